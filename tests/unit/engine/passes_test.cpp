#include "core/engine/passes.hpp"

#include <gtest/gtest.h>

#include "core/store/journal.hpp"
#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

// What the calls of a stage were given, counted.
struct Counts {
  std::atomic<std::uint64_t> batches{0}, maps{0}, mapped_bytes{0}, reduces{0}, members{0};
  bool emits_twice = false;                                     // each record: its key, two times
  bool hands_on = false;                                        // each group: one row
  std::vector<std::pair<std::uint64_t, std::uint64_t>> orders;  // of the records of each group's first member
};

class CountedCalls : public plugin::Calls {
 public:
  explicit CountedCalls(Counts& counts) : counts_(counts) { ++counts_.batches; }
  bool has_room() const override { return !started_; }
  void start(const dossier_extract_call&) override { started_ = true; }
  void start(const dossier_sketch_call&) override { started_ = true; }
  void start(const dossier_map_call& call) override {
    started_ = true;
    ++counts_.maps;
    counts_.mapped_bytes += call.item.record.size + call.item.text.size;
    const dossier_key key{sizeof key, 0, plugin::view_of("all"), {}, 0, 0};
    for (int i = 0; i < (counts_.emits_twice ? 2 : 1); ++i) call.host->key(call.context, &key);
  }
  void start(const dossier_reduce_call& call, const store::Hash*) override {
    started_ = true;
    ++counts_.reduces;
    counts_.members += call.count;
    if (!counts_.hands_on) return;
    counts_.orders.emplace_back(call.members[0]->a_order, call.members[0]->b_order);
    // The records of the first two members; then the second record of a member before its first.
    const auto a = call.pass == 0 ? 0U : static_cast<std::uint32_t>(call.count);
    const dossier_key key{sizeof key, 0, plugin::view_of("row"), {}, a, call.pass == 0 ? 1U : 0U};
    call.host->key(call.context, &key);
  }
  dossier_status finish() override {
    started_ = false;
    return DOSSIER_OK;
  }

 private:
  Counts& counts_;
  bool started_ = false;
};

// Claims that share the text of one document.
class OneText : public PassRecords {
 public:
  OneText(std::uint64_t size, std::string text) : size_(size), text_(std::move(text)) {}
  std::uint64_t size() const override { return size_; }
  std::string unit() const override { return "claims"; }
  bool selected(std::uint64_t) const override { return true; }
  bool is_kind(std::uint64_t, const std::vector<std::string>&) const override { return true; }
  std::string_view record(std::uint64_t) const override { return "{}"; }
  std::string_view text(std::uint64_t) const override { return text_; }
  std::string_view own_text(std::uint64_t) const override { return {}; }
  std::string id(std::uint64_t i) const override { return std::to_string(i); }
  std::string input(std::uint64_t) const override { return "a.txt"; }
  std::optional<CompletedResult> complete(std::string_view, std::string&) const override { return std::nullopt; }
  void describe(const Context&, task::StepForm&) const override {}

 private:
  std::uint64_t size_;
  std::string text_;
};

class PassesTest : public testing::Test {
 protected:
  static constexpr std::uint64_t records = 1000;

  void SetUp() override {
    context_.settings.memory = 64 << 20;
    context_.work = scratch_folder();
  }
  // A pass that joins texts, with as many members in a group.
  const Counts& run(std::uint64_t max_members, StageBook& book, std::size_t passes = 1) {
    static constexpr dossier_plugin plugin{.struct_size = sizeof plugin,
                                           .reserved = 0,
                                           .id = "checker.counted",
                                           .describe = nullptr,
                                           .create = nullptr,
                                           .destroy = [](dossier_instance*) {},
                                           .capability = nullptr,
                                           .destroy_scratch = nullptr};
    installed_.manifest.passes.resize(passes);
    for (std::size_t pass = 1; pass < passes; ++pass) installed_.manifest.passes[pass].from = "rows";
    installed_.manifest.passes[0].join = "text";
    installed_.manifest.passes[0].max_members = max_members;
    const auto instance = plugin::Instance::adopt(
        {installed_, &plugin, nullptr}, nullptr,
        [this]() -> std::unique_ptr<plugin::Calls> { return std::make_unique<CountedCalls>(counts_); });
    run_passes(context_, instance, OneText(records, std::string(1 << 20, 'a')), book);
    return counts_;
  }
  Context context_;
  Counts counts_;
  plugin::InstalledPlugin installed_;
};

// 1,000 claims about a text of 1 MiB were 1,000 batches of one call, each with all of the text.
TEST_F(PassesTest, AClaimIsMappedWithoutTheTextOfItsDocument) {
  StageBook book(context_, "check", "checker.counted");
  const auto& counts = run(0, book);
  EXPECT_EQ(counts.maps, records);
  EXPECT_EQ(counts.mapped_bytes, records * 2);
  EXPECT_LE(counts.batches, 6U);
  EXPECT_EQ(counts.members, records);
  EXPECT_EQ(book.ledger().cut, 0U);
}

TEST_F(PassesTest, OneMemberStandsForItsGroupAndMoreAreReportedAsLeftOut) {
  StageBook book(context_, "check", "checker.counted");
  EXPECT_EQ(run(1, book).members, 1U);
  EXPECT_EQ(book.ledger().cut, 0U);
  StageBook larger(context_, "larger", "checker.counted");
  EXPECT_EQ(run(400, larger).members, 401U);
  EXPECT_EQ(larger.ledger().cut, records - 400);
}

TEST_F(PassesTest, ARowCanBeMadeOfBothRecordsOfAMember) {
  StageBook book(context_, "check", "checker.counted");
  counts_.hands_on = true;
  run(0, book, 3);
  const std::vector<std::pair<std::uint64_t, std::uint64_t>> expected{{0, 0}, {0, 1}, {1, 0}};
  EXPECT_EQ(counts_.orders, expected);
  EXPECT_EQ(book.ledger().rejected, 0U);
}

TEST_F(PassesTest, EqualRowsAreOneMemberWhereThePassSaysSo) {
  StageBook book(context_, "check", "checker.counted");
  counts_.emits_twice = true;
  EXPECT_EQ(run(0, book).members, records * 2);
  counts_.members = 0;
  installed_.manifest.passes[0].distinct = true;
  StageBook distinct(context_, "distinct", "checker.counted");
  EXPECT_EQ(run(0, distinct).members, records);
}

TEST_F(PassesTest, SmallGroupsAreNotReduced) {
  installed_.manifest.passes.resize(1);
  installed_.manifest.passes[0].min_members = records + 1;
  StageBook book(context_, "check", "checker.counted");
  EXPECT_EQ(run(0, book).reduces, 0U);
  installed_.manifest.passes[0].min_members = records;
  StageBook enough(context_, "enough", "checker.counted");
  EXPECT_EQ(run(0, enough).reduces, 1U);
}

// The text of a document is hashed once for all groups that share it.
TEST(TextHashesTest, KnowsATextByItsPlaceAndSize) {
  plugin::codec::TextHashes hashes;
  const std::string text(10000, 'a');
  const auto* first = &hashes.of(text);
  EXPECT_EQ(first, &hashes.of(text));
  EXPECT_EQ(*first, store::fast_hash(text));
  EXPECT_EQ(hashes.of(std::string_view(text).substr(0, 5000)), store::fast_hash(text.substr(0, 5000)));
}

}  // namespace
}  // namespace dossier::engine
