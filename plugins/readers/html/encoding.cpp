#include "encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <string>

#include "dossier/text/fold.hpp"

namespace dossier_html {
namespace {

constexpr std::size_t declared_within = 4096;
constexpr std::size_t longest_name = 40;  // as registered

// What the name of a character set consists of; others are not declared, whatever a converter would make of them.
bool is_charset_name(std::string_view name) {
  constexpr std::string_view also = "-_.:+()";
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || also.find(c) != std::string_view::npos;
  });
}

// The value of charset= or encoding= at the beginning of the page.
std::string declared_charset(std::string_view bytes) {
  const std::string head = dossier::lower_ascii(bytes.substr(0, declared_within));
  for (const std::string_view mark : {"charset", "encoding"})
    for (std::size_t at = head.find(mark); at != std::string::npos; at = head.find(mark, at + 1)) {
      std::size_t from = head.find_first_not_of(" \t\n\r", at + mark.size());
      if (from == std::string::npos || head[from] != '=') continue;
      from = head.find_first_not_of(" \t\n\r\"'", from + 1);
      if (from == std::string::npos) continue;
      const std::size_t end = head.find_first_of(" \t\n\r\"';>?/", from);
      if (end == std::string::npos || end - from > longest_name) continue;
      const std::string name = head.substr(from, end - from);
      if (is_charset_name(name)) return name;
    }
  return {};
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Character by character, so that each is mapped to its bytes.
bool decode_with_icu(std::string_view bytes, const std::string& charset, dossier::Decoded& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status) || !converter) return false;
  out.charset = charset;
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  std::string character;
  for (const char* at = begin; at < end;) {
    const char* run = at;
    while (run < end && static_cast<unsigned char>(*run) < 0x80 && *run != 0 && *run != 0x1B) ++run;
    // ASCII is unchanged in all encodings that pages declare, unless a shift sequence precedes it.
    if (run > at && charset.rfind("iso-2022", 0) != 0 && charset.rfind("utf-7", 0) != 0) {
      out.text.copy({at, static_cast<std::size_t>(run - at)}, static_cast<std::uint64_t>(at - begin));
      at = run;
      continue;
    }
    const char* const from = at;
    status = U_ZERO_ERROR;
    UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &status);
    if (at == from) ++at;
    character.clear();
    if (U_FAILURE(status) || c == 0 || c == 0xFFFD) {
      c = 0xFFFD;
      ++out.replaced;
    }
    dossier::append_utf8(character, static_cast<char32_t>(c));
    out.text.replace(character, {static_cast<std::uint64_t>(from - begin), static_cast<std::uint64_t>(at - begin)});
  }
  return true;
}

}  // namespace

dossier::Decoded decode_page(std::string_view bytes) {
  if (dossier::unicode_encoding(bytes)) return dossier::decode_text(bytes);
  const std::string declared = declared_charset(bytes);
  if (declared.rfind("iso-2022", 0) == 0 && bytes.find('\x1B') != std::string_view::npos) {
    dossier::Decoded shifted;
    if (decode_with_icu(bytes, declared, shifted)) return shifted;
  }
  if (dossier::find_invalid_utf8(bytes) == std::string_view::npos) return dossier::decode_as_utf8(bytes);
  const bool western = declared == "iso-8859-1" || declared == "latin1" || declared == "us-ascii" ||
                       declared == "windows-1252" || declared == "cp1252";
  const bool says_utf8 = declared.rfind("utf", 0) == 0 || declared == "unicode";
  if (!declared.empty() && !western && !says_utf8) {
    dossier::Decoded out;
    if (decode_with_icu(bytes, declared == "gb2312" ? "gb18030" : declared, out)) return out;
  }
  return western ? dossier::decode_as_windows_1252(bytes) : dossier::decode_text(bytes);
}

}  // namespace dossier_html
