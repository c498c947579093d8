// Who wrote a page's article. No author rather than a wrong one.
#pragma once

#include <string>
#include <vector>

#include "chunks.hpp"
#include "page_facts.hpp"

namespace dossier_html {

struct PageAuthors {
  std::vector<std::string> names;
  std::string evidence;
};

PageAuthors find_authors(const Page& page, const std::vector<std::uint32_t>& marks, const PageFacts& facts,
                         const std::string& site, std::uint32_t container);

}  // namespace dossier_html
