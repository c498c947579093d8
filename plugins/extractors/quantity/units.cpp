#include "units.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "dossier/text/fold.hpp"
#include "nouns.hpp"
#include "unit_rows.hpp"

namespace quantity {

using dossier::TokenKind;

namespace {

struct Form {
  std::vector<std::string> tokens;  // in lower case for words, as written for symbols
  const Unit* unit;
  bool symbol;
  bool attached_only;
};

// Forms by their first token in lower case; the longest first.
using Index = std::unordered_map<std::string, std::vector<Form>>;

void add_form(Index& index, std::string_view form, const Unit& unit) {
  const bool attached_only = form.starts_with('~');
  const bool symbol = attached_only || form.starts_with('=');
  if (symbol) form.remove_prefix(1);
  if (form.empty()) return;
  Form entry{{}, &unit, symbol, attached_only};
  for (const auto& token : dossier::tokenize(form)) entry.tokens.emplace_back(token.of(form));
  const std::string key = dossier::lower_ascii(entry.tokens.front());
  if (!symbol)
    for (auto& token : entry.tokens) token = dossier::lower_ascii(token);
  index[key].push_back(std::move(entry));
}

const Index& forms() {
  static const std::deque<UnitForms> rows = unit_rows();
  static const Index index = [] {
    Index made;
    for (const auto& row : rows)
      for (const auto& form : row.forms) add_form(made, form, row.unit);
    for (auto& [key, list] : made)
      std::stable_sort(list.begin(), list.end(),
                       [](const Form& x, const Form& y) { return x.tokens.size() > y.tokens.size(); });
    return made;
  }();
  return index;
}

// The token after the form at token `at`; 0 if it is not there. Words may have hyphens between them: "square-foot".
// `any_case`: symbols of three letters and more count in the wrong case, too, if the right one is nothing else: "MHZ".
std::size_t end_of(const TokenText& text, std::size_t at, std::size_t end, const Form& form, bool any_case) {
  if (any_case && (!form.symbol || form.tokens.size() > 1 || form.tokens.front().size() < 3)) return 0;
  const auto hyphen = [&](std::size_t i) {
    return text.is(i, TokenKind::hyphen) && text.glued(i) && text.glued(i + 1);
  };
  std::size_t i = at;
  for (std::size_t k = 0; k < form.tokens.size(); ++k, ++i) {
    const auto& token = form.tokens[k];
    if (k > 0 && !form.symbol && token != "-" && hyphen(i)) ++i;
    if (i >= end) return 0;
    if (any_case ? text.word(i) != dossier::lower_ascii(token) : (form.symbol ? text.raw(i) : text.word(i)) != token)
      return 0;
    if (k > 0 && form.symbol && !text.glued(i) && text.is(i - 1, TokenKind::word) && !text.is(i, TokenKind::word))
      return 0;
  }
  return i;
}

// "2 in." at the end, "2 1/2 in thick", "2.1 pm": these are words elsewhere.
bool apart_word_is_sure(const TokenText& text, std::size_t at, std::size_t end, std::string_view sign) {
  if (sign == "in")
    return ((at + 1 >= end || text.is(at + 1, ".")) && at + 2 >= end) ||
           text.is_any(at + 1, "thick long wide tall high deep diameter");
  if (sign == "mi") return at + 1 >= end || !text.is(at + 1, TokenKind::word) || is_function_word(text.word(at + 1));
  if ((sign == "pm" || sign == "am") && at > 0) {
    const auto number = text.raw(at - 1);
    const auto point = number.find('.');
    return point != std::string_view::npos && number.size() - point != 3;
  }
  return false;
}

// A short symbol that is separated from its number counts only if it cannot be a word.
bool apart_is_sure(const TokenText& text, std::size_t at, std::size_t end, const Form& form) {
  const std::string_view sign = form.tokens.front();
  static constexpr std::string_view also_words[] = {"in", "am", "pm", "as", "at",     "ma",     "A",
                                                    "a",  "y",  "p",  "'",  "\u2019", "\u201D", "mi"};
  if (std::find(std::begin(also_words), std::end(also_words), sign) != std::end(also_words))
    return apart_word_is_sure(text, at, end, sign);
  return true;
}

// The dot after the unit ends the sentence as well.
bool dot_is_stop(const TokenText& text, std::size_t last, std::size_t end) {
  return text.is(last - 1, ".") && (last >= end || text[last].is_quote());
}

}  // namespace

UnitMatch match_unit(const TokenText& text, std::size_t at, std::size_t end, bool attached) {
  end = std::min(end, text.size());
  if (at >= end) return {};
  const auto found = forms().find(std::string(text.word(at)));
  if (found == forms().end()) return {};
  for (const bool any_case : {false, true}) {
    for (const auto& form : found->second) {
      std::size_t last = end_of(text, at, end, form, any_case);
      if (last == 0) continue;
      if (form.symbol && last < end && text.glued(last) && text.is(last, TokenKind::word) &&
          text.is(last - 1, TokenKind::word))
        continue;
      if (form.attached_only && !(attached && text.glued(at)) && !(attached && apart_is_sure(text, at, end, form)))
        continue;
      if (form.tokens.size() > 1 && dot_is_stop(text, last, end)) --last;
      return {form.unit, last, form.symbol};
    }
  }
  return {};
}

}  // namespace quantity
