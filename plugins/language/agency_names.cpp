#include "language/agency_names.hpp"

#include <algorithm>

#include "dossier/text/month_names.hpp"

namespace language {

bool is_capitalised(std::string_view word) {
  const auto lead = word.empty() ? 0 : static_cast<unsigned char>(word[0]);
  if (lead >= 'A' && lead <= 'Z') return true;
  return lead >= 0xC3 && lead <= 0xDF && dossier::lower_word(word.substr(0, 2)) != word.substr(0, 2);
}
bool is_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= 10 &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || dossier::is_digit(c); }) &&
         !dossier::is_digit(word[0]);
}
bool is_small_agency(std::string_view word) {
  for (const std::string_view known : {"dpa", "afp", "apa", "sda", "epd", "kna", "sid", "ots", "ntb", "ritzau", "belga",
                                       "efe", "ansa", "lusa", "reuters"})
    if (word == known) return true;
  return false;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<dossier::Credit> agency_names(std::string_view text, std::size_t start, std::size_t end) {
  std::vector<dossier::Credit> names;
  for (std::size_t at = start; at < end;) {
    std::size_t stop = at;
    while (stop < end && text[stop] != '/' && text[stop] != ',' && text[stop] != ';') ++stop;
    const auto name = trimmed(text.substr(at, stop - at));
    if (name.empty() || name.size() > 30 || name.find_first_of("0123456789.:!?\"") != std::string_view::npos ||
        std::count(name.begin(), name.end(), ' ') > 2 || dossier::month_of(name) ||
        !(is_capitalised(name) || is_small_agency(name)))
      return {};
    const auto from = static_cast<std::size_t>(name.data() - text.data());
    names.push_back({std::string(name), from, from + name.size()});
    at = stop + 1;
  }
  return names;
}

}  // namespace language
