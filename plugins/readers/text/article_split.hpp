// Where the articles of a file begin, if it holds several.
#pragma once

#include <vector>

#include "lines.hpp"

namespace dossier_text {

enum class Split { automatic, headers, none };

struct ArticleRange {
  std::size_t first = 0;  // lines
  std::size_t end = 0;
};

// headers: at header blocks. automatic: also at a separator line (or form feed) before a headline, and at a headline
// followed by a picture caption with its credit, after enough text. A file with one article gives one range.
std::vector<ArticleRange> split_articles(const Lines& lines, Split split);

}  // namespace dossier_text
