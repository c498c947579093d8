#include "language/agency_credits.hpp"

#include <algorithm>

#include "language/agency_marks.hpp"
#include "language/agency_phrases.hpp"

namespace language {

std::vector<dossier::Credit> agency_credits(std::string_view text, const std::vector<dossier::Block>& blocks) {
  std::vector<dossier::Credit> credits;
  const auto first =
      std::find_if(blocks.begin(), blocks.end(), [](const dossier::Block& block) { return block.kind == "paragraph"; });
  if (first != blocks.end())
    if (auto line = read_dateline(text, first->span())) credits = std::move(line->agencies);
  for (auto& credit : find_agency_phrases(text)) credits.push_back(std::move(credit));
  for (auto& credit : read_end_mark(text)) credits.push_back(std::move(credit));
  std::stable_sort(credits.begin(), credits.end(),
                   [](const dossier::Credit& a, const dossier::Credit& b) { return a.start < b.start; });
  return credits;
}

}  // namespace language
