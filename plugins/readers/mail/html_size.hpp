// How much a page says: enough to choose between two versions of one text.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier_mail {

// Letters and figures outside of tags, scripts and styles; without decoding anything.
std::uint64_t visible_size(std::string_view html);
// The same of plain text.
std::uint64_t text_size(std::string_view text);

}  // namespace dossier_mail
