// Header fields: "Name: value" lines, folded over several lines where these begin with a blank, up to an empty line.
// Mail, HTTP and WARC share this form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/span.hpp"

namespace mime {

struct Field {
  std::string name;     // in lower case
  dossier::Span value;  // in the bytes: without blanks around it, with line ends where it is folded
};

struct Header {
  std::vector<Field> fields;
  std::uint64_t end = 0;       // where what follows the empty line begins; the size of the bytes if there is none
  bool complete = true;        // there is an empty line
  std::uint64_t left_out = 0;  // bytes of fields beyond the limits, from the end of the last field on

  // The value of the first field of this name, unfolded; empty if there is none.
  std::string value(std::string_view bytes, std::string_view name) const;
};

// Reads the header that begins at `from`. At most 1,000 fields and 256 KiB of them are kept. Lines that are no fields
// are skipped.
Header read_header(std::string_view bytes, std::uint64_t from);

// A folded value on one line.
std::string unfolded(std::string_view value);

// How much of the bytes from `at` on is a line, with its end.
inline std::uint64_t line_size(std::string_view bytes, std::uint64_t at) {
  const auto end = bytes.find('\n', at);
  return (end == std::string_view::npos ? bytes.size() : end + 1) - at;
}

}  // namespace mime
