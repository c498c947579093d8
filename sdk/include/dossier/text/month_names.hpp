// Month names in several languages. Only names that mean one month wherever they are used.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "dossier/namespace.hpp"
#include "dossier/text/letters.hpp"

DOSSIER_NAMESPACE_BEGIN

struct MonthName {
  std::string_view names;  // separated by blanks, as lower_word has them
  int month;
};

// English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish, Romanian, Turkish, Arabic, and
// the genitive of Polish, Czech, Russian, Ukrainian, Greek and Finnish, with the usual abbreviations. A name that means two
// different months in two languages is in none of the lists. Greek ones keep their capital, as lower_word does.
inline constexpr MonthName month_names[] = {
    {"january jan jän januar jänner janvier janv enero ene gennaio gen janeiro januari ianuarie ocak stycznia sty "
     "ledna "
     "января янв січня Ιανουαρίου tammikuuta يناير",
     1},
    {"february feb februar feber février fevrier févr fevr fév febrero febbraio fevereiro fev februari februarie şubat "
     "Şubat "
     "lutego února февраля лютого Φεβρουαρίου helmikuuta فبراير شباط",
     2},
    {"march mar märz maerz mär mrz mars marzo março maart mrt martie mart marts marca března марта мар березня Μαρτίου "
     "maaliskuuta مارس آذار",
     3},
    {"april apr avril avr abril abr aprile aprilie nisan kwietnia kwi dubna апреля апр квітня Απριλίου huhtikuuta "
     "أبريل "
     "ابريل إبريل نيسان",
     4},
    {"may mai mayo maggio mag maio mei maj mayıs maja května мая травня Μαΐου toukokuuta مايو أيار ايار", 5},
    {"june jun juni juin junio giugno giu junho iunie haziran czerwca cze června июня июн червня Ιουνίου kesäkuuta "
     "يونيو "
     "حزيران",
     6},
    {"july jul juli juillet juil julio luglio lug julho iulie temmuz lipca července июля июл липня Ιουλίου heinäkuuta "
     "يوليو تموز",
     7},
    {"august aug août aout agosto ago augustus augusti ağustos sierpnia sie srpna августа авг серпня Αυγούστου "
     "elokuuta "
     "أغسطس اغسطس آب",
     8},
    {"september sep sept septembre septiembre setiembre settembre setembro septembrie eylül września wrz сентября сен "
     "вересня Σεπτεμβρίου syyskuuta سبتمبر أيلول ايلول",
     9},
    {"october oct oktober okt octobre octubre ottobre ott outubro octombrie ekim października paź října октября окт "
     "жовтня Οκτωβρίου lokakuuta أكتوبر اكتوبر",
     10},
    {"november nov novembre noviembre novembro noiembrie kasım listopada ноября ноя Νοεμβρίου marraskuuta نوفمبر", 11},
    {"december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro decembrie desember aralık "
     "grudnia "
     "gru prosince декабря дек грудня Δεκεμβρίου joulukuuta ديسمبر",
     12},
};

namespace detail {

struct MonthWord {
  std::string_view word;
  int month;
};

// Calls use(word, month) for each name.
template <class Use>
constexpr void each_month_name(Use use) {
  for (const auto& [names, month] : month_names)
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find(' ', at), names.size());
      use(names.substr(at, end - at), month);
      at = end + 1;
    }
}

constexpr std::size_t month_name_count = [] {
  std::size_t count = 0;
  each_month_name([&](std::string_view, int) { ++count; });
  return count;
}();

constexpr bool by_word(const MonthWord& a, const MonthWord& b) { return a.word < b.word; }

inline constexpr auto month_words = [] {
  std::array<MonthWord, month_name_count> words{};
  std::size_t at = 0;
  each_month_name([&](std::string_view word, int month) { words[at++] = {word, month}; });
  std::sort(words.begin(), words.end(), by_word);
  return words;
}();
static_assert(std::adjacent_find(month_words.begin(), month_words.end(),
                                 [](const MonthWord& a, const MonthWord& b) { return !by_word(a, b); }) ==
                  month_words.end(),
              "searched by bisection: a name stands for one month");

}  // namespace detail

// 1 to 12; 0 if the word is not the name of a month. `word` has no full stop after an abbreviation.
inline int month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > 24) return 0;
  const std::string lower = lower_word(word);
  const auto* found = std::lower_bound(detail::month_words.begin(), detail::month_words.end(),
                                       detail::MonthWord{lower, 0}, detail::by_word);
  return found != detail::month_words.end() && found->word == lower ? found->month : 0;
}

DOSSIER_NAMESPACE_END
