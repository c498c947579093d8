// What exporter.webhook keeps on disk: the batches that wait to be sent, and the journal of accepted batches.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "dossier/testing/export_session.hpp"
#include "plugins/exporters/webhook/batches.hpp"
#include "plugins/exporters/webhook/journal.hpp"
#include "tests/plugins/file_bytes.hpp"
#include "tests/plugins/thrown_error.hpp"

namespace dossier_webhook {
namespace {

using dossier::testing::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct BatchesTest : testing::Test {
  struct Seen {
    Batch batch;
    std::vector<std::string> lines;
  };
  TemporaryFolder folder;
  const std::string path = (folder.path() / "batches").string();

  // Writes records and reads them back: port and line of each.
  std::vector<Seen> written(const std::vector<std::pair<std::string, std::string>>& records, const BatchLimits& limits,
                            const std::string& run = "run-1") const {
    {
      std::ofstream file(path, std::ios::binary);
      BatchWriter writer(run, limits, [&](std::string_view bytes) { file << bytes; });
      for (const auto& [port, json] : records) writer.add({port, json, {}});
      writer.finish();
    }
    return read_back();
  }
  std::vector<Seen> read_back() const {
    std::vector<Seen> seen;
    read_batches(path, [&](const Batch& batch, const std::vector<std::string_view>& lines) {
      seen.push_back({batch, {lines.begin(), lines.end()}});
    });
    return seen;
  }
};

TEST_F(BatchesTest, HoldAllRecordsInOrderWithinTheLimits) {
  std::mt19937 random(7);
  std::vector<std::pair<std::string, std::string>> records;
  for (const std::string port : {"copies", "claims", "findings"})
    for (int i = 0; i < 200; ++i) records.emplace_back(port, R"({"id":")" + std::string(random() % 300, 'x') + "\"}");
  const BatchLimits limits{7, 1000};
  const auto seen = written(records, limits);
  std::vector<std::pair<std::string, std::string>> found;
  std::uint64_t number = 0;
  for (const auto& [batch, lines] : seen) {
    EXPECT_EQ(batch.number, ++number);
    EXPECT_EQ(batch.records, lines.size());
    EXPECT_LE(batch.records, limits.records);
    EXPECT_LE(batch.bytes, limits.bytes);
    std::string all;
    for (const auto& line : lines) {
      found.emplace_back(batch.port, line);
      (all += line) += '\n';
    }
    EXPECT_EQ(batch.bytes, all.size());
    EXPECT_EQ(batch.key, key_of("run-1", batch, all));
  }
  EXPECT_GT(seen.size(), 600u / 7);
  EXPECT_EQ(found, records);
}

TEST_F(BatchesTest, ARecordBeyondTheLimitGoesAlone) {
  const std::string large = R"({"id":")" + std::string(5000, 'x') + "\"}";
  const auto seen = written({{"claims", "{}"}, {"claims", large}, {"claims", "{}"}, {"claims", "{}"}}, {100, 1024});
  ASSERT_EQ(seen.size(), 3u);
  EXPECT_THAT(seen[1].lines, ElementsAre(large));
  EXPECT_THAT(seen[2].lines, ElementsAre("{}", "{}"));
}

TEST_F(BatchesTest, ADocumentHasItsTextAndPortsAreCounted) {
  std::string bytes;
  BatchWriter writer("run-1", {}, [&](std::string_view more) { bytes += more; });
  writer.add({"documents", R"({"id":"a","key":"k"})", "The text.\n"});
  writer.add({"claims", R"({"id":"b"})", {}});
  writer.add({"claims", R"({"id":"c"})", {}});
  writer.finish();
  EXPECT_THAT(bytes, HasSubstr(R"("text":"The text.\n")"));
  EXPECT_THAT(writer.rows(), ElementsAre(testing::Pair("claims", 2), testing::Pair("documents", 1)));
}

