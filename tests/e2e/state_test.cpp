// What a run and `cache` do to the folder that --state names, and to files that are not plain files.
#include <sys/stat.h>

#include <cstdlib>
#include <thread>

#include "tests/e2e/command.hpp"
#include "tests/e2e/process.hpp"

namespace e2e {
namespace {

class StateTest : public CommandTest {
 protected:
  StateTest() { plugin_folders_ = {JOINTS_DIR, PLUGIN_DIR}; }
  void SetUp() override {
    CommandTest::SetUp();
    write_file(folder_ / "in/a.lines", "paper\tsome words\n");
    write_file(folder_ / "pipeline.yaml",
               "version: 1\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
                   "\"] }\n  save: { use: exporter.jsonl, from: [read], with: { directory: \"" + path("out") +
                   "\" } }\n");
  }
  // In a shell, for redirections. `run` alone: the pipeline.
  int shell(const std::string& arguments, const std::string& redirections) const {
    std::string line = "'" DOSSIER_COMMAND "' " + arguments;
    for (const auto& folder : plugin_folders_) line += " --plugin-dir '" + folder + "'";
    const int status = std::system((line + " " + redirections).c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string run_line(const std::string& more = "") const {
    return "run '" + path("pipeline.yaml") + "' --state '" + path("state") + "' --progress none " + more;
  }
};

TEST_F(StateTest, AFolderOfTheUserIsRefusedAndLeftAsItIs) {
  write_file(folder_ / "home/work/2023/report.txt", "mine");
  write_file(folder_ / "home/results/figures.csv", "mine");
  write_file(folder_ / "home/memo/shopping", "mine");
  const auto before = outputs(folder_ / "home");
  std::stringstream out;
  std::stringstream err;
  const std::vector<std::string> state{"--state", path("home"), "--plugin-dir", JOINTS_DIR, "--plugin-dir", PLUGIN_DIR};
  std::vector<std::string> args{"run", path("pipeline.yaml"), "--progress", "none"};
  args.insert(args.end(), state.begin(), state.end());
  EXPECT_EQ(dossier::cli::main(args, out, err), 1);
  EXPECT_NE(err.str().find(path("home") + " is not empty and has no DOSSIER-STATE file"), std::string::npos)
      << err.str();
  for (const char* what : {"clean", "info"})
    EXPECT_EQ(dossier::cli::main({"cache", what, "--state", path("home")}, out, err), 1) << what;
  EXPECT_EQ(outputs(folder_ / "home"), before);
  EXPECT_FALSE(fs::exists(path("home/runs")));
  EXPECT_FALSE(fs::exists(path("home/DOSSIER-STATE")));
}

TEST_F(StateTest, ManyRunsMayBeginAtOnceInANewFolder) {
  std::vector<std::unique_ptr<Process>> runs;
  for (int i = 0; i < 20; ++i) {
    const auto number = std::to_string(i);
    runs.push_back(std::make_unique<Process>(command_of_its_own({"--progress", "none", "--jobs", "1", "--set",
                                                                 "stages.save.with.directory=" + path("out" + number)}),
                                             path("err" + number)));
  }
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(runs[static_cast<std::size_t>(i)]->exit(), 0) << read_file(path("err" + std::to_string(i)));
}

// Without HOME the folder is below the one for temporary files, and the user's alone.
TEST_F(StateTest, WithoutAHomeTheFolderIsTheUsersOwn) {
  fs::create_directory(path("tmp"));
  const auto environment = "env -u HOME -u XDG_CACHE_HOME TMPDIR='" + path("tmp") + "' ";
  const auto line = environment + "'" DOSSIER_COMMAND "' run '" + path("pipeline.yaml") +
                    "' --progress none --plugin-dir '" JOINTS_DIR "' --plugin-dir '" PLUGIN_DIR "' >'" + path("log") +
                    "' 2>&1";
  ASSERT_EQ(std::system(line.c_str()), 0) << read_file(path("log"));
  const auto folder = folder_ / "tmp" / ("dossier-" + std::to_string(::geteuid()));
  EXPECT_TRUE(fs::exists(folder / "DOSSIER-STATE"));
  EXPECT_EQ(fs::status(folder).permissions(), fs::perms::owner_all);

  fs::rename(folder, path("elsewhere"));
  fs::create_directory_symlink(path("elsewhere"), folder);
  EXPECT_NE(std::system(line.c_str()), 0);
  EXPECT_NE(read_file(path("log")).find("is a symbolic link"), std::string::npos) << read_file(path("log"));
}

// Nothing that a run creates can be read or written by others; a umask that takes the owner's rights does not matter.
TEST_F(StateTest, EverythingInTheFolderIsTheOwnersAlone) {
  for (const char* mask : {"000", "777"}) {
    const auto line = std::string("umask ") + mask + "; '" DOSSIER_COMMAND "' " +
                      run_line("--set stages.save.with.directory=/dev/null/none ") +
                      "--plugin-dir '" JOINTS_DIR "' --plugin-dir '" PLUGIN_DIR "' >'" + path("log") + "' 2>&1";
    ASSERT_EQ(WEXITSTATUS(std::system(line.c_str())), 1) << "the export alone fails";
    EXPECT_FALSE(fs::is_empty(path("state/results"))) << mask;
    for (const auto& entry : fs::recursive_directory_iterator(path("state"))) {
      const auto expected =
          entry.is_directory() ? fs::perms::owner_all : fs::perms::owner_read | fs::perms::owner_write;
      EXPECT_EQ(entry.status().permissions(), expected) << entry.path();
    }
    fs::remove_all(path("state"));
    ::chmod(path("log").c_str(), 0600);
  }
}

TEST_F(StateTest, AFolderOfARunIsNotFollowedElsewhere) {
  reuses_ = true;
  ASSERT_EQ(dossier({"run", path("pipeline.yaml")}).exit, 0);
  for (const char* part : {"runs", "results"}) {
    const auto entry = fs::directory_iterator(folder_ / "state" / part)->path();
    const auto elsewhere = folder_ / "elsewhere" / part;
    fs::create_directories(elsewhere.parent_path());
    fs::rename(entry, elsewhere);
    write_file(elsewhere / "run.json", "mine");
    fs::create_directory_symlink(elsewhere, entry);
  }
  const auto before = outputs(folder_ / "elsewhere");
  const auto outcome = dossier({"run", path("pipeline.yaml")});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_NE(outcome.err.find("is a symbolic link"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("its kept results are damaged"), std::string::npos) << outcome.err;
  EXPECT_EQ(outputs(folder_ / "elsewhere"), before);
  EXPECT_EQ(read_file(path("elsewhere/runs/run.json")), "mine");
}

TEST_F(StateTest, AFolderInsideAnInputIsRefused) {
  for (const char* state : {"in/state", "in", "in/../in/deep/state/"}) {
    std::stringstream out;
    std::stringstream err;
    EXPECT_NE(dossier::cli::main({"run", path("pipeline.yaml"), "--progress", "none", "--state", path(state),
                                  "--plugin-dir", JOINTS_DIR, "--plugin-dir", PLUGIN_DIR},
                                 out, err),
              0)
        << state;
    EXPECT_FALSE(fs::exists(path("out"))) << state;
  }
  const auto outcome = dossier({"run", path("pipeline.yaml"), "--metrics", ""});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_NE(outcome.err.find("--metrics expects a path, found nothing"), std::string::npos) << outcome.err;
}

TEST_F(StateTest, MetricsGoIntoAFifoThatStaysOne) {
  ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
  std::string got;
  std::thread reader([&] { got = read_file(path("fifo")); });
  const auto outcome = dossier({"run", path("pipeline.yaml"), "--metrics", path("fifo")});
  if (outcome.exit != 0) std::ofstream(path("fifo")) << "";  // the reader waits
  reader.join();
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(got.find("dossier_run_exit_code"), std::string::npos) << got;
  EXPECT_TRUE(fs::is_fifo(path("fifo")));
}

TEST_F(StateTest, MetricsThatCannotBeWrittenAreSaidAfterTheRun) {
  const auto outcome = dossier({"run", path("pipeline.yaml"), "--metrics", "/dev/full"});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_NE(outcome.err.find("the metrics cannot be written"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.out.find("documents.jsonl"), std::string::npos) << outcome.out;
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(StateTest, AnOutputThatIsFullOrClosedIsAnError) {
  EXPECT_EQ(shell("plugins list", ">/dev/full 2>'" + path("err") + "'"), 1);
  EXPECT_NE(read_file(path("err")).find("cannot write to the standard output: No space left"), std::string::npos)
      << read_file(path("err"));
  EXPECT_EQ(shell("plugins list", ">&- 2>'" + path("err") + "'"), 1);
  EXPECT_NE(read_file(path("err")).find("cannot write to the standard output"), std::string::npos)
      << read_file(path("err"));
  EXPECT_EQ(shell(run_line(), ">/dev/full 2>/dev/null"), 1);
  EXPECT_EQ(shell("plugins list", ">/dev/null 2>/dev/full"), 0);
}

// A reader that has gone does not end the run: what it was about to export is there.
TEST_F(StateTest, AReaderThatHasGoneEndsNoRun) {
  const std::string line =
      run_line("--log debug --explain-cache ") + "--plugin-dir '" JOINTS_DIR "' --plugin-dir '" + PLUGIN_DIR "'";
  const auto shell_line = "mkfifo '" + path("pipe") + "'; (exec 3<'" + path("pipe") + "'; exec 3<&-) & exec 4>'" +
                          path("pipe") + "'; wait; '" DOSSIER_COMMAND "' " + line + " >&4 2>&4";
  const int status = std::system(shell_line.c_str());
  ASSERT_TRUE(WIFEXITED(status)) << status;
  EXPECT_EQ(WEXITSTATUS(status), 1) << "its output could not be written";
  EXPECT_TRUE(fs::exists(path("out/documents.jsonl")));
}

TEST_F(StateTest, WhatIsDroppedAsEmptyIsNamed) {
  write_file(folder_ / "texts/nothing.txt", "");
  write_file(folder_ / "texts/blank.txt", "\n \n");
  const auto outcome =
      run("version: 1\nstages:\n  read: { use: reader.text, paths: [\"" + path("texts") +
          "\"] }\n  save: { use: exporter.jsonl, from: [read], with: { directory: \"" + path("out") + "\" } }\n");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  for (const char* name : {"nothing.txt", "blank.txt"})
    EXPECT_NE(outcome.err.find("DS4021 read: " + std::string(name) + ": dropped"), std::string::npos) << outcome.err;
}

// The first file that a program opens takes the lowest free number: a closed standard error was a file of the store.
TEST_F(StateTest, AClosedErrorOutputDoesNotReachTheStore) {
  const auto log = std::string("--log debug --explain-cache --set stages.read.isolation=process");
  ASSERT_EQ(shell(run_line(log), ">/dev/null 2>'" + path("err") + "'"), 0) << read_file(path("err"));
  ASSERT_NE(read_file(path("err")).find("DS40"), std::string::npos) << "nothing is logged: this test shows nothing";
  const auto expected = outputs(folder_ / "out");
  fs::remove_all(path("state"));
  fs::remove_all(path("out"));
  ASSERT_EQ(shell(run_line(log), "<&- >/dev/null 2>&-"), 0);
  EXPECT_EQ(outputs(folder_ / "out"), expected);
  for (const auto& [name, content] : outputs(folder_ / "state"))
    EXPECT_EQ(content.find("DS40"), std::string::npos) << name;
  ASSERT_EQ(shell(run_line("--explain-cache"), ">'" + path("log") + "' 2>&1"), 0);
  EXPECT_NE(read_file(path("log")).find("read: reused"), std::string::npos) << read_file(path("log"));
}

}  // namespace
}  // namespace e2e
