#include "schema.hpp"

#include <algorithm>

namespace dossier_sqlite {

const std::vector<Table>& tables() {
  static const Table::Reference to_run{"run", "runs", "run", ""};
  static const auto to_document = [](std::string_view column) {
    return Table::Reference{column, "documents", "id", "documents"};
  };
  static const std::vector<Table> all = {
      {"runs",
       R"(run INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  pipeline TEXT,
  ports TEXT NOT NULL)",
       "",
       {}},
      {"documents",
       R"(run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT, "key" TEXT, uri TEXT, url TEXT, media_type TEXT,
  source TEXT, title TEXT, authors TEXT, published TEXT, updated TEXT, language TEXT,
  text TEXT NOT NULL,
  record TEXT NOT NULL)",
       "documents",
       {to_run}},
      {"blocks",
       R"(run INTEGER NOT NULL,
  document TEXT, position INTEGER NOT NULL,
  kind TEXT, start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL)",
       "documents",
       {to_run, to_document("document")}},
      {"credits",
       R"(run INTEGER NOT NULL,
  document TEXT, position INTEGER NOT NULL,
  name TEXT, start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL)",
       "documents",
       {to_run, to_document("document")}},
      {"copies",
       R"(run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT, a TEXT, b TEXT, direction TEXT, kind TEXT, similarity REAL NOT NULL,
  record TEXT NOT NULL)",
       "copies",
       {to_run, to_document("a"), to_document("b")}},
      {"passages",
       R"(run INTEGER NOT NULL,
  copy TEXT, position INTEGER NOT NULL,
  a_start_byte INTEGER NOT NULL, a_end_byte INTEGER NOT NULL,
  b_start_byte INTEGER NOT NULL, b_end_byte INTEGER NOT NULL)",
       "copies",
       {to_run, {"copy", "copies", "id", "copies"}}},
      {"clusters",
       R"(run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT, document TEXT, "key" TEXT, cluster TEXT, canonical INTEGER NOT NULL, origin TEXT, independent_group TEXT,
  record TEXT NOT NULL)",
       "clusters",
       {to_run, to_document("document")}},
      {"claims",
       R"(run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT, document TEXT, "key" TEXT, kind TEXT, extractor TEXT, confidence REAL,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT,
  sentence_start_byte INTEGER, sentence_end_byte INTEGER,
  source TEXT, subject TEXT, predicate TEXT, property TEXT, scope TEXT,
  value TEXT, number REAL, low REAL, high REAL, bound TEXT, approximate INTEGER, unit TEXT, code TEXT, noun TEXT,
  per TEXT, share_of TEXT,
  timex TEXT, time_from TEXT, time_to TEXT,
  quote_kind TEXT, speaker TEXT, polarity TEXT,
  as_of_from TEXT, as_of_to TEXT, modality TEXT, negated INTEGER NOT NULL,
  record TEXT NOT NULL)",
       "claims",
       {to_run, to_document("document")}},
      {"findings",
       R"(run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT, kind TEXT, is_conflict INTEGER NOT NULL, possible INTEGER NOT NULL, subject TEXT, property TEXT,
  as_of_from TEXT, as_of_to TEXT, likely TEXT, likely_confidence REAL, independent_sources INTEGER NOT NULL,
  explanation TEXT, checker TEXT,
  record TEXT NOT NULL)",
       "findings",
       {to_run}},
      {"finding_sides",
       R"(run INTEGER NOT NULL,
  finding TEXT, side INTEGER NOT NULL,
  value TEXT, documents INTEGER NOT NULL, independent_sources INTEGER NOT NULL)",
       "findings",
       {to_run, {"finding", "findings", "id", "findings"}}},
      {"finding_claims",
       R"(run INTEGER NOT NULL,
  finding TEXT, position INTEGER NOT NULL, side INTEGER,
  claim TEXT)",
       "findings",
       {to_run, {"finding", "findings", "id", "findings"}, {"claim", "claims", "id", "claims"}}},
      {"sources",
       R"(run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT, source TEXT, documents INTEGER NOT NULL, claims INTEGER NOT NULL, trust REAL,
  record TEXT NOT NULL)",
       "sources",
       {to_run}},
      {"source_dependence",
       R"(run INTEGER NOT NULL,
  source TEXT, position INTEGER NOT NULL,
  depends_on TEXT, probability REAL NOT NULL, evidence TEXT)",
       "sources",
       {to_run}},
      {"rejected",
       R"(run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT, stage TEXT, plugin TEXT, unit TEXT, unit_id TEXT, input TEXT, code TEXT, message TEXT,
  attempt INTEGER NOT NULL,
  record TEXT NOT NULL)",
       "rejected",
       {to_run}}};
  return all;
}

