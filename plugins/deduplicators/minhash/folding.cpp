#include "folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "dossier/plugin/error.hpp"

namespace minhash {
namespace {

bool has_no_spaces(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
    case USCRIPT_JAVANESE:
    case USCRIPT_BALINESE:
    case USCRIPT_TAI_LE:
    case USCRIPT_YI: return true;
    default: return c == 0x30FC || c == 0x3005;  // prolonged sound mark, iteration mark: of no one script
  }
}

CharKind kind_of(UChar32 c) {
  const auto category = U_GET_GC_MASK(c);
  if (category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_MC_MASK)) {
    // Marks that normalisation may move are accents; the others are vowels of their script.
    if (u_getCombiningClass(c) != 0) return CharKind::nothing;
    return has_no_spaces(c) ? CharKind::alone : CharKind::letter;
  }
  if (category & U_GC_CF_MASK) return CharKind::nothing;
  if (category & U_GC_ND_MASK) return CharKind::digit;
  if (category & (U_GC_L_MASK | U_GC_NL_MASK)) return has_no_spaces(c) ? CharKind::alone : CharKind::letter;
  return CharKind::gap;
}

FoldedChar fold(UChar32 c, const icu::Normalizer2& compatibility) {
  FoldedChar out;
  out.kind = kind_of(c);
  out.upper = u_isupper(c) || u_istitle(c);
  const auto add = [&](UChar32 f) {
    const auto kind = kind_of(f);
    if (kind == CharKind::nothing || kind == CharKind::gap || out.count == out.folded.size()) return;
    if (out.kind == CharKind::gap) out.kind = kind;  // a circled digit, say
    const auto value = kind == CharKind::digit ? '0' + u_charDigitValue(f) : u_foldCase(f, U_FOLD_CASE_DEFAULT);
    out.folded[out.count++] = static_cast<char32_t>(value);
  };
  icu::UnicodeString parts;
  if (compatibility.getDecomposition(c, parts)) {
    // The first decides: the no-break space folds to a space, a ligature to letters.
    if (out.kind != CharKind::gap || kind_of(parts.char32At(0)) != CharKind::gap)
      for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) add(parts.char32At(at));
  } else if (out.kind != CharKind::nothing) {
    add(c);
  }
  if (out.count == 0 && out.kind != CharKind::nothing) out.kind = CharKind::gap;
  if (out.count > 0 && out.kind != CharKind::nothing) {
    const auto first = kind_of(static_cast<UChar32>(out.folded[0]));
    if (first == CharKind::digit) out.kind = CharKind::digit;
  }
  return out;
}

FoldedChar surrogate_stand_in(CharKind kind) {
  FoldedChar out;
  out.kind = kind;
  return out;
}

}  // namespace

Folding::Folding()
    : alone_(surrogate_stand_in(CharKind::alone)),
      letter_(surrogate_stand_in(CharKind::letter)),
      gap_(surrogate_stand_in(CharKind::gap)) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* compatibility = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw dossier::Error("no_unicode_data", "cannot load the Unicode data of ICU");
  chars_.resize(size);
  for (char32_t c = 0; c < size; ++c)
    if (c < 0xD800 || c > 0xDFFF) chars_[c] = fold(static_cast<UChar32>(c), *compatibility);
}

const Folding& Folding::table() {
  static const Folding folding;
  return folding;
}

const FoldedChar& Folding::rare(char32_t c) const {
  switch (kind_of(static_cast<UChar32>(c))) {
    case CharKind::alone: return alone_;
    case CharKind::letter:
    case CharKind::digit: return letter_;
    default: return gap_;
  }
}

}  // namespace minhash
