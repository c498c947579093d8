// What a run tells in its log: each event with its stable code, as text and as JSON; and its progress beside it.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "command.hpp"
#include "process.hpp"

namespace e2e {
namespace {

class LogTest : public CommandTest {
 protected:
  LogTest() {
    plugin_folders_.push_back(JOINTS_DIR);
    reuses_ = true;
  }

  std::string pipeline(const std::string& words = "{ use: extractor.words, from: [read] }",
                       const std::string& with = "") const {
    return "version: 1\nname: told\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
           "\"] }\n  words: " + words + "\n  save: { use: exporter.jsonl, from: [read, words, \"*.rejected\"]" + with +
           ", with: { directory: \"" + path("out") + "\" } }\n";
  }
  // The log of a run as JSON, with what it tells as info, too.
  std::vector<dossier::Json> log_of(const std::string& text, int exit = 0, std::vector<std::string> more = {}) const {
    more.insert(more.end(), {"--log", "info", "--log-format", "json"});
    const auto outcome = run(text, more);
    EXPECT_EQ(outcome.exit, exit) << outcome.err;
    std::vector<dossier::Json> lines;
    std::istringstream stream(outcome.err);
    for (std::string line; std::getline(stream, line);) {
      auto json = dossier::parse_json(line);
      EXPECT_TRUE(json) << line;
      if (json) lines.push_back(std::move(*json));
    }
    return lines;
  }
  static const dossier::Json* find(const std::vector<dossier::Json>& log, const std::string& code,
                                   const std::string& stage = {}) {
    const auto found = std::ranges::find_if(
        log, [&](const auto& line) { return line.text_or("code") == code && line.text_or("stage") == stage; });
    return found == log.end() ? nullptr : &*found;
  }
  static void expect(const std::vector<dossier::Json>& log, const std::string& code, const std::string& stage,
                     const std::string& level, const std::string& words) {
    const auto* line = find(log, code, stage);
    ASSERT_NE(line, nullptr) << code << " of \"" << stage << "\" among " << log.size() << " lines";
    EXPECT_EQ(line->text_or("level"), level);
    EXPECT_NE(line->text_or("message").find(words), std::string::npos) << line->dump();
  }
  // A run whose extractor does not end; it is seen to hang by its progress.
  std::unique_ptr<Process> run_that_hangs(const std::string& how) const {
    write_file(folder_ / "in/a.peril", "word " + how + "\n");
    auto text = pipeline("{ use: extractor.perilous, from: [read] }");
    text.replace(text.find("reader.lines"), 12, "reader.perilous");
    write_file(folder_ / "pipeline.yaml", text);
    auto command = std::make_unique<Process>(command_of_its_own({"--progress", "json"}), path("err"));
    const auto hangs = [&] {
      return read_file(path("err")).find(R"({"event":"progress","stage":"words")") != std::string::npos;
    };
    while (command->alive() && !hangs()) usleep(10000);
    return command;
  }
  void write_lines(const std::string& text = "alder birch\ncedar\n") const { write_file(folder_ / "in/a.lines", text); }
  void damage(const fs::path& file) const {
    const auto size = fs::file_size(file);
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(size / 2));
    stream << std::string(std::min<std::uintmax_t>(size / 2, 100), '\x7F');
  }
};

TEST_F(LogTest, NamesWhatWasLostWithItsPlace) {
  write_lines();
  write_file(folder_ / "in/bad.lines", "throw\n");
  const auto log = log_of(pipeline());
  expect(log, "DS4002", "read", "warning", "bad.lines: the input asks for it (on_purpose)");
  const auto* fields = find(log, "DS4002", "read")->find("fields");
  ASSERT_NE(fields, nullptr);
  EXPECT_EQ(fields->text_or("unit"), "input");
  EXPECT_EQ(fields->text_or("unit_id"), "bad.lines");
  EXPECT_EQ(fields->text_or("reason"), "on_purpose");
  const auto text = run(pipeline(), {"--fresh"});
  EXPECT_NE(text.err.find(" warning DS4002 read: bad.lines: the input asks for it (on_purpose)\n"), std::string::npos)
      << text.err;
}

// However many they are.
TEST_F(LogTest, ShowsTheFirstLossesAndCountsTheOthers) {
  for (int i = 0; i < 200; ++i) write_file(folder_ / "in" / (std::to_string(i) + ".lines"), "throw\n");
  write_lines();
  const auto log = log_of(pipeline());
  EXPECT_EQ(std::ranges::count_if(log, [](const auto& line) { return line.text_or("code") == "DS4002"; }), 21);
  EXPECT_EQ(log.back().find("fields")->text_or("left_out"), "180");
}

TEST_F(LogTest, TellsWhatPluginsLogUnderOneCode) {
  write_file(folder_ / "in/a.lines", "a line\n");
  expect(log_of(pipeline("{ use: extractor.lossy, from: [read] }")), "DS4001", "words", "info", "a line");
}

TEST_F(LogTest, TellsWhatIsReusedAndWhyTheOthersRun) {
  write_lines();
  const auto first = log_of(pipeline());
  expect(first, "DS4008", "read", "info", "runs because it has not run before");
  const auto second = log_of(pipeline());
  expect(second, "DS4007", "read", "info", "reused");
  expect(second, "DS4007", "words", "info", "reused");
  write_lines("other\n");
  expect(log_of(pipeline()), "DS4008", "read", "info", "runs because its inputs changed");
}

TEST_F(LogTest, TellsOfDamage) {
  write_lines(std::string(5000, 'x') + "\n");
  ASSERT_EQ(run(pipeline()).exit, 0);
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "state/results"))
    if (entry.path().filename() == "words.claims") damage(entry.path());
  expect(log_of(pipeline()), "DS4009", "words", "warning", "its kept results are damaged");
  write_file(folder_ / "state/journal.db", std::string(5000, 'x'));
  expect(log_of(pipeline()), "DS4010", "", "warning", "journal.db.damaged");
  EXPECT_TRUE(fs::exists(path("state/journal.db.damaged")));
}

