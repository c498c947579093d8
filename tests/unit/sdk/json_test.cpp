#include <gtest/gtest.h>

#include "dossier/record/json_parse.hpp"

namespace dossier {
namespace {

TEST(Json, KeepsOrderAndDigits) {
  const std::string text = R"({"b":1.50,"a":[true,null,-0,1e9],"c":"\u00e9\ud83d\ude00\n"})";
  const auto value = parse_json(text);
  ASSERT_TRUE(value);
  EXPECT_EQ(value->dump(), "{\"b\":1.50,\"a\":[true,null,-0,1e9],\"c\":\"\xc3\xa9\xf0\x9f\x98\x80\\n\"}");
}

struct BadJson {
  const char* name;
  std::string text;
  std::size_t offset;
  const char* message;
};
class BadJsonTest : public testing::TestWithParam<BadJson> {};

TEST_P(BadJsonTest, IsRefusedWithPlaceAndReason) {
  JsonParser parser(GetParam().text);
  EXPECT_FALSE(parser.parse());
  EXPECT_EQ(parser.fault().offset, GetParam().offset);
  EXPECT_NE(parser.fault().message.find(GetParam().message), std::string::npos) << parser.fault().message;
  JsonParser checker(GetParam().text);
  const bool twice = std::string_view(GetParam().name) == "Twice";
  EXPECT_EQ(checker.check(), twice);
  EXPECT_EQ(checker.fault().offset, twice ? 0 : GetParam().offset);
}
INSTANTIATE_TEST_SUITE_P(
    All, BadJsonTest,
    testing::Values(BadJson{"Empty", "", 0, "found the end"}, BadJson{"Comma", "[1,]", 3, "expected a value"},
                    BadJson{"Twice", R"({"a":1,"a":2})", 7, "stands twice"},
                    BadJson{"Half", R"("\ud800")", 7, "surrogate"}, BadJson{"Bytes", "\"\xff\"", 1, "UTF-8"},
                    BadJson{"Control", "\"\n\"", 1, "control"}, BadJson{"More", "1 2", 2, "expected the end"},
                    BadJson{"Zeros", "01", 1, "expected the end"}, BadJson{"Open", R"({"a":)", 5, "found the end"},
                    BadJson{"Deep", std::string(1000, '['), 129, "128 levels"}),
    [](const auto& info) { return info.param.name; });

TEST(Json, ReadsDoublesAndNothingElse) {
  EXPECT_EQ(double_of("240.11"), 240.11);
  EXPECT_EQ(double_of("-1e3"), -1000);
  for (const char* none : {"", "12 ", "1,5", "1e999", "twelve"}) EXPECT_EQ(double_of(none), std::nullopt) << none;
}

TEST(Json, WritesDecimalsWithSixDigitsAtMost) {
  EXPECT_EQ(decimal_text(0.1 + 0.2), "0.3");
  EXPECT_EQ(decimal_text(1.0), "1");
  EXPECT_EQ(decimal_text(-0.0000001), "0");
  EXPECT_EQ(decimal_text(1e15), "1000000000000000");
}

}  // namespace
}  // namespace dossier
