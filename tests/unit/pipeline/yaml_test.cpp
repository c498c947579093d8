// Reading YAML: places, scalars by the YAML 1.2 core schema, and hostile texts.
#include <gtest/gtest.h>

#include <ctime>
#include <sstream>

#include "core/pipeline/scalar.hpp"
#include "core/pipeline/yaml_reader.hpp"

namespace dossier::pipeline {
namespace {

struct Read {
  Report report;
  std::optional<Node> node;
  std::string told() {
    Diagnostics diagnostics;
    report.tell(diagnostics);
    std::ostringstream text;
    diagnostics.print_text(text, false);
    return text.str();
  }
};

std::unique_ptr<Read> read_text(std::string text) {
  auto read = std::make_unique<Read>();
  Source source;
  source.name = "f";
  source.is_file = true;
  source.text = std::move(text);
  read->node = read_yaml(read->report.add_source(std::move(source)), read->report);
  return read;
}

std::string written_at(const Place& place) { return place.source->text.substr(place.offset, place.length); }

TEST(Yaml, KnowsWhereKeysAndValuesStand) {
  const auto read = read_text("a: &x 'it''s'\n\"b c\":\n  - *x\n  - plain words\n  - &y \"q\\\"é\"\nd: {e: ~}\nf:\n");
  ASSERT_TRUE(read->node) << read->told();
  const Node& root = *read->node;
  EXPECT_EQ(written_at(root.find("a")->place), "'it''s'");
  EXPECT_EQ(root.find("a")->text, "it's");
  EXPECT_EQ(written_at(root.find("b c")->key_place), "\"b c\"");
  const auto& items = root.find("b c")->items;
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(written_at(items[0].place), "*x") << "an alias has its own place, not its anchor's";
  EXPECT_EQ(items[0].text, "it's");
  EXPECT_EQ(written_at(items[1].place), "plain words");
  EXPECT_EQ(written_at(items[2].place), "\"q\\\"é\"");
  EXPECT_EQ(written_at(root.find("d")->find("e")->place), "~");
  EXPECT_EQ(written_at(root.find("f")->place), "f") << "a value that is not there is where its key is";
  EXPECT_TRUE(root.find("f")->is_null());
}

TEST(Yaml, CountsColumnsInBytesAndLinesAcrossWindowsEnds) {
  const auto read = read_text("a: 1\r\né: 2\r\nb: x\r\n");
  ASSERT_TRUE(read->node);
  const auto place = read->node->find("é")->place;
  const auto position = place.source->position(place.offset, place.length);
  EXPECT_EQ(position.line, 2);
  EXPECT_EQ(position.column, 5);
  EXPECT_EQ(place.source->line_at(place.offset), "é: 2");
}

struct ScalarCase {
  std::string_view text;
  Node::Type type;
  std::string_view digits;
  bool bad = false;
};

TEST(Scalar, FollowsTheCoreSchema) {
  using enum Node::Type;
  const ScalarCase cases[] = {
      {"", null, ""},
      {"~", null, ""},
      {"null", null, ""},
      {"Null", null, ""},
      {"nULL", text, ""},
      {"true", boolean, ""},
      {"TRUE", boolean, ""},
      {"False", boolean, ""},
      {"tRue", text, ""},
      {"yes", text, ""},
      {"no", text, ""},
      {"on", text, ""},
      {"off", text, ""},
      {"y", text, ""},
      {"0", number, "0"},
      {"-0", number, "0"},
      {"+7", number, "7"},
      {"-12", number, "-12"},
      {"014", number, "14"},
      {"0o14", number, "12"},
      {"0o8", text, ""},
      {"0x1F", number, "31"},
      {"0xg", text, ""},
      {"0x", text, ""},
      {"0b1", text, ""},
      {"1_000", text, ""},
      {"12:30", text, ""},
      {"2024-01-01", text, ""},
      {".5", number, "0.5"},
      {"5.", number, "5"},
      {"+.5e3", number, "0.5e3"},
      {"1E+05", number, "1e5"},
      {"1e", text, ""},
      {".", text, ""},
      {"-", text, ""},
      {"+", text, ""},
      {"e5", text, ""},
      {"1.2.3", text, ""},
      {".inf", number, "0", true},
      {"-.Inf", number, "0", true},
      {".nan", number, "0", true},
      {"inf", text, ""},
      {"9223372036854775807", number, "9223372036854775807"},
      {"9223372036854775808", number, "9223372036854775808", true},
      {"0xFFFFFFFFFFFFFFFF", number, "18446744073709551615", true},
      {"0x1FFFFFFFFFFFFFFFF", number, "0", true},
      {"1e400", number, "1e400", true},
  };
  for (const auto& c : cases) {
    const auto found = resolve(c.text);
    EXPECT_EQ(found.type, c.type) << c.text;
    if (c.type == number) {
      EXPECT_EQ(found.digits, c.digits) << c.text;
    }
    EXPECT_EQ(found.bad, c.bad) << c.text;
  }
}

// None of these may crash, hang or be accepted; each is one line of mischief blown up to the largest size.
TEST(Yaml, BoundsHostileTexts) {
  const auto repeated = [](std::string_view piece) {
    std::string text;
    while (text.size() + piece.size() <= max_bytes) text += piece;
    return text;
  };
  for (const std::string_view piece :
       {"[",  "{",    "- ",  "? ",          "a: ",   "{a: ",  "[[",          "&a ", "*a ",      "!a ",
        "\"", "'",    "|\n", "%YAML 1.2\n", "---\n", "- a\n", "a: b\n",      "[]",  "{}",       ",",
        ":",  "- - ", "#",   "x",           "\t",    "\n",    "- &a [*a]\n", "\\",  "<<: *a\n", "\xEF\xBB\xBF"}) {
    const auto begin = std::clock();
    const auto read = read_text(repeated(piece));
    const std::string told = read->told();
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    EXPECT_LT(seconds, 20) << piece;
    EXPECT_LT(told.size(), 10'000'000u) << piece;
    if (read->node && told.empty()) {
      const bool leaf = read->node->items.empty();
      EXPECT_TRUE(leaf) << "accepted: " << piece;
    }
  }
}

// Texts made of the language's own pieces, in any order: read or refused, but never worse.
TEST(Yaml, SurvivesTextsMadeOfItsOwnPieces) {
  constexpr std::string_view pieces[] = {"a",   "b: ",  ": ",   "- ", "\n",    "  ",    "    ", "[",   "]",
                                         "{",   "}",    ",",    "&x", "*x",    "!t ",   "! ",   "\"",  "'",
                                         "|\n", ">-\n", "? ",   "#",  "---\n", "...\n", "~",    "1",   "\t",
                                         "%",   "@",    "\r\n", "é",  "${a}",  "\\",    "\x01", "\xC3"};
  std::uint64_t state = 1;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      text += pieces[(state >> 33) % std::size(pieces)];
    }
    const auto read = read_text(text);
    EXPECT_TRUE(read->node || read->report.has_errors()) << text;
  }
}

}  // namespace
}  // namespace dossier::pipeline