TEST_F(LogTest, TellsOfGroupsThatAreTooLarge) {
  for (int i = 0; i < 9; ++i) write_file(folder_ / "in" / (std::to_string(i) + ".lines"), "alder\nbirch\n");
  std::string quotes = pipeline();
  const std::string mark = "  save:";
  std::string text;
  for (int i = 0; i < 120; ++i)
    text += "\"We expected many more visitors than last year at the harbour,\" said Ann Hill.\n";
  write_file(folder_ / "in/b.lines", text);
  quotes.insert(quotes.find(mark),
                "  quotes: { use: extractor.quote, from: [read] }\n  check: { use: checker.quotes, from: [quotes] }\n");
  quotes.replace(quotes.find("[read, words"), 12, "[read, words, check");
  expect(log_of(quotes), "DS4003", "check", "warning", "members of large groups were left out");
}

TEST_F(LogTest, NamesPhrasesThatSoManyDocumentsShareThatTheyMakeNoPairs) {
  for (int i = 0; i < 160; ++i) {
    std::string text = "paper" + std::to_string(i) + "\t";
    for (int word = 0; word < 12; ++word) text += "w" + std::to_string(i * 12 + word) + " ";
    write_file(folder_ / "in" / (std::to_string(1000 + i) + ".lines"),
               text + "All rights in what we print are reserved by the owners.\n");
  }
  const auto log = log_of("version: 1\nname: log\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
                          "\"] }\n  copies: { use: deduplicator.minhash, from: [read] }\n"
                          "  save: { use: exporter.jsonl, from: [copies], with: { directory: \"" +
                          path("out") + "\" } }\n");
  expect(log, "DS4023", "copies", "warning",
         "left out: \"All rights in what we print are reserved by the owners\" is in 160 documents, first of paper0");
}

TEST_F(LogTest, TellsOfWorkers) {
  const auto perilous = [&](const std::string& limits) {
    auto text = pipeline("{ use: extractor.perilous, from: [read], isolation: process, limits: { " + limits + " } }");
    return text.replace(text.find("reader.lines"), 12, "reader.perilous");
  };
  write_file(folder_ / "in/a.peril", "word\nword CRASH\nword\n");
  const auto crashed = log_of(perilous("wall: 60"));
  expect(crashed, "DS4004", "words", "info", "the plugin crashed in its worker process");
  expect(crashed, "DS4002", "words", "warning", "(crashed)");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "word" + std::to_string(i) + " LEAK\n";
  write_file(folder_ / "in/a.peril", lines);
  expect(log_of(perilous("memory: 256MiB")), "DS4005", "words", "info", "is replaced");
#endif
}

TEST_F(LogTest, TellsOfWorkersThatDoNotEndInOrder) {
  fs::create_directories(folder_ / "plugins");
  fs::copy_file(SOURCE_DIR "/sdk/python/dossier.py", path("plugins/dossier.py"));
  fs::copy_file(SOURCE_DIR "/tests/conformance/programs/miscounts.py", path("plugins/miscounts.py"));
  ASSERT_EQ(std::system(("python3 " + path("plugins/miscounts.py") + " --manifest > /dev/null").c_str()), 0);
  plugin_folders_.push_back(path("plugins"));
  write_lines();
  expect(log_of(pipeline("{ use: extractor.miscounts, from: [read] }")), "DS4006", "words", "warning",
         "did not end properly");
}

