// Every date that a page says it is of, with how much each is worth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chunks.hpp"
#include "date_labels.hpp"
#include "page_facts.hpp"

namespace dossier_html {

// In the order of DateTrait.
enum class DateKind : unsigned char {
  json_ld,
  strong_meta,
  weak_meta,
  microdata,
  label,
  time_element,
  date_class,
  address,
  text,
  guess,
};

struct DateCandidate {
  std::string iso;
  std::string label;
  std::uint32_t node = 0;  // that says it; 0: in the JSON-LD
  DateRole role = DateRole::none;
  int weight = 0;
  DateKind kind = DateKind::guess;
  std::uint64_t distance = 0;  // of what is shown, from the title
  bool behind = false;         // another of its kind is nearer to the title
  bool elsewhere = false;      // in a teaser, a list or the like
};

// title: the chunk that shows the title; container: the main content. Dates of comments and of teasers of other pages are left
// out. What is far-fetched (scripts, a dateline, the address of a picture) is looked for only if there is nothing else.
std::vector<DateCandidate> date_candidates(const Page& page, const FlatPage& flat,
                                           const std::vector<std::uint32_t>& marks, const PageFacts& facts,
                                           std::optional<std::size_t> title, std::uint32_t container);

}  // namespace dossier_html
