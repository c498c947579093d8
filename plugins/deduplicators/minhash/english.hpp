// Everyday English words, which two reports on any subject share. Needed in collections too small for word frequencies.
#pragma once

#include <string_view>

namespace minhash {

// The word in lower case.
bool is_common_english(std::string_view word);

}  // namespace minhash