std::string create_tables(const std::vector<std::string>& ports) {
  const auto exported = [&](std::string_view port) {
    return std::find(ports.begin(), ports.end(), port) != ports.end();
  };
  std::string sql;
  for (const auto& table : tables()) {
    sql += "CREATE TABLE " + std::string(table.name) + " (\n  " + std::string(table.columns);
    for (const auto& reference : table.references) {
      if (reference.table == "runs") {
        sql += ",\n  FOREIGN KEY (run) REFERENCES runs (run)";
      } else if (exported(reference.port)) {
        sql += ",\n  FOREIGN KEY (run, " + std::string(reference.columns) + ") REFERENCES " +
               std::string(reference.table) + " (run, " + std::string(reference.key) + ")";
      }
    }
    sql += "\n);\n";
  }
  return sql;
}

std::string create_indexes() {
  return R"(
CREATE UNIQUE INDEX documents_id ON documents (run, id);
CREATE INDEX documents_key ON documents ("key");
CREATE INDEX documents_source ON documents (source);
CREATE INDEX blocks_document ON blocks (run, document);
CREATE INDEX credits_document ON credits (run, document);
CREATE UNIQUE INDEX copies_id ON copies (run, id);
CREATE INDEX copies_a ON copies (run, a);
CREATE INDEX copies_b ON copies (run, b);
CREATE INDEX passages_copy ON passages (run, copy);
CREATE UNIQUE INDEX clusters_id ON clusters (run, id);
CREATE INDEX clusters_document ON clusters (run, document);
CREATE INDEX clusters_cluster ON clusters (run, cluster);
CREATE UNIQUE INDEX claims_id ON claims (run, id);
CREATE INDEX claims_document ON claims (run, document);
CREATE INDEX claims_property ON claims (property, kind);
CREATE UNIQUE INDEX findings_id ON findings (run, id);
CREATE INDEX findings_kind ON findings (kind, possible);
CREATE INDEX finding_sides_finding ON finding_sides (run, finding);
CREATE INDEX finding_claims_finding ON finding_claims (run, finding);
CREATE INDEX finding_claims_claim ON finding_claims (run, claim);
CREATE UNIQUE INDEX sources_id ON sources (run, id);
CREATE INDEX source_dependence_source ON source_dependence (run, source);
CREATE UNIQUE INDEX rejected_id ON rejected (run, id);
CREATE INDEX rejected_code ON rejected (code);
)";
}

std::string create_views() {
  // Offsets are bytes: substr counts characters in a text but bytes in a blob.
  return R"(
CREATE VIEW claims_in_context AS
SELECT c.run, c.id AS claim, c.kind, coalesce(c.source, d.source) AS source, c."key", d.title, d.published,
       c.text, c.subject, c.property, c.value, c.number, c.code, c.speaker, c.as_of_from, c.as_of_to,
       CAST(substr(CAST(d.text AS BLOB), c.sentence_start_byte + 1, c.sentence_end_byte - c.sentence_start_byte) AS TEXT)
         AS sentence,
       c.document, c.start_byte, c.end_byte
FROM claims c LEFT JOIN documents d ON d.run = c.run AND d.id = c.document;

CREATE VIEW conflicts AS
SELECT f.run, f.id AS finding, f.kind, f.subject, f.property, f.possible, f.explanation, f.likely,
       f.independent_sources AS all_independent_sources, s.side + 1 AS side, s.value, s.independent_sources,
       x.source, x."key", x.published, x.text, x.sentence, x.claim
FROM findings f
JOIN finding_sides s ON s.run = f.run AND s.finding = f.id
LEFT JOIN finding_claims m ON m.run = f.run AND m.finding = f.id AND m.side = s.side
LEFT JOIN claims_in_context x ON x.run = f.run AND x.claim = m.claim
WHERE f.is_conflict
ORDER BY f.run, f.possible, f.position, s.side, m.position;

CREATE VIEW copied_passages AS
SELECT c.run, c.id AS copy, c.kind, c.direction, c.similarity, a.source AS a_source, a."key" AS a_key,
       b.source AS b_source, b."key" AS b_key,
       CAST(substr(CAST(a.text AS BLOB), p.a_start_byte + 1, p.a_end_byte - p.a_start_byte) AS TEXT) AS a_text,
       CAST(substr(CAST(b.text AS BLOB), p.b_start_byte + 1, p.b_end_byte - p.b_start_byte) AS TEXT) AS b_text
FROM copies c
JOIN passages p ON p.run = c.run AND p.copy = c.id
LEFT JOIN documents a ON a.run = c.run AND a.id = c.a
LEFT JOIN documents b ON b.run = c.run AND b.id = c.b
ORDER BY c.run, c.position, p.position;
)";
}

}  // namespace dossier_sqlite
