#include "sense.hpp"

#include <algorithm>
#include <array>

#include "language/english_calendar.hpp"
#include "language/word_list.hpp"

namespace checker_quotes {

namespace {

using QuoteSpan = std::span<const QuoteWord>;

// A version that needs more words than this instead of others is another sentence.
constexpr std::size_t most_words_of_a_sense = 4;

bool is_number(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

bool negates(std::string_view word) {
  return language::one_of(word, "not no never none nobody nothing neither nor without hardly barely");
}
bool weakens(std::string_view word) { return language::one_of(word, "nearly almost only half"); }

// Words of one class may stand for each other; 0: no such word.
int quantifier_class(std::string_view word) {
  constexpr std::array<std::string_view, 4> classes = {"all every each everybody everyone everything", "most",
                                                       "many much", "some several few any somebody someone"};
  for (std::size_t i = 0; i < classes.size(); ++i)
    if (language::one_of(word, classes[i])) return static_cast<int>(i) + 1;
  return 0;
}
int modal_class(std::string_view word) {
  constexpr std::array<std::string_view, 3> classes = {"will would shall must", "can could may might", "should"};
  for (std::size_t i = 0; i < classes.size(); ++i)
    if (language::one_of(word, classes[i])) return static_cast<int>(i) + 1;
  return 0;
}

bool are_antonyms(std::string_view a, std::string_view b) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 44> pairs = {{
      {"rise", "fall"},      {"rose", "fell"},         {"rising", "falling"},    {"up", "down"},
      {"more", "less"},      {"more", "fewer"},        {"increase", "decrease"}, {"increase", "cut"},
      {"win", "lose"},       {"won", "lost"},          {"open", "closed"},       {"open", "close"},
      {"opened", "closed"},  {"before", "after"},      {"always", "never"},      {"support", "oppose"},
      {"accept", "reject"},  {"accepted", "rejected"}, {"strong", "weak"},       {"high", "low"},
      {"higher", "lower"},   {"good", "bad"},          {"better", "worse"},      {"best", "worst"},
      {"first", "last"},     {"above", "below"},       {"begin", "end"},         {"beginning", "end"},
      {"safe", "dangerous"}, {"guilty", "innocent"},   {"true", "false"},        {"hire", "fire"},
      {"buy", "sell"},       {"right", "wrong"},       {"for", "against"},       {"success", "failure"},
      {"easy", "hard"},      {"early", "late"},        {"fast", "slow"},         {"friend", "enemy"},
      {"ready", "unready"},  {"stronger", "weaker"},   {"with", "without"},      {"everybody", "nobody"},
  }};
  for (const auto& [x, y] : pairs)
    if ((a == x && b == y) || (a == y && b == x)) return true;
  for (const std::string_view prefix : {"un", "in", "im", "il", "ir", "dis", "non"}) {
    const auto negates_it = [&](std::string_view longer, std::string_view word) {
      return word.size() > 3 && longer.size() == prefix.size() + word.size() && longer.starts_with(prefix) &&
             longer.ends_with(word);
    };
    if (negates_it(a, b) || negates_it(b, a)) return true;
  }
  return false;
}

template <class Is>
bool holds(QuoteSpan words, Is is) {
  return std::any_of(words.begin(), words.end(), [&](const QuoteWord& word) { return is(word.text); });
}

// Both sides have words of some class, and none of one side is of a class of the other.
template <class Class>
bool replaces(const Difference& difference, Class class_of) {
  bool any_a = false, any_b = false;
  for (const auto& a : difference.a) any_a |= class_of(a.text) != 0;
  for (const auto& b : difference.b) {
    if (class_of(b.text) == 0) continue;
    any_b = true;
    for (const auto& a : difference.a)
      if (class_of(a.text) == class_of(b.text)) return false;
  }
  return any_a && any_b;
}

bool replaces_number(const Difference& difference) {
  const auto counts = [](std::string_view word) { return is_number(word) || quantifier_class(word) != 0; };
  if (!holds(difference.a, counts) || !holds(difference.b, counts)) return false;
  if (!holds(difference.a, is_number) && !holds(difference.b, is_number))
    return replaces(difference, [](std::string_view word) { return quantifier_class(word); });
  return std::none_of(difference.a.begin(), difference.a.end(), [&](const QuoteWord& x) {
    return is_number(x.text) &&
           std::any_of(difference.b.begin(), difference.b.end(), [&](const QuoteWord& y) { return x.text == y.text; });
  });
}

// "Monday" for "Tuesday"; other names may be two names of one thing.
bool replaces_day(const Difference& difference) {
  if (difference.a.size() != 1 || difference.b.size() != 1) return false;
  const auto &a = difference.a[0].text, &b = difference.b[0].text;
  const auto other = [](int x, int y) { return x != 0 && y != 0 && x != y; };
  return difference.a[0].name && difference.b[0].name &&
         (other(language::english_weekday(a), language::english_weekday(b)) ||
          other(language::english_month(a), language::english_month(b)));
}

}  // namespace

bool turns_sense(const Difference& difference, bool at_edge) {
  const auto &a = difference.a, &b = difference.b;
  if (std::max(a.size(), b.size()) > most_words_of_a_sense) return false;
  const bool one_sided = a.empty() || b.empty();
  if (at_edge && one_sided) {
    const auto& only = a.empty() ? b : a;
    return only.size() == 1 && language::one_of(only[0].text, "not never");
  }
  if (holds(a, negates) != holds(b, negates) || holds(a, weakens) != holds(b, weakens)) return true;
  if (one_sided) return false;
  if (replaces_number(difference) || replaces_day(difference) ||
      (a.size() == b.size() && replaces(difference, modal_class)))
    return true;
  return std::any_of(a.begin(), a.end(), [&](const QuoteWord& x) {
    return std::any_of(b.begin(), b.end(), [&](const QuoteWord& y) { return are_antonyms(x.text, y.text); });
  });
}

}  // namespace checker_quotes
