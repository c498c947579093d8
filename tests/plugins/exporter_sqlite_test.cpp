// exporter.sqlite through the C boundary; its files are queried with SQLite.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>

#include "dossier/record/ports.hpp"
#include "dossier/testing/export_session.hpp"
#include "tests/plugins/file_bytes.hpp"

namespace {

namespace fs = std::filesystem;
using dossier::Json;
using dossier::testing::ExportSession;
using dossier::testing::TemporaryFolder;

const std::vector<std::string> all_ports(dossier::port_names.begin(), dossier::port_names.end());

// Rows of the answer: columns joined by '|', NULL as "-".
std::vector<std::string> ask(const fs::path& path, const std::string& sql) {
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK) << path;
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  std::vector<std::string> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::string row;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      if (i) row += '|';
      row += text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, i))) : "-";
    }
    rows.push_back(row);
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return rows;
}

const std::string text_a = "Caf\xC3\xA9 flood. The dam lost 12 gates.";
const std::string text_b = "The dam lost 15 gates, an engineer said.";

void write_story(ExportSession& exporter) {
  exporter.write("documents",
                 R"({"id":"da","key":"a","uri":"a.txt","source":"North Post","title":"Caf)"
                 "\xC3\xA9"
                 R"( flood","authors":["A. B."],"blocks":[{"kind":"title","start":0,"end":12}],)"
                 R"("credits":[{"name":"QRA","start":0,"end":4}]})",
                 text_a);
  exporter.write("documents", R"({"id":"db","key":"b","uri":"b.txt","source":"South Post"})", text_b);
  exporter.write("copies", R"({"id":"l1","a":"da","b":"db","direction":"a_to_b","kind":"partial","similarity":0.5,)"
                           R"("passages":[{"a_start":13,"a_end":25,"b_start":0,"b_end":12}]})");
  exporter.write("clusters",
                 R"({"id":"k1","document":"da","key":"a","cluster":"da","canonical":true,"independent_group":"da"})");
  exporter.write("claims", R"({"id":"c1","document":"da","key":"a","kind":"quantity","extractor":"extractor.quantity",)"
                           R"("confidence":0.9,"start":26,"end":34,"text":"12 gates","sentence":{"start":13,"end":35},)"
                           R"("subject":{"text":"The dam"},"property":"gates","scope":["lost"],"value":{"number":"12",)"
                           R"("low":"12","high":"12","noun":"gates"},"as_of":{"from":"2031-05-01"},)"
                           R"("modality":"asserted"})");
  exporter.write("claims", R"({"id":"c2","document":"db","key":"b","kind":"quantity","confidence":1,"start":13,)"
                           R"("end":21,"text":"15 gates","sentence":{"start":0,"end":40},"value":{"number":)"
                           R"("15000000000000000000000.25"},"negated":true})");
  exporter.write("findings", R"({"id":"f1","kind":"value","subject":"dam","property":"gates","claims":["c1","c2"],)"
                             R"("sides":[{"value":"12","claims":["c1"],"documents":1,"independent_sources":1},)"
                             R"({"value":"15","claims":["c2"],"documents":1,"independent_sources":1}],)"
                             R"("likely":{"value":"12","confidence":0.75},"independent_sources":2,)"
                             R"("explanation":"12 or 15 gates.","checker":"checker.values"})");
  exporter.write("sources", R"({"id":"s1","source":"North Post","documents":1,"claims":1,"trust":0.5,"depends_on":)"
                            R"([{"source":"South Post","probability":0.25}]})");
  exporter.write("rejected", R"({"id":"r1","stage":"read","plugin":"reader.text","unit":"input","unit_id":"x.txt",)"
                             R"("input":"x.txt","code":"bad_utf8","message":"byte 3 is not text","attempt":1})");
}

struct SqliteTest : testing::Test {
  TemporaryFolder folder;
  fs::path path = folder.path() / "new" / "dossier.sqlite";

