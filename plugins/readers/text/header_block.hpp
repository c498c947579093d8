// The block of "Name: value" lines at the beginning of a text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lines.hpp"

namespace dossier_text {

enum class HeaderName { other, title, source, published, updated, url, authors, language };

struct HeaderField {
  HeaderName name;
  std::string written;  // the name as written
  dossier::Span value;
};

struct HeaderBlock {
  std::vector<HeaderField> fields;
  std::size_t end = 0;  // the line after it

  const HeaderField* find(HeaderName name) const;
  std::size_t known() const;  // the number of fields with known names
};

// The block that begins at a line. It ends at an empty line; its first field is one of the known ones.
std::optional<HeaderBlock> read_header(const Lines& lines, std::size_t line);

}  // namespace dossier_text
