#include "person_names.hpp"

#include <algorithm>

#include "byline_words.hpp"
#include "bylines.hpp"
#include "dossier/text/dates.hpp"
#include "dossier/text/letters.hpp"
#include "language/agency_names.hpp"
#include "page_title.hpp"
#include "person_words.hpp"

namespace dossier_html {
namespace {

using language::is_capitalised;
using language::trimmed;

template <class Words>
bool is_any_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string_view without_remarks(std::string_view name) {
  for (bool again = true; again;) {
    again = false;
    name = trimmed(name);
    const std::string lower = dossier::lower_word(name.substr(0, 32));
    for (const auto start : lead_ins)
      if (std::string_view(lower).starts_with(start)) {
        name.remove_prefix(start.size());
        again = true;
        break;
      }
  }
  for (const auto stop : stops) {
    const std::size_t at = dossier::lower_word(name).find(stop);
    if (at != std::string_view::npos && at > 2) name = name.substr(0, at);
  }
  name = trimmed(name);
  for (const std::string_view day :
       {" Mo",     " Di",       " Mi",        " Do",         " Fr",       " Sa",       " So",
        " Mon",    " Tue",      " Wed",       " Thu",        " Fri",      " Sat",      " Sun",
        " Monday", " Tuesday",  " Wednesday", " Thursday",   " Friday",   " Saturday", " Sunday",
        " Montag", " Dienstag", " Mittwoch",  " Donnerstag", " Freitag",  " Samstag",  " Sonntag",
        " lundi",  " mardi",    " mercredi",  " jeudi",      " vendredi", " samedi",   " dimanche"})
    if (name.ends_with(day)) name.remove_suffix(day.size());
  while (!name.empty() && std::string_view(",:;-|/").find(name.back()) != std::string_view::npos) {
    name.remove_suffix(1);
    name = trimmed(name);
  }
  // "A. Doe/OPA": the agency; "by A. Doe.": the end of a sentence, after more than initials
  if (const std::size_t slash = name.find('/');
      slash != std::string_view::npos && looks_like_person(name.substr(0, slash)))
    name = name.substr(0, slash);
  constexpr std::size_t longest_short_form = 4;  // "Sr.", "e.V."
  const std::size_t last_word = name.rfind(' ') + 1;
  if (name.ends_with('.') && last_word > 0 && name.size() - last_word > longest_short_form &&
      name.find('.', last_word) + 1 == name.size())
    name.remove_suffix(1);
  return name;
}

// Data for scripts and meta tags may hold markup; hard spaces become spaces.
std::string without_markup(std::string_view written) {
  std::string plain;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const std::size_t tag_end = written[at] == '<' ? written.find('>', at) : std::string_view::npos;
    const bool is_hard_space = written.substr(at).starts_with("\xC2\xA0");
    if (tag_end != std::string_view::npos) {
      at = tag_end;
    } else {
      plain += is_hard_space ? ' ' : written[at];
      at += is_hard_space;
    }
  }
  return plain;
}

// Apart from "von", "de" and the like.
int words_in_lower_case(std::string_view name) {
  int count = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const auto word = name.substr(at, end - at);
    count += !word.empty() && word[0] >= 'a' && word[0] <= 'z' && !is_particle(word);
    at = end + 1;
  }
  return count;
}

bool is_name(std::string_view name) {
  if (name.size() < 2 || name.size() > 60 || std::count(name.begin(), name.end(), ' ') > 5) return false;
  if (name.find_first_of("<>{}[]=?!;:\"%") != std::string_view::npos || name.find("http") != std::string_view::npos ||
      name.find("www.") != std::string_view::npos)
    return false;
  std::size_t digits = 0;
  for (const char c : name) digits += dossier::is_digit(c);
  if (digits > 4 || digits * 2 > name.size() || dossier::parse_written_date(name)) return false;
  if (words_in_lower_case(name) > 1) return false;  // "in over 150 countries"
  const std::string lower = dossier::lower_word(name);
  return !is_any_of(lower, no_names) && !is_author_label(name) && !lower.starts_with("st. ");
}

}  // namespace

