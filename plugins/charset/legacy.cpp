#include "charset/legacy.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <string>

#include "charset/byte_forms.hpp"
#include "charset/detect.hpp"
#include "charset/labels.hpp"
#include "charset/latin_letters.hpp"

namespace charset {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Characters are ASCII, or are not, by what precedes them.
bool has_shifts(std::string_view name) { return name.starts_with("iso-2022") || name == "hz-gb-2312"; }

// Character by character, so that each is mapped to its bytes.
std::optional<dossier::Decoded> decode_as(std::string_view bytes, std::string_view name) {
  if (name == "windows-1252") return dossier::decode_as_windows_1252(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(
      ucnv_open(std::string(converter_of(name)).c_str(), &status));
  if (U_FAILURE(status) || !converter) return std::nullopt;
  dossier::Decoded out{{}, std::string(name)};
  const bool shifts = has_shifts(name) || name.starts_with("utf-7");
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  std::string character;
  for (const char* at = begin; at < end;) {
    const char* run = at;
    while (run < end && static_cast<unsigned char>(*run) < 0x80 && *run != 0 && *run != 0x1B) ++run;
    // ASCII is unchanged in all charsets that inputs declare, unless a shift sequence precedes it.
    if (run > at && !shifts) {
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
  return out;
}

bool holds_c1(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xA0 && byte != 0x85;
  });
}

// Whether one of these bytes stands next to a letter beyond ASCII (after it only, where `before` says so) and is none itself.
bool holds_in_words(std::string_view bytes, std::string_view some, unsigned char first_letter, bool before) {
  const auto is_letter = [&](std::size_t at) {
    return at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= first_letter;
  };
  for (auto at = bytes.find_first_of(some); at != std::string_view::npos; at = bytes.find_first_of(some, at + 1))
    if (before ? is_letter(at + 1) && (at == 0 || !is_letter(at - 1))
               : is_letter(at + 1) || (at > 0 && is_letter(at - 1)))
      return true;
  return false;
}

// What is declared or detected, or the larger or Windows variant whose letters the bytes have.
std::string_view variant_in_use(std::string_view bytes, std::string_view name) {
  // Lines to draw with in the one, letters of Ukrainian in the other.
  if (name == "koi8-r" && holds_in_words(bytes, "\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD", 0xC0, false)) return "koi8-u";
  // A quotation mark in the one, the capital alpha with an accent in the other.
  if (name == "iso-8859-7" && holds_in_words(bytes, "\xA2", 0xDC, true) && bytes.find('\xB6') == std::string_view::npos)
    return "windows-1253";
  const auto sibling = windows_sibling(name);
  return !sibling.empty() && holds_c1(bytes) ? sibling : name;
}

// Bytes that are no ASCII, and those of them next to another one.
struct Legacy {
  std::uint64_t bytes = 0, in_runs = 0;
};
Legacy count_legacy(std::string_view bytes) {
  Legacy count;
  const auto is_legacy = [&](std::size_t at) { return at < bytes.size() && static_cast<signed char>(bytes[at]) < 0; };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!is_legacy(at)) continue;
    ++count.bytes;
    count.in_runs += is_legacy(at + 1) || (at > 0 && is_legacy(at - 1));
  }
  return count;
}

// Much is invalid in the charset; or words of accented letters only, which no language with Latin letters has.
bool is_contradicted(std::string_view bytes, const dossier::Decoded& decoded) {
  constexpr std::uint64_t few = 12;
  const auto legacy = count_legacy(bytes);
  if (decoded.replaced * 100 > legacy.bytes) return true;
  return is_latin(decoded.charset) && legacy.bytes > few && legacy.in_runs * 10 > legacy.bytes * 7;
}

}  // namespace

std::optional<dossier::Decoded> decode_declared(std::string_view bytes, std::string_view label) {
  const std::string name = name_of_label(label);
  if (name.empty() || name.starts_with("utf")) return std::nullopt;
  return decode_as(bytes, variant_in_use(bytes, name));
}

dossier::Decoded decode_legacy(std::string_view bytes, std::string_view label, bool markup) {
  auto declared = decode_declared(bytes, label);
  if (declared && !is_contradicted(bytes, *declared)) {
    if (const auto better = better_latin(bytes, declared->charset); !better.empty())
      if (auto decoded = decode_as(bytes, variant_in_use(bytes, better))) return std::move(*decoded);
    return std::move(*declared);
  }
  std::string name(charset_by_form(bytes));
  if (name.empty()) name = detect(bytes, markup);
  if (name.empty() || is_latin(name))
    if (auto better = better_latin(bytes, name.empty() ? "windows-1252" : name); !better.empty())
      name = std::move(better);
  if (!name.empty())
    if (auto decoded = decode_as(bytes, variant_in_use(bytes, name)); decoded && !is_contradicted(bytes, *decoded))
      return std::move(*decoded);
  return declared ? std::move(*declared) : dossier::decode_as_windows_1252(bytes);
}

dossier::Decoded decode(std::string_view bytes, std::string_view label, bool markup) {
  if (dossier::unicode_encoding(bytes)) return dossier::decode_text(bytes);
  const auto name = name_of_label(label);
  const bool declared = has_shifts(name) && bytes.find(name == "hz-gb-2312" ? "~{" : "\x1B") != std::string_view::npos;
  if (auto shifted = decode_declared(bytes, declared ? std::string_view(name) : charset_of_shifts(bytes)))
    if (declared || shifted->replaced == 0) return std::move(*shifted);
  if (dossier::find_invalid_utf8(bytes) == std::string_view::npos) return dossier::decode_as_utf8(bytes);
  if (dossier::is_damaged_utf8(bytes)) return dossier::decode_as_utf8(bytes);
  return decode_legacy(bytes, label, markup);
}

}  // namespace charset
