#include "article_chunk.hpp"

#include "chunk_weights.hpp"

namespace dossier_html {

bool is_article_chunk(const ChunkTraits& traits) {
  int odds = 0;
  for (std::size_t i = 0; i < traits.size(); ++i)
    if (traits[i]) odds += chunk_weights[i];
  return odds > 0;
}

}  // namespace dossier_html
