// NewsML-G2: news items and packages with their metadata, alone or in a news message.
#pragma once

#include "news_item.hpp"

namespace dossier_news {

// A newsItem element. Its text is the inline content: NITF, XHTML or plain text.
void read_newsml_g2(const xml::Tree& tree, const xml::Tree::Node& item, NewsItem& out);

}  // namespace dossier_news
