// Writing a checker: see passes.hpp. Its records are claims with what the host joined to them, its results findings.
//
// The simple form:   void keys(const Claim&, Keys&) const;  void compare(const Group<Claim>&, Findings&) const;
// The text of a claim's item is the text of its document, if the pass joins texts.
#pragma once

#include <algorithm>
#include <numeric>
#include <optional>

#include "dossier/abi/checker.h"
#include "dossier/passes.hpp"
#include "dossier/record/finding.hpp"

DOSSIER_NAMESPACE_BEGIN

using Findings = Rows<Finding>;

template <class P>
struct CheckerKind : PassFunctions<P, Claim, Finding> {
  static constexpr auto name = "checker";
  static constexpr auto capability = DOSSIER_CHECKER;
};

// The independent sources of these claims by name, in the order of their first claims: the components when claims are
// joined by equal publisher, equal independent group (copies of one text), or a copied passage that covers both. A
// component has the name of the publisher whose text most of its claims are copies of, else that of its first claim;
// a document without a publisher that of its key. Claims need their `joined` part.
inline std::vector<std::string> origins_of(std::span<const Claim* const> claims) {
  std::vector<std::size_t> parent(claims.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  const auto copied_from = [](const Claim& x, const Claim& y) {
    return x.joined && std::any_of(x.joined->copied.begin(), x.joined->copied.end(), [&](const CopiedSpan& copy) {
             return copy.document == y.document && copy.start <= y.start && y.end <= copy.end;
           });
  };
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Claim& x = *claims[i];
      const Claim& y = *claims[j];
      const bool same_publisher =
          x.joined && y.joined && !x.joined->source.empty() && x.joined->source == y.joined->source;
      const bool same_group = x.joined && y.joined && !x.joined->independent_group.empty() &&
                              x.joined->independent_group == y.joined->independent_group;
      if (x.document == y.document || same_publisher || same_group || copied_from(x, y) || copied_from(y, x)) {
        const auto one = root(i), other = root(j);
        parent[std::max(one, other)] = std::min(one, other);
      }
    }
  // How many of these claims are in copies of a claim's document, itself included.
  std::vector<std::size_t> copies(claims.size(), 0);
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (const auto* claim : claims)
      copies[i] += claim->joined && claim->joined->independent_group == claims[i]->document;
  std::vector<std::optional<std::size_t>> named(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    auto& best = named[root(i)];
    if (!best || copies[i] > copies[*best]) best = i;
  }
  std::vector<std::string> names;
  for (const auto place : named) {
    if (!place) continue;
    const auto& claim = *claims[*place];
    names.push_back(claim.joined && !claim.joined->source.empty() ? claim.joined->source : claim.key);
  }
  return names;
}

inline std::uint64_t independent_sources(std::span<const Claim* const> claims) { return origins_of(claims).size(); }

DOSSIER_NAMESPACE_END
