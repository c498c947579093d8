// The languages that a plugin serves: primary subtags of BCP 47 ("en", "yue"), or "*" for every language.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

inline constexpr std::string_view every_language = "*";

// Three letters that say what two say: not BCP 47, but widespread.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 44> long_language_codes{{
    {"ara", "ar"}, {"bul", "bg"}, {"cat", "ca"}, {"ces", "cs"}, {"chi", "zh"}, {"cze", "cs"}, {"dan", "da"},
    {"deu", "de"}, {"dut", "nl"}, {"ell", "el"}, {"eng", "en"}, {"est", "et"}, {"fas", "fa"}, {"fin", "fi"},
    {"fra", "fr"}, {"fre", "fr"}, {"ger", "de"}, {"gre", "el"}, {"heb", "he"}, {"hin", "hi"}, {"hrv", "hr"},
    {"hun", "hu"}, {"ind", "id"}, {"ita", "it"}, {"jpn", "ja"}, {"kor", "ko"}, {"lav", "lv"}, {"lit", "lt"},
    {"nld", "nl"}, {"nor", "no"}, {"per", "fa"}, {"pol", "pl"}, {"por", "pt"}, {"ron", "ro"}, {"rum", "ro"},
    {"rus", "ru"}, {"slk", "sk"}, {"slo", "sk"}, {"spa", "es"}, {"srp", "sr"}, {"swe", "sv"}, {"tur", "tr"},
    {"ukr", "uk"}, {"zho", "zh"},
}};

// Subtags for several languages, none, or one that nobody told.
inline constexpr std::array<std::string_view, 4> unspecific_languages{"mis", "mul", "und", "zxx"};

// The primary subtag of a document's language, in lower case: "de" of "de-AT". Empty if it says nothing about one
// language: "", "und", "mul", "English".
inline std::string primary_language(std::string_view tag) {
  const auto subtag = tag.substr(0, tag.find_first_of("-_"));
  if (subtag.size() < 2 || subtag.size() > 3) return {};
  std::string language;
  for (const char c : subtag) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (lower < 'a' || lower > 'z') return {};
    language += lower;
  }
  for (const auto none : unspecific_languages)
    if (language == none) return {};
  for (const auto& [three, two] : long_language_codes)
    if (language == three) return std::string(two);
  return language;
}

// Whether documents in the language are served; an empty list serves every language, and an unknown (empty) language
// is served by every list.
inline bool serves_language(const std::vector<std::string>& languages, std::string_view language) {
  return languages.empty() || language.empty() ||
         std::find(languages.begin(), languages.end(), language) != languages.end() ||
         std::find(languages.begin(), languages.end(), every_language) != languages.end();
}

// Whether an entry of such a list can match a document: "*", or what primary_language returns.
inline bool is_language_entry(std::string_view entry) {
  return entry == every_language || (!entry.empty() && primary_language(entry) == entry);
}

DOSSIER_NAMESPACE_END
