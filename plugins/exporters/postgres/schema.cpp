#include "schema.hpp"

#include <array>
#include <vector>

#include "connection.hpp"

namespace dossier_postgres {
namespace {

struct Definition {
  std::string_view columns;  // after `run integer NOT NULL`
  // Hash indexes: for equality only, but of any length; a sorted index holds at most 2,704 bytes.
  std::vector<std::string_view> indexed;
};

const Definition& definition(Table table) {
  static const std::array<Definition, dossier::relational::table_count> all = {{
      // documents
      {R"("position" bigint NOT NULL, id text, "key" text, uri text, url text, media_type text, source text, title text,
  authors jsonb, published text, updated text, language text,
  "text" text NOT NULL, text_bytes bytea,
  record jsonb NOT NULL, record_bytes bytea)",
       {"id", "\"key\""}},
      // blocks
      {R"(document text, "position" bigint NOT NULL, kind text, start_byte bigint NOT NULL, end_byte bigint NOT NULL)",
       {"document"}},
      // credits
      {R"(document text, "position" bigint NOT NULL, name text, start_byte bigint NOT NULL, end_byte bigint NOT NULL)",
       {"document"}},
      // copies
      {R"("position" bigint NOT NULL, id text, a text, b text, direction text, kind text,
  similarity double precision NOT NULL,
  record jsonb NOT NULL, record_bytes bytea)",
       {"id", "a", "b"}},
      // passages
      {R"(copy text, "position" bigint NOT NULL, a_start_byte bigint NOT NULL, a_end_byte bigint NOT NULL,
  b_start_byte bigint NOT NULL, b_end_byte bigint NOT NULL)",
       {"copy"}},
      // clusters
      {R"("position" bigint NOT NULL, id text, document text, "key" text, cluster text, canonical boolean NOT NULL,
  origin text, independent_group text,
  record jsonb NOT NULL, record_bytes bytea)",
       {"id", "document", "cluster"}},
      // claims
      {R"("position" bigint NOT NULL, id text, document text, "key" text, kind text, extractor text,
  confidence double precision, start_byte bigint NOT NULL, end_byte bigint NOT NULL, "text" text,
  sentence_start_byte bigint, sentence_end_byte bigint,
  source text, subject text, predicate text, property text, scope jsonb,
  value text, number numeric, low numeric, high numeric, bound text, approximate boolean, unit text, code text,
  noun text, per text, share_of text,
  timex text, time_from text, time_to text,
  quote_kind text, speaker text, polarity text,
  as_of_from text, as_of_to text, modality text, negated boolean NOT NULL,
  record jsonb NOT NULL, record_bytes bytea)",
       {"id", "document"}},
      // findings
      {R"("position" bigint NOT NULL, id text, kind text, is_conflict boolean NOT NULL, possible boolean NOT NULL,
  subject text, property text, as_of_from text, as_of_to text, likely text, likely_confidence double precision,
  independent_sources bigint NOT NULL, explanation text, checker text,
  record jsonb NOT NULL, record_bytes bytea)",
       {"id"}},
      // finding_sides
      {R"(finding text, side bigint NOT NULL, value text, documents bigint NOT NULL, independent_sources bigint NOT NULL)",
       {"finding"}},
      // finding_claims
      {R"(finding text, "position" bigint NOT NULL, side bigint, claim text)", {"finding", "claim"}},
      // sources
      {R"("position" bigint NOT NULL, id text, source text, documents bigint NOT NULL, claims bigint NOT NULL,
  trust double precision,
  record jsonb NOT NULL, record_bytes bytea)",
       {"id"}},
      // source_dependence
      {R"(source text, "position" bigint NOT NULL, depends_on text, probability double precision NOT NULL, evidence jsonb)",
       {}},
      // rejected
      {R"("position" bigint NOT NULL, id text, stage text, plugin text, unit text, unit_id text, input text, code text,
  message text, attempt bigint NOT NULL,
  record jsonb NOT NULL, record_bytes bytea)",
       {"id"}},
  }};
  return all[static_cast<std::size_t>(table)];
}

std::string name_of(Table table) {
  return std::string(dossier::relational::table_names[static_cast<std::size_t>(table)]);
}

std::string create_index(std::string_view column, const std::string& table) {
  return "CREATE INDEX ON " + table + " USING hash (" + std::string(column) + ");\n";
}

// SCHEMA is replaced by the schema's name.
constexpr std::string_view above = R"(
CREATE TABLE SCHEMA.dossier_schema (version integer NOT NULL);
CREATE TABLE SCHEMA.runs (
  run integer PRIMARY KEY, id text NOT NULL UNIQUE, pipeline text, ports jsonb NOT NULL,
  shown timestamptz NOT NULL DEFAULT now());
CREATE TABLE SCHEMA.staged (
  run integer PRIMARY KEY, id text NOT NULL UNIQUE, pipeline text, ports jsonb NOT NULL);
