// exporter.csv through the C boundary, and read back by Python's csv module.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "dossier/testing/export_session.hpp"
#include "tests/plugins/file_bytes.hpp"

namespace {

namespace fs = std::filesystem;
using namespace dossier::testing;
using dossier::Json;

// The rows of a file as lists of texts, as Python's csv module sees them.
Json python_rows(const fs::path& path) {
  const std::string command =
      "python3 -c \"import csv,json,sys; csv.field_size_limit(10**9); "
      "json.dump(list(csv.reader(open(sys.argv[1],encoding='utf-8',newline=''),strict=True)),sys.stdout,"
      "ensure_ascii=False)\" '" +
      path.string() + "'";
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string text;
  char buffer[4096];
  while (const auto size = ::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, size);
  EXPECT_EQ(::pclose(pipe), 0) << "Python cannot read " << path;
  return *dossier::parse_json(text);
}

struct CsvTest : testing::Test {
  TemporaryFolder folder;
  fs::path out = folder.path() / "out";

  ExportSession session(const std::string& more = "") const {
    return ExportSession(PLUGIN_DIR "/exporter-csv.so", "exporter.csv",
                         R"({"directory":")" + out.string() + "\"" + more + "}");
  }
  // A cell of one row of one port, written and read.
  std::string cell(const std::string& port, const std::string& name, const std::string& record,
                   const std::string& text = "", const std::string& more = "") const {
    auto exporter = session(more);
    exporter.begin("r1", {port});
    exporter.write(port, record, text);
    exporter.seal();
    exporter.commit();
    const auto rows = python_rows(out / (port + ".csv"));
    EXPECT_EQ(rows.array()->size(), 2u);
    const auto& names = *(*rows.array())[0].array();
    const auto& cells = *(*rows.array())[1].array();
    EXPECT_EQ(cells.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
      if (*names[i].text() == name) return *cells[i].text();
    ADD_FAILURE() << "there is no column " << name;
    return {};
  }
};

TEST_F(CsvTest, DeclaresItsPromise) {
  const auto exporter = session();
  EXPECT_EQ(exporter.plugin().manifest().promise, "exactly_once");
  EXPECT_TRUE(exporter.plugin().manifest().probes);
  EXPECT_FALSE(fs::exists(out)) << "an instance alone must leave no trace";
}

TEST_F(CsvTest, GoldenLines) {
  auto exporter = session();
  exporter.begin("r1", {"documents", "claims", "sources"});
  exporter.write("documents",
                 R"({"id":"d1","key":"ferry","uri":"ferry.txt","source":"Gazette","title":"Fire, on ferry"})",
                 "It hit \"48\" cars.\n");
  exporter.write("claims",
                 R"({"id":"c1","document":"d1","key":"ferry","kind":"quantity","extractor":"extractor.quantity",)"
                 R"("confidence":0.9,"start":8,"end":10,"text":"48","sentence":{"start":0,"end":17},)"
                 R"("value":{"number":"48","noun":"cars","novel":1},"negated":true,"other":[1]})");
  exporter.write("sources", R"({"id":"s1","source":"Gazette","documents":1,"claims":1})");
  EXPECT_EQ(exporter.seal().rows, 3u);
  exporter.commit();
  EXPECT_EQ(
      file_bytes(out / "documents.csv"),
      "id,key,uri,url,media_type,source,title,authors,published,updated,language,text,blocks,credits,metadata,more\r\n"
      "d1,ferry,ferry.txt,,,Gazette,\"Fire, on ferry\",,,,,\"It hit \"\"48\"\" cars.\n\",,,,\r\n");
  EXPECT_EQ(file_bytes(out / "sources.csv"),
            "id,source,documents,claims,trust,depends_on,more\r\ns1,Gazette,1,1,,,\r\n");
  const std::string claims = file_bytes(out / "claims.csv");
  EXPECT_EQ(claims.substr(claims.find("\r\n") + 2),
            "c1,d1,ferry,quantity,extractor.quantity,0.9,8,10,48,0,17,,,,,,,,,,48,,,,,,,cars,,,,,,,,,,,,,,,,,,,,,true,,"
            "\"{\"\"value\"\":{\"\"novel\"\":1},\"\"other\"\":[1]}\"\r\n");
}

TEST_F(CsvTest, GuardsTextsNotNumbers) {
  const auto title = [&](const std::string& text, const std::string& more = "") {
    return cell("documents", "title", R"({"id":"d1","key":"k","uri":"u","title":)" + Json(text).dump() + "}", "", more);
  };
  for (const std::string text : {"=CMD()", "+1", "-1", "@SUM(A1)", "\t=1", "'quoted"}) {
    EXPECT_EQ(title(text), "'" + text);
    EXPECT_EQ(title(text, R"(,"formula_guard":false)"), text);
  }
  EXPECT_EQ(title("a=b"), "a=b");
  const auto number = [&](const std::string& digits) {
    return cell("claims", "number", R"({"id":"c1","kind":"quantity","value":{"number":")" + digits + "\"}}");
  };
  EXPECT_EQ(number("-5"), "-5");
  EXPECT_EQ(number("-0.5"), "-0.5");
  EXPECT_EQ(number("-5+cmd"), "'-5+cmd");
  EXPECT_EQ(number("240110000000000000000000000001"), "240110000000000000000000000001");
}

