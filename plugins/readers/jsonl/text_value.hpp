// Where a member's text stands in a line of JSON, and what each of its bytes was made from.
#pragma once

#include <string_view>

#include "dossier/plugin/mapped_text.hpp"

namespace dossier_jsonl {

// The value of the object's own member `name`, which must be a string, with its map. line: valid JSON, an object;
// offset: of the line in the input. A text that needs no escapes is one run.
dossier::MappedText text_value(std::string_view line, std::string_view name, std::uint64_t offset);

}  // namespace dossier_jsonl
