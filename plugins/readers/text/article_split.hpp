// Where the articles of a file begin that holds several.
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
// that a picture with its credit follows, after enough text. A file of one article is one range.
std::vector<ArticleRange> split_articles(const Lines& lines, Split split);

}  // namespace dossier_text
