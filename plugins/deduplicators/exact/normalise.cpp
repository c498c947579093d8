#include "normalise.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "dossier/plugin/error.hpp"
#include "dossier/text/utf8.hpp"

namespace exact {
namespace {

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0xFEFF || c == 0x200B; }

std::string with_single_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = dossier::decode_utf8(text, at);
    if (point.valid && is_space(point.value)) {
      gap = !out.empty();
    } else {
      if (gap) out += ' ';
      gap = false;
      out.append(text, at, point.size);
    }
    at += point.size;
  }
  return out;
}

std::string words_only(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  const auto take = [&](UChar32 c) {
    if (gap && !out.empty()) out += ' ';
    gap = false;
    dossier::append_utf8(out, static_cast<char32_t>(c));
  };
  UErrorCode status = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) throw dossier::Error("no_unicode_data", "cannot load the Unicode data of ICU");
  const auto folded = fold->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))), status);
  if (U_FAILURE(status)) throw dossier::Error("bad_text", "cannot normalise the text");
  for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const UChar32 c = folded.char32At(at);
    if (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK)) {
      take(c);
    } else if (c == 0xFFFD) {
      take(c);  // lost bytes are a difference
    } else {
      gap = true;
    }
  }
  return out;
}

}  // namespace

Normalisation normalisation_of(std::string_view name) {
  return name == "none" ? Normalisation::none : name == "space" ? Normalisation::space : Normalisation::words;
}

std::string normalise(std::string_view text, Normalisation how) {
  switch (how) {
    case Normalisation::none: return std::string(text);
    case Normalisation::space: return with_single_spaces(text);
    case Normalisation::words: return words_only(text);
  }
  return {};
}

}  // namespace exact
