// NewsML 1.0 to 1.2, the form before NewsML-G2.
#pragma once

#include "news_item.hpp"

namespace dossier_news {

// A NewsItem element. Its text is the first content that is NITF, XHTML or plain text, with the nearest NewsLines.
void read_newsml_1(const xml::Tree& tree, const xml::Tree::Node& item, NewsItem& out);

}  // namespace dossier_news
