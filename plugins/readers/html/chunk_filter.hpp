// Which chunks of the main content are the article.
#pragma once

#include "boilerplate.hpp"

namespace dossier_html {

enum class ChunkKind : std::uint8_t { paragraph, heading, list, quote, caption, table };

struct ArticleChunk {
  std::size_t chunk;
  ChunkKind kind;
  std::uint32_t group;  // the list, table or quote that it stands in; else 0
};

std::vector<ArticleChunk> filter_chunks(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                                        const TextMass& mass, std::uint32_t container);

}  // namespace dossier_html
