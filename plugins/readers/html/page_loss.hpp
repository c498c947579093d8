// What of a page is not in the text of its article, and why.
#pragma once

#include "chunk_filter.hpp"
#include "dossier/record/left_out.hpp"

namespace dossier_html {

// decoded: the page's UTF-8, mapped to the bytes of the input. article and title: the chunks in the text.
dossier::LeftOut page_loss(const Page& page, const FlatPage& flat, const std::vector<ArticleChunk>& article,
                           std::optional<std::size_t> title, const dossier::MappedText& decoded);

}  // namespace dossier_html
