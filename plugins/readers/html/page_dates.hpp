// When a page's article was published and last changed, according to the page.
#pragma once

#include <optional>
#include <string>

#include "candidates.hpp"
#include "chunks.hpp"
#include "page_facts.hpp"

namespace dossier_html {

struct PageDate {
  std::string iso;  // empty: not found
  std::string evidence;
  Candidates candidates;
  bool disputed = false;  // another place says another day
};

struct PageDates {
  PageDate published, updated;
};

// title: the chunk that shows the title; container: the main content.
PageDates find_dates(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks,
                     const PageFacts& facts, std::optional<std::size_t> title, std::uint32_t container);

}  // namespace dossier_html
