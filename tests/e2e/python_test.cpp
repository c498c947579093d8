// Workers written with the Python SDK.
#include <cstdlib>

#include "command.hpp"
#include "tests/e2e/python_plugins.hpp"

namespace e2e {
namespace {

class PythonTest : public CommandTest {
 protected:
  void install(const fs::path& program) { plugin_folders_.push_back(install_python(program, folder_ / "plugins")); }
};

TEST_F(PythonTest, AnExtractorClaimsBytes) {
  install(SOURCE_DIR "/examples/plugins/extractor-hashtag/hashtags.py");
  write_file(
      folder_ / "in.jsonl",
      "{\"id\":\"a\",\"text\":\"Über #Überfahrt und #ferry, not #1 nor a#b\"}\n{\"id\":\"b\",\"text\":\"none\"}\n");
  const auto outcome = dossier({"run", SOURCE_DIR "/examples/plugins/extractor-hashtag/pipeline.yaml", "--set",
                                "input=" + path("in.jsonl"), "--set", "output=" + path("out")});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  std::vector<std::string> claims;
  for (const auto& claim : read_lines(path("out/claims.jsonl")))
    claims.push_back(std::string(claim.text_or("text")) + " " + std::to_string(claim.integer_or("start")));
  EXPECT_EQ(claims, (std::vector<std::string>{"#Überfahrt 6", "#ferry 22"}));
}

// Another parser than ours: what it says is what extractors see.
TEST_F(PythonTest, AParserIsBrought) {
  install(SOURCE_DIR "/tests/joints/python/nouns.py");
  write_file(
      folder_ / "in.jsonl",
      "{\"id\":\"a\",\"language\":\"en\",\"text\":\"The café closed in June. The firm bought the old yard.\"}\n");
  const auto statements = [&](const std::string& earlier, const std::string& out) {
    const auto outcome =
        run("version: 1\nstages:\n  read: { use: reader.jsonl, paths: [\"" + path("in.jsonl") +
            "\"] }\n  nouns: { use: extractor.nouns-python, from: [read] }\n"
            "  found: { use: extractor.statement, from: [" +
            earlier +
            "], with: { min_confidence: 0 } }\n  save: { use: exporter.jsonl, from: [found], with: { directory: \"" +
            path(out) + "\" } }\n");
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    return read_lines(path(out + "/claims.jsonl")).size();
  };
  EXPECT_EQ(statements("read", "alone"), 2U);
  EXPECT_EQ(statements("read, nouns", "nouns"), 0U) << "without a verb nothing is stated";
}

TEST_F(PythonTest, OptionsAreChecked) {
  install(SOURCE_DIR "/examples/plugins/extractor-hashtag/hashtags.py");
  const auto outcome =
      run("version: 1\nstages:\n  read: { use: reader.jsonl, paths: [in] }\n  tags: { use: extractor.hashtags, from: "
          "[read], isolation: none, with: { most: 0 } }\n  save: { use: exporter.jsonl, from: [tags], with: { "
          "directory: out } }\n");
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_NE(outcome.err.find("always runs in a separate process"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("most"), std::string::npos) << outcome.err;
}

TEST_F(PythonTest, ASinkUsedFromAnotherThreadIsReportedAsThat) {
  install(SOURCE_DIR "/tests/joints/python/hosts.py");
  write_file(folder_ / "in.jsonl", "{\"id\":\"a\",\"text\":\"one\"}\n");
  ASSERT_EQ(run("version: 1\nstages:\n  read: { use: reader.jsonl, paths: [\"" + path("in.jsonl") +
                "\"] }\n  stray: { use: extractor.stray-python, from: [read] }\n  save: { use: exporter.jsonl, from: "
                "[stray, \"*.rejected\"], with: { directory: \"" +
                path("out") + "\" } }\n")
                .exit,
            6);
  const auto letters = read_lines(path("out/rejected.jsonl"));
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].text_or("code"), "wrong_thread");
  EXPECT_EQ(read_lines(path("out/claims.jsonl")).size(), 0U);
}

TEST_F(PythonTest, AnExporterRejectsARecord) {
  install(SOURCE_DIR "/tests/joints/python/hosts.py");
  write_file(folder_ / "in.jsonl", "{\"id\":\"a\",\"text\":\"one\"}\n{\"id\":\"b\",\"text\":\"two\"}\n");
  const auto outcome =
      run("version: 1\nstages:\n  read: { use: reader.jsonl, paths: [\"" + path("in.jsonl") +
          "\"] }\n  pick: { use: exporter.picky-python, from: [read] }\n  save: { use: exporter.jsonl, "
          "from: [read], with: { directory: \"" +
          path("out") + "\" } }\n");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("record 2 is not wanted (even)"), std::string::npos) << outcome.err;
}

TEST_F(PythonTest, AllJointsHold) {
  install(SOURCE_DIR "/tests/joints/python/oddities.py");
  std::string lines = "@inner\n!\nüber alder elm\nDIE now\nRAISE it\nalder fir\n";
  for (int i = 0; i < 6000; ++i) lines += "fill elm fir and much more text " + std::string(40, 'x') + "\n";
  write_file(folder_ / "in.pybox", lines);  // large enough to go by descriptor
  const auto outcome =
      run("version: 1\nstages:\n  read: { use: reader.auto, paths: [\"" + path("in.pybox") +
          "\"] }\n  words: { use: extractor.py-words, from: [read] }\n  rare: { use: deduplicator.py-rare, from: "
          "[read] }\n  save: { use: exporter.jsonl, from: [read, words, rare, \"*.rejected\"], with: { directory: \"" +
          path("out") + "\" } }\n");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto documents = read_lines(path("out/documents.jsonl"));
  EXPECT_EQ(documents.size(), 6005U);
  const auto inner =
      std::ranges::find(documents, "in.pybox!inner.pybox", [](const auto& d) { return d.text_or("uri"); });
  ASSERT_NE(inner, documents.end());
  EXPECT_EQ(inner->text_or("url"), "u");
  EXPECT_EQ(inner->text_or("title"), "inner");
  EXPECT_EQ(inner->text_or("source"), "inner");
  EXPECT_EQ(read_lines(path("out/copies.jsonl")).size(), 1U);  // alder
  std::map<std::string, int> codes;
  for (const auto& letter : read_lines(path("out/rejected.jsonl"))) ++codes[std::string(letter.text_or("code"))];
  EXPECT_EQ(codes, (std::map<std::string, int>{{"bad_line", 1}, {"crashed", 1}, {"told_to", 1}}));
  bool found = false;
  for (const auto& claim : read_lines(path("out/claims.jsonl")))
    found |= claim.text_or("text") == "alder" && claim.integer_or("start") == 6;
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace e2e
