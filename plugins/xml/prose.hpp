// The text of an element whose content is marked up as in XHTML or NITF.
#pragma once

#include "xml/block_writer.hpp"
#include "xml/tree.hpp"

namespace xml {

// Paragraphs, headings, captions, lists, tables and quotations become blocks; scripts, styles and the data of media are
// left out. What is not known by its name is part of the text around it.
void write_prose(const Tree& tree, const Tree::Node& node, BlockWriter& out);

// Plain text in paragraphs: an empty line is between them, or, where there is none, a line end.
void write_plain(const dossier::MappedText& text, const dossier::Span& part, BlockWriter& out);

// Markup in a text, such as an escaped body in a feed. False, and nothing is written, if it is not well-formed.
bool write_markup(const dossier::MappedText& markup, BlockWriter& out);

}  // namespace xml