  ExportSession session(const std::string& mode = "replace") const { return session_at(path, mode); }
  static ExportSession session_at(const fs::path& path, const std::string& mode = "replace") {
    return ExportSession(PLUGIN_DIR "/exporter-sqlite.so", "exporter.sqlite",
                         Json(Json::Object{{"path", path.string()}, {"mode", mode}}).dump());
  }
  void export_story(const std::string& run = "r1", const std::string& mode = "replace") const {
    auto exporter = session(mode);
    exporter.begin(run, all_ports);
    write_story(exporter);
    EXPECT_EQ(exporter.seal().rows, 9u);
    exporter.commit();
  }
};

TEST_F(SqliteTest, FillsEveryTable) {
  export_story();
  struct Case {
    const char* sql;
    std::vector<std::string> rows;
  };
  const Case cases[] = {
      {"SELECT * FROM runs",
       {R"(1|r1|test|["documents","copies","clusters","claims","findings","sources","rejected"])"}},
      {"SELECT position, id, \"key\", uri, source, authors, published FROM documents ORDER BY position",
       {R"(0|da|a|a.txt|North Post|["A. B."]|-)", "1|db|b|b.txt|South Post|-|-"}},
      {"SELECT text FROM documents WHERE id = 'db'", {text_b}},
      {"SELECT document, kind, start_byte, end_byte FROM blocks", {"da|title|0|12"}},
      {"SELECT document, name, end_byte FROM credits", {"da|QRA|4"}},
      {"SELECT a, b, direction, kind, similarity FROM copies", {"da|db|a_to_b|partial|0.5"}},
      {"SELECT copy, a_start_byte, b_end_byte FROM passages", {"l1|13|12"}},
      {"SELECT document, cluster, canonical, independent_group FROM clusters", {"da|da|1|da"}},
      {"SELECT id, subject, property, scope, value, number, low, noun, as_of_from, negated FROM claims",
       {R"(c1|The dam|gates|["lost"]|12|12.0|12.0|gates|2031-05-01|0)",
        "c2|-|-|-|15000000000000000000000.25|1.5e+22|-|-|-|1"}},
      {"SELECT json_extract(record, '$.value.number') FROM claims WHERE id = 'c2'", {"15000000000000000000000.25"}},
      {"SELECT kind, is_conflict, possible, likely, likely_confidence FROM findings", {"value|1|0|12|0.75"}},
      {"SELECT side, value, documents FROM finding_sides", {"0|12|1", "1|15|1"}},
      {"SELECT side, claim FROM finding_claims", {"0|c1", "1|c2"}},
      {"SELECT source, trust FROM sources", {"North Post|0.5"}},
      {"SELECT source, depends_on, probability FROM source_dependence", {"North Post|South Post|0.25"}},
      {"SELECT stage, unit_id, code, message FROM rejected", {"read|x.txt|bad_utf8|byte 3 is not text"}},
      {"SELECT side, value, source, text, sentence FROM conflicts",
       {"1|12|North Post|12 gates|The dam lost 12 gates.",
        "2|15|South Post|15 gates|The dam lost 15 gates, an engineer said."}},
      {"SELECT a_source, b_source, a_text, b_text FROM copied_passages",
       {"North Post|South Post|The dam lost|The dam lost"}},
      {"PRAGMA foreign_key_check", {}},
      {"PRAGMA integrity_check", {"ok"}},
  };
  for (const auto& c : cases) EXPECT_EQ(ask(path, c.sql), c.rows) << c.sql;
  EXPECT_EQ(TemporaryFolder::names_in(path.parent_path()), std::vector<std::string>{"dossier.sqlite"});
}

TEST_F(SqliteTest, EveryReferenceIsDeclaredAndNamesAUniqueKey) {
  export_story();
  EXPECT_EQ(ask(path, "SELECT count(*) FROM pragma_foreign_key_list('claims') WHERE \"table\" = 'documents'"),
            std::vector<std::string>{"2"});  // two columns of one key
  auto exporter = session();
  exporter.begin("r2", {"claims"});
  exporter.write("claims", R"({"id":"c","document":"elsewhere","kind":"time","confidence":1,"start":0,"end":1})");
  exporter.seal();
  exporter.commit();
  EXPECT_EQ(ask(path, "PRAGMA foreign_key_check"), std::vector<std::string>{});
  EXPECT_EQ(ask(path, "SELECT claim, sentence FROM claims_in_context"), std::vector<std::string>{"c|-"});
}

