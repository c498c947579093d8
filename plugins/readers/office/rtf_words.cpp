#include "rtf_words.hpp"

#include <algorithm>
#include <array>

namespace dossier_office {
namespace {

struct PartName {
  std::string_view word;
  RtfPart part;
};
constexpr auto parts = std::to_array<PartName>({
    {"annotation", RtfPart::nothing},
    {"atnauthor", RtfPart::nothing},
    {"atnid", RtfPart::nothing},
    {"atrfend", RtfPart::nothing},
    {"atrfstart", RtfPart::nothing},
    {"author", RtfPart::author},
    {"bkmkend", RtfPart::nothing},
    {"bkmkstart", RtfPart::nothing},
    {"colortbl", RtfPart::nothing},
    {"company", RtfPart::company},
    {"creatim", RtfPart::created},
    {"datafield", RtfPart::nothing},
    {"filetbl", RtfPart::nothing},
    {"fldinst", RtfPart::nothing},
    {"fonttbl", RtfPart::fonts},
    {"footer", RtfPart::nothing},
    {"footerf", RtfPart::nothing},
    {"footerl", RtfPart::nothing},
    {"footerr", RtfPart::nothing},
    {"ftncn", RtfPart::nothing},
    {"ftnsep", RtfPart::nothing},
    {"ftnsepc", RtfPart::nothing},
    {"header", RtfPart::nothing},
    {"headerf", RtfPart::nothing},
    {"headerl", RtfPart::nothing},
    {"headerr", RtfPart::nothing},
    {"info", RtfPart::info},
    {"keywords", RtfPart::keywords},
    {"listoverridetable", RtfPart::nothing},
    {"listtable", RtfPart::nothing},
    {"listtext", RtfPart::nothing},
    {"nonshppict", RtfPart::nothing},
    {"objdata", RtfPart::nothing},
    {"pict", RtfPart::nothing},
    {"pntext", RtfPart::nothing},
    {"revtbl", RtfPart::nothing},
    {"revtim", RtfPart::revised},
    {"rxe", RtfPart::nothing},
    {"shprslt", RtfPart::nothing},
    {"sn", RtfPart::nothing},
    {"stylesheet", RtfPart::styles},
    {"subject", RtfPart::subject},
    {"sv", RtfPart::nothing},
    {"tc", RtfPart::nothing},
    {"title", RtfPart::title},
    {"xe", RtfPart::nothing},
});
static_assert(std::ranges::is_sorted(parts, {}, &PartName::word));

// Groups that are to be skipped unless known ("\*"), and are known.
constexpr std::array<std::string_view, 6> known_extras = {"do", "fldinst", "shpinst", "shptxt", "txfieldtext", "ud"};

struct Character {
  std::string_view word, text;
};
constexpr auto characters = std::to_array<Character>({
    {"bullet", "•"},
    {"emdash", "—"},
    {"emspace", " "},
    {"endash", "–"},
    {"enspace", " "},
    {"ldblquote", "“"},
    {"line", "\n"},
    {"lquote", "‘"},
    {"qmspace", " "},
    {"rdblquote", "”"},
    {"rquote", "’"},
    {"tab", "\t"},
});
static_assert(std::ranges::is_sorted(characters, {}, &Character::word));

}  // namespace

std::optional<RtfPart> rtf_part(std::string_view word) {
  const auto known = std::ranges::lower_bound(parts, word, {}, &PartName::word);
  if (known == parts.end() || known->word != word) return std::nullopt;
  return known->part;
}

bool is_known_extra(std::string_view word) { return std::ranges::find(known_extras, word) != known_extras.end(); }

std::string_view rtf_character(std::string_view word) {
  const auto known = std::ranges::lower_bound(characters, word, {}, &Character::word);
  return known != characters.end() && known->word == word ? known->text : std::string_view();
}

}  // namespace dossier_office
