// Plugins that must not be used: refused with path, check, expected, found and fix; exit 4.
#include "command.hpp"
#include "dossier/abi/base.h"
#include "dossier/manifest/build_id.hpp"
#include "dossier/manifest/manifest.hpp"

namespace e2e {
namespace {

class RefusedTest : public CommandTest {
 protected:
  // Installs a library of tests/refused with a manifest that promises an extractor.
  void install(const std::string& library, void (*change)(dossier::LibraryManifest&) = nullptr) {
    const fs::path from = fs::path(REFUSED_DIR) / (library + ".so");
    const fs::path to = folder_ / "plugins" / (library + ".so");
    fs::create_directories(to.parent_path());
    fs::copy_file(from, to);
    dossier::LibraryManifest manifest;
    manifest.library = library + ".so";
    manifest.build_id = dossier::read_build_id(to.string()).value();
    manifest.abi_major = DOSSIER_ABI_MAJOR;
    auto& plugin = manifest.plugins.emplace_back();
    plugin.id = "extractor.undefined";
    plugin.kind = "extractor";
    plugin.version = "1.0.0";
    plugin.summary = "Promised.";
    plugin.capabilities = {"dossier.extractor/1"};
    if (change) change(manifest);
    write_file(folder_ / "plugins" / (library + ".plugin.json"), dossier::encode(manifest));
    plugin_folders_.push_back((folder_ / "plugins").string());
  }
  Outcome run_it() {
    write_file(folder_ / "in.txt", "One two three.\n");
    return run("version: 1\nname: refused\nstages:\n  read: { use: reader.text, paths: [\"" + path("in.txt") +
               "\"] }\n  words: { use: extractor.undefined, from: [read] }\n  save: { use: exporter.jsonl, from: "
               "[read, words], with: "
               "{ directory: \"" +
               path("out") + "\" } }\n");
  }
  void expect_refused(const Outcome& outcome, const std::string& check, const std::string& found) {
    EXPECT_EQ(outcome.exit, 4) << outcome.err;
    EXPECT_NE(outcome.err.find((folder_ / "plugins").string()), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find(check), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find(found), std::string::npos) << outcome.err;
    for (const char* part : {"check:", "expected:", "found:", "fix:"})
      EXPECT_NE(outcome.err.find(part), std::string::npos) << outcome.err;
    EXPECT_FALSE(fs::exists(path("out/claims.jsonl")));
  }
};

TEST_F(RefusedTest, UndefinedSymbol) {
  install("undefined-symbol");
  expect_refused(run_it(), "symbols", "nobody_defines_this");
}

TEST_F(RefusedTest, OtherAbiInTheLibrary) {
  install("other-abi");
  expect_refused(run_it(), "ABI version", std::to_string(DOSSIER_ABI_MAJOR + 1) + ".0");
}

TEST_F(RefusedTest, OtherAbiInTheManifest) {
  install("other-abi", [](dossier::LibraryManifest& manifest) { manifest.abi_major = 7; });
  expect_refused(run_it(), "ABI version", "7.0");
}

TEST_F(RefusedTest, NewerMinorThanThisHost) {
  install("other-abi", [](dossier::LibraryManifest& manifest) { manifest.abi_minor = DOSSIER_ABI_MINOR + 1; });
  expect_refused(run_it(), "ABI version", "newer Dossier");
}

TEST_F(RefusedTest, LibraryOfAnotherManifest) {
  install("no-symbol", [](dossier::LibraryManifest& manifest) { manifest.build_id = "00ff00ff"; });
  expect_refused(run_it(), "build-id", "00ff00ff");
}

TEST_F(RefusedTest, LibraryThatIsNoPlugin) {
  install("no-symbol");
  expect_refused(run_it(), "exported symbol", "dossier_plugin_library");
}

// A pipeline that does not use it is not troubled by it.
TEST_F(RefusedTest, UnusedBrokenPluginHarmsNobody) {
  install("undefined-symbol");
  write_file(folder_ / "in.txt", "One two three.\n");
  const auto outcome =
      run("version: 1\nname: fine\nstages:\n  read: { use: reader.text, paths: [\"" + path("in.txt") +
          "\"] }\n  save: { use: exporter.jsonl, from: [read], with: { directory: \"" + path("out") + "\" } }\n");
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
}

// reader.auto may choose any reader; one that cannot be loaded is skipped, and named. Asked for, it is refused.
TEST_F(RefusedTest, AnUnusableReaderIsSkippedUnlessItIsAskedFor) {
  install("undefined-symbol", [](dossier::LibraryManifest& manifest) {
    manifest.plugins[0].kind = "reader";
    manifest.plugins[0].id = "reader.undefined";
    manifest.plugins[0].capabilities = {"dossier.reader/1"};
  });
  write_file(folder_ / "in.txt", "One two three.\n");
  const auto pipeline = [&](const std::string& use) {
    return "version: 1\nname: fine\nstages:\n  read: { use: " + use + ", paths: [\"" + path("in.txt") +
           "\"] }\n  save: { use: exporter.jsonl, from: [read], with: { directory: \"" + path("out") + "\" } }\n";
  };
  for (const auto* isolation : {"reader.auto", "reader.auto, isolation: process"}) {
    const auto outcome = run(pipeline(isolation));
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("reader.undefined cannot be used and is skipped"), std::string::npos) << outcome.err;
    EXPECT_EQ(read_lines(path("out/documents.jsonl")).size(), 1U);
  }
  const auto rehearsed = run(pipeline("reader.auto"), {"--dry-run"});
  EXPECT_EQ(rehearsed.exit, 0) << rehearsed.err << rehearsed.out;
  EXPECT_NE((rehearsed.out + rehearsed.err).find("reader.undefined cannot be used"), std::string::npos);
  const auto asked = run(pipeline("reader.undefined"));
  EXPECT_EQ(asked.exit, 4) << asked.err;
}

}  // namespace
}  // namespace e2e
