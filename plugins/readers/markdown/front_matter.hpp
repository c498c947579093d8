// The block of YAML between "---" lines with which many Markdown files begin: title, author, date and others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dossier/record/document.hpp"

namespace dossier_markdown {

struct FrontMatter {
  std::uint64_t end = 0;  // where the Markdown begins
  std::string problem;    // why it cannot be read, as a sentence; empty if it can
  dossier::Span title;    // where the source shows the title as it is; empty if it does not
};

// Nothing if the text does not begin with one. Sets the fields of the document that it names; the rest become metadata.
std::optional<FrontMatter> read_front_matter(std::string_view text, dossier::Document& document);

}  // namespace dossier_markdown
