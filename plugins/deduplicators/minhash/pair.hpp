// Two documents of a row, made ready for a verdict.
#pragma once

#include "boilerplate.hpp"
#include "verdict.hpp"

namespace minhash {

class Pair {
 public:
  Pair(const dossier::GroupMember<dossier::Document>& row, const dossier::Host& host)
      : row_(row),
        sketch_a_(decode_sketch(row.a().sketch())),
        sketch_b_(decode_sketch(row.b().sketch())),
        own_a_(own_words(sketch_a_, host)),
        own_b_(own_words(sketch_b_, host)),
        comparison{&sketch_a_, &sketch_b_, &own_a_, &own_b_, {}, {}, {}} {}
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;

  bool shares_terms() const { return may_be_rewrites(own_a_.words, own_b_.words); }
  void align_words() {
    comparison.alignment = align(own_a_.words, own_b_.words);
    comparison.agreement = agreement_of(own_a_.words, own_b_.words, comparison.alignment);
  }
  void look_for_rewrite(const Rarity& rarity) { comparison.rewrite = find_rewrite(own_a_.words, own_b_.words, rarity); }
  dossier::Document record_a() const { return row_.a().record(); }
  dossier::Document record_b() const { return row_.b().record(); }

 private:
  dossier::GroupMember<dossier::Document> row_;
  Sketch sketch_a_;
  Sketch sketch_b_;
  Own own_a_;
  Own own_b_;

 public:
  Comparison comparison;
};

}  // namespace minhash
