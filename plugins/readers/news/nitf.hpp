// NITF: the XML of the International Press Telecommunications Council for single articles.
#pragma once

#include "news_item.hpp"

namespace dossier_news {

// An nitf element: headlines, dateline and body.content become the text, the rest fields and metadata.
void read_nitf(const xml::Tree& tree, const xml::Tree::Node& nitf, NewsItem& item);

}  // namespace dossier_news
