#include "encoding.hpp"

#include "charset/labels.hpp"
#include "charset/legacy.hpp"
#include "declared_charset.hpp"

namespace dossier_html {

dossier::Decoded decode_page(std::string_view bytes) {
  if (dossier::unicode_encoding(bytes)) return dossier::decode_text(bytes);
  const std::string declared = declared_charset(bytes);
  const bool shifts = charset::name_of_label(declared).starts_with("iso-2022");  // all of it is ASCII
  if (shifts && bytes.find('\x1B') != std::string_view::npos)
    if (auto shifted = charset::decode_declared(bytes, declared)) return std::move(*shifted);
  if (dossier::find_invalid_utf8(bytes) == std::string_view::npos) return dossier::decode_as_utf8(bytes);
  if (dossier::is_damaged_utf8(bytes)) return dossier::decode_as_utf8(bytes);
  return charset::decode_legacy(bytes, declared, true);
}

}  // namespace dossier_html