CREATE SEQUENCE SCHEMA.run_numbers AS integer;
COMMENT ON TABLE SCHEMA.runs IS 'The visible runs, each with its number in all tables.';
COMMENT ON TABLE SCHEMA.staged IS 'Runs that are written but not yet visible; for the exporter only.';
)";

constexpr std::string_view views = R"(
CREATE FUNCTION SCHEMA.cut(whole text, start_byte bigint, end_byte bigint) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  RETURN convert_from(substring(convert_to(whole, 'UTF8') FROM start_byte::integer + 1
                                FOR (end_byte - start_byte)::integer), 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR substring_error THEN
  RETURN NULL;  -- not a span of the text: one bad span must not fail a view
END
$$;
COMMENT ON FUNCTION SCHEMA.cut IS 'A span of a text by its UTF-8 bytes, end excluded.';

CREATE VIEW SCHEMA.claims_in_context AS
SELECT c.run, c.id AS claim, c.kind, coalesce(c.source, d.source) AS source, c."key", d.title, d.published,
       c."text", c.subject, c.property, c.value, c.number, c.code, c.speaker, c.as_of_from, c.as_of_to,
       SCHEMA.cut(d."text", c.sentence_start_byte, c.sentence_end_byte) AS sentence,
       c.document, c.start_byte, c.end_byte
FROM SCHEMA.claims c LEFT JOIN SCHEMA.documents d ON d.run = c.run AND d.id = c.document;

CREATE VIEW SCHEMA.conflicts AS
SELECT f.run, f.id AS finding, f.kind, f.subject, f.property, f.possible, f.explanation, f.likely,
       f.independent_sources AS all_independent_sources, s.side + 1 AS side, s.value, s.independent_sources,
       x.source, x."key", x.published, x."text", x.sentence, x.claim
FROM SCHEMA.findings f
JOIN SCHEMA.finding_sides s ON s.run = f.run AND s.finding = f.id
LEFT JOIN SCHEMA.finding_claims m ON m.run = f.run AND m.finding = f.id AND m.side = s.side
LEFT JOIN SCHEMA.claims_in_context x ON x.run = f.run AND x.claim = m.claim
WHERE f.is_conflict
ORDER BY f.run, f.possible, f."position", s.side, m."position";

CREATE VIEW SCHEMA.copied_passages AS
SELECT c.run, c.id AS copy, c.kind, c.direction, c.similarity, a.source AS a_source, a."key" AS a_key,
       b.source AS b_source, b."key" AS b_key,
       SCHEMA.cut(a."text", p.a_start_byte, p.a_end_byte) AS a_text,
       SCHEMA.cut(b."text", p.b_start_byte, p.b_end_byte) AS b_text
FROM SCHEMA.copies c
JOIN SCHEMA.passages p ON p.run = c.run AND p.copy = c.id
LEFT JOIN SCHEMA.documents a ON a.run = c.run AND a.id = c.a
LEFT JOIN SCHEMA.documents b ON b.run = c.run AND b.id = c.b
ORDER BY c.run, c."position", p."position";
)";

std::string in_schema(std::string_view sql, const std::string& schema) {
  constexpr std::string_view mark = "SCHEMA.";
  std::string out;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const auto next = sql.find(mark, at);
    out += sql.substr(at, next == std::string_view::npos ? next : next - at);
    if (next != std::string_view::npos) out += schema + ".";
    at = next == std::string_view::npos ? next : next + mark.size();
  }
  return out;
}

}  // namespace

std::string part_name(Table table, std::int64_t run) { return name_of(table) + "_" + std::to_string(run); }

std::string create_everything(const std::string& schema) {
  std::string sql = in_schema(above, schema);
  for (std::size_t t = 0; t < dossier::relational::table_count; ++t) {
    const auto table = static_cast<Table>(t);
    const std::string name = schema + "." + name_of(table);
    sql += "CREATE TABLE " + name + " (run integer NOT NULL, " + std::string(definition(table).columns) +
           ") PARTITION BY LIST (run);\n";
    for (const auto column : definition(table).indexed) sql += create_index(column, name);
  }
  return sql + in_schema(views, schema) + "INSERT INTO " + schema + ".dossier_schema VALUES (" +
         std::to_string(schema_version) + ");\n";
}

std::string create_part(const std::string& schema, Table table, std::int64_t run) {
  const std::string number = std::to_string(run);
  return "CREATE TABLE " + schema + "." + part_name(table, run) + " (run integer NOT NULL, " +
         std::string(definition(table).columns) + ", CHECK (run = " + number + "));\n";
}

std::string create_indexes_of_part(const std::string& schema, Table table, std::int64_t run) {
  std::string sql;
  for (const auto column : definition(table).indexed) sql += create_index(column, schema + "." + part_name(table, run));
  return sql;
}

bool has_ids(Table table) {
  const auto& indexed = definition(table).indexed;
  return !indexed.empty() && indexed.front() == "id";
}

}  // namespace dossier_postgres
