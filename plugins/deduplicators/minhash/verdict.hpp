// From a comparison to a link: of which kind, from whom to whom, and why.
#pragma once

#include <optional>

#include "agreement.hpp"
#include "boilerplate.hpp"
#include "dossier/deduplicator.hpp"
#include "rewrite.hpp"
#include "sketch.hpp"

namespace minhash {

struct Settings {
  double near = 0.6;              // share of the later text that must be in the earlier one
  double near_titled = 0.4;       // the same, where both bear one title
  std::size_t partial_words = 9;  // words of a shared passage that is reported
  bool rewrites = true;           // look for rewrites, too
};

enum class Kind { none, partial, derived, near };

struct Comparison {
  const Sketch* sketch_a;
  const Sketch* sketch_b;
  const Own* own_a;
  const Own* own_b;
  Alignment alignment;
  Agreement agreement;
  Rewrite rewrite;

  double share_a() const;  // of a's own words that are in b
  double share_b() const;
  double reach_a() const;  // of a's own words that are in passages, including replaced ones
  double reach_b() const;
  bool same_title() const;
};

// Whether a passage is long enough to be reported on its own.
bool is_reported(const AlignedPassage& passage, const Comparison& comparison, const Settings& settings);

// Whether it is worth asking if one report was rewritten into the other.
bool may_be_rewrite(const Comparison& comparison);

Kind kind_of(const Comparison& comparison, const Settings& settings);

// a and b are the documents of the comparison; the link may swap them.
dossier::Copy link_of(const Comparison& comparison, Kind kind, const dossier::Document& a, const dossier::Document& b,
                      const Settings& settings);

}  // namespace minhash
