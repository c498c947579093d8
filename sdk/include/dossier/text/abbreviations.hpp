// Which English words keep their dot without ending the sentence.
#pragma once

#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

enum class Abbreviation {
  none,
  title,    // "Gen.": a name follows, the sentence continues
  number,   // "No.", "Jan.": continues before a number (a month before a year or day)
  general,  // "Inc.", "etc.": ends only before a word that begins sentences
};

namespace detail {
template <std::size_t N>
constexpr bool one_of(std::string_view word, const std::string_view (&list)[N]) {
  for (const auto& item : list)
    if (item == word) return true;
  return false;
}
}  // namespace detail

// `word` without its dot, in lower case.
inline Abbreviation abbreviation(std::string_view word) {
  if (word.size() < 2 || word.size() > 7) return Abbreviation::none;
  static constexpr std::string_view titles[] = {
      "mr",   "mrs",   "ms",   "dr",   "prof", "gen", "sen", "rep",    "gov", "lt",   "col",
      "sgt",  "capt",  "cmdr", "adm",  "maj",  "rev", "hon", "pres",   "st",  "mt",   "ft",
      "msgr", "fr",    "supt", "insp", "cpl",  "pvt", "amb", "messrs", "mme", "atty", "ald",
      "det",  "lieut", "brig", "sr",   "mlle", "vs",  "viz", "cf",     "eg",  "ie"};
  static constexpr std::string_view numbers[] = {"no",  "nos",  "jan",  "feb", "mar",    "apr", "jun", "jul", "aug",
                                                 "sep", "sept", "oct",  "nov", "dec",    "art", "sec", "fig", "vol",
                                                 "pp",  "ch",   "para", "ext", "approx", "tel", "est", "ver"};
  static constexpr std::string_view general[] = {
      "inc",  "corp", "co",  "ltd",  "llc",  "bros", "etc",  "al",   "jr",    "dept", "univ", "assn",  "ave",
      "blvd", "rd",   "hwy", "ph",   "esq",  "intl", "natl", "govt", "min",   "max",  "avg",  "calif", "mass",
      "conn", "fla",  "ga",  "ill",  "ind",  "ariz", "colo", "mich", "minn",  "miss", "mo",   "neb",   "nev",
      "okla", "ore",  "pa",  "tenn", "tex",  "va",   "vt",   "wash", "wis",   "wyo",  "ala",  "ark",   "del",
      "kan",  "ky",   "la",  "md",   "mont", "dak",  "bldg", "mph",  "kg",    "km",   "lb",   "lbs",   "oz",
      "sq",   "cu",   "hr",  "hrs",  "mins", "secs", "ed",   "eds",  "trans", "mfg",  "gmbh", "plc"};
  if (detail::one_of(word, titles)) return Abbreviation::title;
  if (detail::one_of(word, numbers)) return Abbreviation::number;
  if (detail::one_of(word, general)) return Abbreviation::general;
  return Abbreviation::none;
}

// Words that, capitalised after an abbreviation, begin a sentence: "in the U.S. The bank".
inline bool begins_sentences(std::string_view lower) {
  static constexpr std::string_view words[] = {
      "the",     "a",         "an",      "this",      "that",      "these",    "those",  "it",      "its",    "he",
      "she",     "they",      "we",      "i",         "you",       "his",      "her",    "their",   "our",    "my",
      "your",    "in",        "on",      "at",        "by",        "for",      "from",   "with",    "but",    "and",
      "or",      "so",        "if",      "when",      "while",     "as",       "after",  "before",  "since",  "then",
      "there",   "here",      "what",    "who",       "how",       "why",      "where",  "which",   "not",    "no",
      "some",    "many",      "most",    "all",       "both",      "each",     "such",   "other",   "under",  "over",
      "about",   "according", "however", "meanwhile", "also",      "although", "though", "despite", "during", "last",
      "earlier", "later",     "now",     "today",     "yesterday", "still",    "more",   "one",     "two",    "three",
      "to",      "of",        "once",    "until"};
  return detail::one_of(lower, words);
}

DOSSIER_NAMESPACE_END
