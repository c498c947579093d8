// Records as rows of tables: the schema shared by exporters with tables, whatever the database.
//
// write_rows(record, position, sink) calls sink.row(Table, values...) for each row of a record: first one of the table
// of its port, then those of its child tables. Values are in the order of the columns, without the run. A sink accepts
// each of: the marker types below, std::string and std::string_view (empty: NULL), bool, double,
// std::int64_t, std::uint64_t, and std::optional of those.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/exporter.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace relational {

// The columns, in order:
enum class Table : std::size_t {
  documents,          // position, id, key, uri, url, media_type, source, title, authors, published, updated, language,
                      // text, record
  blocks,             // document, position, kind, start_byte, end_byte
  credits,            // document, position, name, start_byte, end_byte
  copies,             // position, id, a, b, direction, kind, similarity, record
  passages,           // copy, position, a_start_byte, a_end_byte, b_start_byte, b_end_byte
  clusters,           // position, id, document, key, cluster, canonical, origin, independent_group, record
  claims,             // position, id, document, key, kind, extractor, confidence, start_byte, end_byte, text,
                      // sentence_start_byte, sentence_end_byte, source, subject, predicate, property, scope, value,
                      // number, low, high, bound, approximate, unit, code, noun, per, share_of, timex, time_from,
                      // time_to, quote_kind, speaker, polarity, as_of_from, as_of_to, modality, negated, record
  findings,           // position, id, kind, is_conflict, possible, subject, property, as_of_from, as_of_to, likely,
                      // likely_confidence, independent_sources, explanation, checker, record
  finding_sides,      // finding, side, value, documents, independent_sources
  finding_claims,     // finding, position, side, claim
  sources,            // position, id, source, documents, claims, trust, record
  source_dependence,  // source, position, depends_on, probability, evidence
  rejected            // position, id, stage, plugin, unit, unit_id, input, code, message, attempt, record
};
inline constexpr std::string_view table_names[] = {
    "documents", "blocks",        "credits",        "copies",  "passages",          "clusters", "claims",
    "findings",  "finding_sides", "finding_claims", "sources", "source_dependence", "rejected"};
inline constexpr std::size_t table_count = std::size(table_names);

// Values that a sink may store in its own way. Valid during the call.
struct KeptText {  // never NULL, not even if it is empty
  std::string_view text;
};
struct DocumentText {  // can contain any byte, and be large
  std::string_view text;
};
struct Decimal {  // the digits of a decimal number; empty: NULL
  std::string_view digits;
};
struct JsonList {  // empty: NULL
  std::string json;
};
struct RecordJson {
  std::string_view json;
};

inline bool is_conflict(std::string_view kind) {
  static constexpr std::string_view conflicts[] = {
      "value", "sign", "date", "time", "negation", "quote_altered", "quote_attribution", "derived_arithmetic"};
  return std::find(std::begin(conflicts), std::end(conflicts), kind) != std::end(conflicts);
}

template <class T>
JsonList json_list(const std::vector<T>& items) {
  JsonList list;
  if (!items.empty()) FieldWriter::write(list.json, const_cast<std::vector<T>&>(items));  // the writer only reads it
  return list;
}

// The claim's value as shown in the table: words, else the number, else the time.
inline std::string value_of(const Claim& claim) {
  if (claim.value && !claim.value->text.empty()) return claim.value->text;
  if (claim.value && !claim.value->number.empty()) return claim.value->number;
  if (claim.time) return claim.time->timex;
  return {};
}
inline std::string name_of(const std::optional<Mention>& mention) {
  if (!mention) return {};
  return mention->name.empty() ? mention->text : mention->name;
}

template <class Sink>
void write_document(const ExportRecord& record, std::int64_t position, Sink& sink) {
  const auto d = record.as<Document>();
  sink.row(Table::documents, position, d.id, d.key, d.uri, d.url, d.media_type, d.source, d.title, json_list(d.authors),
           d.published, d.updated, d.language, DocumentText{record.text}, RecordJson{record.json});
  std::int64_t place = 0;
  for (const auto& block : d.blocks) sink.row(Table::blocks, d.id, place++, block.kind, block.start, block.end);
  place = 0;
  for (const auto& credit : d.credits) sink.row(Table::credits, d.id, place++, credit.name, credit.start, credit.end);
}

template <class Sink>
void write_copy(const ExportRecord& record, std::int64_t position, Sink& sink) {
  const auto c = record.as<Copy>();
  sink.row(Table::copies, position, c.id, c.a, c.b, c.direction, c.kind, c.similarity, RecordJson{record.json});
  std::int64_t place = 0;
  for (const auto& p : c.passages) sink.row(Table::passages, c.id, place++, p.a_start, p.a_end, p.b_start, p.b_end);
}

