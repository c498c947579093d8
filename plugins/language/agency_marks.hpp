// Marks by which a news text names its agency: "ELVANY, April 5 (CNS) -", "(MENAFN) ...", or "... (AFP)" after the last
// sentence. Photo credits are not among them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"

namespace language {

struct Dateline {
  std::vector<dossier::Credit> agencies;
  std::string published;  // ISO 8601, if it names a year
  int month = 0;          // else month and day, if it names them
  int day = 0;
};

// The dateline at the start of `paragraph`.
std::optional<Dateline> read_dateline(std::string_view text, const dossier::Span& paragraph);

// The agencies in brackets after the last sentence.
std::vector<dossier::Credit> read_end_mark(std::string_view text);

}  // namespace language
