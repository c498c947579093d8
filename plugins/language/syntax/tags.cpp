#include "language/syntax/tags.hpp"

#include <algorithm>
#include <iterator>

namespace language {

namespace {

constexpr std::string_view tag_names[] = {"_",   "CC",  "CD",  "DT",  "EX",   "FW",  "IN",  "JJ",    "JJR",   "JJS",
                                          "LS",  "MD",  "NN",  "NNP", "NNPS", "NNS", "PDT", "POS",   "PRP",   "PRP$",
                                          "RB",  "RBR", "RBS", "RP",  "SYM",  "TO",  "UH",  "VB",    "VBD",   "VBG",
                                          "VBN", "VBP", "VBZ", "WDT", "WP",   "WP$", "WRB", "HYPH",  "AFX",   "ADD",
                                          "NFP", "GW",  ",",   ".",   ":",    "``",  "''",  "-LRB-", "-RRB-", "$"};
static_assert(std::size(tag_names) == tag_count);

}  // namespace

std::string_view name_of(Tag tag) { return tag_names[static_cast<std::size_t>(tag)]; }

std::optional<Tag> tag_named(std::string_view name) {
  const auto* found = std::find(std::begin(tag_names), std::end(tag_names), name);
  if (found == std::end(tag_names)) return std::nullopt;
  return static_cast<Tag>(found - tag_names);
}

}  // namespace language