bool is_site_name(std::string_view name) {
  const std::size_t point = name.rfind('.');
  if (point == std::string_view::npos || point < 3 || name.find(' ') != std::string_view::npos) return false;
  const auto end = name.substr(point + 1);
  return end == "de" || end == "com" || end == "org" || end == "net" || end == "at" || end == "ch" || end == "it" ||
         end == "fr" || end == "eu" || end == "es" || end == "uk" || end == "info" || end == "pl" || end == "nl";
}

bool PersonNames::add_one(std::string_view part) {
  std::string clean(without_remarks(part));
  std::replace(clean.begin(), clean.end(), '\n', ' ');
  const auto [written, has_role] = without_role(clean);
  std::string name(trimmed(written));
  while (name.ends_with(',') || name.ends_with(':')) name.pop_back();
  if (name.ends_with(" y") || name.ends_with(" e")) name.resize(name.size() - 2);
  for (const std::string_view joint : {"and ", "und ", "et ", "& "})  // the last of a list of elements
    if (name.starts_with(joint)) name.erase(0, joint.size());
  // "CNN Senior Supreme Court" of "..., CNN Senior Supreme Court Analyst"
  if (has_role && person_word(std::string_view(name).substr(0, name.find(' '))) & word_before_role) return true;
  const auto first_word = std::string_view(name).substr(0, name.find(' '));
  // "to the post" of "contributors to the post"
  if (has_role && !is_capitalised(first_word) && !is_particle(dossier::lower_word(first_word))) return true;
  if (!is_name(name)) return has_role;
  if (name.size() % 2 == 0 &&
      name.substr(0, name.size() / 2) == name.substr(name.size() / 2))  // in a link and a picture
    name.resize(name.size() / 2);
  const std::string key = folded(name);
  if (key.empty() || is_any_of(key, keys_)) return has_role;
  keys_.push_back(key);
  names_.push_back(std::move(name));
  return has_role;
}

void PersonNames::add(std::string_view marked_up) {
  constexpr std::size_t longest = 300;
  constexpr std::string_view conjunctions[] = {" and ", " und ", " et ", " y ", " & ",  " with ", " mit ",
                                               " AND ", " UND ", "; ",   " e ", " en ", " och ",  " og "};
  constexpr std::string_view commas[] = {", ", " / ", ","};
  constexpr std::size_t most = 64;  // more are no authors
  if (marked_up.size() > longest || keys_.size() > most) return;
  const std::string plain = without_markup(marked_up);
  const std::string_view written = plain;
  const auto joiner_at = [&](std::size_t at, const auto& joiners) -> std::size_t {
    for (const auto joiner : joiners)
      if (written.substr(at, joiner.size()) == joiner && !written.substr(at).starts_with(" & Co")) return joiner.size();
    return 0;
  };
  std::size_t from = 0;
  bool after_role = false;  // what follows a role belongs to it: "A. Doe, reporter, Oslo"
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t conjunction = joiner_at(at, conjunctions);
    const std::size_t size = conjunction ? conjunction : joiner_at(at, commas);
    if (!size) {
      ++at;
      continue;
    }
    if (!after_role) after_role = add_one(written.substr(from, at - from));
    if (conjunction) after_role = false;
    from = at = at + size;
  }
  if (!after_role) add_one(written.substr(std::min(from, written.size())));
}

std::vector<std::string> PersonNames::take() {
  // "A. Doe, CNN", "A. Doe, Coast News": the employer. "A. Doe, Oslo": the place.
  const bool has_person = std::any_of(names_.begin(), names_.end(), looks_like_person);
  if (has_person) {
    std::erase_if(names_, [](const std::string& name) { return is_organisation(name) || is_site_name(name); });
    const bool first_is_person = looks_like_person(names_.front());
    if (first_is_person)
      std::erase_if(names_, [&](const std::string& name) {
        const bool is_place =
            &name != &names_.front() && person_word(name.substr(0, name.find(' '))) & word_before_place;
        return is_place || name.find(' ') == std::string::npos;
      });
  }
  const auto is_firm = [](const std::string& name) { return is_organisation(name) || is_site_name(name); };
  if (!has_person && !names_.empty() && is_firm(names_.front()))  // "Coast Post Ltd, Elvany"
    std::erase_if(names_, [&](const std::string& name) { return !is_firm(name); });
  keys_.clear();
  return std::move(names_);
}

}  // namespace dossier_html
