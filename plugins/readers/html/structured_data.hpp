// The description of the article in a page's JSON-LD (schema.org).
#pragma once

#include <string>
#include <vector>

namespace dossier_html {

struct StructuredArticle {
  std::string headline, published, modified, publisher, url, language;
  std::vector<std::string> authors;
  std::string body;  // the article's text
};

// scripts: the contents of the page's ld+json scripts. Those that cannot be parsed are skipped.
StructuredArticle read_structured_data(const std::vector<std::string>& scripts);

}  // namespace dossier_html
