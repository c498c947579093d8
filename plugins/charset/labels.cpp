#include "charset/labels.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"

namespace charset {
namespace {

struct Alias {
  std::string_view name, labels;  // labels are separated by blanks
};
constexpr Alias aliases[] = {
    {"big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 big5hkscs"},
    {"euc-jp", "cseucpkdfmtjapanese euc-jp x-euc-jp eucjp"},
    {"euc-kr",
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 uhc "
     "cp949"},
    {"gb18030", "gb18030"},
    {"gbk", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 euc-cn"},
    {"hz-gb-2312", "hz-gb-2312 hz"},
    {"ibm866", "866 cp866 csibm866 ibm866"},
    {"iso-2022-jp", "csiso2022jp iso-2022-jp"},
    {"iso-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"iso-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    {"iso-8859-14", "iso-8859-14 iso8859-14 iso885914"},
    {"iso-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9"},
    {"iso-8859-2", "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    {"iso-8859-3", "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3"},
    {"iso-8859-4", "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 l4 latin4"},
    {"iso-8859-5", "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5"},
    {"iso-8859-6", "arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6 iso-ir-127 iso8859-6 iso88596 iso_8859-6"},
    {"iso-8859-7",
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 sun_eu_greek"},
    {"iso-8859-8",
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 visual "
     "csiso88598i iso-8859-8-i logical"},
    {"koi8-r", "cskoi8r koi koi8 koi8-r koi8_r"},
    {"koi8-u", "koi8-ru koi8-u"},
    {"macintosh", "csmacintosh mac macintosh x-mac-roman"},
    {"shift_jis", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932"},
    {"utf-8",
     "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 unicode utf-16 utf-16le utf-16be utf-7"},
    {"windows-1250", "cp1250 windows-1250 x-cp1250"},
    {"windows-1251", "cp1251 windows-1251 x-cp1251"},
    {"windows-1252",
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
     "iso_8859-1:1987 l1 latin1 latin-1 us-ascii windows-1252 x-cp1252 ansi"},
    {"windows-1253", "cp1253 windows-1253 x-cp1253"},
    {"windows-1254",
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 "
     "x-cp1254"},
    {"windows-1255", "cp1255 windows-1255 x-cp1255"},
    {"windows-1256", "cp1256 windows-1256 x-cp1256"},
    {"windows-1257", "cp1257 windows-1257 x-cp1257"},
    {"windows-1258", "cp1258 windows-1258 x-cp1258"},
    {"windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    {"x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"},
};

struct Converter {
  std::string_view name, icu;
};
// Where ICU's own converter of the name is of a smaller set, or is another.
constexpr Converter converters[] = {{"big5", "ibm-1375_P100-2008"},
                                    {"euc-kr", "windows-949-2000"},
                                    {"gbk", "gb18030"},
                                    {"hz-gb-2312", "HZ"},
                                    {"shift_jis", "ibm-943_P15A-2003"},
                                    {"windows-874", "ibm-1162_P100-1999"},
                                    {"x-mac-cyrillic", "x-mac-cyrillic"}};

constexpr Converter siblings[] = {{"iso-8859-13", "windows-1257"}, {"iso-8859-15", "windows-1252"},
                                  {"iso-8859-2", "windows-1250"},  {"iso-8859-6", "windows-1256"},
                                  {"iso-8859-7", "windows-1253"},  {"iso-8859-8", "windows-1255"}};

bool holds_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

// What the name of a charset consists of; others are not declared, whatever a converter would make of them.
bool may_be_name(std::string_view name) {
  constexpr std::size_t longest = 40;  // as registered
  constexpr std::string_view also = "-_.:+()";
  return !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || also.find(c) != std::string_view::npos;
  });
}

std::string_view find_in(const auto& table, std::string_view name) {
  for (const auto& entry : table)
    if (entry.name == name) return entry.icu;
  return {};
}

}  // namespace

std::string name_of_label(std::string_view label) {
  constexpr std::string_view blanks = " \t\r\n\f\"'";
  const std::size_t from = std::min(label.find_first_not_of(blanks), label.size());
  label = label.substr(from);
  label = label.substr(0, label.find_first_of(" \t\r\n\f\"',;"));
  std::string name = dossier::lower_ascii(label);
  if (!may_be_name(name)) return {};
  for (const auto& alias : aliases)
    if (holds_word(alias.labels, name)) return std::string(alias.name);
  return name;
}

std::string_view converter_of(std::string_view name) {
  const auto found = find_in(converters, name);
  return found.empty() ? name : found;
}

bool is_latin(std::string_view name) {
  constexpr std::string_view latin[] = {"iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",
                                        "iso-8859-2",   "iso-8859-3",   "iso-8859-4",   "macintosh",
                                        "windows-1250", "windows-1252", "windows-1254", "windows-1257"};
  return std::find(std::begin(latin), std::end(latin), name) != std::end(latin);
}

std::string_view windows_sibling(std::string_view name) { return find_in(siblings, name); }

}  // namespace charset
