// Which words of the text a saying consists of. Each quotation is given to one speaker only.
#pragma once

#include <vector>

#include "saying.hpp"

namespace quote {

class Contents {
 public:
  explicit Contents(const Stream& stream)
      : s_(stream), used_(stream.regions().size(), false), taken_(stream.regions().size(), false) {}

  // The quotation at item i as direct words.
  void take(std::size_t i, Saying& saying);
  void take_quotations(const Unit& unit, Saying& saying);
  // The items [first, last) as one content span; quotations in it become fragments.
  void take_items(std::size_t first, std::size_t last, Saying& saying);

  // Taken as somebody's direct words; a fragment of a reported clause may still be another's.
  bool is_taken(std::size_t i) const { return taken_[static_cast<std::size_t>(s_.item(i).region)]; }
  bool is_used(std::size_t i) const { return used_[static_cast<std::size_t>(s_.item(i).region)]; }

 private:
  void trim(dossier::Span& span) const;

  const Stream& s_;
  std::vector<bool> used_, taken_;
};

}  // namespace quote
