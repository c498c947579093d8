// The charset of bytes that do not say it.
#pragma once

#include <string>
#include <string_view>

namespace charset {

// The likeliest name for bytes that are not valid UTF-8; empty if there is no telling.
std::string detect(std::string_view bytes, bool markup);

}  // namespace charset