TEST_F(SqliteTest, EqualRunsGiveEqualBytes) {
  export_story();
  const auto first = file_bytes(path);
  export_story();
  EXPECT_TRUE(file_bytes(path) == first);
}

TEST_F(SqliteTest, NothingIsVisibleBeforeCommitAndAbortLeavesNothing) {
  auto exporter = session();
  exporter.begin("r1", all_ports);
  write_story(exporter);
  EXPECT_FALSE(fs::exists(path));
  exporter.seal();
  EXPECT_FALSE(fs::exists(path));
  exporter.abort();
  EXPECT_EQ(TemporaryFolder::names_in(path.parent_path()), std::vector<std::string>{});
  exporter.begin("r1", all_ports);
  write_story(exporter);
  exporter.abort();
  exporter.abort();
  EXPECT_EQ(TemporaryFolder::names_in(path.parent_path()), std::vector<std::string>{});
}

TEST_F(SqliteTest, BothModesCommitTwiceAndFromAFreshProcess) {
  for (const std::string mode : {"replace", "append"}) {
    path = folder.path() / mode / "d.sqlite";
    dossier::testing::in_killed_process([&] {
      auto exporter = session(mode);
      exporter.begin("r1", all_ports);
      write_story(exporter);
      exporter.seal();
      return exporter;
    });
    EXPECT_FALSE(fs::exists(path));
    for (int times = 0; times < 3; ++times) {
      session(mode).commit("r1", all_ports);
      EXPECT_EQ(ask(path, "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM claims)"),
                std::vector<std::string>{"1|2"})
          << mode;
      EXPECT_EQ(TemporaryFolder::names_in(path.parent_path()), std::vector<std::string>{"d.sqlite"});
    }
  }
}

TEST_F(SqliteTest, ReplaceShowsTheLastRunAppendKeepsAll) {
  export_story("r1");
  export_story("r2");
  EXPECT_EQ(ask(path, "SELECT id FROM runs"), std::vector<std::string>{"r2"});
  export_story("r3", "append");
  export_story("r3", "append");
  EXPECT_EQ(ask(path, "SELECT run, id FROM runs"), (std::vector<std::string>{"1|r2", "2|r3"}));
  EXPECT_EQ(ask(path, "SELECT run, count(*) FROM claims GROUP BY run"), (std::vector<std::string>{"1|2", "2|2"}));
  EXPECT_EQ(ask(path, "SELECT run, count(*) FROM conflicts GROUP BY run"), (std::vector<std::string>{"1|2", "2|2"}));
  EXPECT_EQ(ask(path, "PRAGMA foreign_key_check"), std::vector<std::string>{});
}

TEST_F(SqliteTest, SecondBeginAfterACrashStartsAfresh) {
  fs::create_directories(path.parent_path());
  dossier::testing::in_killed_process([&] {
    auto exporter = session();
    exporter.begin("r1", all_ports);
    write_story(exporter);
    return exporter;
  });
  EXPECT_EQ(TemporaryFolder::names_in(path.parent_path()).size(), 1u);
  export_story("r2");
  EXPECT_EQ(TemporaryFolder::names_in(path.parent_path()), std::vector<std::string>{"dossier.sqlite"});
}

