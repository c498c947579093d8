// What lies in an input folder besides plain files, and inputs that change while a run works on them.
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <set>

#include "command.hpp"
#include "core/diagnostic/codes.hpp"
#include "core/engine/run.hpp"
#include "core/plugin/catalog.hpp"

namespace e2e {
namespace {

// Access rights do not bind root: as somebody else for as long as this lives.
class WithoutPrivileges {
 public:
  WithoutPrivileges() : changed_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  ~WithoutPrivileges() {
    if (!changed_) return;
    EXPECT_EQ(::seteuid(0), 0);
  }
  WithoutPrivileges(const WithoutPrivileges&) = delete;
  WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

 private:
  bool changed_;
};

class InputsOfARun : public CommandTest {
 protected:
  InputsOfARun() {
    plugin_folders_.push_back(JOINTS_DIR);
    reuses_ = true;
  }
  std::string pipeline(const std::string& reader = "reader.lines") const {
    return "version: 1\nname: inputs\nstages:\n  read: { use: " + reader + ", paths: [\"" + path("in") +
           "\"] }\n  words: { use: extractor.words, from: [read] }\n  save: { use: exporter.jsonl, from: [read, words, "
           "\"*.rejected\"], with: { directory: \"" +
           path("out") + "\" } }\n";
  }
  // input -> code of each dead letter
  std::map<std::string, std::string> letters() const {
    std::map<std::string, std::string> all;
    for (const auto& letter : read_lines(path("out/rejected.jsonl")))
      all.emplace(letter.text_or("input"), letter.text_or("code"));
    return all;
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> all;
    for (const auto& document : read_lines(path("out/documents.jsonl"))) all.emplace_back(document.text_or("text"));
    return all;
  }
};

// Each costs itself alone and is named; none is opened, which for a FIFO would never end.
TEST_F(InputsOfARun, WhatIsNoPlainFileIsNamed) {
  write_file(folder_ / "in/a.lines", "one\n");
  write_file(folder_ / "in/sub/b.lines", "two\n");
  write_file(folder_ / "elsewhere/c.lines", "three\n");
  fs::create_symlink(folder_ / "elsewhere/c.lines", folder_ / "in/link.lines");
  fs::create_symlink(folder_ / "nowhere", folder_ / "in/broken.lines");
  fs::create_symlink(folder_ / "in", folder_ / "in/sub/loop");
  fs::create_symlink(folder_ / "elsewhere", folder_ / "in/other");
  ASSERT_EQ(::mkfifo(path("in/fifo.lines").c_str(), 0600), 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  const auto place = fs::path("/proc/self/cwd") / fs::relative(folder_ / "in");  // addresses are short
  const auto name = (place / "s").string();
  ASSERT_LT(name.size(), sizeof address.sun_path);
  name.copy(address.sun_path, name.size());
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ::close(socket);

  const auto outcome = run(pipeline());
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(texts(), (std::vector<std::string>{"one", "three", "two"}));
  EXPECT_EQ(letters(), (std::map<std::string, std::string>{{"broken.lines", "broken_link"},
                                                           {"fifo.lines", "not_a_file"},
                                                           {"other", "linked_folder"},
                                                           {"s", "not_a_file"},
                                                           {"sub/loop", "linked_folder"}}));
}

TEST_F(InputsOfARun, AnUnreadableFolderOrFileCostsItselfAlone) {
  for (int i = 0; i < 20; ++i) write_file(folder_ / "in" / std::to_string(i) / "a.lines", std::to_string(i) + "\n");
  write_file(folder_ / "in/secret.lines", "secret\n");
  fs::permissions(folder_, fs::perms::all);
  fs::permissions(folder_ / "in/7", fs::perms::none);
  fs::permissions(folder_ / "in/secret.lines", fs::perms::none);
  Outcome outcome;
  {
    write_file(folder_ / "pipeline.yaml", pipeline());
    const WithoutPrivileges somebody;
    outcome = dossier({"run", path("pipeline.yaml")});
  }
  fs::permissions(folder_ / "in/7", fs::perms::all);
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(texts().size(), 19U);
  EXPECT_EQ(letters(), (std::map<std::string, std::string>{{"7", "unreadable"}, {"secret.lines", "unreadable"}}));
}

TEST_F(InputsOfARun, APathThatIsAFifoFailsAtOnce) {
  ASSERT_EQ(::mkfifo(path("in").c_str(), 0600), 0);
  const auto outcome = run(pipeline());
  EXPECT_EQ(outcome.exit, 1) << outcome.err;
  EXPECT_NE(outcome.err.find(path("in") + " is a FIFO"), std::string::npos) << outcome.err;
}

// Changes an input when its inputs are hashed and its reader begins.
class Meddler : public dossier::engine::Observer {
 public:
  explicit Meddler(std::function<void()> meddle) : meddle_(std::move(meddle)) {}
  void stage_begins(std::shared_ptr<const dossier::engine::Meter> meter) override {
    if (meter->stage() == "read") meddle_();
  }
  void tell(const dossier::diagnostic::Event& event) override {
    if (dossier::diagnostic::code_text(event.code) == "DS4018") ++warnings;
  }
  std::atomic<int> warnings{0};

 private:
  std::function<void()> meddle_;
};

class ChangingInputs : public InputsOfARun {
 protected:
  dossier::engine::RunResult run_while(std::function<void()> meddle, int warnings) {
    write_file(folder_ / "pipeline.yaml", pipeline());
    const auto catalog = dossier::plugin::Catalog::discover({PLUGIN_DIR, JOINTS_DIR});
    dossier::pipeline::Diagnostics diagnostics;
    const auto pipeline = dossier::pipeline::load(
        {.file = folder_ / "pipeline.yaml", .deploys = {}, .sets = {}, .catalog = &catalog, .environment = {}},
        diagnostics);
    Meddler meddler(std::move(meddle));
    dossier::engine::RunRequest request;
    request.pipeline = &*pipeline;
    request.catalog = &catalog;
    request.settings.state = folder_ / "state";
    request.settings.jobs = 2;
    request.observer = &meddler;
    auto result = dossier::engine::run(request);
    EXPECT_EQ(meddler.warnings, warnings);
    return result;
  }
  // What is kept under the hash of the old bytes is made of them: with those in place again, a run gives their results.
  void expect_unpoisoned(const std::string& name, const std::string& old) {
    write_file(folder_ / "in" / name, old);
    ASSERT_EQ(run(pipeline()).exit, 0);
    const auto reused = outputs(path("out"));
    ASSERT_EQ(run(pipeline(), {"--fresh"}).exit, 0);
    EXPECT_EQ(outputs(path("out")), reused);
  }
};

TEST_F(ChangingInputs, AreReadAsTheyAreAndDoNotPoisonTheCache) {
  write_file(folder_ / "in/a.lines", "old\n");
  write_file(folder_ / "in/b.lines", "same\n");
  const auto result = run_while([&] { write_file(folder_ / "in/a.lines", "newer\n"); }, 1);
  EXPECT_EQ(result.outcome, dossier::engine::Outcome::good);
  EXPECT_FALSE(result.reproducible);
  EXPECT_EQ(texts(), (std::vector<std::string>{"newer", "same"}));
  expect_unpoisoned("a.lines", "old\n");
  // Nor the other way round: what was read is not what is there when its hash comes back.
  EXPECT_EQ(texts(), (std::vector<std::string>{"old", "same"}));
}

TEST_F(ChangingInputs, ThatAreTruncatedOrGoneAreRejected) {
  write_file(folder_ / "in/a.lines", "one\ntwo\n");
  write_file(folder_ / "in/b.lines", "gone\n");
  write_file(folder_ / "in/c.lines", "same\n");
  run_while(
      [&] {
        write_file(folder_ / "in/a.lines", "one\n");
        fs::remove(folder_ / "in/b.lines");
      },
      2);
  EXPECT_EQ(letters(), (std::map<std::string, std::string>{{"a.lines", "truncated"}, {"b.lines", "unreadable"}}));
  EXPECT_EQ(texts(), (std::vector<std::string>{"same"}));
  write_file(folder_ / "in/b.lines", "gone\n");
  expect_unpoisoned("a.lines", "one\ntwo\n");
  EXPECT_EQ(texts().size(), 4U);
}

// A file of a line format is read in parts.
TEST_F(ChangingInputs, OfManyPartsAreSeenAtTheirEnd) {
  std::string lines;
  while (lines.size() < (9 << 20)) lines += std::string(4000, 'x') + " " + std::to_string(lines.size()) + "\n";
  write_file(folder_ / "in/large.lines", lines);
  const auto unchanged = run_while([] {}, 0);
  EXPECT_TRUE(unchanged.reproducible);
  const auto before = outputs(path("out"));
  EXPECT_EQ(texts().size(), static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')));
  fs::remove_all(folder_ / "state");
  auto changed = lines;
  changed[changed.size() - 3] = 'y';
  EXPECT_FALSE(run_while([&] { write_file(folder_ / "in/large.lines", changed); }, 1).reproducible);
  expect_unpoisoned("large.lines", lines);
  EXPECT_EQ(outputs(path("out")), before);
  fs::remove_all(folder_ / "state");
  run_while([&] { fs::resize_file(folder_ / "in/large.lines", lines.size() / 2); }, 1);
  EXPECT_EQ(letters(), (std::map<std::string, std::string>{{"large.lines", "truncated"}}));
}

TEST_F(InputsOfARun, WhatIsTooLargeForTheMemoryIsRejectedAlone) {
  const std::string large(std::size_t{5} << 20, 'a');
  write_file(folder_ / "in/a.txt", large);
  write_file(folder_ / "in/b.txt", "A text.\n");
  write_file(folder_ / "in/c.jsonl", R"({"text":")" + large + "\"}\n" + R"({"text":"Another text."})" + "\n");
  write_file(folder_ / "pipeline.yaml", pipeline("reader.auto"));
  const auto outcome = dossier({"run", path("pipeline.yaml"), "--memory", "64MiB"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(texts().size(), 2U);
  const auto rejected = read_lines(path("out/rejected.jsonl"));
  EXPECT_EQ(rejected.size(), 2U);
  for (const auto& letter : rejected) {
    EXPECT_EQ(letter.text_or("code"), "too_large");
    EXPECT_NE(letter.text_or("message").find("raise --memory to 81MiB"), std::string_view::npos)
        << letter.text_or("message");
  }
}

// reader.auto is nobody: the reader that was at work is named.
TEST_F(InputsOfARun, TheReaderThatWasUsedIsNamed) {
  write_file(folder_ / "in/a.lines", "one\n!two\n");
  write_file(folder_ / "in/b.txt", "A text.\n");
  write_file(folder_ / "in/c.unknown", std::string("\0\1", 2));
  const auto auto_pipeline = pipeline("reader.auto");
  for (const auto* state : {"run", "reused"}) {
    ASSERT_EQ(run(auto_pipeline).exit, 0);
    std::map<std::string, std::string> plugins;
    for (const auto& letter : read_lines(path("out/rejected.jsonl")))
      plugins.emplace(letter.text_or("input"), letter.text_or("plugin"));
    EXPECT_EQ(plugins, (std::map<std::string, std::string>{{"a.lines", "reader.lines"}, {"c.unknown", "reader.auto"}}))
        << state;
    const auto record = *dossier::parse_json(read_file(path("out/run.json")));
    const auto* readers = record.find("stages")->find("read")->find("readers");
    ASSERT_TRUE(readers) << state;
    EXPECT_EQ(readers->integer_or("reader.lines"), 1) << state;
    EXPECT_EQ(readers->integer_or("reader.text"), 1) << state;
    std::set<std::string> ids;
    for (const auto& plugin : *record.find("plugins")->array()) ids.emplace(plugin.text_or("id"));
    EXPECT_TRUE(ids.contains("reader.lines") && ids.contains("reader.text")) << state;
    EXPECT_FALSE(ids.contains("reader.html")) << state;
  }
}

}  // namespace
}  // namespace e2e
