#include "date_labels.hpp"

#include <algorithm>

namespace dossier_html {
namespace {

struct RoleWords {
  DateRole role;
  std::initializer_list<std::string_view> words;
};
const RoleWords role_words[] = {
    {DateRole::published,
     {"publish",      "posted",       "veröffentlicht", "erstellt",    "erschienen", "publié",      "publicado",
      "publicada",    "pubblicat",    "gepubliceerd",   "opublikowan", "dodano",     "online seit", "eingestellt",
      "geschrieben",  "verfasst",     "geposted",       "originally",  "created",    "creado",      "créé",
      "publicerad",   "mis en ligne", "data:",          "date:",       "datum:",     "written on",  "первая публикация",
      "опубликовано", "yayın",        "pubdate"}},
    {DateRole::updated, {"updated",       "update:",    "modified",   "aktualisiert",   "geändert",     "änderung",
                         "stand:",        "stand ",     "mis à jour", "mise à jour",    "modifié",      "actualizado",
                         "actualización", "atualizado", "aggiornat",  "zaktualizowano", "aktualizacja", "bijgewerkt",
                         "edited",        "revised",    "bearbeitet", "zuletzt",        "uppdaterad",   "opdateret",
                         "обновлено",     "güncelle"}},
    {DateRole::other, {"reviewed",  "geprüft",     "überprüft",     "accessed",     "retrieved",
                       "abgerufen", "received",    "accepted",      "eingegangen",  "expire",
                       "gültig",    "valid until", "deadline",      "fact-checked", "fact checked",
                       "copyright", "©",           "born",          "geboren",      "event date",
                       "joined",    "registriert", "mitglied seit", "member since", "beginn",
                       "termin",    "consulté"}},
};

constexpr std::size_t label_size = 48;   // bytes looked at before a date
constexpr std::size_t remark_size = 24;  // and after it

}  // namespace

DateRole role_in(std::string_view words) {
  const std::string lower = dossier::lower_word(words);
  DateRole role = DateRole::none;
  std::size_t last = 0;
  for (const auto& entry : role_words)
    for (const auto word : entry.words)
      if (const std::size_t at = lower.rfind(word); at != std::string::npos && at + 1 > last) {
        if (at > 0 && dossier::letter_before(lower, at) && word.size() < 9) continue;  // "understand "
        last = at + 1;
        role = entry.role;
      }
  return role;
}

std::vector<LabelledDate> labelled_dates(std::string_view line, const dossier::DateStyle& style) {
  std::vector<LabelledDate> dates;
  std::size_t from = 0;
  while (auto found = dossier::find_written_date(line, from, style)) {
    const std::size_t start = found->span.start;
    auto before = line.substr(from, start - from);
    if (before.size() > label_size) before = before.substr(before.size() - label_size);
    from = found->span.end;
    if (!is_plausible_date(found->iso)) continue;
    DateRole role = role_in(before);
    if (role == DateRole::none) {
      auto after = line.substr(from, remark_size);
      after = after.substr(0, after.find_first_of("|.·;\n0123456789"));
      role = role_in(after);
      if (role == DateRole::other) role = DateRole::none;
    }
    dates.push_back({std::move(found->iso), role, found->span});
  }
  return dates;
}

bool is_plausible_date(std::string_view iso) { return iso.size() >= 10 && iso >= "1990" && iso < "2100"; }

}  // namespace dossier_html
