// Dates in a line of a page with what the line says they are: "Last updated: 22 May 2024 | First published: 14 May 2024".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/text/dates.hpp"

namespace dossier_html {

enum class DateRole : unsigned char {
  none,       // not said
  published,  // posted, veröffentlicht, first published
  updated,    // last modified, Stand
  other,      // reviewed, accessed, received, expires
};

struct LabelledDate {
  std::string iso;
  DateRole role = DateRole::none;
  dossier::Span span;  // of the line
};

// The role that words right before a date give it: the last that says one.
DateRole role_in(std::string_view words);

// A word right after a date counts for one that has none before it.
std::vector<LabelledDate> labelled_dates(std::string_view line, const dossier::DateStyle& style);

// Earlier and later years are not dates of web pages.
bool is_plausible_date(std::string_view iso);

}  // namespace dossier_html
