// dossier explain FOLDER DOCUMENT: what happened to a document in a run whose records are in the folder as JSON lines.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "core/cli/explain_loss.hpp"
#include "core/cli/explain_record.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "core/pipeline/report.hpp"
#include "dossier/record/json_parse.hpp"
#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace fs = std::filesystem;
namespace {

// The records of one document in the folder.
class ExplainedDocument {
 public:
  ExplainedDocument(fs::path folder, std::string name) : folder_(std::move(folder)), name_(std::move(name)) {}

  void gather() {
    each("documents", [&](Json& record) {
      const auto key = std::string(record.text_or("key"));
      if (keys_.size() < most_keys) keys_.push_back(key);
      if (key != name_ && record.text_or("id") != name_ && record.text_or("uri") != name_) return;
      if (document_.is_null())
        document_ = std::move(record);
      else
        others_.emplace_back(record.text_or("id"), record.text_or("uri"));
    });
    if (!document_.is_null()) id_ = std::string(document_.text_or("id"));
    each("rejected", [&](Json& record) {
      const auto input = record.text_or("input");
      const bool same_input = input == name_ || (!document_.is_null() && input == document_.text_or("uri"));
      if ((!id_.empty() && record.text_or("unit_id") == id_) || same_input) rejected_.push_back(std::move(record));
    });
    if (id_.empty()) return;
    each("copies", [&](Json& record) {
      if (record.text_or("a") == id_ || record.text_or("b") == id_) copies_.push_back(std::move(record));
    });
    each("clusters", [&](Json& record) {
      if (record.text_or("document") == id_) cluster_ = std::move(record);
    });
    std::set<std::string, std::less<>> claims;
    each("claims", [&](Json& record) {
      if (record.text_or("document") != id_) return;
      claims.emplace(record.text_or("id"));
      ++claims_[std::string(record.text_or("kind")) + " by " + std::string(record.text_or("extractor"))];
    });
    each("findings", [&](Json& record) {
      const auto* given = record.find("claims");
      if (given && given->array() && std::ranges::any_of(*given->array(), [&](const Json& claim) {
            return claim.text() && claims.contains(*claim.text());
          }))
        findings_.push_back(std::move(record));
    });
    name_partners();
  }

  bool is_there() const { return !id_.empty() || !rejected_.empty(); }
  // The key that was most likely meant.
  std::optional<std::string> nearest() const { return suggest(name_, keys_); }

  void print(std::ostream& out) const {
    out << name_ << ": " << (id_.empty() ? "no document was made from it" : "document " + id_) << '\n';
    if (!id_.empty()) {
      if (!others_.empty()) line("one of", others_text(), out);
      line("read from", read_from(), out);
      line("kept", loss_text(document_), out);
      line("copies", listed(copies_, "copies", [&](const Json& copy) { return copy_text(copy); }), out);
      line("cluster", cluster_text(), out);
      line("claims", claims_text(), out);
      line("findings",
           listed(findings_, "findings",
                  [](const Json& finding) {
                    return std::string(finding.text_or("id")) + "  " +
                           (finding.flag_or("possible") ? "possible " : "") + std::string(finding.text_or("kind")) +
                           ": " + std::string(finding.text_or("explanation"));
                  }),
           out);
    }
    line("lost",
         listed(rejected_, "rejected",
                [](const Json& letter) {
                  return "at " + std::string(letter.text_or("stage")) + " (" + std::string(letter.text_or("plugin")) +
                         "): " + std::string(letter.text_or("message")) + " (" + std::string(letter.text_or("code")) +
                         ")";
                }),
         out);
  }

  Json as_json() const {
    Json all(Json::Object{{"name", name_}, {"document", document_}});
    if (auto* members = all.find("document")->object())
      std::erase_if(*members, [](const Json::Member& member) { return member.first == "text"; });
    Json::Array others;
    for (const auto& [id, uri] : others_) others.push_back(Json::Object{{"id", id}, {"uri", uri}});
    if (!others.empty()) all.set("others", std::move(others));
    all.set("copies", Json::Array(copies_)).set("cluster", cluster_);
    Json::Object claims;
    for (const auto& [what, count] : claims_) claims.emplace_back(what, count);
    return all.set("claims", std::move(claims))
        .set("findings", Json::Array(findings_))
        .set("rejected", Json::Array(rejected_));
  }

 private:
  static constexpr std::size_t most_keys = 10'000;  // for suggestions

