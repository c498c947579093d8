#include "core/engine/joined_claims.hpp"

#include <algorithm>

#include "core/engine/ordered.hpp"
#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"

namespace dossier::engine {
namespace {

constexpr std::size_t claims_a_batch = 512;

Joined surroundings(const DocumentTable& documents, const Clusters* clusters, std::uint64_t i, const Document& document,
                    const Claim& claim) {
  Joined joined;
  joined.source = claim.source.empty() ? document.source : claim.source;
  joined.published = document.published;
  joined.language = document.language;
  joined.title = document.title;
  if (claim.sentence) {
    joined.sentence = claim.sentence->of(documents.text(i));
    joined.sentence_start = claim.sentence->start;
  }
  if (!clusters) return joined;
  joined.cluster = documents.head(clusters->root(i)).id.hex();
  joined.independent_group = joined.cluster;
  for (const auto& passage : clusters->passages(i))
    if (passage.start <= claim.start && claim.end <= passage.end)
      joined.copied.push_back({documents.head(passage.other).id.hex(), passage.other_start, passage.other_end});
  return joined;
}

}  // namespace

JoinedClaims::JoinedClaims(const Context& context, const std::string& name, Meter& meter,
                           const DocumentTable& documents, const Clusters* clusters,
                           const std::vector<const ClaimTable*>& tables) {
  Meter::Step step{.name = "join", .unit = "claims"};
  for (const auto* table : tables) step.total += table->size();
  meter.begin(step);
  ClaimMerge merge(tables);
  ClaimWriter out(context, name + ".joined");
  store::RowSorter<IdRow> ids(context.file(name + ".ids"), context.sort_budget());
  std::uint64_t index = 0;
  using Batch = std::vector<ClaimMerge::Entry>;
  run_ordered(
      context,
      [&]() -> std::optional<Batch> {
        Batch batch;
        ClaimMerge::Entry entry;
        while (batch.size() < claims_a_batch && merge.next(entry)) batch.push_back(entry);
        return batch.empty() ? std::nullopt : std::optional(std::move(batch));
      },
      [&](const Batch& batch) {
        std::vector<std::pair<ClaimHead, std::string>> joined;
        std::optional<std::uint64_t> current;
        Document document;
        for (const auto& entry : batch) {
          const auto& head = entry.table->head(entry.index);
          if (current != head.document) document = *decode<Document>(documents.record(head.document));
          current = head.document;
          auto claim = *decode<Claim>(entry.table->record(entry.index));
          claim.joined = surroundings(documents, clusters, head.document, document, claim);
          joined.emplace_back(head, encode(claim));
        }
        meter.advance(batch.size());
        return joined;
      },
      [&](const std::vector<std::pair<ClaimHead, std::string>>& joined) {
        for (const auto& [head, record] : joined) {
          ids.add({head.id, index++});
          out.append(head, record);
        }
      });
  claims_ = out.seal();
  ids_ = ids.finish(context.look_up());
}

std::optional<std::uint64_t> JoinedClaims::find(const store::Hash& id) const {
  const auto rows = ids_.rows();
  const auto row = std::lower_bound(rows.begin(), rows.end(), IdRow{id, 0});
  if (row == rows.end() || row->id != id) return std::nullopt;
  return row->index;
}

}  // namespace dossier::engine
