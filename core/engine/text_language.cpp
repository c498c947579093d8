#include "core/engine/text_language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <utility>

#include "dossier/manifest/languages.hpp"

namespace dossier::engine {
namespace {

constexpr std::size_t enough_text = 64 << 10;  // bytes from the beginning
constexpr int mostly = 60;                     // percent of the text
constexpr int nearly_all = 90;
constexpr int fewest_letters = 60;
constexpr int many_letters = 200;
constexpr double usual_score = 700;  // for each KiB; a list of names has less

// Codes of CLD2 that BCP 47 writes in another way.
constexpr auto aliases = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"iw", "he"}, {"jw", "jv"}, {"no", "nb"}, {"tl", "fil"}});

std::string tag_of(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  const auto alias = std::ranges::find(aliases, code, [](const auto& entry) { return entry.first; });
  return std::string(alias != aliases.end() ? alias->second : code);
}

// Languages so close that one is easily taken for another.
constexpr std::array<std::string_view, 3> families{" da nb nn no ", " bs hr sh sr ", " id ms "};

bool are_close(const std::string& a, const std::string& b) {
  return a == b || std::ranges::any_of(families, [&](std::string_view family) {
           return family.find(" " + a + " ") != std::string_view::npos &&
                  family.find(" " + b + " ") != std::string_view::npos;
         });
}

}  // namespace

TextLanguage language_of_text(std::string_view text) {
  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int letters = 0;
  bool reliable = false;
  int valid = 0;
  // The end of the part may cut a character: what precedes it is valid.
  const auto part = text.substr(0, enough_text);
  std::size_t end = part.size();
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  const auto language =
      CLD2::ExtDetectLanguageSummaryCheckUTF8(part.data(), static_cast<int>(end), true, &hints, 0, languages, percents,
                                              scores, nullptr, &letters, &reliable, &valid);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE || language != languages[0] || percents[0] < mostly ||
      letters < (scores[0] < usual_score ? many_letters : fewest_letters))
    return {};
  return {tag_of(language), percents[0], letters};
}

void note_language(Document& document, const TextLanguage& found) {
  if (found.tag.empty()) return;
  const auto declared = primary_language(document.language);
  const bool clear = found.percent >= nearly_all && found.letters >= many_letters;
  if (!declared.empty() && (!clear || are_close(declared, primary_language(found.tag)))) return;
  Json note = Json::Object{};
  note.set("of", "text");
  note.set("percent", Json(std::int64_t{found.percent}));
  if (!document.language.empty()) note.set("declared", document.language);
  document.language = found.tag;
  document.metadata.set("language", std::move(note));
}

}  // namespace dossier::engine
