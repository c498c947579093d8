#include "number_words.hpp"

#include <iterator>
#include <unordered_map>
#include <utility>

#include "language/word_list.hpp"

namespace quantity {

using language::one_of;

const NumberWord* number_word(std::string_view lower) {
  using enum NumberWordKind;
  // clang-format off
  static constexpr std::pair<std::string_view, NumberWord> rows_of_table[] = {
    {"naught", {unit, 0}}, {"nought", {unit, 0}}, {"zero", {unit, 0}}, {"one", {unit, 1}}, {"two", {unit, 2}},
    {"three", {unit, 3}}, {"four", {unit, 4}}, {"five", {unit, 5}}, {"six", {unit, 6}}, {"seven", {unit, 7}},
    {"eight", {unit, 8}}, {"nine", {unit, 9}}, {"ten", {unit, 10}}, {"eleven", {unit, 11}}, {"twelve", {unit, 12}},
    {"thirteen", {unit, 13}}, {"fourteen", {unit, 14}}, {"fifteen", {unit, 15}}, {"sixteen", {unit, 16}},
    {"seventeen", {unit, 17}}, {"eighteen", {unit, 18}}, {"nineteen", {unit, 19}}, {"twenty", {ten, 20}},
    {"thirty", {ten, 30}}, {"forty", {ten, 40}}, {"fourty", {ten, 40}}, {"fifty", {ten, 50}}, {"sixty", {ten, 60}},
    {"seventy", {ten, 70}}, {"eighty", {ten, 80}}, {"ninety", {ten, 90}}, {"hundred", {hundred, 2}},
    {"thousand", {scale, 3}}, {"lac", {scale, 5}}, {"lacs", {scale, 5}}, {"lakh", {scale, 5}}, {"lakhs", {scale, 5}},
    {"million", {scale, 6}}, {"mln", {scale, 6}}, {"mn", {scale, 6}}, {"crore", {scale, 7}}, {"crores", {scale, 7}},
    {"bil", {scale, 9}}, {"billion", {scale, 9}}, {"bln", {scale, 9}}, {"bn", {scale, 9}}, {"milliard", {scale, 9}},
    {"tn", {scale, 12}}, {"tril", {scale, 12}}, {"trillion", {scale, 12}}, {"trn", {scale, 12}},
    {"quadrillion", {scale, 15}}, {"quintillion", {scale, 18}}, {"sextillion", {scale, 21}}, {"dozen", {dozen, 12}},
    {"half", {fraction, 2}}, {"halves", {fraction, 2, true}}, {"third", {fraction, 3}},
    {"thirds", {fraction, 3, true}}, {"fourth", {fraction, 4}}, {"fourths", {fraction, 4, true}},
    {"quarter", {fraction, 4}}, {"quarters", {fraction, 4, true}}, {"fifth", {fraction, 5}},
    {"fifths", {fraction, 5, true}}, {"sixth", {fraction, 6}}, {"sixths", {fraction, 6, true}},
    {"seventh", {fraction, 7}}, {"sevenths", {fraction, 7, true}}, {"eighth", {fraction, 8}},
    {"eighths", {fraction, 8, true}}, {"ninth", {fraction, 9}}, {"ninths", {fraction, 9, true}},
    {"tenth", {fraction, 10}}, {"tenths", {fraction, 10, true}}, {"eleventh", {fraction, 11}},
    {"elevenths", {fraction, 11, true}}, {"twelfth", {fraction, 12}}, {"twelfths", {fraction, 12, true}},
    {"thirteenth", {fraction, 13}}, {"thirteenths", {fraction, 13, true}}, {"fourteenth", {fraction, 14}},
    {"fourteenths", {fraction, 14, true}}, {"fifteenth", {fraction, 15}}, {"fifteenths", {fraction, 15, true}},
    {"sixteenth", {fraction, 16}}, {"sixteenths", {fraction, 16, true}}, {"seventeenth", {fraction, 17}},
    {"seventeenths", {fraction, 17, true}}, {"eighteenth", {fraction, 18}}, {"eighteenths", {fraction, 18, true}},
    {"nineteenth", {fraction, 19}}, {"nineteenths", {fraction, 19, true}}, {"twentieth", {fraction, 20}},
    {"twentieths", {fraction, 20, true}}, {"thirtieth", {fraction, 30}}, {"thirtieths", {fraction, 30, true}},
    {"fortieth", {fraction, 40}}, {"fortieths", {fraction, 40, true}}, {"fiftieth", {fraction, 50}},
    {"fiftieths", {fraction, 50, true}}, {"sixtieth", {fraction, 60}}, {"sixtieths", {fraction, 60, true}},
    {"seventieth", {fraction, 70}}, {"seventieths", {fraction, 70, true}}, {"eightieth", {fraction, 80}},
    {"eightieths", {fraction, 80, true}}, {"ninetieth", {fraction, 90}}, {"ninetieths", {fraction, 90, true}},
    {"hundredth", {fraction, 100}}, {"hundredths", {fraction, 100, true}}, {"thousandth", {fraction, 1000}},
    {"thousandths", {fraction, 1000, true}}, {"millionth", {fraction, 1000000}},
    {"millionths", {fraction, 1000000, true}}, {"billionth", {fraction, 1000000000}},
    {"billionths", {fraction, 1000000000, true}}, {"trillionth", {fraction, 1000000000000}},
    {"trillionths", {fraction, 1000000000000, true}}, {"dozens", {dozen, 12, true}}, {"tens", {many, 1, true}},
    {"hundreds", {many, 2, true}}, {"thousands", {many, 3, true}}, {"millions", {many, 6, true}},
    {"billions", {many, 9, true}}, {"trillions", {many, 12, true}}, {"scores", {dozen, 20, true}},
  };
  // clang-format on
  static const std::unordered_map<std::string_view, NumberWord> table(std::begin(rows_of_table),
                                                                      std::end(rows_of_table));
  if (lower.size() < 2 || lower.size() > 12) return nullptr;
  const auto at = table.find(lower);
  return at == table.end() ? nullptr : &at->second;
}

int multiplier_sign(std::string_view raw, bool money, bool glued) {
  if (one_of(raw, "k K")) return glued || money ? 3 : 0;
  if (one_of(raw, "bn Bn BN")) return 9;
  if (one_of(raw, "mn mln Mn MN Mio mio")) return 6;
  if (one_of(raw, "Mrd mrd")) return 9;
  if (one_of(raw, "tn trn tln")) return 12;
  if (raw == "tr") return money ? 12 : 0;
  if (raw == "bln") return 9;
  if (raw == "mil") return glued || money ? 6 : 0;
  if (raw == "M") return glued ? 6 : money ? 6 : 0;
  if (one_of(raw, "B b")) return glued ? 9 : 0;
  if (raw == "m") return money ? 6 : 0;
  if (one_of(raw, "mm MM")) return money ? 6 : 0;
  if (one_of(raw, "T t")) return money && glued ? 12 : 0;
  return 0;
}

}  // namespace quantity
