// One article of a file as a document.
#pragma once

#include "article_split.hpp"
#include "dossier/plugin/mapped_text.hpp"
#include "dossier/record/document.hpp"

namespace dossier_text {

struct Article {
  dossier::Document document;  // without its text
  dossier::MappedText text;    // the title, a blank line, the body
};

// all: the decoded input that the lines belong to.
Article read_article(const dossier::MappedText& all, const Lines& lines, const ArticleRange& range);

}  // namespace dossier_text
