// Whether two texts are about one occasion.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "dossier/record/claim.hpp"

namespace checker_quotes {

using namespace dossier;

std::set<std::string> matter_of(std::string_view text);  // its content words

// The share of the smaller set of words.
double overlap(const std::set<std::string>& a, const std::set<std::string>& b);

// Days between two dates; -1 where one is not known.
int days_between(std::string_view a, std::string_view b);

}  // namespace checker_quotes
