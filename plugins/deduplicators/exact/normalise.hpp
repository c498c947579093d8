// What of a text counts when two texts are compared for equality.
#pragma once

#include <string>
#include <string_view>

namespace exact {

enum class Normalisation {
  none,   // every byte
  space,  // runs of white space are one space, none at the ends
  words,  // letters and digits only, without case and compatibility forms; any other run of characters is one space
};

Normalisation normalisation_of(std::string_view name);

// The text reduced to what counts; bytes that are not UTF-8 are kept as they are.
std::string normalise(std::string_view text, Normalisation how);

}  // namespace exact
