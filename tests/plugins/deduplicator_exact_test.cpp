#include <gmock/gmock.h>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Copy;
using dossier::Document;
using dossier::testing::LoadedPlugin;

LoadedPlugin::Record record(const std::string& id, const std::string& text, const std::string& published = {}) {
  Document document;
  document.id = id;
  document.published = published;
  return {encode(document), text};
}

std::vector<Copy> links(const std::vector<LoadedPlugin::Record>& records, const std::string& options = "{}") {
  const LoadedPlugin plugin(std::string(PLUGIN_DIR) + "/deduplicator-exact.so", "deduplicator.exact", options);
  EXPECT_TRUE(plugin.instance());
  std::vector<Copy> out;
  for (const auto& json : plugin.run_passes(records)) out.push_back(*dossier::decode<Copy>(json));
  return out;
}

struct EqualCase {
  const char* name;
  std::string a, b;
  bool none, space, words;
};

class Equality : public testing::TestWithParam<EqualCase> {};

TEST_P(Equality, DependsOnTheNormalisation) {
  const auto& c = GetParam();
  const std::vector<LoadedPlugin::Record> records{record("1", c.a), record("2", c.b)};
  EXPECT_EQ(links(records, R"({"normalise":"none"})").size(), c.none);
  EXPECT_EQ(links(records, R"({"normalise":"space"})").size(), c.space);
  EXPECT_EQ(links(records, R"({"normalise":"words"})").size(), c.words);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Equality,
    testing::Values(EqualCase{"same", "The ferry is late.", "The ferry is late.", true, true, true},
                    EqualCase{"spaces", "The ferry  is\nlate.", " The ferry is late. ", false, true, true},
                    EqualCase{"no_break_space", "12\u00a0km", "12 km", false, true, true},
                    EqualCase{"letter_case", "The FERRY is late", "the ferry is late", false, false, true},
                    EqualCase{"points", "Late, again!", "late again", false, false, true},
                    EqualCase{"composed", "caf\u00e9", "cafe\u0301", false, false, true},
                    EqualCase{"accents_count", "caf\u00e9", "cafe", false, false, false},
                    EqualCase{"figures_count", "12 boats", "13 boats", false, false, false},
                    EqualCase{"other_word", "The ferry is late", "The ferry is here", false, false, false},
                    EqualCase{"broken_bytes",
                              "a\xFF"
                              "b",
                              "a\xFE"
                              "b",
                              false, false, true},
                    EqualCase{"empty", "", "", false, false, false},
                    EqualCase{"only_space", " \n", "\t", false, false, false}),
    [](const auto& info) { return info.param.name; });

TEST(Exact, LinksACopyToTheEarliest) {
  const auto found = links({record("1", "one text", "2024-05-02"), record("2", "one text", "2024-05-01T08:00:00Z"),
                            record("3", "one text"), record("4", "another")});
  ASSERT_EQ(found.size(), 2u);
  for (const auto& copy : found) {
    EXPECT_EQ(copy.a, "2");
    EXPECT_EQ(copy.kind, "exact");
    EXPECT_EQ(copy.similarity, 1);
    EXPECT_EQ(copy.direction, copy.b == "1" ? "a_to_b" : "unknown");
    ASSERT_EQ(copy.passages.size(), 1u);
    EXPECT_EQ(copy.passages[0].b_end, 8u);
  }
}

TEST(Exact, WithoutAnOrderOfDatesTheDirectionIsUnknown) {
  for (const auto& [first, second] :
       std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                        {"2024-05-01", "2024-05-01"},
                                                        {"2024-05-01", "2024-05-01T23:00:00Z"},
                                                        {"nonsense", "2024-05-01"}}) {
    const auto found = links({record("1", "text", first), record("2", "text", second)});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].direction, "unknown") << first << " / " << second;
  }
}

TEST(Exact, JoinsManyWithFewLinks) {
  std::vector<LoadedPlugin::Record> records;
  for (int i = 0; i < 500; ++i) records.push_back(record(std::to_string(i), "the same"));
  EXPECT_EQ(links(records).size(), 499u);
}

TEST(Exact, RefusesAnUnknownNormalisation) {
  const LoadedPlugin plugin(std::string(PLUGIN_DIR) + "/deduplicator-exact.so", "deduplicator.exact",
                            R"({"normalise":"case"})");
  ASSERT_TRUE(plugin.created().failure);
  EXPECT_EQ(plugin.created().failure->option, "normalise");
  EXPECT_THAT(plugin.created().failure->message, testing::HasSubstr("expected one of none, space, words"));
}

}  // namespace
