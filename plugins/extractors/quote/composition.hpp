// Which words of a sentence an attribution speaks of.
#pragma once

#include <vector>

#include "contents.hpp"
#include "sentence_tree.hpp"

namespace quote {

class Composition {
 public:
  // The cues are those of the unit, the tree is that of the sentence with the cue that is taken.
  Composition(const Stream& stream, Contents& contents, const SentenceTree& tree, const Unit& unit,
              const std::vector<Cue>& cues)
      : s_(stream), contents_(contents), tree_(tree), unit_(unit), cues_(cues) {}

  // Takes what cue c governs, or the quotation before it. False if it governs nothing and no quotation is there.
  bool take(std::size_t c, Saying& saying) const;
  // "Six people died, the police said." The words before the attribution.
  void take_before(std::size_t c, Saying& saying) const;

 private:
  void take_clause(std::size_t c, std::size_t end, Saying& saying) const;
  bool is_attribution(std::size_t c, std::size_t first, std::size_t end) const;
  bool after_that(const Cue& cue) const;
  bool ends_adverbial(std::size_t quotation) const;
  bool backward(const Cue& cue, Saying& saying) const;
  void forward(std::size_t c, Saying& saying) const;
  std::size_t after_aside(std::size_t i) const;
  bool names_thing(std::size_t quotation) const;
  bool claimed_later(std::size_t c) const;

  const Stream& s_;
  Contents& contents_;
  const SentenceTree& tree_;
  const Unit& unit_;
  const std::vector<Cue>& cues_;
};

}  // namespace quote
