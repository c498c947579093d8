// Charsets that are known by the form of their bytes, and which the detector of ICU does not know.
#pragma once

#include <string_view>

namespace charset {

// "ibm866" or "windows-874" (Thai); empty for others.
std::string_view charset_by_form(std::string_view bytes);

// "iso-2022-jp", "iso-2022-kr" by their shifts, which are ASCII; empty if there are none.
std::string_view charset_of_shifts(std::string_view bytes);

}  // namespace charset
