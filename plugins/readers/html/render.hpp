// The document's text and blocks from the chunks of the article.
#pragma once

#include <optional>

#include "chunk_filter.hpp"
#include "dossier/record/document.hpp"

namespace dossier_html {

struct Rendered {
  dossier::MappedText text;  // mapped to the page's UTF-8
  std::vector<dossier::Block> blocks;
};

// title: the chunk that shows the title, anywhere in the page; it comes first.
Rendered render(const Page& page, const FlatPage& flat, const std::vector<ArticleChunk>& chunks,
                std::optional<std::size_t> title);

}  // namespace dossier_html
