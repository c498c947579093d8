// The parts of exporter.postgres that need no server: rows for COPY, names and literals, the tables, errors. Its
// sessions: exporter_postgres_connection_test.cpp; everything with a server: tests/exporters.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "dossier/record/json_parse.hpp"
#include "dossier/text/utf8.hpp"
#include "plugins/exporters/postgres/copy.hpp"
#include "plugins/exporters/postgres/failure.hpp"
#include "plugins/exporters/postgres/schema.hpp"

namespace dossier_postgres {
namespace {

using testing::HasSubstr;

// A value of a line in COPY's text format, as the server reads it.
std::string as_read(std::string_view value) {
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    EXPECT_TRUE(value[at] != '\t' && value[at] != '\n' && value[at] != '\r' && value[at] != '\0') << "at " << at;
    if (value[at] != '\\') {
      text += value[at];
      continue;
    }
    const char c = at + 1 < value.size() ? value[++at] : '?';
    EXPECT_THAT("nrt\\", HasSubstr(std::string(1, c)));
    text += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
  }
  return text;
}

struct Appended {
  std::string read;
  bool replaced;
};
Appended text(std::string_view given) {
  std::string line = "before";
  const bool replaced = append_text(line, given);
  EXPECT_TRUE(line.starts_with("before"));
  return {as_read(std::string_view(line).substr(6)), replaced};
}
Appended jsonb(std::string_view given) {
  std::string line = "before";
  const bool replaced = append_jsonb(line, given);
  EXPECT_TRUE(line.starts_with("before"));
  return {as_read(std::string_view(line).substr(6)), replaced};
}

TEST(PostgresCopy, TextsAreReadAsTheyWere) {
  for (const char* same : {"", "plain", "a\tb\nc\rd", "\\N", "\\.", "\\", "C:\\new\\table", "'; DROP TABLE runs; --",
                           "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", "\x01\x1a\x7f"}) {
    const auto given = text(same);
    EXPECT_EQ(given.read, same);
    EXPECT_FALSE(given.replaced) << same;
  }
}

TEST(PostgresCopy, WhatNoTextHoldsIsReplacedByteForByte) {
  using namespace std::string_view_literals;
  for (const auto& [given, read] : {std::pair("a\0b"sv,
                                              "a\x1a"
                                              "b"sv),
                                    std::pair("\xE9"sv, "\x1a"sv),                  // Latin-1
                                    std::pair("\xC3"sv, "\x1a"sv),                  // half a character
                                    std::pair("\xC0\x80"sv, "\x1a\x1a"sv),          // overlong
                                    std::pair("\xED\xA0\x80"sv, "\x1a\x1a\x1a"sv),  // a surrogate
                                    std::pair("\xF4\x90\x80\x80"sv, "\x1a\x1a\x1a\x1a"sv)}) {
    const auto found = text(given);
    EXPECT_EQ(found.read, read);
    EXPECT_TRUE(found.replaced);
  }
}

// Offsets into a text stay correct for any text.
TEST(PostgresCopy, RandomBytesKeepTheirPlaces) {
  std::mt19937 random(11);
  static constexpr std::string_view pieces[] = {
      "a", "\\", "\n", "\t", std::string_view("\0", 1), "\xC3\xA9", "\xF0\x9F\x98\x80", "\xE9", "\x9F", "\xED"};
  for (int round = 0; round < 2000; ++round) {
    std::string given;
    for (auto count = random() % 40; count > 0; --count) given += pieces[random() % std::size(pieces)];
    const auto found = text(given);
    ASSERT_EQ(found.read.size(), given.size());
    EXPECT_EQ(dossier::find_invalid_utf8(found.read), std::string::npos);
    EXPECT_EQ(found.replaced, found.read != given);
    for (std::size_t i = 0; i < given.size(); ++i)
      EXPECT_TRUE(found.read[i] == given[i] || found.read[i] == '\x1a') << i;
  }
}

TEST(PostgresCopy, JsonIsReadAsItWas) {
  for (const char* same :
       {R"({})", R"({"a":"b","n":-1.5e3,"l":[true,false,null,0]})", R"({"text":"a\nb\t\"\\ é €"})",
        R"({"windows":"C:\\u0000"})",  // a backslash, and then letters
        R"({"key \\":"\\\\"})", R"({"digits":"99e99999"})", R"([1e9999,-0,123456789012345678901234567890])"}) {
    const auto given = jsonb(same);
    EXPECT_EQ(given.read, same);
    EXPECT_FALSE(given.replaced) << same;
  }
}

