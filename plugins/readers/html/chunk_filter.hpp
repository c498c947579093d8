// Which chunks of the main content are the article.
#pragma once

#include <optional>

#include "boilerplate.hpp"

namespace dossier_html {

enum class ChunkKind : std::uint8_t { paragraph, heading, deck, list, quote, caption, table };

struct ArticleChunk {
  std::size_t chunk;
  ChunkKind kind;
  std::uint32_t group;  // the list, table or quote that contains it; else 0
};

// title: the chunk that shows the title; prose between it and the container is the article's lead.
std::vector<ArticleChunk> filter_chunks(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                                        const TextMass& mass, std::uint32_t container,
                                        std::optional<std::size_t> title);

}  // namespace dossier_html
