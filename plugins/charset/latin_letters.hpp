// Which charset of Latin letters a text has, by the letters of the languages that are written in it.
#pragma once

#include <string>
#include <string_view>

namespace charset {

// bytes: of one byte a character. name: what is declared or likely. Another charset, if its letters in the text are those of one
// language and those of `name` are of none; otherwise empty.
std::string better_latin(std::string_view bytes, std::string_view name);

}  // namespace charset
