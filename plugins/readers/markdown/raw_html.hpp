// HTML between the blocks of Markdown: its words without the markup.
#pragma once

#include "dossier/plugin/mapped_text.hpp"

namespace dossier_markdown {

// The visible text of a piece of HTML: tags, comments, scripts and styles left out, white space collapsed, line feeds
// where elements of their own lines begin and end.
dossier::MappedText visible_text(const dossier::MappedText& html);

}  // namespace dossier_markdown
