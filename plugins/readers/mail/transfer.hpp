// The content of a part as it was before it was sent: quoted-printable and base64 undone.
#pragma once

#include <string>
#include <string_view>

#include "dossier/plugin/mapped_text.hpp"

namespace dossier_mail {

// encoding: in lower case; what is not quoted-printable or base64 is as it was sent. span: in `input`, to which the map
// leads.
dossier::MappedText undo_transfer(std::string_view input, dossier::Span span, std::string_view encoding);
// Without a map, which needs more memory than the bytes.
std::string undo_transfer_only(std::string_view input, dossier::Span span, std::string_view encoding);

}  // namespace dossier_mail
