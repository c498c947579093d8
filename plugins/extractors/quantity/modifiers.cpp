// Words of bound and approximation on both sides of a quantity.
#include <array>

#include "language/word_list.hpp"
#include "mention.hpp"

namespace quantity {

using language::one_of;

using dossier::TokenKind;

namespace {

struct Modifier {
  std::string_view words;  // separated by blanks
  std::string_view bound;
  bool approximate = false;
  bool nearly = false;
  bool soft = false;
};

// Before the number; the longest first if one ends another.
constexpr Modifier before_table[] = {{"slightly more than", ">", false, false, true},
                                     {"just more than", ">", false, false, true},
                                     {"a little more than", ">", false, false, true},
                                     {"a bit more than", ">", false, false, true},
                                     {"no more than", "<="},
                                     {"not more than", "<="},
                                     {"little more than", ">", false, false, true},
                                     {"no fewer than", ">="},
                                     {"not fewer than", ">="},
                                     {"no less than", ">="},
                                     {"not less than", ">="},
                                     {"nothing less than", ">="},
                                     {"slightly less than", "<", false, false, true},
                                     {"just less than", "<", false, false, true},
                                     {"a little less than", "<", false, false, true},
                                     {"much more than", ">"},
                                     {"far more than", ">"},
                                     {"well more than", ">"},
                                     {"more than", ">"},
                                     {"over than", ">"},
                                     {"less than", "<"},
                                     {"fewer than", "<"},
                                     {"greater than or equal to", ">="},
                                     {"less than or equal to", "<="},
                                     {"at least or equal to", ">="},
                                     {"equal to or more than", ">="},
                                     {"greater than", ">"},
                                     {"larger than", ">"},
                                     {"bigger than", ">"},
                                     {"higher than", ">"},
                                     {"longer than", ">"},
                                     {"older than", ">"},
                                     {"lower than", "<"},
                                     {"smaller than", "<"},
                                     {"younger than", "<"},
                                     {"shorter than", "<"},
                                     {"better than", ">"},
                                     {"in excess of", ">"},
                                     {"an excess of", ">"},
                                     {"upwards of", ">"},
                                     {"upward of", ">"},
                                     {"north of", ">"},
                                     {"south of", "<"},
                                     {"short of", "<"},
                                     {"at the very least", ">="},
                                     {"at least", ">="},
                                     {"a minimum of", ">="},
                                     {"minimum of", ">="},
                                     {"minimum", ">="},
                                     {"at most", "<="},
                                     {"up to", "<="},
                                     {"as many as", "<="},
                                     {"as much as", "<="},
                                     {"as high as", "<="},
                                     {"as low as", ">="},
                                     {"a maximum of", "<="},
                                     {"maximum of", "<="},
                                     {"a maximum", "<="},
                                     {"to the tune of", "", true},
                                     {"just over", ">", false, false, true},
                                     {"slightly over", ">", false, false, true},
                                     {"a little over", ">", false, false, true},
                                     {"slightly above", ">", false, false, true},
                                     {"just above", ">", false, false, true},
                                     {"marginally above", ">", false, false, true},
                                     {"well over", ">"},
                                     {"well above", ">"},
                                     {"just under", "<", false, false, true},
                                     {"slightly under", "<", false, false, true},
                                     {"just below", "<", false, false, true},
                                     {"slightly below", "<", false, false, true},
                                     {"just shy of", "<", false, false, true},
                                     {"shy of", "<", false, false, true},
                                     {"a little under", "<", false, false, true},
                                     {"well under", "<"},
                                     {"well below", "<"},
                                     {"over", ">"},
                                     {"above", ">"},
                                     {"exceeding", ">"},
                                     {"exceeded", ">"},
                                     {"exceeds", ">"},
                                     {"exceed", ">"},
                                     {"topping", ">"},
                                     {"surpassing", ">"},
                                     {"surpassed", ">"},
                                     {"topped", ">"},
                                     {"under", "<"},
                                     {"below", "<"},
                                     {"beneath", "<"},
                                     {"sub", "<"},
                                     {"somewhere around", "", true},
                                     {"something like", "", true},
                                     {"in the region of", "", true},
                                     {"in the neighborhood of", "", true},
                                     {"in the order of", "", true},
                                     {"on the order of", "", true},
                                     {"of the order of", "", true},
                                     {"close to", "", true},
                                     {"an estimated", "", true},
                                     {"estimated at", "", true},
                                     {"estimated", "", true},
                                     {"a reported", ""},
                                     {"approximately", "", true},
                                     {"approx", "", true},
                                     {"approx .", "", true},
                                     {"roughly", "", true},
                                     {"about", "", true},
                                     {"around", "", true},
                                     {"some", "", true},
                                     {"circa", "", true},
                                     {"ca .", "", true},
                                     {"ca", "", true},
                                     {"c .", "", true},
                                     {"~", "", true},
                                     {"\u2248", "", true},
                                     {"\u223C", "", true},
                                     {"more or less", "", true},
                                     {"broadly", "", true},
                                     {"perhaps", "", true},
                                     {"maybe", "", true},
                                     {"nearing", "", true, true},
                                     {"approaching", "", true, true},
                                     {"nearly", "", true, true},
                                     {"almost", "", true, true},
                                     {"virtually", "", true, true},
                                     {"not quite", "", true, true},
                                     {"close on", "", true, true},
                                     {"barely", "", true},
                                     {"averaging", "", true},
                                     {"averaged", "", true},
                                     {"an average of", ""},
                                     {"on average", ""},
                                     {"average", "", true},
                                     {">=", ">="},
                                     {"<=", "<="},
                                     {"\u2265", ">="},
                                     {"\u2264", "<="},
                                     {"> =", ">="},
                                     {"< =", "<="},
                                     {">", ">"},
                                     {"<", "<"}};

constexpr Modifier after_table[] = {{"or more", ">="},          {"or above", ">="},    {"or higher", ">="},
                                    {"or greater", ">="},       {"or over", ">="},     {"or better", ">="},
                                    {"and above", ">="},        {"and over", ">="},    {"and up", ">="},
                                    {"at least", ">="},         {"or less", "<="},     {"or fewer", "<="},
                                    {"or below", "<="},         {"or under", "<="},    {"or lower", "<="},
                                    {"at most", "<="},          {"at the most", "<="}, {"or so", "", true},
                                    {"give or take", "", true}, {"- odd", "", true},   {"-odd", "", true},
                                    {"- plus", ">="},           {"plus", ">="},        {"+", ">="}};

std::size_t word_count(std::string_view words) {
  std::size_t count = 1;
  for (const char c : words) count += c == ' ';
  return count;
}

bool matches_at(const TokenText& text, std::size_t at, std::string_view words) {
  for (;;) {
    const auto blank = words.find(' ');
    if (text.word(at) != words.substr(0, blank)) return false;
    if (blank == std::string_view::npos) return true;
    words.remove_prefix(blank + 1);
    ++at;
  }
}

const Modifier* find_before(const TokenText& text, std::size_t first, std::size_t at) {
  const Modifier* best = nullptr;
  std::size_t longest = 0;
  for (const auto& row : before_table) {
    const auto count = word_count(row.words);
    if (count <= longest || at < first + count || !matches_at(text, at - count, row.words)) continue;
    best = &row;
    longest = count;
  }
  return best;
}

// "over three years" and "under five" may describe time or age without bounding the number.
bool is_bound_here(const TokenText& text, std::size_t first, std::size_t at, const Modifier& modifier,
                   const Mention& mention) {
  const auto word = modifier.words;
  if (one_of(word, "over under above below around about")) {
    if (mention.kind == QuantityKind::time && word == "over")
      return at > first && text.is_any(at - 1, "for just well took lasted spent after is was");
    if (at > first && text.is_any(at - 1, "won all hand took") && word == "over") return false;
  }
  if (word == "sub") return text.is(at, "-") || text.glued(at + 1);
  if (word == "average") return false;
  if (word == "some") return mention.kind != QuantityKind::age;
  return true;
}

void apply(const Modifier& modifier, Mention& mention) {
  if (!modifier.bound.empty() && mention.bound.empty()) mention.bound = modifier.bound;
  mention.approximate |= modifier.approximate;
  mention.nearly |= modifier.nearly;
  mention.soft |= modifier.soft;
}

}  // namespace

void read_modifiers(const TokenText& text, std::size_t first, std::size_t end, Mention& mention) {
  std::size_t at = mention.first;
  bool bare = true;
  for (int round = 0; round < 4 && at > first; ++round) {
    const std::size_t before = at - 1;
    if (text.is(before, TokenKind::hyphen) && text.glued(before) && text.glued(at) &&
        text.is_any(before - 1, "sub nearly almost")) {
      --at;
      continue;
    }
    if (const auto* modifier = find_before(text, first, at)) {
      const std::size_t from = at - word_count(modifier->words);
      if (!is_bound_here(text, first, from, *modifier, mention)) break;
      apply(*modifier, mention);
      at = from;
      bare = false;
      continue;
    }
    // Words that do not change the number, between it and its modifier: "over the past 3", "a record 14" have none
    // before them.
    if (bare && text.is_any(before, "a an ( just only exactly")) {
      if (text.is_any(before, "a an") && mention.kind != QuantityKind::money && !mention.hyphenated) break;
      --at;
      continue;
    }
    break;
  }
  if (!bare) mention.outer_first = at;

  at = mention.outer_last;
  for (const std::size_t from : {mention.last, mention.outer_last}) {
    bool found = false;
    for (const auto& row : after_table) {
      if (from >= end || !matches_at(text, from, row.words)) continue;
      if ((row.words == "+" || row.words == "plus") && !(text.glued(from) || row.words == "plus")) continue;
      if (row.words == "plus" && text.is(from + 1, TokenKind::number)) continue;
      apply(row, mention);
      mention.outer_last = std::max(mention.outer_last, from + word_count(row.words));
      found = true;
      break;
    }
    if (found) break;
  }
}

}  // namespace quantity
