// Values of words that somebody else has found in a document: a pattern of a user, a model. What a claim of an earlier
// extractor has read there is taken over; otherwise only what can be read without doubt is read.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/claim.hpp"

namespace language {

// The claims that earlier extractors found in a document, by place.
class EarlierClaims {
 public:
  // `claims` must outlive this.
  explicit EarlierClaims(const std::vector<dossier::Claim>& claims);

  // The claims of this kind that begin in [from, to), in order of their start.
  template <class Use>
  void each_from(std::string_view kind, std::uint64_t from, std::uint64_t to, Use use) const {
    const auto found = kinds_.find(kind);
    if (found == kinds_.end()) return;
    const auto& sorted = found->second.sorted;
    for (auto at = first_from(sorted, from); at < sorted.size() && sorted[at]->start < to; ++at) use(*sorted[at]);
  }
  // The claim of this kind in the span, or around it; nothing if there are several, or one that only overlaps it.
  // `unclear` says that there is one.
  const dossier::Claim* at(std::string_view kind, dossier::Span span, bool& unclear) const;

 private:
  using Sorted = std::vector<const dossier::Claim*>;  // by their spans
  static std::size_t first_from(const Sorted& sorted, std::uint64_t start);

  struct OfKind {
    Sorted sorted;
    std::uint64_t longest = 0;
  };
  std::map<std::string, OfKind, std::less<>> kinds_;
};

struct ReadQuantity {
  dossier::Value value;
  dossier::Span span;  // of the mention that was read: the given one, or that of the earlier claim around it
};

// The quantity of a span: that of an earlier claim of kind quantity, else a number in digits, which may have a sign.
std::optional<ReadQuantity> read_quantity(std::string_view text, dossier::Span span, const EarlierClaims& earlier);

struct ReadTime {
  dossier::TimeValue time;
  std::optional<dossier::TimeRange> as_of;
  dossier::Span span;
};

// The time of a span: that of an earlier claim of kind time, else a complete date with a year.
std::optional<ReadTime> read_time(std::string_view text, dossier::Span span, const EarlierClaims& earlier);

}  // namespace language