  bool has(const std::string& port) const {
    std::error_code ignored;
    return fs::exists(folder_ / (port + ".jsonl"), ignored);
  }
  void each(const std::string& port, const std::function<void(Json&)>& see) const {
    std::ifstream file(folder_ / (port + ".jsonl"), std::ios::binary);
    for (std::string line; std::getline(file, line);)
      if (auto record = parse_json(line)) see(*record);
  }
  // The keys of the documents that its links lead to.
  void name_partners() {
    for (const auto& copy : copies_) partners_[partner(copy)];
    if (partners_.empty()) return;
    each("documents", [&](Json& record) {
      if (const auto found = partners_.find(record.text_or("id")); found != partners_.end())
        found->second = std::string(record.text_or("key"));
    });
  }
  std::string partner(const Json& copy) const {
    return std::string(copy.text_or("a") == id_ ? copy.text_or("b") : copy.text_or("a"));
  }

  static void line(const std::string& title, const std::string& text, std::ostream& out) {
    std::string margin = "  " + title;
    margin.resize(14, ' ');
    std::istringstream lines(text);
    for (std::string each; std::getline(lines, each); margin.assign(14, ' ')) out << margin << each << '\n';
  }
  std::string none_of(const std::string& port) const {
    return has(port) ? "none" : "unknown: there is no " + (folder_ / (port + ".jsonl")).string();
  }
  std::string listed(const std::vector<Json>& records, const std::string& port,
                     const std::function<std::string(const Json&)>& text) const {
    if (records.empty()) return none_of(port);
    std::string all;
    for (const auto& record : records) all += text(record) + "\n";
    return all;
  }
  // Other documents with the same key or address.
  std::string others_text() const {
    constexpr std::size_t most_shown = 10;
    std::string text = std::to_string(others_.size() + 1) + " documents called " + name_ +
                       "; this is the first. For another, use its id:\n";
    for (std::size_t i = 0; i < others_.size() && i < most_shown; ++i)
      text += others_[i].first + "  " + others_[i].second + "\n";
    if (others_.size() > most_shown) text += "and " + std::to_string(others_.size() - most_shown) + " more\n";
    return text;
  }
  std::string read_from() const {
    std::string text(document_.text_or("uri"));
    for (const auto* field : {"source", "published", "title"})
      if (const auto value = document_.text_or(field); !value.empty())
        text.append(", ").append(field).append(" ").append(value);
    return text;
  }
  std::string copy_text(const Json& copy) const {
    const bool first = copy.text_or("a") == id_;
    const auto direction = copy.text_or("direction");
    std::string how = " with ";
    if (direction == "a_to_b") how = first ? ", copied by " : ", copied from ";
    const auto other = partners_.find(partner(copy));
    return std::string(copy.text_or("kind")) + how + (other == partners_.end() ? partner(copy) : other->second) +
           ", similarity " + (copy.find("similarity") ? copy.find("similarity")->dump() : "unknown");
  }
  std::string cluster_text() const {
    if (cluster_.is_null()) return none_of("clusters");
    return std::string(cluster_.text_or("cluster")) +
           (cluster_.flag_or("canonical") ? ", of which it is the canonical document" : "");
  }
  std::string claims_text() const {
    std::vector<std::string> counts;
    for (const auto& [what, count] : claims_) counts.push_back(std::to_string(count) + " " + what);
    return counts.empty() ? none_of("claims") : pipeline::enumerate(counts);
  }

  fs::path folder_;
  std::string name_;
  std::string id_;
  Json document_;
  std::vector<std::pair<std::string, std::string>> others_;  // ids and uris
  Json cluster_;
  std::vector<Json> copies_;
  std::vector<Json> findings_;
  std::vector<Json> rejected_;
  std::map<std::string, std::uint64_t> claims_;
  std::map<std::string, std::string, std::less<>> partners_;  // keys by ids
  std::vector<std::string> keys_;
};

}  // namespace

int explain_document(const std::string& folder, const std::string& name, bool json, Terminal& terminal) {
  std::error_code ignored;
  if (!fs::exists(fs::path(folder) / "documents.jsonl", ignored))
    return usage_error(terminal, "explain",
                       "expected a folder that exporter.jsonl has written; " + folder + " contains no documents.jsonl");
  ExplainedDocument document(folder, name);
  document.gather();
  if (!document.is_there()) {
    if (explain_record(folder, name, json, terminal)) return exit_code::good;
    std::string sentence =
        "no document, finding, claim or dead letter in " + folder + " has the key, id or address \"" + name + "\"";
    if (const auto near = document.nearest()) sentence += "; did you mean \"" + *near + "\"?";
    return usage_error(terminal, "explain", sentence);
  }
  if (json) {
    print_json(document.as_json(), terminal.out);
  } else {
    document.print(terminal.out);
  }
  return exit_code::good;
}

}  // namespace dossier::cli
