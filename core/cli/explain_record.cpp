// dossier explain FOLDER FINDING | CLAIM: the whole story of a finding, and where a claim is in its text and its input.
#include "core/cli/explain_record.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "core/cli/page_places.hpp"
#include "core/cli/print_json.hpp"
#include "core/diagnostic/printable.hpp"
#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/finding.hpp"
#include "dossier/record/json_parse.hpp"
#include "dossier/text/tokens.hpp"

namespace dossier::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t least_prefix = 8;

class Results {
 public:
  explicit Results(fs::path folder) : folder_(std::move(folder)) {}

  void each(const std::string& port, const std::function<void(const std::string&)>& see) const {
    std::ifstream file(folder_ / (port + ".jsonl"), std::ios::binary);
    for (std::string line; std::getline(file, line);) see(line);
  }
  // The record with this id, else the only one whose id begins so.
  template <class Record>
  std::optional<Record> find(const std::string& port, const std::string& id) const {
    std::optional<Record> exact, similar;
    std::size_t count = 0;
    each(port, [&](const std::string& line) {
      if (exact || line.find(id) == line.npos) return;
      auto record = decode<Record>(line);
      if (!record || !record->id.starts_with(id)) return;
      if (record->id == id)
        exact = std::move(record);
      else if (id.size() >= least_prefix && count++ == 0)
        similar = std::move(record);
    });
    return exact ? exact : count == 1 ? similar : std::nullopt;
  }
  void load_claims(const std::vector<std::string>& ids) {
    each("claims", [&](const std::string& line) {
      auto claim = decode<Claim>(line);
      if (!claim || std::ranges::find(ids, claim->id) == ids.end()) return;
      documents_[claim->document];
      claims_.emplace(claim->id, std::move(*claim));
    });
  }
  void load_documents() {
    each("documents", [&](const std::string& line) {
      auto document = decode<Document>(line);
      if (!document) return;
      if (const auto found = documents_.find(document->id); found != documents_.end())
        found->second = std::move(*document), texts_[found->first] = parse_json(line)->text_or("text");
    });
  }
  const Claim* claim(const std::string& id) const {
    const auto found = claims_.find(id);
    return found == claims_.end() ? nullptr : &found->second;
  }
  Document& document(const std::string& id) { return documents_[id]; }
  const std::string& text(const std::string& id) { return texts_[id]; }

 private:
  fs::path folder_;
  std::map<std::string, Claim> claims_;
  std::map<std::string, Document> documents_;
  std::map<std::string, std::string> texts_;  // of documents
};

std::string counted(std::uint64_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}
std::string joined(const std::vector<std::string>& items, const std::string& between = ", ") {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : between) + item;
  return text;
}
std::string span_text(const Span& span) { return std::to_string(span.start) + " to " + std::to_string(span.end); }

class Report {
 public:
  Report(Results& results, std::ostream& out) : results_(results), out_(out) {}

  void print(const Finding& finding) {
    out_ << "finding " << finding.id << ": " << (finding.possible ? "possible " : "") << finding.kind << '\n';
    line("about", joined(nonempty({finding.subject, finding.property}), ": "));
    if (finding.strength)
      line("strength",
           decimal_text(*finding.strength) + " (the share that was right of such findings where they were judged)");
    if (!finding.story.empty()) line("story", "that of " + name_of(finding.story));
    line("says", finding.explanation);
    char letter = 'A';
    for (const auto& side : finding.sides) {
      line(
          std::string("version ") + (letter <= 'Z' ? letter++ : '+'),
          (side.printed.empty() ? side.value
                                : "\"" + side.printed + "\"" + (side.printed == side.value ? "" : " = " + side.value)) +
              ": " + counted(side.documents, "document") + ", " +
              counted(side.independent_sources, "independent source") +
              (side.origins.empty() ? "" : " (" + joined(side.origins) + ")"));
      print_claims(side.claims);
    }
    if (finding.sides.empty()) {
      line("claims",
           counted(finding.claims.size(), "claim") + ", " + counted(finding.independent_sources, "independent source"));
      print_claims(finding.claims);
    }
    if (finding.likely)
      line("likely", finding.likely->value + ", confidence " + decimal_text(finding.likely->confidence) +
                         (finding.likely->reason.empty() ? "" : ": " + finding.likely->reason));
    else if (finding.sides.size() > 1)
      line("likely", "undecided");
    const auto judgement = finding.judgement.value_or(Judgement());
    list("for", judgement.agreed);
    list("against", judgement.against);
    line("found by", finding.checker);
  }

  void print(const Claim& claim, const std::vector<Finding>& findings) {
    const auto& document = results_.document(claim.document);
    const auto& text = results_.text(claim.document);
    out_ << "claim " << claim.id << ": " << claim.kind << '\n';
    line("text", "\"" + claim.text + "\"");
    line("read as", read_as(claim));
    if (claim.subject) line("subject", claim.subject->name.empty() ? claim.subject->text : claim.subject->name);
    line("property", claim.property);
    line("predicate", claim.predicate);
    line("scope", joined(claim.scope));
    if (claim.as_of) line("as of", joined(nonempty({claim.as_of->from, claim.as_of->to}), " to before "));
    line("modality", joined(nonempty({claim.modality, claim.negated ? "negated" : ""})));
    if (claim.speaker) line("speaker", claim.speaker->name.empty() ? claim.speaker->text : claim.speaker->name);
    print_words(claim, text);
    line("bytes", span_text({claim.start, claim.end}) + " of the document's text" +
                      (text.empty()            ? ""
                       : is_there(claim, text) ? ", where these words are"
                                               : ", where other words are"));
    line("page", page_places(document, {claim.start, claim.end}));
    if (claim.source_span) line("input", "bytes " + span_text(*claim.source_span) + " of " + document.uri);
    line("document", name_of(claim.document));
    line("found by", claim.extractor + ", confidence " + decimal_text(claim.confidence));
    if (findings.empty()) line("findings", "none");
    for (const auto& finding : findings)
      line(&finding == &findings.front() ? "findings" : "",
           finding.id + "  " + (finding.possible ? "possible " : "") + finding.kind + ": " + finding.explanation);
  }