TEST(PostgresCopy, WhatNoJsonbHoldsIsReplaced) {
  const auto nul = jsonb(R"({"a\u0000":"\u0000\\\u0000"})");
  EXPECT_EQ(nul.read, R"({"a\u001a":"\u001a\\\u001a"})");
  EXPECT_TRUE(nul.replaced);
  const std::string digits(1001, '7');
  for (const auto& number : {std::string("1e99999"), std::string("-1E-123456"), digits, "0." + digits}) {
    const auto large = jsonb("{\"n\":" + number + ",\"m\":1}");
    EXPECT_EQ(large.read, R"({"n":null,"m":1})");
    EXPECT_TRUE(large.replaced);
  }
}

TEST(PostgresCopy, BytesAreHex) {
  std::string line = "before";
  append_bytes(line, std::string_view("\0\x7f\x80\xff\\", 5));
  EXPECT_EQ(line, "before\\\\x007f80ff5c");
  line.clear();
  append_bytes(line, "");
  EXPECT_EQ(line, "\\\\x");
}

TEST(PostgresCopy, NumericTakesDecimalsAlone) {
  for (const char* plain : {"0", "12", "-12", "0.5", "-0.000001", "240110000000.25", "007"})
    EXPECT_TRUE(is_plain_decimal(plain)) << plain;
  for (const char* odd :
       {"", "-", "NaN", "Infinity", "1e5", "+1", ".5", "5.", "1.2.3", "1,5", " 1", "--1", "1-", "\xD9\xA1"})
    EXPECT_FALSE(is_plain_decimal(odd)) << odd;
  EXPECT_TRUE(is_plain_decimal(std::string(1000, '9')));
  EXPECT_FALSE(is_plain_decimal(std::string(1001, '9')));
}

TEST(PostgresNames, AreQuotedWhateverTheyHold) {
  EXPECT_EQ(quoted_identifier("news"), "\"news\"");
  EXPECT_EQ(quoted_identifier("We\"ird; --"), "\"We\"\"ird; --\"");
  EXPECT_EQ(quoted_identifier(std::string_view("a\0b", 3)), "\"ab\"");
  EXPECT_EQ(literal("it's \\ \"so\""), "'it''s \\ \"so\"'");
  EXPECT_EQ(literal(std::string_view("a\0b", 3)), "'ab'");
  EXPECT_EQ(literal(""), "''");
}

TEST(PostgresSchema, EverythingIsInTheSchema) {
  const std::string schema = quoted_identifier("odd \"name\"");
  const auto sql = create_everything(schema);
  EXPECT_EQ(sql.find("SCHEMA."), std::string::npos);
  for (const auto name : dossier::relational::table_names)
    EXPECT_THAT(sql, HasSubstr("CREATE TABLE " + schema + "." + std::string(name) + " (run integer NOT NULL"));
  EXPECT_THAT(sql, HasSubstr("CREATE VIEW " + schema + ".conflicts"));
  EXPECT_THAT(sql,
              HasSubstr("INSERT INTO " + schema + ".dossier_schema VALUES (" + std::to_string(schema_version) + ")"));
}

