#include "part_text.hpp"

#include "charset/legacy.hpp"
#include "transfer.hpp"

namespace dossier_mail {
dossier::Decoded decode_part(std::string_view input, const Part& part) {
  const auto sent = undo_transfer(input, part.content, part.encoding);
  auto decoded = charset::decode(sent.text(), part.charset, false);
  decoded.text = dossier::with_line_feeds(decoded.text.through(sent));
  return decoded;
}

}  // namespace dossier_mail
