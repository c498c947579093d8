#include "core/conformance/judge.hpp"

#include <algorithm>

#include "dossier/record/copy.hpp"
#include "dossier/record/finding.hpp"
#include "dossier/record/left_out.hpp"

namespace dossier::conformance {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

class Judge {
 public:
  Judge(const PluginManifest& manifest, const Material& material, std::string_view rule)
      : manifest_(manifest), material_(material), rule_(rule) {
    for (std::size_t i = 0; i < material.documents.size(); ++i) place_[material.documents[i].id] = i;
    for (const auto& document : material.documents)
      for (const auto& json : document.claims)
        if (const auto claim = parse_json(json)) claims_[std::string(claim->text_or("id"))] = true;
  }

  std::optional<std::string> operator()(const Trace& trace) {
    for (const auto& step : trace)
      for (const auto& record : step.given.records) {
        if (manifest_.kind == "reader") document(record, material_.inputs.at(step.unit));
        if (manifest_.kind == "extractor") claim(record, material_.documents.at(step.unit));
        if (manifest_.kind == "deduplicator") copy(record);
        if (manifest_.kind == "checker") finding(record);
        if (!why_.empty()) return step.what + " emitted " + shown(record.record) + ": " + why_;
      }
    return std::nullopt;
  }

 private:
  bool judges(std::string_view rule) const { return why_.empty() && (rule_.empty() || rule_ == rule); }
  void fault(std::string why) {
    if (judges("domain.records")) why_ = std::move(why);
  }
  void span(const char* what, std::uint64_t start, std::uint64_t end, std::string_view text) {
    if (!judges("domain.spans")) return;
    const std::string where = std::string(what) + " " + std::to_string(start) + ".." + std::to_string(end);
    if (start > end || end > text.size())
      why_ = where + " leaves the text of " + std::to_string(text.size()) + " bytes";
    else if (!is_utf8_boundary(text, start) || !is_utf8_boundary(text, end))
      why_ = where + " cuts a character";
  }

  // What the map of a text from members of a container counts in (sdk/doc/reader.md).
  static std::uint64_t size_of_members(const Document& document) {
    const auto* members = document.metadata.find("members");
    if (!members || !members->array() || members->array()->empty()) return 0;
    const auto& last = members->array()->back();
    return static_cast<std::uint64_t>(std::max<std::int64_t>(last.integer_or("start") + last.integer_or("size"), 0));
  }
  void document(const plugin::EmittedRecord& record, const SampleInput& input) {
    std::string why;
    const auto document = decode<Document>(record.record, &why);
    if (!document) return fault("not a valid document: " + why);
    if (const auto bad = find_invalid_utf8(record.text); bad != std::string::npos)
      fault("its text is not valid UTF-8 at byte " + std::to_string(bad));
    if (!document->id.empty() || !document->uri.empty()) fault("only the host sets id and uri");
    for (const auto& block : document->blocks) span("the block", block.start, block.end, record.text);
    if (const auto* note = document->metadata.find(loss_report_name); note && note->find("parts"))
      if (const auto* parts = note->find("parts")->object())
        for (const auto& [reason, offsets] : *parts)
          if (!loss_reason::is_known(reason))
            fault("\"" + reason + "\" is no reason to leave something out (dossier/record/left_out.hpp)");
    for (const auto& credit : document->credits) span("the credit", credit.start, credit.end, record.text);
    const auto input_end = input.offset + std::max<std::uint64_t>(input.bytes.size(), size_of_members(*document));
    std::uint64_t end = 0;
    for (const auto& run : record.map) {
      if (run.text < end || run.text + run.text_size > record.text.size())
        return span_fault("the map's run at text byte " + std::to_string(run.text) +
                          " is not after the one before, or leaves the text");
      if (run.source < input.offset || run.source + run.source_size > input_end)
        return span_fault("the map's run at text byte " + std::to_string(run.text) + " leaves the input");
      end = run.text + run.text_size;
    }
  }
  void span_fault(std::string why) {
    if (judges("domain.spans")) why_ = std::move(why);
  }

