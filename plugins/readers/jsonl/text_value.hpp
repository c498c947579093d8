// The text of a member of a JSON object, with the map of its bytes to the bytes of the input.
#pragma once

#include <string_view>

#include "dossier/plugin/mapped_text.hpp"

namespace dossier_jsonl {

// The value of the object's member `name`, which must be a string, with its map. object: valid JSON; offset: of it in the
// input. A text without escapes is one run.
dossier::MappedText text_value(std::string_view object, std::string_view name, std::uint64_t offset);

}  // namespace dossier_jsonl