TEST_F(BatchesTest, KeysAreOfContentRunAndPlace) {
  const std::vector<std::pair<std::string, std::string>> records{{"claims", "{}"}, {"claims", "{}"}};
  const auto key = [&](const std::string& run, const std::vector<std::pair<std::string, std::string>>& some) {
    return written(some, {1, 1 << 20}, run);
  };
  const auto one = key("run-1", records);
  EXPECT_EQ(one[0].batch.key, key("run-1", records)[0].batch.key);
  EXPECT_NE(one[0].batch.key, one[1].batch.key);  // equal lines, at another place
  EXPECT_NE(one[0].batch.key, key("run-2", records)[0].batch.key);
  EXPECT_NE(one[0].batch.key, key("run-1", {{"claims", "{ }"}})[0].batch.key);
  EXPECT_NE(one[0].batch.key, key("run-1", {{"copies", "{}"}})[0].batch.key);
}

TEST_F(BatchesTest, WhatIsSentIsUtf8) {
  const auto seen = written({{"claims", "{\"id\":\"caf\xE9\"}"}}, {});
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_THAT(seen[0].lines, ElementsAre("{\"id\":\"caf\xEF\xBF\xBD\"}"));
}

TEST_F(BatchesTest, ADamagedSpoolIsReportedAndSendsNothingTwice) {
  written({{"claims", R"({"id":"a"})"}, {"claims", R"({"id":"b"})"}}, {});
  const std::string whole = file_bytes(path);
  for (std::size_t size = 1; size < whole.size(); ++size) {
    std::ofstream(path, std::ios::binary) << whole.substr(0, size);
    EXPECT_EQ(thrown_code([&] { read_back(); }), "damaged_spool") << size;
  }
  std::ofstream(path, std::ios::binary) << "no batch\n";
  EXPECT_EQ(thrown_code([&] { read_back(); }), "damaged_spool");
  std::filesystem::remove(path);
  EXPECT_EQ(thrown_code([&] { read_back(); }), "damaged_spool");
  std::ofstream(path, std::ios::binary).flush();
  EXPECT_THAT(read_back(), IsEmpty());
}

struct JournalTest : testing::Test {
  TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "taken";
};

TEST_F(JournalTest, WhatWasTakenIsKnownToTheNext) {
  {
    Journal journal(path);
    EXPECT_THAT(journal.left("k1", 3), ElementsAre(0, 1, 2));
    EXPECT_FALSE(std::filesystem::exists(path));  // of a run of which nothing was taken
    journal.note("k1", {});
    journal.note("k2", {0, 2});
    EXPECT_THAT(journal.left("k1", 3), IsEmpty());
  }
  Journal again(path);
  EXPECT_THAT(again.left("k1", 3), IsEmpty());
  EXPECT_THAT(again.left("k2", 3), ElementsAre(0, 2));
  EXPECT_THAT(again.left("k3", 2), ElementsAre(0, 1));
  EXPECT_FALSE(again.is_complete());
  again.note("k2", {2});  // the last word counts
  again.complete();
  Journal last(path);
  EXPECT_THAT(last.left("k2", 3), ElementsAre(2));
  EXPECT_TRUE(last.is_complete());
}

// A process that was killed, or a power failure, within a line.
TEST_F(JournalTest, ALineThatWasCutOffCountsForNothing) {
  Journal(path).note("k1", {});
  { std::ofstream(path, std::ios::app) << "taken k2"; }  // perhaps "taken k2 0 1"
  {
    Journal journal(path);
    EXPECT_THAT(journal.left("k1", 2), IsEmpty());
    EXPECT_THAT(journal.left("k2", 2), ElementsAre(0, 1));
    journal.note("k3", {});  // does not continue that line
  }
  Journal again(path);
  EXPECT_THAT(again.left("k3", 2), IsEmpty());
  { std::ofstream(path, std::ios::app) << "complete"; }
  EXPECT_FALSE(Journal(path).is_complete());
}

TEST_F(JournalTest, ALinkIsNotFollowed) {
  std::filesystem::create_symlink(folder.path() / "elsewhere", path);
  EXPECT_EQ(thrown_code([&] { Journal(path).note("k1", {}); }), "cannot_write at spool");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "elsewhere"));
}

}  // namespace
}  // namespace dossier_webhook
