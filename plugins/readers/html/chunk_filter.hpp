// Which chunks of the main content are the article.
#pragma once

#include <optional>

#include "boilerplate.hpp"
#include "chunk_traits.hpp"

namespace dossier_html {

enum class ChunkKind : std::uint8_t { paragraph, heading, deck, list, quote, caption, table };

struct ArticleChunk {
  std::size_t chunk;
  ChunkKind kind;
  std::uint32_t group;  // the list, table or quote that contains it; else 0
};

// title: the chunk that shows the title; prose between it and the container is a deck. body: the article's text in the JSON-LD.
// summaries: what the page's tags say of the article in a sentence or two.
std::vector<ArticleChunk> filter_chunks(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                                        const TextMass& mass, std::uint32_t container, std::optional<std::size_t> title,
                                        std::string_view body, const std::vector<std::string>& summaries);

// What the rules alone make of every chunk from the container on.
std::vector<RuledChunk> rule_chunks(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                                    const TextMass& mass, std::uint32_t container);

}  // namespace dossier_html
