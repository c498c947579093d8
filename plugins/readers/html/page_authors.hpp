// The authors of a page's article. None rather than a wrong one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "boilerplate.hpp"
#include "candidates.hpp"
#include "page_facts.hpp"

namespace dossier_html {

struct PageAuthors {
  std::vector<std::string> names;
  std::string evidence;
  Candidates candidates;  // a value is all names of one place, joined by ", "
  bool disputed = false;  // another place names other people
};

// mass: of the wanted chunks; container: the main content; title: the chunk that shows the title.
PageAuthors find_authors(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks,
                         const PageFacts& facts, const std::string& site, const TextMass& mass, std::uint32_t container,
                         std::optional<std::size_t> title);

}  // namespace dossier_html
