// Character references: "&eacute;", "&#233;", "&#xE9;".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier_markdown {

struct CharacterReference {
  std::string character;  // what it stands for
  std::size_t size = 0;   // bytes that it takes in the source
};

// The reference that begins at text[at], if one does.
std::optional<CharacterReference> reference_at(std::string_view text, std::size_t at);

}  // namespace dossier_markdown
