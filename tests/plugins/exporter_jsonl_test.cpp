// exporter.jsonl through the C boundary.
#include <gtest/gtest.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

#include "dossier/testing/export_session.hpp"
#include "tests/plugins/file_bytes.hpp"

namespace {

namespace fs = std::filesystem;
using dossier::testing::ExportSession;
using dossier::testing::TemporaryFolder;

struct JsonlTest : testing::Test {
  TemporaryFolder folder;
  fs::path out = folder.path() / "out";

  ExportSession session(const fs::path& directory) const {
    return ExportSession(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl",
                         dossier::Json(dossier::Json::Object{{"directory", directory.string()}}).dump());
  }
  std::vector<std::string> names() const { return TemporaryFolder::names_in(out); }
};

const std::string document =
    R"({"id":"d1","key":"a","uri":"a.txt","title":"T","blocks":[{"kind":"title","start":0,"end":1}]})";

TEST_F(JsonlTest, DeclaresItsPromise) {
  const auto exporter = session(out);
  EXPECT_EQ(exporter.plugin().manifest().delivery, "exactly once (whole files, renamed into place)");
  EXPECT_TRUE(exporter.plugin().manifest().run_record);
  EXPECT_FALSE(fs::exists(out)) << "an instance alone must leave no trace";
}

TEST_F(JsonlTest, WritesAFileForEachPort) {
  auto exporter = session(out);
  exporter.begin("r1", {"documents", "claims", "findings"});
  exporter.write("documents", document, "T and more");
  exporter.write("claims", R"({"id":"c1","kind":"time"})");
  exporter.write("claims", R"({"id":"c2","kind":"time"})");
  EXPECT_FALSE(fs::exists(out / "documents.jsonl"));
  const auto sealed = exporter.seal();
  EXPECT_EQ(sealed.rows, 3u);
  EXPECT_EQ(sealed.outputs,
            (std::vector<std::string>{R"({"path":")" + (out / "documents.jsonl").string() + R"(","rows":1})",
                                      R"({"path":")" + (out / "claims.jsonl").string() + R"(","rows":2})",
                                      R"({"path":")" + (out / "findings.jsonl").string() + R"(","rows":0})"}));
  EXPECT_FALSE(fs::exists(out / "documents.jsonl")) << "nothing is visible before commit";
  exporter.commit();
  EXPECT_EQ(
      file_bytes(out / "documents.jsonl"),
      R"({"id":"d1","key":"a","uri":"a.txt","title":"T","text":"T and more","blocks":[{"kind":"title","start":0,"end":1}]})"
      "\n");
  EXPECT_EQ(file_bytes(out / "claims.jsonl"), "{\"id\":\"c1\",\"kind\":\"time\"}\n{\"id\":\"c2\",\"kind\":\"time\"}\n");
  EXPECT_EQ(file_bytes(out / "findings.jsonl"), "");
  EXPECT_EQ(names(), (std::vector<std::string>{"claims.jsonl", "documents.jsonl", "findings.jsonl"}));
}

TEST_F(JsonlTest, CommitsTwiceWithoutHarm) {
  auto exporter = session(out);
  exporter.begin("r1", {"documents"});
  exporter.write("documents", document, "x");
  exporter.seal();
  exporter.commit();
  const auto first = file_bytes(out / "documents.jsonl");
  exporter.commit();
  session(out).commit("r1", {"documents"});
  EXPECT_EQ(file_bytes(out / "documents.jsonl"), first);
}

TEST_F(JsonlTest, CommitsFromAFreshProcessWhatWasSealed) {
  fs::create_directories(out);
  dossier::testing::in_killed_process([&] {
    auto exporter = session(out);
    exporter.begin("r1", {"documents", "claims"});
    exporter.write("documents", document, "x");
    exporter.seal();
    return exporter;
  });
  EXPECT_EQ(names().size(), 2u) << "both are there, hidden";
  session(out).commit("r1", {"documents", "claims"});
  EXPECT_EQ(names(), (std::vector<std::string>{"claims.jsonl", "documents.jsonl"}));
  EXPECT_NE(file_bytes(out / "documents.jsonl").find("\"text\":\"x\""), std::string::npos);
}

TEST_F(JsonlTest, ADestroyedInstanceKeepsWhatItSealedAndNothingElse) {
  for (const bool sealed : {false, true}) {
    {
      auto exporter = session(out);
      exporter.begin("r1", {"documents"});
      if (sealed) exporter.seal();
    }
    EXPECT_EQ(names().size(), sealed ? 1u : 0u);
  }
  session(out).commit("r1", {"documents"});
  EXPECT_EQ(names(), std::vector<std::string>{"documents.jsonl"});
}

TEST_F(JsonlTest, RefusesToCommitWhatWasNeverSealed) {
  auto exporter = session(out);
  const auto failure = exporter.try_commit("r9", {"documents"});
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, "nothing_sealed");
  EXPECT_EQ(failure->option, "directory");
}