// The tables that the commit attaches must have the columns of the public tables.
TEST(PostgresSchema, ARunsTablesHaveTheColumnsOfTheirParents) {
  const auto all = create_everything("s");
  const auto between = [](const std::string& sql, const std::string& head, const std::string& end) {
    const auto at = sql.find(head);
    EXPECT_NE(at, std::string::npos) << head;
    const auto from = at + head.size();
    return sql.substr(from, sql.find(end, from) - from);
  };
  for (std::size_t t = 0; t < dossier::relational::table_count; ++t) {
    const auto table = static_cast<Table>(t);
    const std::string name(dossier::relational::table_names[t]);
    EXPECT_EQ(part_name(table, 12), name + "_12");
    const auto part = create_part("s", table, 12);
    EXPECT_EQ(between(part, "CREATE TABLE s." + name + "_12 (", ", CHECK ("),
              between(all, "CREATE TABLE s." + name + " (", ") PARTITION BY LIST (run)"))
        << name;
    EXPECT_THAT(part, HasSubstr("CHECK (run = 12)"));
    const auto indexes = create_indexes_of_part("s", table, 12);
    EXPECT_EQ(has_ids(table), indexes.find("ON s." + name + "_12 USING hash (id)") != std::string::npos) << name;
    const auto count = [](const std::string& sql, const std::string& what) {
      int found = 0;
      for (auto at = sql.find(what); at != std::string::npos; at = sql.find(what, at + 1)) ++found;
      return found;
    };
    EXPECT_EQ(count(indexes, "CREATE INDEX ON s." + name + "_12 USING hash"),
              count(all, "CREATE INDEX ON s." + name + " USING hash"))
        << name;
  }
  EXPECT_TRUE(has_ids(Table::claims));
  EXPECT_FALSE(has_ids(Table::passages));
}

TEST(PostgresFailure, KindsBySqlstate) {
  const std::tuple<const char*, const char*, bool> kinds[] = {
      {"", "connection_lost", true},        {"08006", "connection_lost", true}, {"57P01", "server_stopping", true},
      {"57P03", "server_stopping", true},   {"57014", "timeout", true},         {"55P03", "target_busy", true},
      {"40001", "target_busy", true},       {"40P01", "target_busy", true},     {"53100", "no_space", false},
      {"53300", "server_overloaded", true}, {"28P01", "login_refused", false},  {"28000", "login_refused", false},
      {"3D000", "no_database", false},      {"42501", "no_permission", false},  {"25006", "read_only", false},
      {"22P02", "database_error", false},   {"XX000", "database_error", false}};
  for (const auto& [state, code, passes] : kinds) {
    const auto error = failure(state, "cannot do it: because");
    EXPECT_EQ(error.code(), code) << state;
    EXPECT_EQ(error.retryable(), passes) << state;
    EXPECT_EQ(error.option(), "connection") << state;
    EXPECT_THAT(error.what(), testing::StartsWith("cannot do it: because")) << state;
  }
  EXPECT_THAT(failure("22P02", "x").what(), HasSubstr("(SQLSTATE 22P02)"));
  EXPECT_THAT(failure("53100", "x").what(), HasSubstr("the server's disk is full"));
}

TEST(PostgresFailure, AMessageIsReadInItsVerboseForm) {
  const std::string refused =
      "FATAL:  28P01: password authentication failed for user \"a: b\"\nLOCATION:  auth_failed, auth.c:326\n";
  EXPECT_EQ(sqlstate_of(refused), "28P01");
  EXPECT_EQ(one_line(refused), "FATAL:  password authentication failed for user \"a: b\"");
  EXPECT_EQ(
      sqlstate_of("connection to server at \"db\", port 5432 failed: FATAL:  3D000: database \"x\" does not exist"),
      "3D000");
  EXPECT_EQ(sqlstate_of("SCHWERWIEGEND:  57P03: das Datenbanksystem startet"), "57P03");
  for (const char* none :
       {"", ":  ", "could not connect: Connection refused", "FATAL:  no state here", "a:  28p01: lower", "a:  28P01"})
    EXPECT_EQ(sqlstate_of(none), "") << none;
  EXPECT_EQ(one_line("one\n\ntwo\nLOCATION:  x\n"), "one; two");
  EXPECT_EQ(one_line(""), "");
}

}  // namespace
}  // namespace dossier_postgres
