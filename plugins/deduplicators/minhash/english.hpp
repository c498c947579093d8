// Everyday English words: what two reports on any subject share. In small collections nothing else tells.
#pragma once

#include <string_view>

namespace minhash {

// The word in lower case.
bool is_common_english(std::string_view word);

}  // namespace minhash
