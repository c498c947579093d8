#include "encoding.hpp"

#include "charset/legacy.hpp"
#include "declared_charset.hpp"

namespace dossier_html {

dossier::Decoded decode_page(std::string_view bytes, const std::string& sent_as) {
  return charset::decode(bytes, sent_as.empty() ? declared_charset(bytes) : sent_as, true);
}

}  // namespace dossier_html
