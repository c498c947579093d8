// A plugin that is replaced while a run uses it.
#include <streambuf>

#include "tests/e2e/command.hpp"

namespace e2e {
namespace {

// Takes what the command prints, and acts when a line with a certain text has come.
class Listener : public std::stringbuf {
 public:
  Listener(std::string cue, std::function<void()> act) : cue_(std::move(cue)), act_(std::move(act)) {}

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    const auto count = std::stringbuf::xsputn(text, size);
    if (act_ && str().find(cue_) != std::string::npos) std::exchange(act_, nullptr)();
    return count;
  }

 private:
  std::string cue_;
  std::function<void()> act_;
};

class ReplacedPluginTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    fs::create_directory(path("plugins"));
    for (const char* name : {"joints.so", "joints.plugin.json"})
      fs::copy_file(fs::path(JOINTS_DIR) / name, folder_ / "plugins" / name);
    plugin_folders_ = {path("plugins"), PLUGIN_DIR};
    write_file(folder_ / "in/a.lines", "paper\tsome words\npaper\tmore words\n");
    for (const char* isolation : {"none", "process"})
      write_file(folder_ / (std::string(isolation) + ".yaml"),
                 "version: 1\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") + "\"], isolation: " +
                     isolation + " }\n  words: { use: extractor.words, from: [read], isolation: " + isolation +
                     " }\n  save: { use: exporter.jsonl, from: [read, words], with: { directory: \"" + path("out") +
                     "\" } }\n");
  }
  // Another file with the same build id: it would be loaded without complaint.
  void replace(const char* name) const {
    const auto file = folder_ / "plugins" / name;
    auto bytes = read_file(file);
    bytes += std::string_view(name).ends_with(".json") ? "\n" : "another build";
    write_file(folder_ / "new", bytes);
    fs::permissions(folder_ / "new", fs::status(file).permissions());
    fs::rename(folder_ / "new", file);
  }
  Outcome run_and_act(const std::string& pipeline, const std::string& cue, std::function<void()> act,
                      std::vector<std::string> more = {}) const {
    std::vector<std::string> args{"run",     path(pipeline), "--progress", "none",
                                  "--state", path("state"),  "--log",      "info"};
    for (const auto& plugins : plugin_folders_) args.insert(args.end(), {"--plugin-dir", plugins});
    args.insert(args.end(), more.begin(), more.end());
    Listener heard(cue, std::move(act));
    std::ostream err(&heard);
    std::stringstream out;
    const int exit = dossier::cli::main(args, out, err);
    return {exit, out.str(), heard.str()};
  }
};

TEST_F(ReplacedPluginTest, EndsTheRunAndKeepsNothingOfItsStage) {
  for (const char* pipeline : {"none.yaml", "process.yaml"})
    for (const char* file : {"joints.so", "joints.plugin.json"}) {
      fs::remove_all(path("state"));
      const auto outcome = run_and_act(pipeline, "words: runs because", [&] { replace(file); });
      EXPECT_EQ(outcome.exit, 4) << outcome.err;
      EXPECT_NE(outcome.err.find("was replaced while the run used it: " + path("plugins/") + file), std::string::npos)
          << outcome.err;
      EXPECT_FALSE(fs::exists(path("out/claims.jsonl"))) << "nothing is made visible";
      const auto next = run_and_act(pipeline, "words: runs because", nullptr);
      EXPECT_EQ(next.exit, 0) << next.err;
      EXPECT_NE(next.err.find("words: runs because"), std::string::npos) << next.err;
      EXPECT_EQ(next.out.find("spared"), std::string::npos) << "no call was remembered: " << next.out;
      fs::remove_all(path("out"));
    }
}

TEST_F(ReplacedPluginTest, IsNoticedBeforeTheExportIsVisible) {
  const auto good = run_and_act("process.yaml", "", nullptr);
  ASSERT_EQ(good.exit, 0) << good.err;
  fs::remove_all(path("out"));
  const auto outcome = run_and_act("process.yaml", "words: reused", [&] { replace("joints.so"); });
  EXPECT_EQ(outcome.exit, 4) << outcome.err;
  EXPECT_FALSE(fs::exists(path("out/claims.jsonl")));
}

TEST_F(ReplacedPluginTest, DoesNotPassTheLock) {
  std::stringstream out;
  std::stringstream err;
  std::vector<std::string> lock{"lock", path("process.yaml")};
  for (const auto& plugins : plugin_folders_) lock.insert(lock.end(), {"--plugin-dir", plugins});
  ASSERT_EQ(dossier::cli::main(lock, out, err), 0) << err.str();
  const auto outcome = run_and_act("process.yaml", "words: runs because", [&] { replace("joints.so"); }, {"--locked"});
  EXPECT_EQ(outcome.exit, 4) << outcome.err;
  const auto next = run_and_act("process.yaml", "", nullptr, {"--locked"});
  EXPECT_EQ(next.exit, 4) << next.err;
  EXPECT_NE(next.err.find("process.lock"), std::string::npos) << next.err;
}

}  // namespace
}  // namespace e2e
