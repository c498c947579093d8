// The text of a plain part, with a map to the bytes of the input.
#pragma once

#include "dossier/plugin/charset.hpp"
#include "part.hpp"

namespace dossier_mail {

// Line ends are line feeds. A charset that the bytes contradict is not used.
dossier::Decoded decode_part(std::string_view input, const Part& part);

}  // namespace dossier_mail