 private:
  static std::vector<std::string> nonempty(std::vector<std::string> items) {
    std::erase(items, std::string());
    return items;
  }
  void line(std::string title, const std::string& text) {
    if (text.empty()) return;
    title.resize(std::max<std::size_t>(title.size() + 1, 12), ' ');
    out_ << "  " << title << diagnostic::on_one_line(text) << '\n';
  }
  void list(const std::string& title, const std::vector<std::string>& items) {
    for (const auto& item : items) line(&item == &items.front() ? title : "", item);
  }

  std::string name_of(const std::string& id) {
    const auto& document = results_.document(id);
    return joined(
        nonempty({document.key.empty() ? id : document.key, document.source, document.published, document.title}));
  }
  static bool is_there(const Claim& claim, const std::string& text) {
    return claim.end <= text.size() && claim.start <= claim.end &&
           text.compare(claim.start, claim.end - claim.start, claim.text) == 0;
  }
  // The sentence with the claim in marks.
  std::string sentence_of(const Claim& claim) {
    const auto& text = results_.text(claim.document);
    const auto sentence = claim.sentence.value_or(Span{claim.start, claim.end});
    if (sentence.start > claim.start || claim.end > sentence.end || sentence.end > text.size()) return claim.text;
    return text.substr(sentence.start, claim.start - sentence.start) + ">>" +
           text.substr(claim.start, claim.end - claim.start) + "<<" + text.substr(claim.end, sentence.end - claim.end);
  }
  void print_claims(const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
      const auto* claim = results_.claim(id);
      line("",
           claim ? "claim " + id + " in " + name_of(claim->document) : "claim " + id + ", which is not in this folder");
      if (claim) line("", "  " + sentence_of(*claim));
    }
  }
  // The words of the sentence, numbered; those of the claim in marks.
  void print_words(const Claim& claim, const std::string& whole) {
    const auto sentence = claim.sentence.value_or(Span{claim.start, claim.end});
    if (sentence.end > whole.size() || sentence.start > sentence.end) return;
    line("sentence", sentence_of(claim));
    const auto text = std::string_view(whole).substr(sentence.start, sentence.end - sentence.start);
    std::string words;
    std::size_t number = 0;
    for (const auto& token : tokenize(text)) {
      ++number;
      const auto start = sentence.start + token.start, end = sentence.start + token.end;
      if (start >= claim.end || end <= claim.start) continue;
      words += (words.empty() ? "" : "  ") + std::to_string(number) + " " + std::string(token.of(text)) + " (" +
               std::to_string(start) + " to " + std::to_string(end) + ")";
    }
    line("tokens", words);
  }
  static std::string read_as(const Claim& claim) {
    auto json = parse_json(encode(claim));
    std::string text;
    for (const auto* member : {"value", "time", "quote", "entity"})
      if (const auto* found = json ? json->find(member) : nullptr; found && !found->is_null())
        text += (text.empty() ? "" : " ") + found->dump();
    return text;
  }

  Results& results_;
  std::ostream& out_;
};

std::vector<Finding> findings_with(const Results& results, const std::string& claim) {
  std::vector<Finding> found;
  results.each("findings", [&](const std::string& line) {
    if (line.find(claim) == line.npos) return;
    if (auto finding = decode<Finding>(line);
        finding && std::ranges::find(finding->claims, claim) != finding->claims.end())
      found.push_back(std::move(*finding));
  });
  return found;
}

}  // namespace

bool explain_record(const std::string& folder, const std::string& id, bool json, Terminal& terminal) {
  Results results{fs::path(folder)};
  if (id.empty()) return false;
  if (const auto finding = results.find<Finding>("findings", id)) {
    results.load_claims(finding->claims);
    if (!finding->story.empty()) results.document(finding->story);
    results.load_documents();
    if (json) {
      Json::Array claims;
      for (const auto& one : finding->claims)
        if (const auto* claim = results.claim(one)) claims.push_back(*parse_json(encode(*claim)));
      print_json(Json(Json::Object{{"finding", *parse_json(encode(*finding))}, {"claims", std::move(claims)}}),
                 terminal.out);
    } else {
      Report(results, terminal.out).print(*finding);
    }
    return true;
  }
  const auto claim = results.find<Claim>("claims", id);
  if (!claim) return false;
  results.document(claim->document);
  results.load_documents();
  const auto findings = findings_with(results, claim->id);
  if (json) {
    Json::Array all;
    for (const auto& finding : findings) all.push_back(*parse_json(encode(finding)));
    print_json(Json(Json::Object{{"claim", *parse_json(encode(*claim))}, {"findings", std::move(all)}}), terminal.out);
  } else {
    Report(results, terminal.out).print(*claim, findings);
  }
  return true;
}

}  // namespace dossier::cli
