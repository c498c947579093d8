// Marks of news agencies in a document: "(CNS) -" in the dateline, "the CNS agency reports" in the text.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/document.hpp"

namespace minhash {

struct AgencyMark {
  std::string name;  // "CNS"
  dossier::Span span;
  bool dateline = false;  // the text is the agency's; else it is credited for a report
};

std::vector<AgencyMark> agency_marks(const dossier::Document& document);

// Whether the publisher is that agency: by name, or by the initials of its name.
bool is_publisher(const std::string& agency, const std::string& source);

}  // namespace minhash
