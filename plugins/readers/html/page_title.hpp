// A page's title, and the chunk that shows it.
#pragma once

#include <optional>
#include <string>

#include "candidates.hpp"
#include "chunks.hpp"
#include "page_facts.hpp"

namespace dossier_html {

struct PageTitle {
  std::string text;
  std::string evidence;
  std::optional<std::size_t> chunk;  // that shows it
  Candidates candidates;
  bool disputed = false;  // another place gives another title, without the site's name
};

// first_of_text: the first chunk of the main content.
PageTitle find_title(const Page& page, const FlatPage& flat, const PageFacts& facts, const std::string& site,
                     std::size_t first_of_text);

// Only letters and digits, in lower case: for comparison.
std::string folded(std::string_view text);

}  // namespace dossier_html