// Its folder is a file, and later another process writes there.
TEST_F(LogTest, TellsOfExportersThatCannotWriteNow) {
  write_lines();
  write_file(folder_ / "out", "a file\n");
  const auto failed = log_of(pipeline(), 1);
  expect(failed, "DS4011", "save", "warning", "exporter.jsonl could not export now");
  expect(failed, "DS4013", "", "error", "exporter.jsonl failed at begin");
  fs::remove(folder_ / "out");
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto name = std::string(dossier::parse_json(read_file(path("out/run.json")))->text_or("run"));
  const int busy = ::open(path("out/.documents.jsonl." + name + ".part").c_str(), O_CREAT | O_RDWR, 0600);
  ASSERT_EQ(::flock(busy, LOCK_EX), 0);
  const auto retried = log_of(pipeline("{ use: extractor.words, from: [read] }", ", retries: 1"), 1);
  ::close(busy);
  expect(retried, "DS4012", "save", "warning", "it will be retried in ");
  const auto* line = find(retried, "DS4012", "save");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->find("fields")->text_or("tries"), "2");
}

TEST_F(LogTest, ProblemsHaveTheirCodes) {
  write_lines();
  const auto with = [&](const std::string& use, const std::string& options) {
    auto text = pipeline();
    text.replace(text.find("exporter.jsonl"), 14, use);
    const auto at = text.rfind("with:");
    return text.replace(at, std::string::npos, "with: { " + options + " } }\n");
  };
  write_file(folder_ / "in/bad.lines", "!\n!\n");
  expect(log_of(pipeline(), 6, {"--max-rejected", "1"}), "DS4017", "", "error", "2 units were lost");
  expect(log_of(with("exporter.lossy", ""), 5), "DS4015", "", "error", "units in");
  expect(log_of(with("exporter.leaky", "token: s, fails_at: create"), 4), "DS4014", "", "error", "cannot log in");
  const auto text = run(with("exporter.lossy", ""));
  EXPECT_NE(text.err.find("dossier run: error DS4015: "), std::string::npos) << text.err;
}

// Asked twice at once, as by timeout(1), which signals its child and then the group: it stops in order all the same.
TEST_F(LogTest, AStoppedRunSaysSo) {
  auto command = run_that_hangs("SLOW");
  command->interrupt();
  usleep(20000);
  command->interrupt();
  EXPECT_EQ(command->exit(), 130);
  const auto err = read_file(path("err"));
  EXPECT_NE(err.find("dossier run: error DS4016: the run was stopped before its end"), std::string::npos) << err;
  // Soon after the beginning there was a sign of life, and then one of the stage that hung.
  EXPECT_NE(err.find("{\"event\":\"progress\""), std::string::npos) << err;
  EXPECT_NE(err.find("\"stage\":\"words\""), std::string::npos) << err;
}

// The second time, a moment later: at once, also where a plugin listens to nobody.
TEST_F(LogTest, ARunThatIsStoppedTwiceEndsAtOnce) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "ThreadSanitizer holds signals back from a thread that computes until it calls something";
#endif
  auto command = run_that_hangs("LOOP");
  command->interrupt();
  usleep(300000);
  EXPECT_TRUE(command->alive());
  command->interrupt();
  EXPECT_EQ(command->exit(), 130);
}

// Each stage knows how much there is to do: its share is told.
TEST_F(LogTest, ProgressHasASharePerStage) {
  write_lines();
  write_file(folder_ / "pipeline.yaml", pipeline());
  std::stringstream out;
  std::stringstream err;
  EXPECT_EQ(dossier::cli::main({"run", path("pipeline.yaml"), "--plugin-dir", PLUGIN_DIR, "--plugin-dir", JOINTS_DIR,
                                "--state", path("state"), "--progress", "json"},
                               out, err),
            0)
      << err.str();
  std::vector<std::string> ended;
  for (std::string line; std::getline(err, line);) {
    const auto json = dossier::parse_json(line);
    ASSERT_TRUE(json) << line;
    if (json->text_or("event") == "stage_ended")
      ended.push_back(std::string(json->text_or("stage")) + " " + std::to_string(json->integer_or("units")) + " " +
                      std::string(json->text_or("unit")));
  }
  EXPECT_EQ(ended,
            (std::vector<std::string>{"inputs 1 inputs", "read 2 documents", "words 2 documents", "save 5 rows"}));
}

}  // namespace
}  // namespace e2e
