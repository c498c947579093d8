// What speaks for and against a day being the one on which a page was published: traits that learned weights add up.
#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "date_candidates.hpp"

namespace dossier_html {

// A trait may be added or removed, but the weights must be learned again then (train/README.md).
enum class DateTrait : std::uint8_t {
  // where the page says it
  json_ld,
  strong_meta,  // article:published_time and others that mean nothing else
  weak_meta,    // date and others that may mean another date
  microdata,
  label,
  time_element,
  date_class,
  address,
  text,
  guess,  // scripts, datelines, the address of a picture
  two_kinds,
  three_kinds,
  // what is shown, by its place
  said_published,  // words say so
  nearest,         // of all that is shown the nearest to the title
  within_60,       // elements and texts from the title
  within_300,
  far_from_title,
  behind,     // another date of the kind is nearer to the title
  elsewhere,  // only in teasers, lists and the like
  // compared with other days
  only_updated,    // only as a date of change
  also_updated,    // also as one
  same_as_change,  // to the second, while another tag says an earlier day
  earliest,
  latest,
  beside_tag,    // shown, and a day off what a tag says
  beside_shown,  // said by tags only, and a day off what is shown near the title
  count
};
using DateTraits = std::bitset<static_cast<std::size_t>(DateTrait::count)>;

// A day, and what says it: indices into the candidates, in order of rank.
struct PageDay {
  std::string day;
  DateTraits traits;
  std::vector<std::size_t> said_by;
};

// The days in order of their first candidate. Those of changes are left out if the page says another, apart from teasers.
std::vector<PageDay> page_days(const std::vector<DateCandidate>& candidates);

}  // namespace dossier_html
