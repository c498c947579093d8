#include "core/conformance/given_records.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "core/store/hash.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::conformance {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_bytes = 1 << 20;  // they are processed some hundred times

struct GivenDocument {
  Document document;
  std::string text;
  std::string name;
  bool made_up = false;  // of its claims' words
  std::vector<Claim> claims;
};

class Reading {
 public:
  void read(const fs::path& file) {
    std::error_code fault;
    const auto size = fs::is_regular_file(file, fault) ? fs::file_size(file, fault) : 0;
    if (size == 0 || fault)
      throw std::runtime_error("the records file " + file.string() + " does not exist or is empty");
    if (size > most_bytes)
      throw std::runtime_error("expected a records file of at most 1 MiB, found " + std::to_string(size) +
                               " bytes in " + file.string() + "; pass fewer records");
    std::ifstream lines(file, std::ios::binary);
    std::string line;
    for (std::uint64_t number = 1; std::getline(lines, line); ++number) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      where_ = file.string() + ":" + std::to_string(number);
      name_ = "line " + std::to_string(number) + " of " + file.filename().string();
      read_line(line);
    }
  }

  std::vector<SampleDocument> finish() {
    std::vector<SampleDocument> all;
    for (auto& given : documents_) all.push_back(finish(given));
    if (all.empty()) throw std::runtime_error("the files passed with --records hold no records");
    return all;
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const { throw std::runtime_error(where_ + ": " + why); }

  void read_line(const std::string& line) {
    JsonParser parser(line);
    const auto json = parser.parse();
    if (!json)
      refuse("not valid JSON at byte " + std::to_string(parser.fault().offset) + ": " + parser.fault().message);
    if (json->object() && json->find("kind")) return add_claim(line);
    if (json->object() && json->find("text") && json->find("text")->text()) return add_document(line);
    refuse("expected a document with \"text\" or a claim with \"kind\", found " + line.substr(0, 60));
  }

  void add_document(const std::string& line) {
    std::string why;
    auto document = decode<Document>(line, &why);
    if (!document) refuse("not a valid document: " + why);
    GivenDocument given;
    given.name = name_;
    auto& rest = document->rest;
    const auto at = std::ranges::find(rest, "text", [](const auto& member) { return member.first; });
    given.text = *at->second.text();
    rest.erase(at);
    const auto number = std::to_string(documents_.size() + 1);
    if (document->uri.empty()) document->uri = "given/" + number + ".txt";
    if (document->key.empty()) document->key = "given-" + number;
    if (document->id.empty()) document->id = store::record_hash({document->uri, given.text}).hex();
    if (document->blocks.empty() && !given.text.empty()) document->blocks = {{"paragraph", 0, given.text.size()}};
    for (const auto& block : document->blocks)
      if (block.start > block.end || block.end > given.text.size())
        refuse("the block " + std::to_string(block.start) + ".." + std::to_string(block.end) +
               " is outside the text of " + std::to_string(given.text.size()) + " bytes");
    given.document = std::move(*document);
    documents_.push_back(std::move(given));
  }

  void add_claim(const std::string& line) {
    std::string why;
    auto claim = decode<Claim>(line, &why);
    if (!claim) refuse("not a valid claim: " + why);
    if (claim->start > claim->end || claim->end > most_bytes)
      refuse("the claim's span " + std::to_string(claim->start) + ".." + std::to_string(claim->end) + " is not valid");
    auto& given = document_of(*claim);
    if (given.made_up) {
      write(given.text, claim->start, claim->text);
      if (claim->joined) write(given.text, claim->joined->sentence_start, claim->joined->sentence);
      if (given.text.size() < claim->end) given.text.resize(claim->end, ' ');
    } else if (claim->end > given.text.size()) {
      refuse("the claim's span " + std::to_string(claim->start) + ".." + std::to_string(claim->end) +
             " is outside the text of its document, which has " + std::to_string(given.text.size()) + " bytes");
    }
    claim->document = given.document.id;
    given.claims.push_back(std::move(*claim));
  }

  GivenDocument& document_of(const Claim& claim) {
    if (claim.document.empty() && !documents_.empty()) return documents_.back();
    for (auto& given : documents_)
      if (given.document.id == claim.document || given.document.key == claim.document) return given;
    auto& made = documents_.emplace_back();
    const auto number = std::to_string(documents_.size());
    made.made_up = true;
    made.name = "the document of " + name_;
    made.document.id = claim.document.empty() ? store::record_hash({"given", number}).hex() : claim.document;
    made.document.key = claim.key.empty() ? "given-" + number : claim.key;
    made.document.uri = "given/" + number + ".txt";
    return made;
  }

  static void write(std::string& text, std::uint64_t at, const std::string& words) {
    if (at > most_bytes) return;
    if (text.size() < at + words.size()) text.resize(at + words.size(), ' ');
    text.replace(at, words.size(), words);
  }

  // As the host passes it on: with ids, and with what it joins to claims.
  static SampleDocument finish(GivenDocument& given) {
    SampleDocument sample;
    const auto& document = given.document;
    std::ranges::stable_sort(given.claims, {}, [](const Claim& claim) { return std::pair(claim.start, claim.end); });
    for (std::size_t i = 0; i < given.claims.size(); ++i) {
      auto& claim = given.claims[i];
      if (claim.key.empty()) claim.key = document.key;
      if (claim.extractor.empty()) claim.extractor = "extractor.given";
      if (claim.text.empty()) claim.text = given.text.substr(claim.start, claim.end - claim.start);
      if (claim.id.empty()) claim.id = store::record_hash({document.id, std::to_string(i), encode(claim)}).hex();
      if (!claim.joined) claim.joined = joined_to(claim, given);
      sample.claims.push_back(encode(claim));
    }
    sample.record = encode(document);
    sample.text = std::move(given.text);
    sample.id = document.id;
    sample.name = given.name;
    return sample;
  }

  static Joined joined_to(const Claim& claim, const GivenDocument& given) {
    const auto& document = given.document;
    Joined joined;
    joined.source = claim.source.empty() ? document.source : claim.source;
    joined.published = document.published;
    joined.language = document.language;
    joined.title = document.title;
    const Span sentence = claim.sentence.value_or(Span{claim.start, claim.end});
    if (sentence.start <= sentence.end && sentence.end <= given.text.size()) {
      joined.sentence = given.text.substr(sentence.start, sentence.end - sentence.start);
      joined.sentence_start = sentence.start;
    }
    joined.cluster = joined.independent_group = document.id;
    return joined;
  }

  std::vector<GivenDocument> documents_;
  std::string where_;
  std::string name_;
};

}  // namespace

std::vector<SampleDocument> read_given_records(const std::vector<fs::path>& files) {
  if (files.empty()) return {};
  Reading reading;
  for (const auto& file : files) reading.read(file);
  return reading.finish();
}

}  // namespace dossier::conformance
