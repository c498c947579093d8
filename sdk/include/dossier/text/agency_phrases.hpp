// Wordings that credit an agency: "the CNS agency reports", "according to the Harbour news agency", "news agency OPA".
// Part of agency_marks.hpp.
#pragma once

#include "dossier/text/agency_marks.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace detail {

// The word that begins at `at` (letters, digits, hyphens and inner points), or nothing.
inline std::string_view name_word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (;;) {
    if (const std::size_t letter = letter_size(text, end)) {
      end += letter;
    } else if (end < text.size() && (is_digit(text[end]) || text[end] == '-')) {
      ++end;
    } else {
      break;
    }
  }
  return text.substr(std::min(at, text.size()), end - at);
}

// The word that ends at `end`.
inline std::string_view name_word_before(std::string_view text, std::size_t end) {
  std::size_t start = end;
  while (start > 0) {
    if (is_ascii_letter(text[start - 1]) || is_digit(text[start - 1]) || text[start - 1] == '-' ||
        text[start - 1] == '.') {
      --start;
    } else if (start > 1 && letter_size(text, start - 2) == 2) {
      start -= 2;
    } else {
      break;
    }
  }
  return text.substr(start, end - start);
}

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Capitals that are no part of an agency's name.
inline bool is_no_agency_name(std::string_view word) {
  return is_one_of(word, {"The", "A",      "An",      "State",     "This",     "That",   "Its",       "Their",
                          "UN",  "U.N.",   "US",      "U.S.",      "EU",       "UK",     "According", "But",
                          "And", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",  "Sunday"}) ||
         month_of(word) != 0;
}

// "CNS" in "the CNS |agency": up to three capitalised words that end at `end`.
inline std::optional<Credit> name_before(std::string_view text, std::size_t end) {
  std::size_t start = end;
  std::size_t at = end;
  for (int i = 0; i < 3; ++i) {
    if (at == 0 || text[at - 1] != ' ') break;
    const auto word = name_word_before(text, at - 1);
    if (word.empty() || !(is_upper(word) || is_small_agency(word)) || is_no_agency_name(word)) break;
    start = at = at - 1 - word.size();
  }
  if (start == end) return std::nullopt;
  return Credit{std::string(text.substr(start, end - 1 - start)), start, end - 1};
}

// "OPA" in "news agency |OPA".
inline std::optional<Credit> name_behind(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ' ') return std::nullopt;
  const std::size_t start = at + 1;
  std::size_t end = start;
  for (int i = 0; i < 3; ++i) {
    const std::size_t from = i == 0 ? start : end + 1;
    if (i > 0 && (end >= text.size() || text[end] != ' ')) break;
    const auto word = name_word_at(text, from);
    if (word.empty() || !(is_upper(word) || is_small_agency(word)) || is_no_agency_name(word)) break;
    end = from + word.size();
    if (is_acronym(word)) break;
  }
  if (end == start) return std::nullopt;
  return Credit{std::string(text.substr(start, end - start)), start, end};
}

inline bool reports_behind(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == ',') ++at;
  if (at >= text.size() || text[at] != ' ') return false;
  auto word = name_word_at(text, at + 1);
  if (is_one_of(word, {"has", "had", "also"})) word = name_word_at(text, at + 2 + word.size());
  return is_one_of(word, {"reports", "reported", "says", "said", "writes", "wrote", "cited", "quoted"});
}

inline void english_phrase(std::string_view text, std::size_t at, std::vector<Credit>& found) {
  constexpr std::string_view agency = "agency";
  const bool news = at >= 5 && text.substr(at - 5, 5) == "news ";
  const std::size_t end = at + agency.size();
  if (news) {
    auto name = name_behind(text, end);
    if (!name) name = name_before(text, at - 5);
    if (name) found.push_back(std::move(*name));
    return;
  }
  auto name = name_before(text, at);
  if (!name) return;
  const std::string_view before = text.substr(0, name->start);
  if (reports_behind(text, end) || before.ends_with("ccording to the ") || before.ends_with("ccording to "))
    found.push_back(std::move(*name));
}

}  // namespace detail

inline std::vector<Credit> find_agency_phrases(std::string_view text) {
  std::vector<Credit> found;
  for (std::size_t at = text.find("agency"); at != std::string_view::npos; at = text.find("agency", at + 1))
    if (at > 0 && text[at - 1] == ' ' && !detail::letter_size(text, at + 6)) detail::english_phrase(text, at, found);
  constexpr std::string_view before_names[] = {"Nachrichtenagentur", "Presseagentur",    "agence de presse",
                                               "l’agence",           "l'agence",         "agencia de noticias",
                                               "la agencia",         "agenzia di stampa"};
  for (const auto phrase : before_names)
    for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
      auto name = detail::name_behind(text, at + phrase.size());
      if (name && (detail::is_acronym(name->name) || phrase.size() > 10)) found.push_back(std::move(*name));
    }
  std::sort(found.begin(), found.end(), [](const Credit& a, const Credit& b) { return a.start < b.start; });
  return found;
}

DOSSIER_NAMESPACE_END
