// Workers that send what no worker should, or nothing: limits hold, and what they start ends with them.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "command.hpp"
#include "tests/e2e/process.hpp"

namespace e2e {
namespace {

class HostileWorkerTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    fs::create_directories(folder_ / "plugins");
    for (const auto* name : {"hostile.py", "hostile.plugin.json"})
      fs::copy_file(fs::path(SOURCE_DIR) / "tests/joints/hostile" / name, folder_ / "plugins" / name);
    plugin_folders_.push_back(path("plugins"));
  }
  // Three documents, of which the second is perilous and larger than what a socket holds.
  std::string pipeline(const std::string& way, const std::string& limits, const std::string& more = "") {
    write_file(folder_ / "in.jsonl",
               "{\"text\":\"one\"}\n{\"text\":\"PERIL" + std::string(600'000, 'x') + "\"}\n{\"text\":\"three\"}\n");
    auto text = "version: 1\nname: hostile\nstages:\n  read: { use: reader.jsonl, paths: [\"" + path("in.jsonl") +
                "\"] }\n  peril: { use: extractor.hostile, from: [read], with: { way: \"" + way +
                "\" }, limits: " + limits + more +
                " }\n  save: { use: exporter.jsonl, from: [peril, \"*.rejected\"], with: { directory: \"" +
                path("out") + "\" } }\n";
    write_file(folder_ / "pipeline.yaml", text);
    return text;
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> found;
    for (const auto& letter : read_lines(path("out/rejected.jsonl"))) found.emplace_back(letter.text_or("code"));
    return found;
  }
  // The processes that descend from one, as the system lists them.
  static std::vector<pid_t> descendants_of(pid_t process) {
    std::vector<pid_t> found;
    std::error_code error;
    for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(process) + "/task", error)) {
      std::ifstream children(task.path() / "children");
      for (pid_t child = 0; children >> child;) {
        found.push_back(child);
        for (const auto below : descendants_of(child)) found.push_back(below);
      }
    }
    return found;
  }
  static bool runs_hostile(pid_t process) {
    return read_file("/proc/" + std::to_string(process) + "/cmdline").find("hostile.py") != std::string::npos;
  }
  // It has ended, or soon will have: the kernel takes its time. Gives up after a minute.
  static bool ends(pid_t process) {
    for (int i = 0; i < 6000; ++i) {
      std::ifstream status("/proc/" + std::to_string(process) + "/stat");
      std::string id;
      std::string name;
      std::string state;
      if (!(status >> id >> name >> state) || state == "Z") return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
};

// Before, each of them kept the worker alive for ever: only a silent one was stopped.
TEST_F(HostileWorkerTest, WhateverItSendsItIsStopped) {
  for (const auto* way : {"logs", "lookups", "bytes", "floods"}) {
    const auto outcome = run(pipeline(way, "{ wall: 0.5 }"));
    EXPECT_EQ(outcome.exit, 0) << way << outcome.err;
    EXPECT_EQ(codes(), std::vector<std::string>{"timed_out"}) << way;
  }
}

// A call that does not fit into the socket would wait for it to read.
TEST_F(HostileWorkerTest, OneThatDoesNotReadIsStopped) {
  const auto outcome = run(pipeline("deaf", "{ wall: 0.3 }"));
  EXPECT_EQ(outcome.exit, 6) << outcome.err;
  EXPECT_EQ(codes(), std::vector<std::string>(3, "timed_out"));
}

TEST_F(HostileWorkerTest, AnAnnouncedFrameCostsNothing) {
  const auto outcome = run(pipeline("announces", "{ wall: 60 }"));
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(codes(), std::vector<std::string>{"bad_frame"});
  EXPECT_NE(read_file(path("out/rejected.jsonl")).find("expected a frame of at most 2147483648 bytes"),
            std::string::npos);
}

TEST_F(HostileWorkerTest, TheMemoryOfAProgramIsBounded) {
  const auto outcome = run(pipeline("memory", "{ memory: 128MiB, wall: 60 }"));
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(codes(), std::vector<std::string>{"crashed"}) << "its MemoryError ends this program";
}

// Also one that left its session and its parent.
TEST_F(HostileWorkerTest, WhatItStartsEndsWithIt) {
  const auto file = path("started/pid");
  fs::create_directories(path("started"));
  ::setenv("HOSTILE_FILE", file.c_str(), 1);
  const auto grants = ", grant: { processes: true, write: [\"" + path("started") + "\"], environment: [HOSTILE_FILE] }";
  for (const auto& sandbox : {grants, std::string(", sandbox: off")}) {
    fs::remove(file);
    const auto outcome = run(pipeline("children", "{ wall: 60 }", sandbox));
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    EXPECT_EQ(codes(), std::vector<std::string>{"crashed"});
    pid_t started = 0;
    std::ifstream(file) >> started;
    ASSERT_NE(started, 0) << sandbox << " " << read_file(path("out/rejected.jsonl"));
    EXPECT_TRUE(ends(started)) << sandbox;
  }
  ::unsetenv("HOSTILE_FILE");
}

// It was written to the terminal as it came.
TEST_F(HostileWorkerTest, WhatItPrintsIsBoundedEscapedAndMasked) {
  pipeline("prints", "{ wall: 60 }");
  auto text = read_file(path("pipeline.yaml"));
  const std::string secret = "vars:\n  key: { type: secret, default: s3cr3t-of-a-user }\nstages:\n";
  text.replace(text.find("stages:\n"), 8, secret);
  const auto outcome = run(text, {"--log", "debug"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(codes(), std::vector<std::string>()) << "it did not wait for a reader of its output";
  EXPECT_NE(outcome.err.find("DS4022 peril: extractor.hostile printed: the key is ***  [31mred"), std::string::npos)
      << outcome.err;
  EXPECT_EQ(outcome.err.find('\x1b'), std::string::npos);
  EXPECT_EQ(outcome.err.find("s3cr3t"), std::string::npos);
  EXPECT_NE(outcome.err.find(std::string(1000, 'y') + "..."), std::string::npos);
  EXPECT_EQ(outcome.err.find(std::string(1001, 'y')), std::string::npos);
  EXPECT_NE(outcome.err.find("(399903 more lines are left out)"), std::string::npos) << outcome.err;
  EXPECT_LT(outcome.err.size(), 50'000U);
  const auto as_json = run(text, {"--log-format", "json"});
  EXPECT_EQ(as_json.err.find("s3cr3t"), std::string::npos) << as_json.err;
  EXPECT_NE(as_json.err.find("\"plugin\":\"extractor.hostile\""), std::string::npos) << as_json.err;
}

TEST_F(HostileWorkerTest, AWorkerEndsWithItsHost) {
  for (const auto* sandbox : {"", ", sandbox: off"}) {
    pipeline("deaf", "{ wall: 3600 }", sandbox);
    std::vector<pid_t> workers;
    {
      const Process host(command_of_its_own({"--fresh"}), path("err"));
      for (int i = 0; i < 6000 && std::ranges::none_of(workers, runs_hostile); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        workers = descendants_of(host.id());
      }
      ASSERT_TRUE(std::ranges::any_of(workers, runs_hostile)) << read_file(path("err"));
    }  // kill -9
    for (const auto worker : workers) EXPECT_TRUE(ends(worker)) << sandbox;
  }
}

}  // namespace
}  // namespace e2e