TEST_F(JsonlTest, AbortLeavesNothing) {
  auto exporter = session(out);
  exporter.begin("r1", {"documents"});
  exporter.write("documents", document, "x");
  exporter.abort();
  EXPECT_FALSE(fs::exists(out));
  exporter.abort();

  fs::create_directories(out);
  std::ofstream(out / "documents.jsonl") << "before\n";
  exporter.begin("r1", {"documents"});
  exporter.write("documents", document, "x");
  exporter.seal();
  exporter.abort();
  EXPECT_EQ(file_bytes(out / "documents.jsonl"), "before\n");
  EXPECT_EQ(names(), std::vector<std::string>{"documents.jsonl"});
}

TEST_F(JsonlTest, RemovesWhatADeadRunLeft) {
  fs::create_directories(out);
  std::ofstream(out / ".documents.jsonl.dead.part") << "half";
  std::ofstream(out / ".documents.jsonl.dead.sealed") << "whole";
  std::ofstream(out / ".other.jsonl.dead.part") << "not this exporter's";
  auto exporter = session(out);
  exporter.begin("r1", {"documents"});
  exporter.seal();
  exporter.commit();
  EXPECT_EQ(names(), (std::vector<std::string>{".other.jsonl.dead.part", "documents.jsonl"}));
}

TEST_F(JsonlTest, BeginsAgainAfterACrash) {
  auto exporter = session(out);
  exporter.begin("r1", {"documents"});
  exporter.write("documents", document, "lost");
  exporter.begin("r1", {"documents"});
  exporter.write("documents", document, "kept");
  EXPECT_EQ(exporter.seal().rows, 1u);
  exporter.commit();
  EXPECT_EQ(file_bytes(out / "documents.jsonl").find("lost"), std::string::npos);
}

TEST_F(JsonlTest, TwoLiveRunsDoNotShareATarget) {
  auto one = session(out);
  one.begin("r1", {"documents"});
  auto two = session(out);
  const auto failure = two.try_begin("r1", {"documents"});
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, "target_busy");
  EXPECT_TRUE(failure->retryable);
  two.abort();
  one.seal();
  one.commit();
  EXPECT_EQ(names(), std::vector<std::string>{"documents.jsonl"});
}

TEST_F(JsonlTest, KeepsUnusualTextComplete) {
  struct Case {
    const char* name;
    std::string text;
  };
  const Case cases[] = {{"empty", ""},
                        {"NUL", std::string("a\0b", 3)},
                        {"quotes", "\"'`\\ \xE2\x80\x9C\xE2\x80\x9D"},
                        {"line ends", "a\nb\r\nc\xE2\x80\xA8"},
                        {"path", "../../etc/passwd"},
                        {"ten megabytes", std::string(10'000'000, 'x')},
                        {"a megabyte of controls", std::string(1'000'000, '\x01')}};
  for (const auto& c : cases) {
    auto exporter = session(out);
    exporter.begin("r1", {"documents"});
    exporter.write("documents", R"({"id":"../../x","key":"../up","uri":"../../u"})", c.text);
    exporter.seal();
    exporter.commit();
    const auto line = file_bytes(out / "documents.jsonl");
    const auto parsed = dossier::parse_json(line);
    ASSERT_TRUE(parsed) << c.name;
    EXPECT_TRUE(parsed->text_or("text") == c.text) << c.name;
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1) << c.name;
    EXPECT_EQ(names(), std::vector<std::string>{"documents.jsonl"}) << "document data never chooses a path";
  }
}

