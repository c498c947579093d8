// A plugin that crashes in dossier's own process ends the run, but not without a word.
#include "command.hpp"
#include "process.hpp"

namespace e2e {
namespace {

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they report crashes themselves

class CrashReportTest : public CommandTest {
 protected:
  CrashReportTest() { plugin_folders_.push_back(JOINTS_DIR); }

  // What a run of that stage prints before a signal ends it.
  std::string report(const std::string& reader, const std::string& text, const std::string& stage) {
    write_file(folder_ / ("in." + reader), text);
    write_file(folder_ / "pipeline.yaml",
               "version: 1\nname: crash\nstages:\n  read: { use: reader." +
                   std::string(reader == "peril" ? "perilous" : reader) + ", paths: [\"" + path("in." + reader) +
                   "\"] }\n  work: { " + stage +
                   ", from: [read] }\n  save: { use: exporter.jsonl, from: [read, work], with: { directory: \"" +
                   path("out") + "\" } }\n");
    Process process(command_of_its_own({"--progress", "none"}), path("err"));
    EXPECT_EQ(process.exit(), std::nullopt);
    return read_file(path("err"));
  }
  static void expect_lines(const std::string& report, std::initializer_list<const char*> lines) {
    for (const auto* line : lines)
      EXPECT_NE(report.find(line), std::string::npos) << "missing: " << line << "\n" << report;
  }
};

TEST_F(CrashReportTest, NamesPluginStageAndDocument) {
  expect_lines(report("peril", "a b\nword CRASH\n", "use: extractor.perilous"),
               {"dossier: crashed by SIGSEGV (Segmentation fault) in a plugin", "plugin: extractor.perilous",
                "stage:  work", "call:   extract of the document ", "in.peril",
                "with `isolation: process` on that stage a crash costs that document alone"});
}

TEST_F(CrashReportTest, NamesTheInputOfAReader) {
  expect_lines(report("peril", "BREAK\n", "use: extractor.perilous"),
               {"plugin: reader.perilous", "stage:  read", "call:   read of the input in.peril"});
}

TEST_F(CrashReportTest, NamesTheInputOfASniff) {
  expect_lines(report("auto", "STARTLE\n", "use: extractor.perilous"),
               {"plugin: reader.skittish", "stage:  read", "call:   sniff of the input in.auto"});
}

TEST_F(CrashReportTest, NamesTheGroup) {
  expect_lines(report("peril", "a CRASH\n", "use: deduplicator.perilous"),
               {"plugin: deduplicator.perilous", "call:   reduce of the group "});
}

TEST_F(CrashReportTest, NamesTheConstructor) {
  expect_lines(report("peril", "a b\n", "use: extractor.perilous, with: { die: true }"),
               {"plugin: extractor.perilous", "stage:  work", "call:   create\n"});
}

TEST_F(CrashReportTest, ListsTheCallsWhereAThreadOfThePluginEndsTheProcess) {
  expect_lines(report("lines", "one\n", "use: extractor.stray, with: { ends: true }"),
               {"crashed by SIGABRT (Aborted) in a thread that a plugin may have started; these calls were running",
                "plugin: extractor.stray", "a crash costs the unit alone"});
}

#endif

}  // namespace
}  // namespace e2e
