// ninjs: news items in JSON.
#pragma once

#include <cstdint>
#include <string_view>

#include "news_item.hpp"

namespace dossier_news {

// Whether an object, or the beginning of one, has the members of a ninjs item: alone, the first of an array, or one on
// each line.
bool looks_like_ninjs(std::string_view head);

// json: one valid object; offset: of it in the input. html: receives the body as HTML where there is neither plain text
// nor well-formed markup, empty otherwise.
void read_ninjs(std::string_view json, std::uint64_t offset, NewsItem& item, std::string& html);

}  // namespace dossier_news
