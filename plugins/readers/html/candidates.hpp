// What a page says of one field, each with the place that says it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dossier_html {

struct Candidate {
  std::string value;
  std::string label;       // where from: "json-ld", "meta author", "byline", ...
  std::uint32_t node = 0;  // that says it; 0: in the JSON-LD
};

// In order of rank: the best first.
using Candidates = std::vector<Candidate>;

}  // namespace dossier_html
