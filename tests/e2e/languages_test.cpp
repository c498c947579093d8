// Extractors get only documents in languages that they serve; the others are counted.
#include <cstdlib>
#include <set>

#include "command.hpp"

namespace e2e {
namespace {

class LanguagesTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    plugin_folders_.emplace_back(JOINTS_DIR);
    std::string lines;
    for (const std::string tag : {"en-GB", "de", "de-AT", "fr", "", "und", "ENG", "German"})
      lines += "{\"id\":\"in " + tag + "\",\"language\":\"" + tag + "\",\"text\":\"Opened on 5 May 2031.\"}\n";
    write_file(folder_ / "in.jsonl", lines + "{\"id\":\"untold\",\"text\":\"Opened on 5 May 2031.\"}\n");
  }

  std::string pipeline(const std::string& keys = {}) const {
    return "version: 1\nname: languages\nstages:\n  read: { use: reader.jsonl, paths: [\"" + path("in.jsonl") +
           "\"] }\n  times: { use: extractor.time, from: [read]" + keys +
           " }\n  words: { use: extractor.words, from: [read] }\n"
           "  save: { use: exporter.jsonl, from: [read, times, words], with: { directory: \"" +
           path("out") + "\" } }\n";
  }
  // The documents with a claim of this extractor.
  std::set<std::string> claimed(const std::string& extractor) const {
    std::set<std::string> keys;
    for (const auto& claim : read_lines(path("out/claims.jsonl")))
      if (claim.text_or("extractor") == extractor) keys.insert(std::string(claim.text_or("key")));
    return keys;
  }
  dossier::Json stage(const std::string& id) const {
    return *dossier::parse_json(read_file(path("out/run.json")))->find("stages")->find(id);
  }
};

const std::set<std::string> english{"in en-GB", "in ", "in und", "in ENG", "in German", "untold"};

TEST_F(LanguagesTest, AnExtractorGetsTheDocumentsThatItServes) {
  const auto outcome = run(pipeline(), {"--metrics", path("metrics")});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(claimed("extractor.time"), english);
  EXPECT_EQ(claimed("extractor.words").size(), 9U);
  const auto times = stage("times");
  EXPECT_EQ(times.integer_or("in"), 9);
  EXPECT_EQ(times.integer_or("done"), 6);
  EXPECT_EQ(times.integer_or("calls"), 6);
  EXPECT_EQ(times.find("dropped")->dump(), "{\"language:de\":2,\"language:fr\":1}");
  EXPECT_EQ(stage("words").find("dropped")->dump(), "{}");
  EXPECT_NE(outcome.out.find("3 documents in languages it does not serve: de 2, fr 1\n"), std::string::npos)
      << outcome.out;
  EXPECT_EQ(outcome.out.find("dropped"), std::string::npos) << outcome.out;
  EXPECT_NE(read_file(path("metrics")).find("stage=\"times\",outcome=\"dropped\",reason=\"language:de\"} 2\n"),
            std::string::npos);
}

TEST_F(LanguagesTest, ThePipelineOverridesTheManifest) {
  ASSERT_EQ(run(pipeline(", languages: \"*\"")).exit, 0);
  EXPECT_EQ(claimed("extractor.time").size(), 9U);
  ASSERT_EQ(run(pipeline(", languages: [de, fr]")).exit, 0);
  EXPECT_EQ(claimed("extractor.time"),
            (std::set<std::string>{"in de", "in de-AT", "in fr", "in ", "in und", "in German", "untold"}));
  EXPECT_EQ(stage("times").find("dropped")->dump(), "{\"language:en\":2}");
}

TEST_F(LanguagesTest, OtherLanguagesAreOtherResults) {
  reuses_ = true;
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto first = outputs(path("out"));
  const auto other = run(pipeline(", languages: [fr]"), {"--explain-cache"});
  ASSERT_EQ(other.exit, 0);
  EXPECT_NE(other.out.find("times: ran because its languages changed; 4 of its 5 calls were skipped"),
            std::string::npos)
      << other.out;
  EXPECT_EQ(claimed("extractor.time").count("in fr"), 1U);
  const auto again = run(pipeline());
  EXPECT_NE(again.out.find("reused"), std::string::npos) << again.out;
  EXPECT_NE(again.out.find("3 documents in languages it does not serve: de 2, fr 1\n"), std::string::npos) << again.out;
  EXPECT_EQ(outputs(path("out")), first);
}

