// What the paragraph styles of a Word document mean.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dossier_office {

struct WordStyle {
  std::string_view kind = "paragraph";  // of a block
  bool list = false;                    // it has bullets or numbers
};

// By the style's id. xml: the member with the styles; damaged, what is before the damage.
std::map<std::string, WordStyle, std::less<>> read_word_styles(std::string_view xml);

// What a style of that name is for, in any letter case: "heading 2", "Title", "Caption", "Quote"; empty if not known.
std::string_view kind_of_style(std::string_view name);

}  // namespace dossier_office