TEST_F(JsonlTest, ErrorsNameTheirOption) {
  std::ofstream(folder.path() / "file") << "x";
  fs::create_directories(out / "documents.jsonl");
  struct Case {
    fs::path directory;
    std::string part_of_message;
  };
  for (const auto& [directory, part] :
       {Case{folder.path() / "file" / "below", "Not a directory"}, Case{folder.path() / "file", "file"},
        Case{out, "found a folder"}, Case{"/proc/nowhere", "/proc/nowhere"}}) {
    auto exporter = session(directory);
    const auto failure = exporter.try_begin("r1", {"documents"});
    ASSERT_TRUE(failure) << directory;
    EXPECT_EQ(failure->code, "cannot_write");
    EXPECT_EQ(failure->option, "directory");
    EXPECT_NE(failure->message.find(part), std::string::npos) << failure->message;
  }
}

TEST_F(JsonlTest, RefusesPortsItDoesNotKnow) {
  auto exporter = session(out);
  EXPECT_EQ(exporter.try_begin("r1", {"../../documents"})->code, "unknown_port");
  exporter.abort();
  exporter.begin("r1", {"claims"});
  EXPECT_EQ(exporter.try_write("documents", document, "x")->code, "unknown_port");
}

TEST_F(JsonlTest, NeedsADirectory) {
  const dossier::testing::LoadedPlugin missing(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl", "{}");
  EXPECT_EQ(missing.created().failure->option, "directory");
  const dossier::testing::LoadedPlugin empty(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl", R"({"directory":""})");
  EXPECT_EQ(empty.created().failure->option, "directory");
}

// The output of a system program for a file.
std::string printed(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string text;
  char buffer[4096];
  while (const auto size = ::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, size);
  EXPECT_EQ(::pclose(pipe), 0) << command;
  return text;
}

std::string unpacked(const fs::path& file) {
  if (file.extension() == ".gz")
    return printed("python3 -c \"import gzip,sys; sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())\" '" +
                   file.string() + "'");
  const std::string packed = file_bytes(file);
  std::string text(ZSTD_getFrameContentSize(packed.data(), packed.size()) == ZSTD_CONTENTSIZE_UNKNOWN ? 8 << 20 : 0,
                   ' ');
  const auto size = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
  EXPECT_FALSE(ZSTD_isError(size)) << ZSTD_getErrorName(size);
  text.resize(ZSTD_isError(size) ? 0 : size);
  return text;
}

TEST_F(JsonlTest, CompressesToTheSameBytesEachTime) {
  for (const auto& [compression, suffix] : {std::pair<std::string, std::string>{"zstd", ".zst"}, {"gzip", ".gz"}}) {
    std::string bytes[2];
    std::string lines;
    for (auto& one : bytes) {
      ExportSession exporter(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl",
                             R"({"directory":")" + out.string() + R"(","compression":")" + compression + "\"}");
      exporter.begin("r1", {"claims", "findings"});
      lines.clear();
      for (int i = 0; i < 40000; ++i) {  // several pieces
        const std::string line = R"({"id":"c)" + std::to_string(i) + R"(","kind":"time","text":"a b c d e f g h"})";
        exporter.write("claims", line);
        lines += line + "\n";
      }
      exporter.seal();
      exporter.commit();
      EXPECT_EQ(names(), (std::vector<std::string>{"claims.jsonl" + suffix, "findings.jsonl" + suffix}));
      one = file_bytes(out / ("claims.jsonl" + suffix));
      EXPECT_LT(one.size(), lines.size() / 5);
      EXPECT_EQ(unpacked(out / ("claims.jsonl" + suffix)), lines);
      EXPECT_EQ(unpacked(out / ("findings.jsonl" + suffix)), "");
    }
    EXPECT_EQ(bytes[0], bytes[1]);
    fs::remove_all(out);
  }
}

TEST_F(JsonlTest, GzipHoldsNoTime) {
  ExportSession exporter(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl",
                         R"({"directory":")" + out.string() + R"(","compression":"gzip","level":19})");
  exporter.begin("r1", {"claims"});
  exporter.seal();
  exporter.commit();
  EXPECT_EQ(file_bytes(out / "claims.jsonl.gz").substr(3, 5), std::string(5, '\0')) << "flags and time of the header";
}

}  // namespace
