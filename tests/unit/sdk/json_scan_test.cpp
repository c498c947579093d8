#include "dossier/record/json_scan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace dossier {
namespace {

using testing::ElementsAre;
using testing::Pair;

// Each byte at each place of the eight that are looked at together, and in what is left over.
TEST(JsonScan, FindsTheEndOfWhatIsPlain) {
  for (int byte = 0; byte < 256; ++byte) {
    const bool special = byte < 0x20 || byte == '"' || byte == '\\';
    for (std::size_t size = 1; size <= 20; ++size)
      for (std::size_t place = 0; place < size; ++place) {
        std::string text(size, '~');
        text[place] = static_cast<char>(byte);
        text.back() = place + 1 == size ? text.back() : '"';
        const auto at = place / 2;  // begins anywhere
        EXPECT_EQ(json_scan::end_of_plain<false>(text, at), special             ? place
                                                            : place + 1 == size ? size
                                                                                : size - 1)
            << byte << ' ' << size << ' ' << place;
        EXPECT_EQ(json_scan::end_of_plain<true>(text, at), special || byte >= 0x80 ? place
                                                           : place + 1 == size     ? size
                                                                                   : size - 1)
            << byte << ' ' << size << ' ' << place;
      }
  }
}

TEST(JsonScan, FindsEndsOfValues) {
  for (const std::string value : {R"("a")", R"("")", R"("\"")", R"("\\")", R"("a\\\"]},")", "12", "-1.5e3", "null",
                                  "{}", "[]", R"({"a":["}",{"b":"]"}],"c":1})", R"([1,[2,"\""],{"x":{}}])"})
    for (const std::string after : {"", ",", " ,", "]", "}", "\n}"}) {
      const std::string text = "[" + value + after;
      EXPECT_EQ(end_of_json_value(text, 1), 1 + value.size()) << text;
    }
}

TEST(JsonScan, VisitsMembersAndItems) {
  std::vector<std::pair<std::string, std::string>> members;
  const auto visit = [&](std::string_view name, std::string_view value) { members.emplace_back(name, value); };
  each_json_member(R"({"a":1,"b":"x,\"y","c":{"d":[1,2]},"":null})", visit);
  EXPECT_THAT(members,
              ElementsAre(Pair("a", "1"), Pair("b", R"("x,\"y")"), Pair("c", R"({"d":[1,2]})"), Pair("", "null")));
  members.clear();
  each_json_member(" { \"a\" : 1 , \"b\\n\" :\t[ 2 ] } ", visit);
  EXPECT_TRUE(members.empty()) << "it begins with its brace";
  each_json_member("{ \"a\" : 1 , \"b\\n\" :\t[ 2 ] }", visit);
  EXPECT_THAT(members, ElementsAre(Pair("a", "1"), Pair("b\\n", "[ 2 ]")));
  std::vector<std::string> items;
  each_json_item("[ 1, \"a,]\" ,[2,3],{\"x\":4} ]", [&](std::string_view item) { items.emplace_back(item); });
  EXPECT_THAT(items, ElementsAre("1", "\"a,]\"", "[2,3]", "{\"x\":4}"));
  for (const char* empty : {"{}", "{ }", "[]", "[ ]"}) {
    each_json_member(empty, [](auto, auto) { FAIL(); });
    each_json_item(empty, [](auto) { FAIL(); });
  }
}

// What is cut off is never read beyond its end.
TEST(JsonScan, EndsInWhatIsNotWellFormed) {
  const std::string whole = R"({"a":"x\\","b":[1,{"c":"\""}],"d":-1e5})";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const std::vector<char> exact(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));  // for sanitizers
    const std::string_view cut(exact.data(), exact.size());
    each_json_member(cut, [](auto, auto) {});
    each_json_item(cut, [](auto) {});
    for (std::size_t at = 0; at < size; ++at) EXPECT_LE(end_of_json_value(cut, at), size);
  }
}

}  // namespace
}  // namespace dossier
