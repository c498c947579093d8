#include "exclusions.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "clock_times.hpp"
#include "language/english_calendar.hpp"
#include "language/word_list.hpp"
#include "nouns.hpp"
#include "units.hpp"
#include "verbs.hpp"

namespace quantity {

using language::WordSet;

using dossier::TokenKind;
using dossier::WordCase;

namespace {

bool digits_only(std::string_view raw) {
  return !raw.empty() && std::all_of(raw.begin(), raw.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "21st", not "12st 4lb".
bool is_ordinal_ending(const TokenText& text, std::size_t i) {
  if (!text.glued(i) || i == 0) return false;
  if (text.is(i, "st")) return text.raw(i - 1).ends_with('1') && !text.is(i + 1, TokenKind::number);
  return text.is_any(i, "nd rd th");
}

// Words whose number is a name: "Figure 3", "Route 66", "Article 5".
bool labels(std::string_view lower) {
  static const WordSet words(
      "figure fig table chapter section article page pages pp no nos number numbers room route highway interstate "
      "flight channel resolution act phase level stage type category grade season episode volume vol part group day "
      "week version model class division windows ios android line gate unit suite platform pier terminal exit lane "
      "runway apartment apt floor box bus train form title rule item step question lot plot block ward district zone "
      "sector camp building mark tier ch para paragraph amendment clause appendix annex exhibit case docket bill "
      "proposition prop measure extract extracts equation eq example step layer game round week area quarter formula "
      "euro covid apollo psalm verse track studio tranche serie series matchday age-group under sars-cov top last code "
      "codes id pin zip postcode isbn issn serial account invoice extension ext passport plate hotline order docket");
  return words.contains(lower);
}

// If something counted follows the number of a name, the number counts after all: "In Rome 12 people".
bool counted_follows(const TokenText& text, std::size_t at, std::size_t end) {
  std::size_t i = at;
  for (int k = 0; k < 3 && i < end; ++k, ++i) {
    if (!text.is(i, TokenKind::word) || text[i].word_case != WordCase::lower || is_function_word(text.word(i)))
      return false;
    if (is_plural(text.word(i))) return true;
  }
  return false;
}

// Words before a number of four digits that make it a count: "built 2000 homes", "nearly 2000 crates".
bool counts_before(std::string_view lower) {
  return language::one_of(lower,
                          "about around roughly approximately nearly almost some over than least most only just "
                          "exceed exceeded exceeding estimated another") ||
         is_finite_verb(lower);
}

bool in_web_address(const TokenText& text, std::size_t i) {
  const auto glued_before = text.glued(i), glued_after = text.glued(i + 1);
  if (!glued_before && !glued_after) return false;
  const auto chunk = text.chunk(i);
  return chunk.find("://") != std::string_view::npos || chunk.find("www.") != std::string_view::npos ||
         chunk.find('@') != std::string_view::npos || chunk.find(".com") != std::string_view::npos ||
         chunk.find(".org") != std::string_view::npos || chunk.find(".html") != std::string_view::npos;
}

// "2000-3000 metres" are no years.
bool range_has_unit(const TokenText& text, std::size_t upper) {
  const auto unit = match_unit(text, upper + 1, text.size(), true).unit;
  return text.raw(upper).size() == 4 && unit && unit->kind != Unit::time && unit->kind != Unit::score;
}

// "3x5 inches", "20x30x40cm": a unit ends the chain whose first number ends before token `at`.
bool product_has_unit(const TokenText& text, std::size_t at, std::size_t end) {
  for (int factors = 0; factors < 4 && text.is(at, "x") && text.is(at + 1, TokenKind::number); ++factors) at += 2;
  if (text.is(at, TokenKind::hyphen) && text.glued(at)) ++at;
  const auto unit = match_unit(text, at, end, true).unit;
  return unit && unit->kind == Unit::measure;
}

// "14 / 09 / 2013": a date of a text that was cut into tokens.
bool spaced_date(const TokenText& text, std::size_t at) {
  const auto number = [&](std::size_t i) { return text.is(i, TokenKind::number) && digits_only(text.raw(i)); };
  std::size_t first = at;
  while (first > 1 && text.is(first - 1, "/") && number(first - 2)) first -= 2;
  std::size_t last = first;
  while (number(last) && text.is(last + 1, "/") && number(last + 2)) last += 2;
  return last == first + 4 && text.raw(first).size() + text.raw(first + 2).size() + text.raw(last).size() <= 8;
}

// "2013-14", "2024-03-07", "07/03/2024", "555-1234", "1-800-...", "2-1" with nothing counted after it.
bool joined_digits(const TokenText& text, const Number& number) {
  const std::size_t first = number.first, last = number.last;
  if (spaced_date(text, first)) return true;
  const auto joint = [&](std::size_t i) {
    return text.glued(i) && text.glued(i + 1) &&
           (text.is(i, TokenKind::hyphen) || text.is(i, TokenKind::dash) || text.is(i, "/"));
  };
  const bool after = joint(last) && text.is(last + 1, TokenKind::number);
  const bool before = first > 1 && joint(first - 1) && text.is(first - 2, TokenKind::number);
  if (!after && !before) return false;
  if (text.is(after ? last : first - 1, "/")) return !number.fraction;
  const auto mate = text.raw(after ? last + 1 : first - 2);
  if (looks_like_year(text, first) && digits_only(mate) && (mate.size() == 2 || mate.size() == 4))
    return !range_has_unit(text, after ? last + 1 : first);
  if (looks_like_year(text, after ? last + 1 : first - 2) && text.raw(first).size() == 2) return true;
  // Three runs of digits or long ones: telephone numbers, dates, codes.
  if (after && joint(last + 2) && text.is(last + 3, TokenKind::number)) return true;
  if (before && first > 3 && joint(first - 3) && text.is(first - 4, TokenKind::number)) return true;
  return text.raw(first).size() >= 3 && mate.size() >= 4 && digits_only(mate) && digits_only(text.raw(first)) &&
         text.raw(first).size() != mate.size();
}

bool month_adjacent(const TokenText& text, const Number& number, std::size_t first, std::size_t end) {
  const auto raw = text.raw(number.first);
  if (!digits_only(raw) || raw.size() > 2) return false;
  std::size_t before = number.first;
  if (before > first && text.is(before - 1, ".")) --before;
  if (before > first && text.capitalised(before - 1) && month_of(text.word(before - 1)) != 0) {
    // "May 5" and "In May 5 people": something counted decides.
    return !is_person_noun(text, number.last, end);
  }
  // "on may 19", "since june 3": texts in lower case.
  if (before > first && !text.capitalised(before - 1) && language::english_month(text.word(before - 1)) != 0 &&
      (!text.is_any(before - 1, "may march") ||
       (before > first + 1 && text.is_any(before - 2, "on in since until by from of"))))
    return !counted_follows(text, number.last, end);
  std::size_t after = number.last;
  if (text.is(after, "of")) ++after;
  if (after < end && text.capitalised(after) && month_of(text.word(after)) != 0) return true;
  // "March 7 and 8", "March 7-8"
  if (number.first >= first + 3 && text.is(number.first - 2, TokenKind::number) &&
      text.is_any(number.first - 1, "and - \u2013 to or") && text.capitalised(number.first - 3) &&
      month_of(text.word(number.first - 3)) != 0)
    return !counted_follows(text, number.last, end);
  return false;
}

// An opening bracket is before token `at` in the sentence.
bool bracket_open(const TokenText& text, std::size_t at, std::size_t first) {
  for (std::size_t i = at, k = 0; i > first && k < 20; ++k) {
    --i;
    if (text.is(i, "(")) return true;
    if (text.is(i, ")")) return false;
  }
  return false;
}

// "+44 20 7946 0958", "(020) 7946 0958", "call 0800 123 456": groups of digits that no quantity has.
bool telephone_number(const TokenText& text, std::size_t at, std::size_t first, std::size_t end) {
  constexpr std::size_t longest = 10;
  const auto part = [&](std::size_t i) {
    return (text.is(i, TokenKind::number) && digits_only(text.raw(i))) || text.is(i, TokenKind::hyphen) ||
           text.is_any(i, "( ) + / .");
  };
  std::size_t from = at, to = at + 1;
  while (from > first && at - from < longest && part(from - 1) && text[from].line_breaks == 0) --from;
  while (to < end && to - at < longest && part(to) && text[to].line_breaks == 0) ++to;
  int groups = 0;
  std::size_t digits = 0;
  bool zero = false;
  for (std::size_t i = from; i < to; ++i) {
    if (!text.is(i, TokenKind::number)) continue;
    ++groups;
    digits += text.raw(i).size();
    zero |= groups == 1 && text.raw(i)[0] == '0' && text.raw(i).size() > 1;
  }
  if (groups < 2 || digits < 7 || digits > 15) return false;
  bool named = false;
  for (std::size_t i = from, k = 0; i > first && k < 3; ++k)
    named |= text.is_any(--i, "tel telephone phone call dial fax hotline mobile whatsapp text helpline");
  const bool area = text.is(from, "(") && text.is(from + 1, TokenKind::number) && text.is(from + 2, ")");
  return named || zero || area || (text.is(from, "+") && text.glued(from + 1));
}

// "24 Main Street", "9 E 71st St"
bool address(const TokenText& text, std::size_t at, std::size_t end) {
  if (!text.capitalised(at)) return false;
  for (std::size_t i = at; i < end && i < at + 4; ++i) {
    if (!text.is(i, TokenKind::word) && !text.is(i, TokenKind::number)) return false;
    if (text.capitalised(i) &&
        text.is_any(i,
                    "street st avenue ave road rd boulevard blvd drive dr lane ln court ct square sq way place pl "
                    "terrace plaza "
                    "parkway pkwy highway hwy crescent close circle mews quay row walk alley broadway trail gardens"))
      return true;
  }
  return false;
}

}  // namespace

int month_of(std::string_view lower) {
  const int month = language::english_month(lower);
  return month != 0 ? month : language::short_english_month(lower);
}

int weekday_of(std::string_view lower) {
  const int day = language::english_weekday(lower);
  return day != 0 ? day : language::short_english_weekday(lower);
}

bool looks_like_year(const TokenText& text, std::size_t i) {
  const auto raw = text.raw(i);
  return raw.size() == 4 && digits_only(raw) && ((raw[0] == '1' && raw[1] >= '1') || (raw[0] == '2' && raw[1] <= '1'));
}

bool part_of_other(const TokenText& text, const Number& number, std::size_t first, std::size_t end) {
  const std::size_t at = number.first, last = number.last;
  if (number.words) {
    if (spoken_time(text, number, first)) return true;
    // "one-to-one", "no one", "9/11"-like names have no rule here; ordinals in words ("twenty-first") do.
    if (text.is(last, TokenKind::hyphen) && text.glued(last) && text.glued(last + 1) &&
        is_ordinal_word(text.word(last + 1)))
      return true;
    return false;
  }
  if (is_ordinal_ending(text, last)) return true;
  if (text.is(last, TokenKind::apostrophe) && text.is(last + 1, "s") && text.glued(last + 1)) return true;
  if (text.glued(last) && text.is(last, "s") && !(at > first && text.is(at - 1, "."))) {
    const auto raw = text.raw(at);
    if ((raw.size() == 2 || raw.size() == 4) && digits_only(raw) && raw.back() == '0') return true;
  }
  if (text.glued(last) && text.is(last, "'s")) return true;
  if (text.glued(last) && text.raw(last) == "s" &&
      (looks_like_year(text, at) || (at > first && text.capitalised(at - 1))))
    return true;
  if (at > first && text.is(text.is(at - 1, TokenKind::hyphen) ? at - 2 : at - 1, "covid")) return true;
  if (at > first && text.glued(at) && text.is(at - 1, TokenKind::apostrophe)) return true;
  if (at > first && text.is(at - 1, "#")) return true;
  if (in_web_address(text, at)) return true;
  if (clock_time(text, at, last)) return true;
  if (joined_digits(text, number)) return true;
  if (telephone_number(text, at, first, end)) return true;
  if (month_adjacent(text, number, first, end)) return true;
  // "COVID-19", "F-16", "A/H5N1": glued to the word before.
  if (at > first + 1 && text.glued(at) && text.is(at - 1, TokenKind::hyphen) && text.glued(at - 1) &&
      text.is(at - 2, TokenKind::word) && !text.is_any(at - 2, "sub minus to nearly plus mid or now by"))
    return true;
  const bool after_letter =
      at > first && text.glued(at) && text.is(at - 1, TokenKind::word) && text.word(at - 1).size() == 1;
  return after_letter && !(at > first + 1 && text.is(at - 1, "x") && text.is(at - 2, TokenKind::number) &&
                           product_has_unit(text, last, end));
}

bool bare_number_is_label(const TokenText& text, const Number& number, std::size_t first, std::size_t end) {
  const std::size_t at = number.first, last = number.last;
  if (number.words) {
    if (at > first && text.capitalised(at - 1) && text.capitalised(at) && labels(text.word(at - 1))) return true;
    return false;
  }
  // Glued to letters that are neither a multiplier nor a unit: "3D", "5G", "747s".
  if (text.glued(last) && text.is(last, TokenKind::word) &&
      !(text.is(last, "x") && text.is(last + 1, TokenKind::number) && product_has_unit(text, last, end)))
    return true;
  const bool joined = text.is(last, TokenKind::hyphen) && text.glued(last) && text.glued(last + 1);
  const bool counted = counted_follows(text, last, end);
  if (looks_like_year(text, at) && !number.grouped && !number.scaled && last == at + 1) {
    const auto raw = text.raw(at);
    const bool modern = raw >= "1900" && raw <= "2050";
    // "more than 1500", not "later than 1500"
    const bool bound =
        at > first + 1 &&
        (text.is_any(at - 1, "below above exceeding exceed exceeds exceeded") ||
         (text.is(at - 1, "than") && text.is_any(at - 2, "more less fewer greater lower higher larger smaller")));
    if (!counted && !bound) return true;
    if (modern && !is_person_noun(text, last, end) && !(at > first && counts_before(text.word(at - 1)))) return true;
  }
  // "file 2882015", "call 379480": what is counted is printed in groups, or names what it counts.
  const bool after_word = at > first && text.is(at - 1, TokenKind::word) && !is_function_word(text.word(at - 1));
  if (digits_only(text.raw(at)) && text.raw(at).size() >= 6 && last == at + 1 && after_word && !counted &&
      !number.scaled)
    return true;
  // "007", "NY 10118"
  if (digits_only(text.raw(at)) && text.raw(at).size() > 1 && text.raw(at)[0] == '0') return true;
  if (text.raw(at).size() == 5 && at > first + 1 && text[at - 1].word_case == WordCase::upper &&
      text.raw(at - 1).size() == 2 && text.is(at - 2, ","))
    return true;
  if (at > first && text.is(at - 1, "[")) return true;
  if (text.is(last, "]") || (at > first && text.is_any(at - 1, "[ \u00A7"))) return true;
  // A list's number: first on its line, with a point or bracket.
  const bool text_ends = last + 1 >= text.size();
  if (at == first && ((text.is(last, ".") && !text_ends) || text.is(last, ")")) && text.glued(last) &&
      text.raw(at).size() <= 2)
    return true;
  if (at > first && text.is(at - 1, "(") && text.is(last, ")") && text.raw(at).size() <= 2 && at - 1 == first)
    return true;
  if (address(text, last, end)) return true;
  // "787 Dreamliner", "1 Introduction", "90049 ZIP Code": it is the start of a name.
  if (!counted && !number.scaled && !number.grouped && text.is(last, TokenKind::word) && !text.glued(last) &&
      text.capitalised(last) && last < end && counted_noun(text, last, end, true, false).empty() &&
      number.value.is_integer())
    return true;
  if (at == first && text.is(last, ".") && text.glued(last) && text.raw(at).size() <= 5 && !text_ends) return true;
  // "10.52 The website is back": the time of an entry.
  if (at == first && text.capitalised(last) && text.raw(at).size() == 5 && text.raw(at)[2] == '.' &&
      text.raw(at)[3] < '6')
    return true;
  if (text.is(last, ")") && text.raw(at).size() <= 2 && !bracket_open(text, at, first)) return true;
  if (number.value == dossier::Decimal(0) && !counted) return true;
  if (at > first) {
    std::size_t before = at - 1;
    if (text.is(before, ".") && before > first) --before;
    if (text.is(before, TokenKind::word)) {
      const bool named = text.capitalised(before) && before != first;
      if (labels(text.word(before)) && !counted && !joined &&
          (text.capitalised(before) || !text.is_any(before, "last top under")))
        return true;
      // "Type 2 diabetes", "Phase 3 trials": a name, whatever follows.
      if (!joined && digits_only(text.raw(at)) && text.raw(at).size() <= 2 &&
          text.is_any(before, "type phase level category tier stage grade class generation"))
        return true;
      // "4K"
      if (text.raw(last - 1) == "K" && last == at + 2 && text.raw(at).size() == 1 && !counted) return true;
      if (text.is_any(before, "age aged")) return false;
      const bool small = digits_only(text.raw(at)) && text.raw(at).size() <= 4;
      if (named && small && !counted && month_of(text.word(before)) == 0 && !number.scaled &&
          !is_function_word(text.word(before)))
        return true;
      if (text.capitalised(before) && before == first && small && !counted && !is_function_word(text.word(before)) &&
          !number.scaled && text.word(before).size() > 2)
        return true;
    }
  }
  // Scores: "2-1", "1 – 0" with nothing counted after it.
  const auto score_joint = [&](std::size_t i) {
    return (text.is(i, TokenKind::hyphen) || text.is(i, TokenKind::dash)) && text.glued(i) == text.glued(i + 1);
  };
  if (score_joint(last) && text.is(last + 1, TokenKind::number) && !counted_follows(text, last + 2, end)) return true;
  if (at > first + 1 && score_joint(at - 1) && text.is(at - 2, TokenKind::number) && !counted) return true;
  return false;
}

}  // namespace quantity
