// exporter.markdown through the C boundary.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/testing/export_session.hpp"
#include "tests/plugins/file_bytes.hpp"

namespace {

namespace fs = std::filesystem;
using dossier::Json;
using dossier::testing::ExportSession;
using dossier::testing::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> ports{"documents", "copies", "claims", "findings", "sources", "rejected"};

struct MarkdownTest : testing::Test {
  TemporaryFolder folder;
  fs::path file = folder.path() / "out.md";

  ExportSession session() const {
    return ExportSession(PLUGIN_DIR "/exporter-markdown.so", "exporter.markdown",
                         R"({"path":")" + file.string() + R"(","title":"The fire"})");
  }
  static void document(ExportSession& exporter, const std::string& id, const std::string& title,
                       const std::string& source, const std::string& text) {
    exporter.write("documents",
                   R"({"id":")" + id + R"(","key":"k","uri":"u","url":"https://example.org/)" + id + R"(","source":)" +
                       Json(source).dump() + ",\"title\":" + Json(title).dump() + R"(,"published":"2031-03-04"})",
                   text);
  }
  static void claim(ExportSession& exporter, const std::string& id, const std::string& of, const std::string& text,
                    const std::string& words) {
    const auto at = text.find(words);
    exporter.write("claims", R"({"id":")" + id + R"(","document":")" + of +
                                 R"(","kind":"quantity","confidence":1,"start":)" + std::to_string(at) +
                                 ",\"end\":" + std::to_string(at + words.size()) + ",\"text\":" + Json(words).dump() +
                                 R"(,"sentence":{"start":0,"end":)" + std::to_string(text.size()) + "}}");
  }
  std::string page(ExportSession& exporter) const {
    exporter.seal();
    exporter.commit();
    return file_bytes(file);
  }
};

const std::string one = "The fire hit 48 vehicles.";
const std::string other = "Some 52 vehicles burned.";

TEST_F(MarkdownTest, WritesConflictsFirstWithBothSides) {
  auto exporter = session();
  exporter.begin("r1", ports);
  document(exporter, "d1", "Fire on ferry", "Gazette", one);
  document(exporter, "d2", "Ferry burns", "Courier", other);
  exporter.write("copies", R"({"id":"k","a":"d1","b":"d2","direction":"a_to_b","kind":"partial","similarity":0.25})");
  claim(exporter, "c1", "d1", one, "48 vehicles");
  claim(exporter, "c2", "d2", other, "52 vehicles");
  exporter.write("findings",
                 R"({"id":"f0","kind":"agreement","claims":["c1"],"independent_sources":2,"explanation":"A."})");
  exporter.write(
      "findings",
      R"({"id":"f1","kind":"value","subject":"vehicles","claims":["c1","c2"],"sides":[{"value":"48","claims":)"
      R"(["c1"],"documents":1,"independent_sources":1},{"value":"52","claims":["c2"],"documents":1,)"
      R"("independent_sources":1}],"likely":{"value":"48","confidence":0.8},"independent_sources":2,)"
      R"("explanation":"Two papers give two figures."})");
  exporter.write("sources", R"({"id":"s1","source":"Gazette","documents":1,"claims":1})");
  exporter.write("rejected",
                 R"({"stage":"read","plugin":"p","unit":"input","unit_id":"x","input":"x.pdf","code":"bad",)"
                 R"("message":"no text","attempt":1})");
  EXPECT_EQ(
      page(exporter),
      "# The fire\n\n"
      "Pipeline test: 2 documents, 2 claims, 1 conflict, 1 agreement.\n\n"
      "## Conflicts (1)\n\n"
      "### 1\\. vehicles – different figures\n\n"
      "Two papers give two figures.\n\n"
      "**48** – 1 document, 1 independent source\n\n"
      "- “The fire hit **48 vehicles**.”  \n"
      "  [Fire on ferry](<https://example.org/d1>), Gazette, 2031-03-04\n\n"
      "**52** – 1 document, 1 independent source\n\n"
      "- “Some **52 vehicles** burned.”  \n"
      "  [Ferry burns](<https://example.org/d2>), Courier, 2031-03-04\n\n"
      "Likely value: **48** (confidence 0.8).\n\n"
      "## Agreements (1)\n\n"
      "### 1\\. agreement\n\n"
      "A.\n\n"
      "- “The fire hit **48 vehicles**.”  \n"
      "  [Fire on ferry](<https://example.org/d1>), Gazette, 2031-03-04\n\n"
      "## Sources (1)\n\n"
      "| source | documents | claims | trust | appears to copy |\n"
      "| --- | ---: | ---: | ---: | --- |\n"
      "| Gazette | 1 | 1 |  |  |\n\n"
      "## Who copies whom (1)\n\n"
      "| document | | document | kind | similarity | passages |\n"
      "| --- | --- | --- | --- | ---: | ---: |\n"
      "| [Fire on ferry](<https://example.org/d1>) (Gazette) | → | [Ferry burns](<https://example.org/d2>) (Courier) "
      "| partial | 0.25 | 0 |\n\n"
      "## Documents (2)\n\n"
      "- [Fire on ferry](<https://example.org/d1>), Gazette, 2031-03-04\n"
      "- [Ferry burns](<https://example.org/d2>), Courier, 2031-03-04\n\n"
      "## Rejected (1)\n\n"
      "- read: x.pdf: no text (bad)\n");
}

