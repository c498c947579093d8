// The meaning of the words in an element's class and id.
#pragma once

#include <cstdint>
#include <string_view>

#include "page.hpp"

namespace dossier_html {

enum NameMark : std::uint32_t {
  names_comments = 1u << 0,   // readers' comments
  names_furniture = 1u << 1,  // navigation, sharing, related, advertising: never article text
  names_margin = 1u << 2,     // may be around or inside an article: teaser, meta, widget, info
  names_body = 1u << 3,       // an article's body
  names_article = 1u << 4,    // an article, a story, content
  names_author = 1u << 5,
  names_date = 1u << 6,
  names_caption = 1u << 7,
  names_title = 1u << 8,
  names_hidden = 1u << 9,
  names_elsewhere = 1u << 10,  // teasers of other pages
};

// The marks of the words in both attributes, split at punctuation and capitals: "related-posts", "relatedPosts".
std::uint32_t name_marks(const Page& page, std::uint32_t node);

}  // namespace dossier_html
