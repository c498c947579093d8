#include "rows.hpp"

#include <algorithm>

namespace dossier_sqlite {

namespace {

constexpr std::int64_t run = 1;

template <class T>
std::string json_list(const std::vector<T>& items) {
  std::string json;
  if (!items.empty()) dossier::FieldWriter::write(json, const_cast<std::vector<T>&>(items));  // the writer reads only
  return json;
}

bool is_conflict(std::string_view kind) {
  static constexpr std::string_view conflicts[] = {
      "value", "sign", "date", "time", "negation", "quote_altered", "quote_attribution", "derived_arithmetic"};
  return std::find(std::begin(conflicts), std::end(conflicts), kind) != std::end(conflicts);
}

// What a reader of the table sees as the claim's value: words, else the number, else the time.
std::string value_of(const dossier::Claim& claim) {
  if (claim.value && !claim.value->text.empty()) return claim.value->text;
  if (claim.value && !claim.value->number.empty()) return claim.value->number;
  if (claim.time) return claim.time->timex;
  return {};
}

}  // namespace

struct Rows::Statements {
  explicit Statements(Database& database)
      : documents(database, "documents", 15),
        blocks(database, "blocks", 6),
        credits(database, "credits", 6),
        copies(database, "copies", 9),
        passages(database, "passages", 7),
        clusters(database, "clusters", 10),
        claims(database, "claims", 40),
        findings(database, "findings", 16),
        sides(database, "finding_sides", 6),
        members(database, "finding_claims", 5),
        sources(database, "sources", 8),
        dependence(database, "source_dependence", 6),
        rejected(database, "rejected", 12) {}
  Insert documents, blocks, credits, copies, passages, clusters, claims, findings, sides, members, sources, dependence,
      rejected;
};

Rows::Rows(Database& database) : into_(std::make_unique<Statements>(database)) {}
Rows::~Rows() = default;

void Rows::add(const dossier::ExportRecord& record) {
  using Add = void (Rows::*)(const dossier::ExportRecord&, std::int64_t);
  static constexpr std::pair<std::string_view, Add> ports[] = {
      {"documents", &Rows::add_document}, {"copies", &Rows::add_copy},      {"clusters", &Rows::add_cluster},
      {"claims", &Rows::add_claim},       {"findings", &Rows::add_finding}, {"sources", &Rows::add_source},
      {"rejected", &Rows::add_rejected},
  };
  for (const auto& [port, add] : ports) {
    if (port != record.port) continue;
    auto& position = positions_.try_emplace(std::string(port), 0).first->second;
    (this->*add)(record, position);
    ++position;
    return;
  }
  throw dossier::Error("unknown_port",
                       "expected a port such as documents or claims, found \"" + std::string(record.port) + "\"");
}

void Rows::add_document(const dossier::ExportRecord& record, std::int64_t position) {
  const auto d = record.as<dossier::Document>();
  into_->documents(run, position, d.id, d.key, d.uri, d.url, d.media_type, d.source, d.title, json_list(d.authors),
                   d.published, d.updated, d.language, KeepEmpty{record.text}, record.json);
  std::int64_t place = 0;
  for (const auto& block : d.blocks) into_->blocks(run, d.id, place++, block.kind, block.start, block.end);
  place = 0;
  for (const auto& credit : d.credits) into_->credits(run, d.id, place++, credit.name, credit.start, credit.end);
}

void Rows::add_copy(const dossier::ExportRecord& record, std::int64_t position) {
  const auto c = record.as<dossier::Copy>();
  into_->copies(run, position, c.id, c.a, c.b, c.direction, c.kind, c.similarity, record.json);
  std::int64_t place = 0;
  for (const auto& p : c.passages) into_->passages(run, c.id, place++, p.a_start, p.a_end, p.b_start, p.b_end);
}

void Rows::add_cluster(const dossier::ExportRecord& record, std::int64_t position) {
  const auto c = record.as<dossier::Cluster>();
  into_->clusters(run, position, c.id, c.document, c.key, c.cluster, c.canonical, c.origin, c.independent_group,
                  record.json);
}

void Rows::add_claim(const dossier::ExportRecord& record, std::int64_t position) {
  const auto c = record.as<dossier::Claim>();
  const auto v = c.value.value_or(dossier::Value());
  const auto t = c.time.value_or(dossier::TimeValue());
  const auto as_of = c.as_of.value_or(dossier::TimeRange());
  std::optional<std::uint64_t> sentence_start;
  std::optional<std::uint64_t> sentence_end;
  if (c.sentence) sentence_start = c.sentence->start, sentence_end = c.sentence->end;
  std::optional<bool> approximate;
  if (c.value) approximate = v.approximate;
  const std::string subject = c.subject ? (c.subject->name.empty() ? c.subject->text : c.subject->name) : "";
  const std::string speaker = c.speaker ? (c.speaker->name.empty() ? c.speaker->text : c.speaker->name) : "";
  into_->claims(run, position, c.id, c.document, c.key, c.kind, c.extractor, c.confidence, c.start, c.end, c.text,
                sentence_start, sentence_end, c.source, subject, c.predicate, c.property, json_list(c.scope),
                value_of(c), dossier::double_of(v.number), dossier::double_of(v.low), dossier::double_of(v.high),
                v.bound, approximate, v.unit, v.code, v.noun, v.per, v.of, t.timex, t.from, t.to,
                c.quote ? c.quote->kind : std::string(), speaker, c.polarity, as_of.from, as_of.to, c.modality,
                c.negated, record.json);
}

void Rows::add_finding(const dossier::ExportRecord& record, std::int64_t position) {
  const auto f = record.as<dossier::Finding>();
  const auto as_of = f.as_of.value_or(dossier::TimeRange());
  std::optional<double> confidence;
  if (f.likely) confidence = f.likely->confidence;
  into_->findings(run, position, f.id, f.kind, is_conflict(f.kind), f.possible, f.subject, f.property, as_of.from,
                  as_of.to, f.likely ? f.likely->value : std::string(), confidence, f.independent_sources,
                  f.explanation, f.checker, record.json);
  std::map<std::string_view, std::int64_t> side_of;
  for (std::size_t i = 0; i < f.sides.size(); ++i) {
    const auto side = static_cast<std::int64_t>(i);
    into_->sides(run, f.id, side, KeepEmpty{f.sides[i].value}, f.sides[i].documents, f.sides[i].independent_sources);
    for (const auto& claim : f.sides[i].claims) side_of.emplace(claim, side);
  }
  std::int64_t place = 0;
  for (const auto& claim : f.claims) {
    const auto side = side_of.find(claim);
    into_->members(run, f.id, place++, side == side_of.end() ? std::nullopt : std::optional(side->second), claim);
    if (side != side_of.end()) side_of.erase(side);
  }
  // A side may name a claim that the finding does not list: it is kept, after the others.
  for (const auto& [claim, side] : side_of) into_->members(run, f.id, place++, side, claim);
}

void Rows::add_source(const dossier::ExportRecord& record, std::int64_t position) {
  const auto s = record.as<dossier::Source>();
  into_->sources(run, position, s.id, s.source, s.documents, s.claims, s.trust, record.json);
  std::int64_t place = 0;
  for (const auto& other : s.depends_on)
    into_->dependence(run, s.source, place++, other.source, other.probability, json_list(other.evidence));
}

void Rows::add_rejected(const dossier::ExportRecord& record, std::int64_t position) {
  const auto r = record.as<dossier::Rejected>();
  into_->rejected(run, position, r.id, r.stage, r.plugin, r.unit, r.unit_id, r.input, r.code, r.message, r.attempt,
                  record.json);
}

}  // namespace dossier_sqlite
