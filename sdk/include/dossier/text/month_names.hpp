// Month names in several languages. Only names that mean one month wherever they are used.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

struct MonthName {
  std::string_view names;  // separated by blanks, lower case
  int month;
};

// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish (genitive), Russian (genitive), with the usual
// abbreviations. A name that means two months in two languages stands in none of the lists.
inline constexpr MonthName month_names[] = {
    {"january jan jän januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia sty января янв", 1},
    {"february feb februar feber février fevrier févr fevr fév febrero febbraio fevereiro fev februari lutego февраля",
     2},
    {"march mar märz maerz mär mrz mars marzo março maart mrt marca марта мар", 3},
    {"april apr avril avr abril abr aprile kwietnia kwi апреля апр", 4},
    {"may mai mayo maggio mag maio mei maja мая", 5},
    {"june jun juni juin junio giugno giu junho czerwca cze июня июн", 6},
    {"july jul juli juillet juil julio luglio lug julho lipca июля июл", 7},
    {"august aug août aout agosto ago augustus sierpnia sie августа авг", 8},
    {"september sep sept septembre septiembre setiembre settembre setembro września wrz сентября сен", 9},
    {"october oct oktober okt octobre octubre ottobre ott outubro października paź октября окт", 10},
    {"november nov novembre noviembre novembro listopada ноября ноя", 11},
    {"december dec dezember dez décembre décembre decembre déc diciembre dic dicembre dezembro dez grudnia gru "
     "декабря дек",
     12},
};

// Lower case of ASCII, of the Latin-1 letters and of Cyrillic; other bytes as they are.
inline std::string lower_word(std::string_view word) {
  std::string lower(word);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    auto& c = lower[i];
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c + 32);
      continue;
    }
    if (i + 1 >= lower.size()) break;
    const auto lead = static_cast<unsigned char>(c);
    const auto next = static_cast<unsigned char>(lower[i + 1]);
    if (lead == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) {
      lower[i + 1] = static_cast<char>(next + 0x20);
    } else if (lead == 0xD0 && next >= 0x90 && next <= 0x9F) {
      lower[i + 1] = static_cast<char>(next + 0x20);
    } else if (lead == 0xD0 && next >= 0xA0 && next <= 0xAF) {
      c = static_cast<char>(0xD1);
      lower[i + 1] = static_cast<char>(next - 0x20);
    }
  }
  return lower;
}

namespace detail {

// Words of lists "a b c" with what each list stands for, sorted for search.
template <class Value>
class WordTable {
 public:
  void add(std::string_view words, Value value) {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      if (end > at) entries_.emplace_back(words.substr(at, end - at), value);
      at = end + 1;
    }
  }
  void sort() {
    std::stable_sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  // The entries of a word, one behind the other.
  auto find(std::string_view word) const {
    struct ByWord {
      bool operator()(const std::pair<std::string_view, Value>& a, std::string_view b) const { return a.first < b; }
      bool operator()(std::string_view a, const std::pair<std::string_view, Value>& b) const { return a < b.first; }
    };
    return std::equal_range(entries_.begin(), entries_.end(), word, ByWord{});
  }

 private:
  std::vector<std::pair<std::string_view, Value>> entries_;
};

}  // namespace detail

// 1..12, or 0 where the word is no month's name. A full stop behind an abbreviation is not part of the word.
inline int month_of(std::string_view word) {
  static const auto table = [] {
    detail::WordTable<int> months;
    for (const auto& [names, month] : month_names) months.add(names, month);
    months.sort();
    return months;
  }();
  if (word.size() < 3 || word.size() > 24) return 0;
  const auto [first, last] = table.find(lower_word(word));
  return first == last ? 0 : first->second;
}

DOSSIER_NAMESPACE_END
