#include "charset/latin_letters.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <vector>

#include "charset/labels.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/utf8.hpp"

namespace charset {
namespace {

constexpr std::size_t largest_sample = 64 << 10;
constexpr int least_letters = 4;

// Letters beyond ASCII, in lower case.
constexpr std::string_view alphabets[] = {
    "àâæçéèêëîïôœùûüÿ",   // French
    "äöüßéà",             // German
    "áéíñóúüºª",          // Spanish
    "áâãàçéêíóôõúüºª",    // Portuguese
    "àèéìíîòóùú",         // Italian
    "àçèéíïòóúü",         // Catalan
    "ëïéèöüáóêç",         // Dutch, Albanian
    "åäöéàü",             // Swedish, Finnish
    "æøåéöäüóò",          // Danish, Norwegian
    "áéíóúýþæöð",         // Icelandic
    "ąćęłńóśźż",          // Polish
    "áčďéěíňóřšťúůýžöü",  // Czech
    "áäčďéíĺľňóôŕšťúýž",  // Slovak
    "áéíóöőúüű",          // Hungarian
    "ăâîșțşţ",            // Romanian
    "čćđšž",              // Croatian, Slovene, Bosnian
    "ąčęėįšųūž",          // Lithuanian
    "āčēģīķļņšūžō",       // Latvian
    "äõöüšž",             // Estonian
    "çğıiöşüâîû",         // Turkish
};

// In the order in which they are preferred.
constexpr std::string_view candidates[] = {"windows-1252", "iso-8859-15", "windows-1250", "iso-8859-2", "windows-1254",
                                           "windows-1257", "iso-8859-13", "iso-8859-4",   "ibm850",     "ibm852"};

// Punctuation that stands next to letters in any language.
bool is_neutral(UChar32 c) {
  return (c >= 0x2010 && c <= 0x2044) || c == 0xA0 || c == 0xA1 || c == 0xAB || c == 0xAD || c == 0xB0 || c == 0xB4 ||
         c == 0xB7 || c == 0xBB || c == 0xBF || c == 0x20AC;
}

struct Table {
  std::string_view name;
  std::array<UChar32, 128> upper{};  // of the bytes from 0x80 on: the letter in lower case; 0: a neutral mark
};

std::vector<Table> make_tables() {
  std::vector<Table> tables;
  for (const auto name : candidates) {
    UErrorCode status = U_ZERO_ERROR;
    auto* converter = ucnv_open(std::string(converter_of(name)).c_str(), &status);
    if (U_FAILURE(status)) continue;
    Table table{name};
    for (std::size_t i = 0; i < table.upper.size(); ++i) {
      const char byte = static_cast<char>(0x80 + i);
      const char* at = &byte;
      status = U_ZERO_ERROR;
      const auto c = ucnv_getNextUChar(converter, &at, at + 1, &status);
      table.upper[i] = U_FAILURE(status) ? 0xFFFD : is_neutral(c) ? 0 : u_tolower(c);
    }
    ucnv_close(converter);
    tables.push_back(table);
  }
  return tables;
}

// By each byte from 0x80 on, how often it is part of a word.
std::array<int, 128> count_in_words(std::string_view bytes) {
  const auto is_legacy = [&](std::size_t at) { return static_cast<signed char>(bytes[at]) < 0; };
  const auto is_word = [&](std::size_t at) {
    return at < bytes.size() && (is_legacy(at) || dossier::is_ascii_letter(bytes[at]));
  };
  std::array<int, 128> counts{};
  for (std::size_t at = 0; at < bytes.size(); ++at)
    if (is_legacy(at) && ((at > 0 && is_word(at - 1)) || is_word(at + 1)))
      ++counts[static_cast<unsigned char>(bytes[at]) - 0x80U];
  return counts;
}

struct Fit {
  int letters = 0;  // in words
  int known = 0;    // of the language that has most of them

  bool is_good() const { return letters >= least_letters && known * 100 >= letters * 97; }
  bool is_bad() const { return letters >= least_letters && known * 10 < letters * 9; }
};

Fit fit_of(const std::array<int, 128>& counts, const Table& table) {
  static const auto languages = [] {
    std::vector<std::u32string> all;
    for (const auto alphabet : alphabets) {
      std::u32string letters;
      for (std::size_t at = 0; at < alphabet.size();) {
        const auto point = dossier::decode_utf8(alphabet, at);
        letters += point.value;
        at += point.size;
      }
      all.push_back(std::move(letters));
    }
    return all;
  }();
  Fit fit;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (table.upper[i] != 0) fit.letters += counts[i];
  for (const auto& letters : languages) {
    int known = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (counts[i] && letters.find(static_cast<char32_t>(table.upper[i])) != std::u32string::npos) known += counts[i];
    fit.known = std::max(fit.known, known);
  }
  return fit;
}

}  // namespace

std::string better_latin(std::string_view bytes, std::string_view name) {
  static const auto tables = make_tables();
  const auto counts = count_in_words(bytes.substr(0, largest_sample));
  const auto own = std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
  if (own == tables.end() || !fit_of(counts, *own).is_bad()) return {};
  for (const auto& table : tables)
    if (fit_of(counts, table).is_good()) return std::string(table.name);
  return {};
}

}  // namespace charset
