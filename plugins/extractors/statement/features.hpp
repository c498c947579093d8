// Evidence that a draft was read rightly: kinds and sizes of its parts, how sure the parser was.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "draft.hpp"

namespace statement {

namespace feature {

// Each template of features, and how many features it has.
struct Template {
  const char* name;
  std::uint16_t size;
};
inline constexpr std::uint16_t tags = language::tag_count;
inline constexpr std::uint16_t relations = language::relation_count;
inline constexpr Template templates[] = {{"bias", 1},
                                         {"form", 5},
                                         {"form and tag", 5 * tags},
                                         {"relation of the predicate", relations},
                                         {"form and relation of the subject", 5 * relations},
                                         {"tag of the subject", tags},
                                         {"words of the subject", 7},
                                         {"words of the relation", 6},
                                         {"count of arguments", 6},
                                         {"words of arguments", 9},
                                         {"words of the longest argument", 8},
                                         {"first argument", relations + 1},
                                         {"any argument", relations},
                                         {"last argument", relations + 1},
                                         {"gap before the relation", 7},
                                         {"gap after the relation", 6},
                                         {"margin of the subject", 6},
                                         {"margin of the predicate", 6},
                                         {"margin of an argument", 6},
                                         {"words of the sentence", 7},
                                         {"levels above", 6},
                                         {"marks in arguments", 5},
                                         {"marks in the subject", 4},
                                         {"verbs in arguments", 4},
                                         {"verbs in the subject", 3},
                                         {"word after", tags},
                                         {"word before", tags},
                                         {"names", 4},
                                         {"last word of the relation", tags},
                                         {"other verbs of the sentence", 7}};
inline constexpr std::size_t count = [] {
  std::size_t sum = 0;
  for (const auto& each : templates) sum += each.size;
  return sum;
}();

}  // namespace feature

// `ids` are below feature::count, ascending.
void features_of(const SyntaxTree& tree, const Draft& draft, std::vector<std::uint16_t>& ids);

}  // namespace statement