TEST_F(SqliteTest, TakesAwkwardTextAndNoRows) {
  auto exporter = session();
  exporter.begin("r0", all_ports);
  EXPECT_EQ(exporter.seal().rows, 0u);
  exporter.commit();
  EXPECT_EQ(ask(path, "SELECT count(*) FROM documents"), std::vector<std::string>{"0"});
  const std::string texts[] = {"",
                               std::string("a\0b", 3),
                               "'); DROP TABLE documents; --",
                               "../../x \" ` $1 ?1",
                               std::string(10'000'000, 'x'),
                               "\xF0\x9F\x98\x80\xE2\x80\xA8"};
  for (const auto& text : texts) {
    exporter.begin("r1", {"documents"});
    exporter.write("documents", R"~({"id":"'); --","key":"../../k","uri":"=CMD()"})~", text);
    exporter.seal();
    exporter.commit();
    EXPECT_TRUE(ask(path, "SELECT text FROM documents") == std::vector<std::string>{text}) << text.substr(0, 40);
    EXPECT_EQ(ask(path, "SELECT id, \"key\" FROM documents"), std::vector<std::string>{"'); --|../../k"});
  }
}

TEST_F(SqliteTest, ErrorsNameTheCauseAndTheOption) {
  std::ofstream(folder.path() / "notes.txt") << "my own notes";
  fs::create_directories(folder.path() / "folder");
  sqlite3* other = nullptr;
  sqlite3_open((folder.path() / "other.sqlite").c_str(), &other);
  sqlite3_exec(other, "CREATE TABLE t (x)", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  struct Case {
    fs::path path;
    std::string code, part_of_message;
  };
  const Case cases[] = {{folder.path() / "notes.txt", "foreign_file", "another file"},
                        {folder.path() / "other.sqlite", "foreign_file", "another program"},
                        {folder.path() / "folder", "cannot_write", "found a folder"},
                        {folder.path() / "notes.txt" / "x", "cannot_write", "notes.txt"},
                        {"/proc/nowhere/x", "cannot_write", "/proc/nowhere"}};
  for (const auto& c : cases)
    for (const std::string mode : {"replace", "append"}) {
      auto exporter = session_at(c.path, mode);
      const auto failure = exporter.try_begin("r1", all_ports);
      ASSERT_TRUE(failure) << c.path;
      EXPECT_EQ(failure->code, c.code);
      EXPECT_EQ(failure->option, "path");
      EXPECT_NE(failure->message.find(c.part_of_message), std::string::npos) << failure->message;
      exporter.abort();
    }
  EXPECT_EQ(file_bytes(folder.path() / "notes.txt"), "my own notes");
  const auto failure = session("append").try_commit("r1", all_ports);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, "nothing_sealed");
}

TEST_F(SqliteTest, ADamagedDatabaseIsNamedWithARemedy) {
  auto first = session();
  first.begin("r1", all_ports);
  first.seal();
  first.commit();
  const auto whole = file_bytes(path);
  std::ofstream(path, std::ios::binary) << whole.substr(0, 100) << std::string(whole.size() - 100, 'x');
  auto second = session("append");
  second.begin("r2", all_ports);
  second.seal();
  const auto failure = second.try_commit("r2", all_ports);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, "database_error");
  EXPECT_EQ(failure->option, "path");
  EXPECT_NE(failure->message.find(" in " + path.string() + ": "), std::string::npos) << failure->message;
  EXPECT_NE(failure->message.find("choose another path"), std::string::npos) << failure->message;
}

TEST_F(SqliteTest, RefusesEqualIdsAndRecordsThatAreNone) {
  auto exporter = session();
  exporter.begin("r1", all_ports);
  exporter.write("sources", R"({"id":"s","source":"A"})");
  exporter.write("sources", R"({"id":"s","source":"B"})");
  ExportSession::SealResult result;
  const auto failure = exporter.try_seal(result);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, "equal_ids");
  exporter.abort();
  exporter.begin("r1", all_ports);
  EXPECT_EQ(exporter.try_write("claims", "{\"kind\":3}")->code, "bad_record");
  EXPECT_EQ(exporter.try_write("claims", "no json")->code, "bad_record");
  EXPECT_EQ(exporter.try_write("verdicts", "{}")->code, "unknown_port");
}

TEST_F(SqliteTest, AStaleJournalDoesNotReachTheNewFile) {
  export_story("r1");
  std::ofstream(path.string() + "-journal") << std::string(4096, '\x7f');
  export_story("r2");
  EXPECT_EQ(TemporaryFolder::names_in(path.parent_path()), std::vector<std::string>{"dossier.sqlite"});
  EXPECT_EQ(ask(path, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
}

}  // namespace
