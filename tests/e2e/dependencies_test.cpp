// What results depend on besides the pipeline, the inputs and the plugin's own file: a change of any of it is noticed by
// the cache and by the lock, and named; nothing else is.
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "command.hpp"

namespace e2e {
namespace {

struct Change {
  std::string name;
  std::function<void(const fs::path& root)> make;
  std::string reason;  // in what --explain-cache prints
  std::string breach;  // in what --locked prints
};
void PrintTo(const Change& change, std::ostream* out) { *out << change.name; }

class DependenciesTest : public CommandTest, public testing::WithParamInterface<Change> {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    plugin_folders_.push_back(path("plugins"));
    reuses_ = true;
    write_file(folder_ / "in/one.reliant", "one");
    write_file(folder_ / "in/two.reliant", "two");
  }

  std::uint64_t of_stage(const std::string& stage, const char* figure) const {
    const auto record = dossier::parse_json(read_file(path("out/run.json")));
    return static_cast<std::uint64_t>(record->find("stages")->find(stage)->integer_or(figure));
  }
  // Two equal runs, a lock, the change, and what is said of it.
  void expect_noticed(const std::string& pipeline, const std::vector<std::string>& stages) {
    const auto& change = GetParam();
    const auto before = run(pipeline);
    ASSERT_EQ(before.exit, 0) << before.err;
    for (const auto& stage : stages) ASSERT_GT(of_stage(stage, "calls"), 0U) << stage;
    const auto first = outputs(folder_ / "out");
    ASSERT_EQ(dossier({"lock", path("pipeline.yaml")}).exit, 0);
    const auto again = run(pipeline, {"--locked", "--explain-cache"});
    ASSERT_EQ(again.exit, 0) << again.err;
    for (const auto& stage : stages) EXPECT_EQ(of_stage(stage, "calls"), 0U) << again.out;
    EXPECT_EQ(outputs(folder_ / "out"), first);

    change.make(folder_);
    const auto locked = run(pipeline, {"--locked"});
    EXPECT_EQ(locked.exit, 4);
    EXPECT_NE(locked.err.find(change.breach), std::string::npos) << locked.err;
    const auto changed = run(pipeline, {"--explain-cache"});
    ASSERT_EQ(changed.exit, 0) << changed.err;
    EXPECT_NE(changed.out.find(change.reason), std::string::npos) << changed.out;
    for (const auto& stage : stages) {
      EXPECT_GT(of_stage(stage, "calls"), 0U) << stage;
      EXPECT_EQ(of_stage(stage, "spared"), 0U) << stage;
    }
    const auto reused = outputs(folder_ / "out");
    EXPECT_NE(reused, first) << "the results depend on it";
    reuses_ = false;
    ASSERT_EQ(run(pipeline).exit, 0);
    EXPECT_EQ(outputs(folder_ / "out"), reused);
  }
};

// A library with data and a shared library next to it, with options that name files and folders.
class NativeDependencies : public DependenciesTest {
 protected:
  void SetUp() override {
    DependenciesTest::SetUp();
    fs::copy(fs::path(RELIANT_DIR) / "first", folder_ / "plugins", fs::copy_options::recursive);
    for (const char* file : {"more/a.txt", "more/sub/b.txt", "listed/c.txt", "named.txt", "notes/d.txt", "note.txt"})
      write_file(folder_ / file, std::string("words of ") + file);
  }
  std::string pipeline(const std::string& reader) const {
    const auto with = "{ more: \"" + path("more") + "\", lists: [\"" + path("listed") + "\", \"" + path("named.txt") +
                      "\"], notes: [nothing, \"" + path("notes") + "\"], note: \"" + path("note.txt") + "\" }";
    return "version: 1\nname: reliant\nstages:\n  read: { paths: [\"" + path("in") + "\"], isolation: process, " +
           (reader == "reader.auto" ? "use: reader.auto, with: { reader.reliant: " + with + " }"
                                    : "use: " + reader + ", with: " + with) +
           " }\n  words: { use: extractor.reliant, from: [read], isolation: process, with: " + with +
           " }\n  save: { use: exporter.jsonl, from: [read, words], with: { directory: \"" + path("out") + "\" } }\n";
  }
};

TEST_P(NativeDependencies, AreNoticed) { expect_noticed(pipeline("reader.reliant"), {"read", "words"}); }
TEST_P(NativeDependencies, AreNoticedWhereTheReaderIsChosen) {
  expect_noticed(pipeline("reader.auto"), {"read", "words"});
}

// Overwrites a file with other bytes.
std::function<void(const fs::path&)> rewrite(const std::string& file) {
  return [file](const fs::path& root) { write_file(root / file, "other words"); };
}

INSTANTIATE_TEST_SUITE_P(
    All, NativeDependencies,
    testing::Values(
        Change{"shipped_data", rewrite("plugins/reliant.data/words/words.txt"),
               "read: ran because the file reliant.data/words/words.txt of plugin reader.reliant changed",
               "plugin reader.reliant, file reliant.data/words/words.txt: expected "},
        Change{"more_shipped_data", rewrite("plugins/reliant.data/new.txt"),
               "the file reliant.data/new.txt of plugin reader.reliant is new",
               "file reliant.data/new.txt: expected nothing, found "},
        Change{"less_shipped_data",
               [](const fs::path& root) { fs::remove(root / "plugins/reliant.data/words/words.txt"); },
               "the file reliant.data/words/words.txt of plugin reader.reliant is gone", ", found nothing"},
        Change{"shared_library",
               [](const fs::path& root) {
                 fs::remove(root / "plugins/libreliant.so");  // a process that has it mapped must not see other bytes
                 fs::copy_file(fs::path(RELIANT_DIR) / "second/libreliant.so", root / "plugins/libreliant.so");
               },
               "the file libreliant.so of plugin reader.reliant changed",
               "plugin extractor.reliant, file libreliant.so: expected "},
        Change{"file_in_a_folder", rewrite("more/sub/b.txt"),
               "the file sub/b.txt named by the option more of reader.reliant changed",
               "files of stage words/extractor.reliant/more/sub/b.txt: expected "},
        Change{"name_in_a_folder", [](const fs::path& root) { fs::rename(root / "more/a.txt", root / "more/z.txt"); },
               "the file z.txt named by the option more of reader.reliant is new", "more/z.txt: expected nothing"},
        Change{"folder_in_a_list_of_paths", rewrite("listed/c.txt"),
               "the file item 1/c.txt named by the option lists of reader.reliant changed", "lists/item 1/c.txt"},
        Change{"file_in_a_list_of_paths", rewrite("named.txt"),
               "the file item 2 named by the option lists of reader.reliant changed", "lists/item 2: expected "},
        Change{"folder_in_a_list", rewrite("notes/d.txt"),
               "the file item 2/d.txt named by the option notes of reader.reliant changed", "notes/item 2/d.txt"},
        Change{"file_named_by_a_text", rewrite("note.txt"),
               "the file named by the option note of reader.reliant changed", "reader.reliant/note: expected "}),
    [](const auto& info) { return info.param.name; });

// An interpreter of its own for the programs of a test.
void write_interpreter(const fs::path& root, const std::string& edition) {
  const auto file = root / "bin/python3";
  write_file(file, "#!/bin/sh\nEDITION=" + edition + " exec /usr/bin/python3 \"$@\"\n");
  fs::permissions(file, fs::perms::owner_all);
}

// A program with a module, a package with data, and a declared file.
class PythonDependencies : public DependenciesTest {
 protected:
  void SetUp() override {
    DependenciesTest::SetUp();
    fs::create_directories(folder_ / "plugins/pack");
    fs::create_directories(folder_ / "path");
    fs::copy_file(fs::path(SOURCE_DIR) / "sdk/python/dossier.py", folder_ / "path/dossier.py");
    write_file(folder_ / "plugins/marker.py",
               "import os\nimport dossier\nimport helper\nfrom pack import inner\n\n"
               "beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'words.txt')\n\n\n"
               "class Marker(dossier.Extractor):\n    id = 'extractor.marker'\n    version = '1.0.0'\n"
               "    summary = 'Claims the first byte.'\n\n    def extract(self, document, sink):\n"
               "        sink.emit(kind='words', start=0, end=1, words=[helper.word, inner.word(), "
               "open(beside).read(), os.environ.get('EDITION', '')])\n\n\n"
               "if __name__ == '__main__':\n    dossier.main(Marker, data=['words.txt'])\n");
    write_file(folder_ / "plugins/words.txt", "beside");
    write_file(folder_ / "plugins/helper.py", "word = 'helper'\n");
    write_file(folder_ / "plugins/pack/__init__.py", "");
    write_file(
        folder_ / "plugins/pack/inner.py",
        "import os\n\n\ndef word():\n    return open(os.path.join(os.path.dirname(__file__), 'inner.txt')).read()\n");
    write_file(folder_ / "plugins/pack/inner.txt", "inner");
    write_interpreter(folder_, "first");
    path_ = std::getenv("PATH");
    ::setenv("PATH", (path("bin") + ":" + path_).c_str(), 1);
    ::setenv("PYTHONPATH", path("path").c_str(), 1);
    ASSERT_EQ(std::system(("python3 " + path("plugins/marker.py") + " --manifest > /dev/null").c_str()), 0);
  }
  void TearDown() override {
    ::setenv("PATH", path_.c_str(), 1);
    ::unsetenv("PYTHONPATH");
    DependenciesTest::TearDown();
  }
  std::string pipeline() const {
    return "version: 1\nname: marker\nstages:\n  read: { use: reader.text, paths: [\"" + path("in") +
           "\"] }\n  words: { use: extractor.marker, from: [read] }\n  save: { use: exporter.jsonl, from: [read, "
           "words], with: { directory: \"" +
           path("out") + "\" } }\n";
  }

