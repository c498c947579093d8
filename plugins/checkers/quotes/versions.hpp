// The versions of one quote in several documents: agreement, altered words, attributed speakers.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/finding.hpp"

namespace checker_quotes {

using namespace dossier;

struct Version {
  Claim claim;
  std::string_view text;  // of its document
};

std::vector<Finding> compare_versions(const std::vector<Version>& versions);

}  // namespace checker_quotes
