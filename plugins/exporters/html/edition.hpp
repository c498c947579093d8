// The data of the page, assembled from the gathered records: an index that the page reads first, and blocks that it
// reads when it needs them (README.md lists them). Assembled one document and one block at a time.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "blocks.hpp"
#include "origins.hpp"
#include "ranking.hpp"

namespace dossier_html {

class Edition {
 public:
  // ports: the connected ones. Call gathered.spool.read() first. Blocks are spooled in the same folder. Throws Error as
  // RecordSpool does.
  Edition(const Gathered& gathered, const std::vector<std::string>& ports);

  // The index and the first findings: what the page needs to open.
  void front(const std::function<void(std::string_view)>& take) const;
  // All other blocks, one by one.
  void rest(const std::function<void(std::string_view)>& take) const;

 private:
  void add_documents();
  // Returns the document's row of the index. Claims that findings cite are also spooled as cards.
  std::string add_claims(std::uint32_t document, const Gathered::Claim* first, const Gathered::Claim* last);
  void add_card(std::uint32_t document, std::string_view id, std::string_view claim);
  void add_findings();
  // For each finding the document that its story is named after; the story of a finding without one is that of its first
  // claim's document.
  std::vector<std::optional<std::uint32_t>> stories() const;
  void add_others();
  std::string index(const std::vector<std::string>& ports) const;

  const Gathered& gathered_;
  Ranking ranking_;
  Origins origins_;
  dossier::RecordSpool cards_;
  dossier::RecordSpool blocks_;
  Blocks texts_{"texts", blocks_};
  Blocks claims_{"claims", blocks_};
  Blocks findings_{"findings", blocks_};
  Blocks copies_{"copies", blocks_};
  Blocks clusters_{"clusters", blocks_};
  Blocks sources_{"sources", blocks_};
  Blocks rejected_{"rejected", blocks_};
  std::unordered_map<std::string_view, dossier::RecordSpool::Place> card_of_;  // of cited claims, by id
  std::map<std::string, std::uint64_t, std::less<>> claim_sources_;            // sources that claims name themselves
  std::unordered_map<std::string_view, std::uint32_t> document_of_;            // of cited claims, by id
  std::string document_rows_;
  std::string finding_rows_;
  std::string index_;
};

}  // namespace dossier_html
