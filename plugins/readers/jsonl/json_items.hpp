// The objects in one JSON value that is not lines: an array of them, one object, or an object around an array.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "dossier/record/span.hpp"

namespace dossier_jsonl {

// Where and why an array stops being one; the offsets are bytes of the text.
struct ArrayFault {
  std::string message;
  dossier::Span rest;  // what is not read
};

// Calls visit for each item of the array that begins at `begin`, with its place in the text; a damaged item is one if its
// brackets are closed.
// Returns what follows and is not an array's end; empty message: nothing.
ArrayFault each_item(std::string_view text, std::size_t begin, const std::function<void(const dossier::Span&)>& visit);

// The one member of an object that is an array of objects; empty if there is none, or several. object: well formed.
std::string_view only_list(std::string_view object);

}  // namespace dossier_jsonl