TEST_F(LanguagesTest, ThreadsAndProcessesChangeNothing) {
  std::string lines;
  for (int i = 0; i < 300; ++i)
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"language\":\"" + (i % 3 ? "en" : "de") +
             "\",\"text\":\"Opened on 5 May 2031.\"}\n";
  write_file(folder_ / "in.jsonl", lines);
  ASSERT_EQ(run(pipeline(), {"--jobs", "1"}).exit, 0);
  const auto one = outputs(path("out"));
  EXPECT_EQ(claimed("extractor.time").size(), 200U);
  for (const std::string jobs : {"2", "8"}) {
    ASSERT_EQ(run(pipeline(), {"--jobs", jobs}).exit, 0);
    EXPECT_EQ(outputs(path("out")), one) << jobs;
    ASSERT_EQ(run(pipeline(", isolation: process"), {"--jobs", jobs}).exit, 0);
    EXPECT_EQ(outputs(path("out")), one) << jobs << " in processes";
    EXPECT_EQ(stage("times").find("dropped")->dump(), "{\"language:de\":100}");
  }
}

TEST_F(LanguagesTest, AnExtractorThatServesNoDocumentIsWarnedAbout) {
  const auto outcome = run(pipeline(", languages: [it]"));
  ASSERT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.out.find("warning"), std::string::npos) << outcome.out;
  write_file(folder_ / "in.jsonl", "{\"id\":\"a\",\"language\":\"de\",\"text\":\"Am 5. Mai 2031.\"}\n");
  const auto warned = run(pipeline());
  ASSERT_EQ(warned.exit, 0);
  EXPECT_NE(
      warned.out.find("warning: stage times: extractor.time serves none of the languages of its documents (1 de)"),
      std::string::npos)
      << warned.out;
}

TEST_F(LanguagesTest, TheLanguagesAreShown) {
  EXPECT_NE(dossier({"plugins", "show", "extractor.time"}).out.find("languages    en\n"), std::string::npos);
  EXPECT_NE(dossier({"plugins", "list"}).out.find("publication date. (en)\n"), std::string::npos);
  write_file(folder_ / "pipeline.yaml", pipeline(", languages: [de, fr]"));
  EXPECT_NE(dossier({"plan", path("pipeline.yaml")}).out.find("      languages de, fr\n"), std::string::npos);
  EXPECT_NE(dossier({"explain", path("pipeline.yaml"), "times"}).out.find("  languages  de, fr  (pipeline"),
            std::string::npos);
}

TEST_F(LanguagesTest, APythonPluginServesLanguages) {
  fs::create_directories(folder_ / "plugins");
  fs::copy_file(SOURCE_DIR "/sdk/python/dossier.py", folder_ / "plugins/dossier.py");
  write_file(
      folder_ / "plugins/german.py",
      "import dossier\n\n\nclass German(dossier.Extractor):\n    id = 'extractor.german'\n    version = '1.0.0'\n"
      "    summary = 'Claims the first letter.'\n    manifest = {'languages': ['de']}\n\n"
      "    def extract(self, document, sink):\n        sink.emit(kind='letter', **document.span(0, 1))\n\n\n"
      "if __name__ == '__main__':\n    dossier.main(German)\n");
  ASSERT_EQ(std::system(("python3 " + path("plugins/german.py") + " --manifest > /dev/null").c_str()), 0);
  plugin_folders_.push_back(path("plugins"));
  std::string text = pipeline();
  text.replace(text.find("extractor.time"), 14, "extractor.german");
  ASSERT_EQ(run(text).exit, 0);
  EXPECT_EQ(claimed("extractor.german"),
            (std::set<std::string>{"in de", "in de-AT", "in ", "in und", "in German", "untold"}));
  EXPECT_EQ(stage("times").find("dropped")->dump(), "{\"language:en\":2,\"language:fr\":1}");
}

}  // namespace
}  // namespace e2e
