// Claims for tests of checkers, written into their sentences:
//   "The fire killed {four|number=4;noun=people} people on {Monday|from=2031-03-03}."
// A mark has the words of the claim and its fields: number, low, high, bound, approximate, unit, code, noun, per, of of a
// quantity; from, to, timex, type, mod, event, anchor of a time; kind, speaker, mention of it, polarity, quoted words of a quote (whose words are the content);
// rel, args (with slashes between them, the subject first), negated, modality of a statement.
#pragma once

#include <algorithm>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "dossier/testing/memory_host.hpp"
#include "dossier/text/calendar.hpp"

namespace checker_test {

using dossier::testing::LoadedPlugin;

struct Text {
  std::string key;
  std::string source;
  std::string group;  // of copies; empty: its own
  std::string published;
  std::string title;
  std::vector<std::string> sentences;  // with marks; the first may be the title
};

// Sentences of two texts, and the findings that are expected, as `lines_of` writes them.
struct Case {
  const char* name;
  std::string one;
  std::string other;
  std::vector<std::string> expected;
};
inline void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

inline std::map<std::string, std::string> fields_of(std::string_view marks) {
  std::map<std::string, std::string> fields;
  while (!marks.empty()) {
    const auto end = std::min(marks.find(';'), marks.size());
    const auto field = marks.substr(0, end);
    const auto equals = std::min(field.find('='), field.size());
    fields[std::string(field.substr(0, equals))] =
        equals < field.size() ? field.substr(equals + 1) : std::string_view("true");
    marks.remove_prefix(std::min(end + 1, marks.size()));
  }
  return fields;
}

inline dossier::Claim claim_of(const std::string& words, std::map<std::string, std::string> fields) {
  dossier::Claim claim;
  claim.text = words;
  claim.modality = fields.count("modality") ? fields["modality"] : "asserted";
  claim.negated = fields.count("negated") != 0;
  if (fields.count("number") || fields.count("low") || fields.count("high")) {
    claim.kind = "quantity";
    auto& value = claim.value.emplace();
    value.number = fields["number"];
    value.low = fields["low"];
    value.high = fields["high"];
    value.bound = fields["bound"];
    value.approximate = fields.count("approximate") != 0;
    value.unit = fields["unit"];
    value.code = fields["code"];
    value.noun = fields["noun"];
    value.per = fields["per"];
    value.of = fields["of"];
  } else if (fields.count("from") || fields.count("timex")) {
    claim.kind = "time";
    auto& time = claim.time.emplace();
    time.timex = fields.count("timex") ? fields["timex"] : fields["from"];
    if (fields.count("or")) time.alternative = dossier::Json(dossier::Json::Object{{"timex", fields["or"]}});
    time.type = fields.count("type") ? fields["type"] : "DATE";
    time.from = fields["from"];
    for (const auto* name : {"event", "anchor"})
      if (fields.count(name)) time.rest.emplace_back(name, fields[name]);
    time.to = fields["to"];
    time.mod = fields["mod"];
    if (time.to.empty() && time.mod.empty())
      if (const auto day = dossier::parse_iso_date(time.from); day && time.from.size() == 10)
        time.to = dossier::iso_text(dossier::add_days(*day, 1));
  } else if (fields.count("rel")) {
    claim.kind = "statement";
    dossier::Json::Array args;
    for (std::string_view rest = fields["args"]; !rest.empty();) {
      const auto end = std::min(rest.find('/'), rest.size());
      args.emplace_back(dossier::Json::Object{{"text", rest.substr(0, end)}});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    claim.subject.emplace().text = args.front().text_or("text");
    claim.rest.emplace_back("rel", fields["rel"]);
    claim.rest.emplace_back("args", std::move(args));
    if (fields.count("day")) claim.as_of = dossier::TimeRange{fields["day"], {}};
  } else {
    claim.kind = "quote";
    claim.quote = dossier::Quote{fields.count("kind") ? fields["kind"] : "direct", {}};
    claim.polarity = fields.count("polarity") ? fields["polarity"] : "affirm";
    if (fields.count("speaker") || fields.count("mention")) {
      claim.speaker.emplace().name = fields["speaker"];
      claim.speaker->text = fields.count("mention") ? fields["mention"] : fields["speaker"];
      claim.cue.emplace().text = "said";
    }
  }
  return claim;
}

// The claims of texts as a checker receives them, in canonical order.
inline std::vector<LoadedPlugin::Record> records_of(const std::vector<Text>& texts) {
  std::vector<LoadedPlugin::Record> records;
  for (const auto& source : texts) {
    std::string body;
    std::vector<dossier::Claim> claims;
    for (const auto& marked : source.sentences) {
      const std::size_t begin = body.size();
      const std::size_t first = claims.size();
      for (std::size_t at = 0; at < marked.size();) {
        const auto open = std::min(marked.find('{', at), marked.size());
        body += marked.substr(at, open - at);
        if (open == marked.size()) break;
        const auto bar = marked.find('|', open);
        const auto close = marked.find('}', open);
        const auto words = marked.substr(open + 1, bar - open - 1);
        auto fields = fields_of(std::string_view(marked).substr(bar + 1, close - bar - 1));
        auto claim = claim_of(words, fields);
        claim.start = body.size();
        claim.end = body.size() + words.size();
        if (claim.quote) claim.quote->content = {{claim.start, claim.end}};
        if (fields.count("quoted")) {
          const auto from = claim.start + words.find(fields["quoted"]);
          claim.rest.emplace_back("fragments", dossier::Json::Array{dossier::Json(dossier::Json::Object{
                                                   {"start", from}, {"end", from + fields["quoted"].size()}})});
        }
        claims.push_back(std::move(claim));
        body += words;
        at = close + 1;
      }
      for (std::size_t i = first; i < claims.size(); ++i) {
        auto& claim = claims[i];
        claim.key = source.key;
        claim.document = "doc-" + source.key;
        claim.id = source.key + ":" + std::to_string(claim.start) + ":" + claim.kind;
        claim.sentence = dossier::Span{begin, body.size()};
        if (claim.speaker)
          if (const auto place = body.find(claim.speaker->text, claim.end); place != std::string::npos) {
            claim.speaker->start = place;
            claim.speaker->end = place + claim.speaker->text.size();
          }
        auto& joined = claim.joined.emplace();
        joined.source = source.source;
        joined.published = source.published;
        joined.title = source.title;
        joined.sentence = body.substr(begin);
        joined.sentence_start = begin;
        joined.cluster = joined.independent_group = source.group.empty() ? source.key : source.group;
      }
      body += "\n";
    }
    for (const auto& claim : claims) records.push_back({dossier::encode(claim), body});
  }
  return records;
}

inline std::vector<dossier::Finding> findings_of(const LoadedPlugin& plugin, const std::vector<Text>& texts) {
  std::vector<dossier::Finding> findings;
  for (const auto& json : plugin.run_passes(records_of(texts)))
    findings.push_back(dossier::decode_or_throw<dossier::Finding>(dossier::to_view(json)));
  return findings;
}

// "value: 4 / 5 -> 4", sorted; "agreement(2): 48"; sides in the order of their values.
inline std::vector<std::string> lines_of(const LoadedPlugin& plugin, const std::vector<Text>& texts) {
  std::vector<std::string> lines;
  for (const auto& finding : findings_of(plugin, texts)) {
    std::string line = (finding.possible ? "possible " : "") + finding.kind;
    if (finding.sides.empty()) line += "(" + std::to_string(finding.independent_sources) + ")";
    line += ":";
    std::vector<std::string> values;
    for (const auto& side : finding.sides) values.push_back(side.value);
    if (finding.kind != "update") std::sort(values.begin(), values.end());
    for (std::size_t i = 0; i < values.size(); ++i) line += (i ? " / " : " ") + values[i];
    if (finding.likely) line += (values.empty() ? " " : " -> ") + finding.likely->value;
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace checker_test
