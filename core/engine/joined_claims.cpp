#include "core/engine/joined_claims.hpp"

#include <algorithm>

#include "core/engine/ordered.hpp"
#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::engine {
namespace {

constexpr std::size_t claims_a_batch = 512;

// What is copied to each claim is bounded: a text of one sentence has as many claims as bytes.
constexpr std::uint64_t longest_sentence = 4000;
constexpr std::uint64_t longest_title = 1000;
constexpr std::uint64_t kept_around = 240;  // bytes of a longer sentence, on each side of the claim

std::string_view beginning(std::string_view text, std::uint64_t size) {
  while (!is_utf8_boundary(text, size)) --size;
  return text.substr(0, size);
}

void join_sentence(std::string_view text, const Claim& claim, Joined& joined) {
  Span sentence = *claim.sentence;
  if (sentence.size() > longest_sentence) {
    const auto from = std::clamp(claim.start, sentence.start + kept_around, sentence.end) - kept_around;
    const auto to = std::min(claim.end, from + longest_sentence) + kept_around;
    sentence = {from, std::clamp(to, from, sentence.end)};
    while (!is_utf8_boundary(text, sentence.start)) --sentence.start;
    while (!is_utf8_boundary(text, sentence.end)) ++sentence.end;
    joined.sentence_cut = true;
  }
  joined.sentence = sentence.of(text);
  joined.sentence_start = sentence.start;
}

// A document as the claims about it see it, in canonical order.
class Surroundings {
 public:
  // clusters: null if none are joined.
  Surroundings(const DocumentTable& documents, const Clusters* clusters, std::uint64_t i)
      : documents_(documents), text_(documents.text(i)), document_(*decode<Document>(documents.record(i))) {
    if (document_.title.size() > longest_title) document_.title = beginning(document_.title, longest_title);
    if (!clusters) return;
    cluster_ = documents.head(clusters->root(i)).id.hex();
    passages_ = clusters->passages(i);
    std::uint64_t farthest = 0;
    for (const auto& passage : passages_) ends_.push_back(farthest = std::max(farthest, passage.end));
  }

  Joined of(const Claim& claim) const {
    Joined joined;
    joined.source = claim.source.empty() ? document_.source : claim.source;
    joined.published = document_.published;
    joined.language = document_.language;
    joined.title = document_.title;
    if (claim.sentence) join_sentence(text_, claim, joined);
    joined.cluster = cluster_;
    joined.independent_group = cluster_;
    // Passages are sorted by their start; none before the first that reaches the claim's end can cover it.
    const auto first = std::lower_bound(ends_.begin(), ends_.end(), claim.end) - ends_.begin();
    for (const auto& passage : passages_.subspan(static_cast<std::size_t>(first))) {
      if (passage.start > claim.start) break;
      if (claim.end <= passage.end)
        joined.copied.push_back({documents_.head(passage.other).id.hex(), passage.other_start, passage.other_end});
    }
    return joined;
  }

 private:
  const DocumentTable& documents_;
  std::string_view text_;
  Document document_;
  std::string cluster_;
  std::span<const SharedPassage> passages_;
  std::vector<std::uint64_t> ends_;  // for each passage, the farthest end up to it
};

}  // namespace

JoinedClaims::JoinedClaims(const Context& context, const std::string& name, Meter& meter,
                           const DocumentTable& documents, const Clusters* clusters,
                           const std::vector<const ClaimTable*>& tables) {
  Meter::Step step{.name = "join", .unit = "claims"};
  for (const auto* table : tables) step.total += table->size();
  meter.begin(step);
  ClaimMerge merge(tables);
  ClaimWriter out(context, name + ".joined");
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
        std::optional<Surroundings> surroundings;
        for (const auto& entry : batch) {
          const auto& head = entry.table->head(entry.index);
          if (current != head.document) surroundings.emplace(documents, clusters, head.document);
          current = head.document;
          auto claim = *decode<Claim>(entry.table->record(entry.index));
          claim.joined = surroundings->of(claim);
          joined.emplace_back(head, encode(claim));
        }
        meter.advance(batch.size());
        return joined;
      },
      [&](const std::vector<std::pair<ClaimHead, std::string>>& joined) {
        for (const auto& [head, record] : joined) out.append(head, record);
      });
  claims_ = out.seal();
  ids_ = IdIndex::of(context, name + ".ids", claims_.size(), [&](std::uint64_t i) { return claims_.head(i).id; });
}

}  // namespace dossier::engine
