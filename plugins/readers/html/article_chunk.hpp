// The learned judgement whether a chunk is part of the article.
#pragma once

#include "chunk_traits.hpp"

namespace dossier_html {

bool is_article_chunk(const ChunkTraits& traits);

}  // namespace dossier_html