  std::string path_;
};

TEST_P(PythonDependencies, AreNoticed) { expect_noticed(pipeline(), {"words"}); }

std::function<void(const fs::path&)> replace_with(const std::string& file, const std::string& content) {
  return [=](const fs::path& root) { write_file(root / file, content); };
}

INSTANTIATE_TEST_SUITE_P(
    All, PythonDependencies,
    testing::Values(
        Change{"module", replace_with("plugins/helper.py", "word = 'other helper'\n"),
               "words: ran because the file helper.py of plugin extractor.marker changed",
               "plugin extractor.marker, file helper.py: expected "},
        Change{"package", replace_with("plugins/pack/inner.py", "def word():\n    return 'another'\n"),
               "the file pack/inner.py of plugin extractor.marker changed", "file pack/inner.py: expected "},
        Change{"data_of_a_package", replace_with("plugins/pack/inner.txt", "other"),
               "the file pack/inner.txt of plugin extractor.marker changed", "file pack/inner.txt: expected "},
        Change{"declared_data", replace_with("plugins/words.txt", "other"),
               "the file words.txt of plugin extractor.marker changed", "file words.txt: expected "},
        Change{"module_on_the_search_path",
               [](const fs::path& root) {
                 const auto sdk = read_file(root / "path/dossier.py");
                 write_file(root / "path/dossier.py",
                            sdk +
                                "\nLATER = Sink.emit\nSink.emit = lambda self, **fields: LATER(self, more=1, "
                                "**fields)\n");
               },
               "the file PYTHONPATH/dossier.py of plugin extractor.marker changed",
               "file PYTHONPATH/dossier.py: expected "},
        Change{"interpreter", [](const fs::path& root) { write_interpreter(root, "second"); },
               "the file python3 of plugin extractor.marker changed", "file python3: expected "}),
    [](const auto& info) { return info.param.name; });

class ChosenDependencies : public NativeDependencies {};

// What the run records say of two runs.
TEST_F(ChosenDependencies, AreNamedByVerify) {
  ASSERT_EQ(run(pipeline("reader.reliant")).exit, 0);
  fs::copy(folder_ / "out", folder_ / "first", fs::copy_options::recursive);
  write_file(folder_ / "plugins/reliant.data/words/words.txt", "other words");
  write_file(folder_ / "more/sub/b.txt", "other words");
  ASSERT_EQ(run(pipeline("reader.reliant")).exit, 0);
  std::stringstream out;
  std::stringstream err;
  EXPECT_EQ(dossier::cli::main({"verify", path("first"), path("out")}, out, err), 1);
  for (const char* reason : {"the file reliant.data/words/words.txt of plugin extractor.reliant changed",
                             "the file reliant.data/words/words.txt of plugin reader.reliant changed",
                             "the file more/sub/b.txt, which the options of stage words name, changed"})
    EXPECT_NE(out.str().find(reason), std::string::npos) << out.str();
}

// Equal names would let an exporter take the run for one that it has written.
TEST_F(ChosenDependencies, ArePartOfTheRunsName) {
  const auto name = [&] {
    EXPECT_EQ(run(pipeline("reader.auto")).exit, 0);
    return std::string(dossier::parse_json(read_file(path("out/run.json")))->text_or("run"));
  };
  const auto first = name();
  EXPECT_EQ(name(), first);
  write_file(folder_ / "plugins/reliant.data/words/words.txt", "other words");
  const auto second = name();
  EXPECT_NE(second, first);
  write_file(folder_ / "note.txt", "another note");
  EXPECT_NE(name(), second);
}

// Reuse does not hide what loading would have found.
TEST_F(ChosenDependencies, IncludeTheLibraryThatIsReallyThere) {
  ASSERT_EQ(run(pipeline("reader.reliant")).exit, 0);
  fs::remove(folder_ / "plugins/reliant.so");
  fs::copy_file(fs::path(RELIANT_DIR) / "second/libreliant.so", folder_ / "plugins/reliant.so");
  const auto outcome = run(pipeline("reader.reliant"));
  EXPECT_EQ(outcome.exit, 4);
  EXPECT_NE(outcome.err.find("build-id"), std::string::npos) << outcome.err;
}

// More than 4 GiB, of which the disk holds none.
TEST_F(ChosenDependencies, InALargeFolderAreComparedByTime) {
  write_file(folder_ / "more/large", "");
  fs::resize_file(folder_ / "more/large", (4ULL << 30) + 1);
  const auto text = pipeline("reader.reliant");
  const auto outcome = run(text);
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("DS4020"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find(path("more")), std::string::npos) << outcome.err;
  ASSERT_EQ(run(text).exit, 0);
  EXPECT_EQ(of_stage("words", "calls"), 0U);
  fs::last_write_time(folder_ / "more/large", fs::last_write_time(folder_ / "more/large") + std::chrono::seconds(1));
  ASSERT_EQ(run(text).exit, 0);
  EXPECT_GT(of_stage("words", "calls"), 0U);
}

// What coreutils computes.
std::string sha256sum(const fs::path& file) {
  std::FILE* pipe = ::popen(("sha256sum < '" + file.string() + "'").c_str(), "r");
  char sum[64] = {};
  const auto size = pipe ? std::fread(sum, 1, sizeof sum, pipe) : 0;
  if (pipe) ::pclose(pipe);
  return {sum, size};
}

TEST_F(ChosenDependencies, AreLockedByTheirSha256) {
  ASSERT_EQ(run(pipeline("reader.reliant")).exit, 0);
  ASSERT_EQ(dossier({"lock", path("pipeline.yaml")}).exit, 0);
  const auto lock = dossier::parse_json(read_file(path("pipeline.lock")));
  ASSERT_TRUE(lock);
  EXPECT_EQ(lock->integer_or("version"), 2);
  const auto* plugin = lock->find("plugins")->find("extractor.reliant");
  ASSERT_NE(plugin, nullptr);
  EXPECT_EQ(plugin->text_or("sha256"), sha256sum(folder_ / "plugins/reliant.so"));
  for (const char* file : {"libreliant.so", "reliant.data/words/words.txt", "reliant.plugin.json"})
    EXPECT_EQ(plugin->find("dependencies")->text_or(file), sha256sum(folder_ / "plugins" / file)) << file;
  const auto* files = lock->find("files")->find("words")->find("extractor.reliant");
  EXPECT_EQ(files->find("more")->text_or("sub/b.txt"), sha256sum(folder_ / "more/sub/b.txt"));
}

class ChosenPythonDependencies : public PythonDependencies {};

TEST_F(ChosenPythonDependencies, AreLockedByTheirSha256) {
  ASSERT_EQ(run(pipeline()).exit, 0);
  ASSERT_EQ(dossier({"lock", path("pipeline.yaml")}).exit, 0);
  const auto lock = dossier::parse_json(read_file(path("pipeline.lock")));
  ASSERT_TRUE(lock);
  const auto* plugin = lock->find("plugins")->find("extractor.marker");
  ASSERT_NE(plugin, nullptr);
  EXPECT_EQ(plugin->text_or("sha256"), sha256sum(folder_ / "plugins/marker.py"));
  EXPECT_EQ(plugin->find("dependencies")->text_or("pack/inner.py"), sha256sum(folder_ / "plugins/pack/inner.py"));
  EXPECT_EQ(plugin->find("dependencies")->text_or("python3"), sha256sum(folder_ / "bin/python3"));
}

// A lock of an earlier version covers less than it promises.
TEST_F(ChosenPythonDependencies, AreNotCoveredByAnEarlierLock) {
  write_file(folder_ / "pipeline.lock", "{\"version\": 1, \"plugins\": {}}");
  const auto outcome = run(pipeline(), {"--locked"});
  EXPECT_EQ(outcome.exit, 4);
  EXPECT_NE(outcome.err.find("expected a lock of version 2, found version 1"), std::string::npos) << outcome.err;
}

class FingerprintTest : public NativeDependencies {};

TEST_F(FingerprintTest, AnotherFingerprintIsNoticed) {
  ASSERT_EQ(run(pipeline("reader.reliant")).exit, 0);
  auto manifest = *dossier::parse_json(read_file(path("plugins/reliant.plugin.json")));
  for (auto& plugin : *manifest.find("plugins")->array()) plugin.set("fingerprint", "model 2");
  write_file(path("plugins/reliant.plugin.json"), manifest.dump());
  const auto outcome = run(pipeline("reader.reliant"), {"--explain-cache"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("the file reliant.plugin.json of plugin reader.reliant changed"), std::string::npos)
      << outcome.out;
}

}  // namespace
}  // namespace e2e
