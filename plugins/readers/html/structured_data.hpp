// What a page's JSON-LD (schema.org) says about its article.
#pragma once

#include <string>
#include <vector>

namespace dossier_html {

struct StructuredArticle {
  std::string headline, published, modified, publisher, url, language;
  std::vector<std::string> authors;
};

// scripts: the contents of the page's ld+json scripts. What cannot be parsed is skipped.
StructuredArticle read_structured_data(const std::vector<std::string>& scripts);

}  // namespace dossier_html
