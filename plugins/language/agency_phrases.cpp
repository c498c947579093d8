#include "language/agency_phrases.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

#include "dossier/text/letters.hpp"
#include "dossier/text/month_names.hpp"
#include "language/agency_names.hpp"

namespace language {
namespace {

// The word that begins at `at` (letters, digits, hyphens and inner points), or nothing.
std::string_view name_word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (;;) {
    if (const std::size_t letter = dossier::letter_size(text, end)) {
      end += letter;
    } else if (end < text.size() && (dossier::is_digit(text[end]) || text[end] == '-')) {
      ++end;
    } else {
      break;
    }
  }
  return text.substr(std::min(at, text.size()), end - at);
}

// The word that ends at `end`.
std::string_view name_word_before(std::string_view text, std::size_t end) {
  std::size_t start = end;
  while (start > 0) {
    if (dossier::is_ascii_letter(text[start - 1]) || dossier::is_digit(text[start - 1]) || text[start - 1] == '-' ||
        text[start - 1] == '.') {
      --start;
    } else if (start > 1 && dossier::letter_size(text, start - 2) == 2) {
      start -= 2;
    } else {
      break;
    }
  }
  return text.substr(start, end - start);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Capitalised words that are not part of an agency's name.
bool is_not_an_agency(std::string_view word) {
  return is_one_of(word, {"The", "A",      "An",      "State",     "This",     "That",   "Its",       "Their",
                          "UN",  "U.N.",   "US",      "U.S.",      "EU",       "UK",     "According", "But",
                          "And", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",  "Sunday"}) ||
         dossier::month_of(word) != 0;
}

// "CNS" in "the CNS |agency": up to three capitalised words that end at `end`.
std::optional<dossier::Credit> name_before(std::string_view text, std::size_t end) {
  std::size_t start = end;
  std::size_t at = end;
  for (int i = 0; i < 3; ++i) {
    if (at == 0 || text[at - 1] != ' ') break;
    const auto word = name_word_before(text, at - 1);
    if (word.empty() || !(is_capitalised(word) || is_small_agency(word)) || is_not_an_agency(word)) break;
    start = at = at - 1 - word.size();
  }
  if (start == end) return std::nullopt;
  return dossier::Credit{std::string(text.substr(start, end - 1 - start)), start, end - 1};
}

// "OPA" in "news agency |OPA".
std::optional<dossier::Credit> name_after(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ' ') return std::nullopt;
  const std::size_t start = at + 1;
  std::size_t end = start;
  for (int i = 0; i < 3; ++i) {
    const std::size_t from = i == 0 ? start : end + 1;
    if (i > 0 && (end >= text.size() || text[end] != ' ')) break;
    const auto word = name_word_at(text, from);
    if (word.empty() || !(is_capitalised(word) || is_small_agency(word)) || is_not_an_agency(word)) break;
    end = from + word.size();
    if (is_acronym(word)) break;
  }
  if (end == start) return std::nullopt;
  return dossier::Credit{std::string(text.substr(start, end - start)), start, end};
}

bool reports_after(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == ',') ++at;
  if (at >= text.size() || text[at] != ' ') return false;
  auto word = name_word_at(text, at + 1);
  if (is_one_of(word, {"has", "had", "also"})) word = name_word_at(text, at + 2 + word.size());
  return is_one_of(word, {"reports", "reported", "says", "said", "writes", "wrote", "cited", "quoted"});
}

void english_phrase(std::string_view text, std::size_t at, std::vector<dossier::Credit>& found) {
  constexpr std::string_view agency = "agency";
  const bool news = at >= 5 && text.substr(at - 5, 5) == "news ";
  const std::size_t end = at + agency.size();
  if (news) {
    auto name = name_after(text, end);
    if (!name) name = name_before(text, at - 5);
    if (name) found.push_back(std::move(*name));
    return;
  }
  auto name = name_before(text, at);
  if (!name) return;
  const std::string_view before = text.substr(0, name->start);
  if (reports_after(text, end) || before.ends_with("ccording to the ") || before.ends_with("ccording to "))
    found.push_back(std::move(*name));
}

}  // namespace

std::vector<dossier::Credit> find_agency_phrases(std::string_view text) {
  std::vector<dossier::Credit> found;
  for (std::size_t at = text.find("agency"); at != std::string_view::npos; at = text.find("agency", at + 1))
    if (at > 0 && text[at - 1] == ' ' && !dossier::letter_size(text, at + 6)) english_phrase(text, at, found);
  constexpr std::string_view before_names[] = {"Nachrichtenagentur", "Presseagentur",    "agence de presse",
                                               "l’agence",           "l'agence",         "agencia de noticias",
                                               "la agencia",         "agenzia di stampa"};
  for (const auto phrase : before_names)
    for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
      auto name = name_after(text, at + phrase.size());
      if (name && (is_acronym(name->name) || phrase.size() > 10)) found.push_back(std::move(*name));
    }
  std::sort(found.begin(), found.end(),
            [](const dossier::Credit& a, const dossier::Credit& b) { return a.start < b.start; });
  return found;
}

}  // namespace language
