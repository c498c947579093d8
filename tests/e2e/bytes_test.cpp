// What plugins pass on that is no UTF-8 gets into no record: a result that holds it costs its unit, and a message is
// told with U+FFFD in its place. So exporters, the next run and a replay can read all that a run leaves.
#include <algorithm>

#include "command.hpp"
#include "dossier/text/utf8.hpp"

namespace e2e {
namespace {

class BytesTest : public CommandTest {
 protected:
  BytesTest() { plugin_folders_.push_back(JOINTS_DIR); }

  // On two documents that are read, and three lines that cost something.
  Outcome run_on_bytes(const std::string& isolation, std::vector<std::string> more = {}) {
    write_file(folder_ / "in/a.bytes", "plain words\nthey FAIL\nTcaf\xE9\nRcaf\xE9\nNtext/caf\xE9\n");
    const std::string end = ", isolation: " + isolation + " }\n";
    return run(
        "version: 1\nname: bytes\nstages:\n"
        "  read: { use: reader.bytes, paths: [\"" +
            path("in") + "\"]" + end + "  words: { use: extractor.words, from: [read]" + end +
            "  odd: { use: extractor.bytes, from: [read]" + end + "  links: { use: deduplicator.bytes, from: [read]" +
            end + "  check: { use: checker.bytes, from: [words]" + end +
            "  seen: { use: exporter.bytes, from: [read] }\n"
            "  save: { use: exporter.jsonl, from: [read, words, odd, links, check, \"*.rejected\"], with: { directory: "
            "\"" +
            path("out") + "\" } }\n",
        std::move(more));
  }
  // How often each stage rejected with each code.
  std::map<std::string, int> rejected() const {
    std::map<std::string, int> found;
    for (const auto& letter : read_lines(folder_ / "out/rejected.jsonl"))
      ++found[std::string(letter.text_or("stage")) + " " + std::string(letter.text_or("code"))];
    return found;
  }
};

constexpr auto shown = "caf\xEF\xBF\xBD";  // with U+FFFD

TEST_F(BytesTest, NoRecordHoldsThem) {
  for (const std::string isolation : {"none", "process"}) {
    fs::remove_all(path("out"));
    const auto outcome = run_on_bytes(isolation);
    ASSERT_EQ(outcome.exit, 0) << isolation << outcome.err;
    for (const auto& [name, bytes] : outputs(path("out")))
      EXPECT_EQ(dossier::find_invalid_utf8(bytes), std::string::npos) << isolation << ": " << name;
    const std::map<std::string, int> expected{{"read bad_document", 1}, {std::string("read ") + shown, 1},
                                              {"odd bad_claim", 2},     {std::string("odd ") + shown, 1},
                                              {"links bad_result", 1},  {"check bad_result", 1}};
    EXPECT_EQ(rejected(), expected) << isolation;
    const auto documents = read_lines(folder_ / "out/documents.jsonl");
    ASSERT_EQ(documents.size(), 3U);
    EXPECT_TRUE(std::ranges::any_of(documents, [](const auto& document) {
      return document.text_or("media_type") == std::string("text/") + shown;
    }));
    EXPECT_FALSE(fs::exists(path("out/copies.jsonl")) && !read_lines(path("out/copies.jsonl")).empty());
  }
}

TEST_F(BytesTest, TheNextRunAndAReplayReadWhatIsLeft) {
  reuses_ = true;
  ASSERT_EQ(run_on_bytes("none").exit, 0);
  const auto first = outputs(path("out"));
  const auto again = run_on_bytes("none");
  EXPECT_EQ(again.exit, 0) << again.err;
  EXPECT_EQ(outputs(path("out")), first);
  const auto replayed = dossier({"replay", path("pipeline.yaml"), "--state", path("state"), "--progress", "none"});
  EXPECT_EQ(replayed.exit, 0) << replayed.err;
}

TEST_F(BytesTest, MessagesAndOutputsAreToldAsText) {
  const auto outcome = run_on_bytes("none", {"--format", "json"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(dossier::find_invalid_utf8(outcome.out), std::string::npos);
  EXPECT_EQ(dossier::find_invalid_utf8(outcome.err), std::string::npos);
  const auto dry = dossier({"run", path("pipeline.yaml"), "--dry-run", "--format", "json"});
  EXPECT_NE((dry.out + dry.err).find(shown), std::string::npos) << dry.out << dry.err;
  EXPECT_EQ(dossier::find_invalid_utf8(dry.out + dry.err), std::string::npos);
  const auto record = dossier::parse_json(read_file(folder_ / "out/run.json"));
  ASSERT_TRUE(record);
  const auto* outputs = record->find("outputs");
  ASSERT_TRUE(outputs && outputs->array());
  EXPECT_TRUE(std::ranges::any_of(*outputs->array(), [](const auto& output) {
    return output.text_or("path") == shown;
  })) << outputs->dump();
  const auto* dropped = record->find("stages")->find("odd")->find("dropped");
  ASSERT_TRUE(dropped);
  EXPECT_EQ(dropped->integer_or(shown), 2);
}

}  // namespace
}  // namespace e2e