TEST_F(CsvTest, TextsComeBackAsTheyWere) {
  for (const std::string text : {"a,b", "say \"x\"", "line\nline", "line\r\nline", " padded ", "caf\xc3\xa9", "a\tb",
                                 "\"", "\xe2\x80\xa8", "a\\u0041"}) {
    EXPECT_EQ(cell("documents", "text", R"({"id":"d1","key":"k","uri":"u"})", text), text);
    EXPECT_EQ(cell("documents", "title", R"({"id":"d1","key":"k","uri":"u","title":)" + Json(text).dump() + "}"), text);
  }
  EXPECT_EQ(cell("documents", "text", R"({"id":"d1","key":"k","uri":"u"})", std::string("a\0b", 3)),
            "a\xef\xbf\xbd"
            "b");
}

TEST_F(CsvTest, EmptyIsNotAbsent) {
  auto exporter = session();
  exporter.begin("r1", {"rejected"});
  exporter.write("rejected",
                 R"({"stage":"s","plugin":"p","unit":"u","unit_id":"","code":"c","message":"","attempt":1})");
  exporter.seal();
  exporter.commit();
  const auto text = file_bytes(out / "rejected.csv");
  EXPECT_EQ(text.substr(text.find("\r\n") + 2), ",s,p,u,\"\",,c,\"\",1,\r\n");
}

TEST_F(CsvTest, SqliteReadsIt) {
  auto exporter = session(R"(,"formula_guard":false)");
  exporter.begin("r1", {"claims"});
  exporter.write("claims", R"({"id":"c1","kind":"quote","text":"=a, \"b\"\nc"})");
  exporter.write("claims", R"({"id":"c2","kind":"time","text":"x"})");
  exporter.seal();
  exporter.commit();
  const std::string command = "sqlite3 :memory: '.import --csv " + (out / "claims.csv").string() +
                              " claims' \"SELECT group_concat(hex(text)) FROM claims\"";
  FILE* pipe = ::popen(command.c_str(), "r");
  char line[200] = {};
  EXPECT_NE(::fgets(line, sizeof line, pipe), nullptr);
  EXPECT_EQ(::pclose(pipe), 0);
  EXPECT_EQ(std::string(line), "3D612C202262220A63,78\n");
}

TEST_F(CsvTest, BeginsWithAMarkWhereAsked) {
  auto exporter = session(R"(,"byte_order_mark":true)");
  exporter.begin("r1", {"sources"});
  exporter.seal();
  exporter.commit();
  EXPECT_EQ(file_bytes(out / "sources.csv").substr(0, 5), "\xef\xbb\xbfid");
}

TEST_F(CsvTest, ProbeNamesTheFolderThatCannotBe) {
  std::ofstream(out) << "a file";
  const auto failure = session().try_begin("r1", {"claims"});
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->option, "directory");
}

}  // namespace
