#include "core/engine/claim_completion.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "dossier/record/document.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::engine {
namespace {

// The place of a claim in its document, by which others refer to it.
auto place_in(const ClaimHead& head) { return std::tuple(head.start, head.end, head.kind); }

}  // namespace

ClaimCompletion::ClaimCompletion(const DocumentTable& documents, const std::string& extractor, std::uint64_t document,
                                 const std::vector<ClaimMerge::Entry>& earlier, ClaimSpool& spool)
    : documents_(documents),
      extractor_(extractor),
      i_(document),
      earlier_(earlier),
      spool_(spool),
      document_(documents.head(document).id.hex()) {
  const auto record = parse_json(documents.record(document));
  key_ = record ? record->text_or("key") : "";
}

std::optional<Claim> ClaimCompletion::accept(const std::string& record) {
  const auto text = documents_.text(i_);
  std::string why;
  auto claim = decode<Claim>(record, &why);
  const auto check = [&](const char* what, std::uint64_t start, std::uint64_t end) {
    if (!why.empty()) return;
    if (start > end || end > text.size())
      why = std::string(what) + " " + std::to_string(start) + ".." + std::to_string(end) + " leaves the text of " +
            std::to_string(text.size()) + " bytes";
    else if (!is_utf8_boundary(text, start) || !is_utf8_boundary(text, end))
      why = std::string(what) + " " + std::to_string(start) + ".." + std::to_string(end) + " cuts a character";
  };
  const auto check_mention = [&](const char* what, const std::optional<Mention>& mention) {
    if (mention && mention->start && mention->end) check(what, *mention->start, *mention->end);
  };
  if (claim) {
    if (claim->kind.empty()) why = "the claim has no kind";
    check("the span", claim->start, claim->end);
    if (claim->sentence) check("the sentence", claim->sentence->start, claim->sentence->end);
    check_mention("the subject", claim->subject);
    check_mention("the speaker", claim->speaker);
    check_mention("the cue", claim->cue);
    if (claim->quote)
      for (const auto& content : claim->quote->content) check("the content", content.start, content.end);
  }
  if (claim && why.empty()) return claim;
  faults_.push_back(plugin::CallFault::of("bad_claim", "the extractor returned an invalid claim: " + why));
  return std::nullopt;
}

void ClaimCompletion::add(const std::string& record) {
  auto claim = accept(record);
  if (!claim) return;
  claim->document = document_;
  claim->key = key_;
  claim->extractor = extractor_;
  claim->text = claim->span().of(documents_.text(i_));
  claim->source_span = documents_.source_span(i_, claim->span());
  claim->joined.reset();
  const auto id =
      store::record_hash({document_, claim->kind, extractor_, std::to_string(claim->start), std::to_string(claim->end),
                          claim->value ? encode(*claim->value) : "", claim->time ? encode(*claim->time) : "",
                          claim->quote ? encode(*claim->quote) : "", Json(claim->rest).dump()});
  claim->id = id.hex();
  const bool refers = claim->value && claim->value->change && claim->value->change->base;
  rows_.push_back({{{i_, claim->start, claim->end, kind_prefix(claim->kind), id}, spool_.add(encode(*claim))},
                   rows_.size(),
                   refers});
}

std::vector<SpooledClaim> ClaimCompletion::finish() {
  std::sort(rows_.begin(), rows_.end(), [](const Row& x, const Row& y) {
    return x.claim.head != y.claim.head ? x.claim.head < y.claim.head : x.order < y.order;
  });
  for (auto& row : rows_)
    if (row.refers) resolve(row);
  std::vector<SpooledClaim> claims;
  claims.reserve(rows_.size());
  for (const auto& row : rows_) {
    if (!claims.empty() && claims.back().head.id == row.claim.head.id)
      ++repeated_;
    else
      claims.push_back(row.claim);
  }
  rows_ = {};
  return claims;
}

void ClaimCompletion::resolve(Row& row) {
  auto claim = *decode<Claim>(spool_.read(row.claim.record));
  auto& reference = *claim.value->change->base;
  if (const auto id = named_by(reference)) reference.claim = id->hex();
  row.claim.record = spool_.add(encode(claim));
}

std::optional<store::Hash> ClaimCompletion::named_by(const ClaimRef& reference) const {
  const auto place = std::tuple(reference.start, reference.end, kind_prefix(reference.kind));
  const auto after = std::upper_bound(earlier_.begin(), earlier_.end(), place, [](const auto& p, const auto& entry) {
    return p < place_in(entry.table->head(entry.index));
  });
  if (after != earlier_.begin())
    if (const auto& head = (after - 1)->table->head((after - 1)->index); place_in(head) == place) return head.id;
  const Row* last = nullptr;
  for (auto at = std::lower_bound(rows_.begin(), rows_.end(), place,
                                  [](const Row&row, const auto&p) { return place_in(row.claim.head) < p; });
       at != rows_.end() && place_in(at->claim.head) == place; ++at)
    if (!last || at->order > last->order) last = &*at;
  return last ? std::optional(last->claim.head.id) : std::nullopt;
}

}  // namespace dossier::engine