  void mention(const char* what, const std::optional<Mention>& mention, std::string_view text) {
    if (!mention) return;
    if (mention->start.has_value() != mention->end.has_value()) fault(std::string(what) + " has half a span");
    if (mention->start && mention->end) span(what, *mention->start, *mention->end, text);
  }
  void claim(const plugin::EmittedRecord& record, const SampleDocument& of) {
    std::string why;
    const auto claim = decode<Claim>(record.record, &why);
    if (!claim) return fault("not a valid claim: " + why);
    if (claim->kind.empty()) fault("it has no kind");
    if (!(claim->confidence >= 0 && claim->confidence <= 1)) fault("its confidence is not from 0 to 1");
    if (!claim->id.empty() || !claim->document.empty() || claim->joined)
      fault("only the host sets id, document and joined");
    if (!claim->polarity.empty() && !one_of(claim->polarity, {"affirm", "deny"}))
      fault("its polarity is \"" + claim->polarity + "\"");
    if (!claim->modality.empty() &&
        !one_of(claim->modality, {"asserted", "hedged", "denied", "expected", "conditional", "asked"}))
      fault("its modality is \"" + claim->modality + "\"");
    span("the span", claim->start, claim->end, of.text);
    if (claim->sentence) span("the sentence", claim->sentence->start, claim->sentence->end, of.text);
    mention("the subject", claim->subject, of.text);
    mention("the speaker", claim->speaker, of.text);
    mention("the cue", claim->cue, of.text);
    if (claim->quote)
      for (const auto& content : claim->quote->content) span("the content", content.start, content.end, of.text);
    if (!record.text.empty()) fault("it came with a text; only documents have one");
  }

  void copy(const plugin::EmittedRecord& record) {
    std::string why;
    const auto copy = decode<Copy>(record.record, &why);
    if (!copy) return fault("not a valid copy link: " + why);
    const auto a = place_.find(copy->a);
    const auto b = place_.find(copy->b);
    if (a == place_.end() || b == place_.end())
      return fault("there is no document " + (a == place_.end() ? copy->a : copy->b));
    if (a == b) fault("it links a document with itself");
    if (!one_of(copy->direction, {"a_to_b", "common", "unknown"}))
      fault("the direction is \"" + copy->direction + "\"");
    if (!one_of(copy->kind, {"exact", "near", "partial", "derived"})) fault("the kind is \"" + copy->kind + "\"");
    if (!(copy->similarity >= 0 && copy->similarity <= 1)) fault("the similarity is not from 0 to 1");
    for (const auto& passage : copy->passages) {
      span("the passage in a", passage.a_start, passage.a_end, material_.documents[a->second].text);
      span("the passage in b", passage.b_start, passage.b_end, material_.documents[b->second].text);
    }
  }

  void finding(const plugin::EmittedRecord& record) {
    std::string why;
    const auto finding = decode<Finding>(record.record, &why);
    if (!finding) return fault("not a valid finding: " + why);
    if (finding->kind.empty() || finding->claims.empty()) return fault("it has no kind or no claims");
    for (const auto& id : finding->claims)
      if (!claims_.contains(id)) return fault("there is no claim " + id);
    for (const auto& side : finding->sides)
      for (const auto& id : side.claims)
        if (!claims_.contains(id)) return fault("a side has the claim " + id + ", which does not exist");
    const bool conflict = one_of(finding->kind, {"value", "sign", "date", "time", "negation", "quote_altered",
                                                 "quote_attribution", "derived_arithmetic"});
    if (conflict && finding->sides.size() < 2)
      fault("expected a conflict to have two sides or more, found " + std::to_string(finding->sides.size()));
    if (finding->explanation.empty()) fault("it has no explanation");
  }

  const PluginManifest& manifest_;
  const Material& material_;
  std::string_view rule_;
  std::map<std::string, std::size_t> place_;
  std::map<std::string, bool> claims_;
  std::string why_;
};

}  // namespace

std::optional<std::string> judge(const PluginManifest& manifest, const Material& material, const Trace& trace,
                                 std::string_view rule) {
  return Judge(manifest, material, rule)(trace);
}

}  // namespace dossier::conformance
