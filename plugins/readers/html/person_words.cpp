#include "person_words.hpp"

#include <algorithm>
#include <vector>

#include "dossier/text/letters.hpp"
#include "language/agency_names.hpp"
#include "language/word_table.hpp"

namespace dossier_html {
namespace {

struct Marked {
  std::string_view words;
  std::uint32_t marks;
};
constexpr Marked marked_words[] = {
    {"reporter reporterin editor editors redakteur redakteurin redakteure redakteurinnen korrespondent korrespondentin "
     "correspondent correspondents journalist journalistin writer columnist kolumnist kolumnistin contributor "
     "contributors producer photographer fotograf fotografin blogger bloggerin publisher herausgeber herausgeberin "
     "chefredakteur chefredakteurin experte expertin analyst commentator critic intern volontär volontärin "
     "redacteur rédacteur rédactrice journaliste correspondant redactor redactora periodista corresponsal giornalista "
     "redattore dziennikarz redaktor redaktorka journalistische verslaggever redactie fellow strategist "
     "spokesperson pressesprecher pressesprecherin moderator autor autorin gastautor gastautorin author staff "
     "manager director engineer developer designer scientist professor professorin lecturer chairman chairwoman "
     "president ceo cto "
     "cfo founder consultant specialist advisor adviser attorney lawyer researcher evangelist technologist "
     "envoyé envoyée envoyés geschäftsführer geschäftsführerin vorsitzender vorsitzende präsident präsidentin minister "
     "ministerin leiter leiterin projektleiter projektleiterin abteilungsleiter abteilungsleiterin sprecher sprecherin "
     "mitarbeiter mitarbeiterin referent referentin dozent dozentin",
     word_role},
    {"senior junior chief political politics staff freelance freier freie special managing deputy associate assistant "
     "executive contributing former guest health sports sport tech technology world national international business "
     "economics finance financial science medical foreign security religion education environment environmental local "
     "digital news legal crime royal showbiz entertainment features culture arts lead general investigative principal "
     "leitender leitende stellvertretender stellvertretende verantwortlicher ap bbc cnn product marketing program "
     "project "
     "research software sales account creative communications content design data vice",
     word_before_role},
    {"corporation corp inc ltd llc gmbh ag kg ev verlag media medien news nachrichten press presse agency agentur "
     "agenturen agencies association verband verein stiftung foundation institute institut university universität "
     "hochschule ministry ministerium council department network netzwerk broadcasting magazine magazin "
     "zeitung times tribune herald gazette guardian radio tv television fernsehen studios group gruppe company "
     "redaktion redaktionsteam onlineredaktion newsdesk redaktionsnetzwerk team bureau desk newsroom pressestelle blog "
     "portal wire newswire services service center centre club partei party committee society kirche online "
     "pressemitteilung newsletter website webseite tageblatt tagblatt rundschau anzeiger kurier amt bundesamt "
     "rédaction redacción redazione redakcja redactie noticias agencia agence staff editorial office community post "
     "today express digest weekly daily",
     word_organisation},
    {"related similar stories posts articles links downloads sources comments tags categories contact biography "
     "ähnliche weitere verwandte passende neueste beitrag beiträge artikel quellen quelle kommentare kategorie "
     "kategorien kontakt themen mehr lesen liés artículos relacionados relacionadas correlati artykuły",
     word_of_heading},
    {"new los san santa las saint hong cape fort buenos rio kuala abu bad washington", word_before_place},
};

const language::WordTable<std::uint32_t>& table_of_words() {
  static const auto words = [] {
    language::WordTable<std::uint32_t> built;
    for (const auto& entry : marked_words) built.add(entry.words, entry.marks);
    built.sort();
    return built;
  }();
  return words;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string_view bare(std::string_view word) {
  constexpr std::string_view marks = ".,:;()[]|/'\"";
  while (!word.empty() && marks.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && marks.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

}  // namespace

bool is_particle(std::string_view lower) {
  constexpr std::string_view particles[] = {"von", "van", "de",  "der", "den", "la", "di",  "da",   "del",
                                            "zu",  "le",  "du",  "dos", "das", "do", "el",  "bin",  "ibn",
                                            "al",  "ten", "ter", "vom", "y",   "e",  "dr.", "prof."};
  return std::find(std::begin(particles), std::end(particles), lower) != std::end(particles);
}

std::uint32_t person_word(std::string_view word) {
  word = bare(word);
  if (const std::size_t dash = word.rfind('-'); dash != std::string_view::npos && dash > 0)
    word = word.substr(dash + 1);
  const auto [first, last] = table_of_words().find(dossier::lower_word(word));
  std::uint32_t marks = 0;
  for (auto entry = first; entry != last; ++entry) marks |= entry->second;
  return marks;
}

bool is_organisation(std::string_view name) {
  const auto words = words_of(name);
  if (words.size() > 1)
    for (const std::string_view article : {"The", "Die", "Das", "Der", "Les", "El", "Los", "De"})
      if (words[0] == article && (article != "De" && article != "El")) return true;
  for (const auto word : words)
    if (person_word(word) & word_organisation || bare(word) == "e.V") return true;
  return words.size() > 1 && language::is_acronym(bare(words.back())) && bare(words.back()).size() > 2 &&
         !std::all_of(words.begin(), words.end(), [](auto word) { return language::is_acronym(bare(word)); });
}

bool looks_like_person(std::string_view name) {
  constexpr std::size_t most = 5;
  const auto words = words_of(name);
  if (words.size() < 2 || words.size() > most || name.find_first_of("0123456789@_,:") != std::string_view::npos)
    return false;
  std::size_t capitals = 0;
  for (const auto word : words) {
    if (person_word(word) & word_of_heading) return false;
    if (language::is_capitalised(word)) {
      ++capitals;
    } else if (!is_particle(dossier::lower_word(word))) {
      return false;
    }
  }
  return capitals > 1 && !is_organisation(name);
}

WithoutRole without_role(std::string_view written) {
  const auto words = words_of(written);
  const auto has = [&](std::size_t i, std::uint32_t marks) { return (person_word(words[i]) & marks) != 0; };
  const auto part = [&](std::size_t from, std::size_t to) {
    return written.substr(static_cast<std::size_t>(words[from].data() - written.data()),
                          static_cast<std::size_t>(words[to - 1].data() + words[to - 1].size() - words[from].data()));
  };
  std::size_t role = 0;
  while (role < words.size() && !has(role, word_role)) ++role;
  if (role == words.size()) return {written, false};
  std::size_t from = role;
  while (from > 0 && has(from - 1, word_before_role)) --from;
  if (from > 1) return {part(0, from), true};
  std::size_t end = role;
  while (end < words.size() && has(end, word_role | word_before_role)) ++end;
  if (words.size() - end > 1) return {part(end, words.size()), true};
  return {{}, true};
}

}  // namespace dossier_html