template <class Sink>
void write_cluster(const ExportRecord& record, std::int64_t position, Sink& sink) {
  const auto c = record.as<Cluster>();
  sink.row(Table::clusters, position, c.id, c.document, c.key, c.cluster, c.canonical, c.origin, c.independent_group,
           RecordJson{record.json});
}

template <class Sink>
void write_claim(const ExportRecord& record, std::int64_t position, Sink& sink) {
  const auto c = record.as<Claim>();
  const auto v = c.value.value_or(Value());
  const auto t = c.time.value_or(TimeValue());
  const auto as_of = c.as_of.value_or(TimeRange());
  std::optional<std::uint64_t> sentence_start;
  std::optional<std::uint64_t> sentence_end;
  if (c.sentence) sentence_start = c.sentence->start, sentence_end = c.sentence->end;
  std::optional<bool> approximate;
  if (c.value) approximate = v.approximate;
  sink.row(Table::claims, position, c.id, c.document, c.key, c.kind, c.extractor, c.confidence, c.start, c.end, c.text,
           sentence_start, sentence_end, c.source, name_of(c.subject), c.predicate, c.property, json_list(c.scope),
           value_of(c), Decimal{v.number}, Decimal{v.low}, Decimal{v.high}, v.bound, approximate, v.unit, v.code,
           v.noun, v.per, v.of, t.timex, t.from, t.to, c.quote ? c.quote->kind : std::string(), name_of(c.speaker),
           c.polarity, as_of.from, as_of.to, c.modality, c.negated, RecordJson{record.json});
}

template <class Sink>
void write_finding(const ExportRecord& record, std::int64_t position, Sink& sink) {
  const auto f = record.as<Finding>();
  const auto as_of = f.as_of.value_or(TimeRange());
  std::optional<double> confidence;
  if (f.likely) confidence = f.likely->confidence;
  sink.row(Table::findings, position, f.id, f.kind, is_conflict(f.kind), f.possible, f.subject, f.property, as_of.from,
           as_of.to, f.likely ? f.likely->value : std::string(), confidence, f.independent_sources, f.explanation,
           f.checker, RecordJson{record.json});
  std::map<std::string_view, std::int64_t> side_of;
  for (std::size_t i = 0; i < f.sides.size(); ++i) {
    const auto side = static_cast<std::int64_t>(i);
    const auto& s = f.sides[i];
    sink.row(Table::finding_sides, f.id, side, KeptText{s.value}, s.documents, s.independent_sources);
    for (const auto& claim : s.claims) side_of.emplace(claim, side);
  }
  std::int64_t place = 0;
  for (const auto& claim : f.claims) {
    const auto side = side_of.find(claim);
    sink.row(Table::finding_claims, f.id, place++, side == side_of.end() ? std::nullopt : std::optional(side->second),
             claim);
    if (side != side_of.end()) side_of.erase(side);
  }
  // A side can name a claim that the finding does not list: it is kept, after the others.
  for (const auto& [claim, side] : side_of)
    sink.row(Table::finding_claims, f.id, place++, std::optional(side), std::string(claim));
}

template <class Sink>
void write_source(const ExportRecord& record, std::int64_t position, Sink& sink) {
  const auto s = record.as<Source>();
  sink.row(Table::sources, position, s.id, s.source, s.documents, s.claims, s.trust, RecordJson{record.json});
  std::int64_t place = 0;
  for (const auto& other : s.depends_on)
    sink.row(Table::source_dependence, s.source, place++, other.source, other.probability, json_list(other.evidence));
}

template <class Sink>
void write_rejected(const ExportRecord& record, std::int64_t position, Sink& sink) {
  const auto r = record.as<Rejected>();
  sink.row(Table::rejected, position, r.id, r.stage, r.plugin, r.unit, r.unit_id, r.input, r.code, r.message, r.attempt,
           RecordJson{record.json});
}

// position: the record's index among those of its port, from 0. Throws Error for an unknown port and for a record that
// cannot be decoded.
template <class Sink>
void write_rows(const ExportRecord& record, std::int64_t position, Sink& sink) {
  using Write = void (*)(const ExportRecord&, std::int64_t, Sink&);
  static constexpr std::pair<std::string_view, Write> ports[] = {
      {"documents", write_document<Sink>}, {"copies", write_copy<Sink>},      {"clusters", write_cluster<Sink>},
      {"claims", write_claim<Sink>},       {"findings", write_finding<Sink>}, {"sources", write_source<Sink>},
      {"rejected", write_rejected<Sink>},
  };
  for (const auto& [port, write] : ports)
    if (port == record.port) return write(record, position, sink);
  throw Error("unknown_port",
              "expected a port such as documents or claims, found \"" + std::string(record.port) + "\"");
}

}  // namespace relational

DOSSIER_NAMESPACE_END
