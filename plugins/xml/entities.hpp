// The names of characters that HTML declares (&nbsp; &eacute;), which XML documents use with and without a declaration.
#pragma once

#include <string>
#include <string_view>

namespace xml {

// A DTD that declares them.
const std::string& entity_declarations();

// Whether the text has a reference to an entity that XML itself does not declare.
bool names_entities(std::string_view text);

}  // namespace xml
