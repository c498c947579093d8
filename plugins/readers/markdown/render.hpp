// The text of a Markdown document with its blocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/plugin/host.hpp"
#include "dossier/plugin/mapped_text.hpp"
#include "dossier/record/document.hpp"

namespace dossier_markdown {

struct Rendered {
  dossier::MappedText text;  // mapped to the source
  std::vector<dossier::Block> blocks;
};

// Lists and quotes are a block each, with a line for each paragraph in them. Links leave their words, images their
// description, HTML its words. The source is UTF-8 with line feeds.
Rendered render(std::string_view source, const dossier::Host& host);

}  // namespace dossier_markdown