TEST_F(MarkdownTest, TextStaysText) {
  auto exporter = session();
  exporter.begin("r1", {"documents"});
  document(exporter, "d1", "<script>alert(1)</script> [a](javascript:b) | x | *b* `c` # d\n# e", "www.evil.example",
           "x");
  document(exporter, "d2", "- item", "1. item http://evil.example", "x");
  document(exporter, "d3", "\x1b[31m", "_u_", "x");
  const auto text = page(exporter);
  EXPECT_THAT(text,
              HasSubstr("[\\<script\\>alert\\(1\\)\\</script\\> \\[a\\]\\(javascript:b\\) \\| x \\| \\*b\\* \\`c\\` "
                        "\\# d \\# e](<https://example.org/d1>), www\\.evil.example"));
  EXPECT_THAT(text, HasSubstr("[\\- item](<https://example.org/d2>), 1\\. item http\\://evil.example"));
  EXPECT_THAT(text, HasSubstr("[\xef\xbf\xbd\\[31m](<https://example.org/d3>), \\_u\\_"));
}

TEST_F(MarkdownTest, OnlyAddressesOfTheWebAreLinks) {
  auto exporter = session();
  exporter.begin("r1", {"documents"});
  exporter.write("documents", R"-({"id":"d1","key":"k","uri":"u","url":"javascript:alert(1)","title":"T"})-", "x");
  exporter.write("documents", R"-({"id":"d2","key":"k","uri":"u","url":"https://e.example/<a> (b)>","title":"U"})-",
                 "x");
  exporter.write("documents", R"-({"id":"d3","key":"k","uri":"u","url":"http\u001a//e.example","title":"V"})-", "x");
  const auto text = page(exporter);
  EXPECT_THAT(text, HasSubstr("- V\n"));
  EXPECT_THAT(text, Not(HasSubstr("javascript")));
  EXPECT_THAT(text, HasSubstr("[U](<https://e.example/%3Ca%3E%20%28b%29%3E>)"));
}

TEST_F(MarkdownTest, GroupsFindingsAsTheOtherReportDoes) {
  auto exporter = session();
  exporter.begin("r1", {"findings"});
  int number = 0;
  for (const std::string kind : {"update", "derivation", "single_source", "coined"})
    exporter.write("findings", R"({"id":"f)" + std::to_string(++number) + R"(","kind":")" + kind + R"(","claims":[]})");
  exporter.write("findings", R"({"id":"f5","kind":"value","claims":[],"possible":true})");
  const auto text = page(exporter);
  EXPECT_THAT(text, HasSubstr("## Conflicts (0)"));
  EXPECT_THAT(text, HasSubstr("## Updates (2)"));
  EXPECT_THAT(text, HasSubstr("## Other findings (1)"));
  EXPECT_THAT(text, HasSubstr("## Possible findings (1)"));
  EXPECT_THAT(text, HasSubstr("## One source only (1)"));
}

TEST_F(MarkdownTest, ARecordThatCannotBeReadIsAnError) {
  auto exporter = session();
  exporter.begin("r1", ports);
  exporter.write("findings", R"({"id":"f1","kind":7})");
  EXPECT_THAT([&] { exporter.seal(); }, testing::ThrowsMessage<std::exception>(HasSubstr("bad_record")));
}

TEST_F(MarkdownTest, APortThatTheRunDoesNotHaveIsRefused) {
  auto exporter = session();
  exporter.begin("r1", {"documents"});
  EXPECT_THAT([&] { exporter.write("findings", R"({"id":"f1","kind":"value","claims":[]})"); },
              testing::ThrowsMessage<std::exception>(HasSubstr("unknown_port")));
}

TEST_F(MarkdownTest, SaysWhatIsEmpty) {
  auto exporter = session();
  exporter.begin("r1", ports);
  const auto text = page(exporter);
  EXPECT_THAT(text, HasSubstr("No conflicts were found."));
  EXPECT_THAT(text, HasSubstr("No two documents share text."));
}

}  // namespace
