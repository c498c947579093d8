// Finds words that a model claims to have copied. What is not in the text is not believed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/span.hpp"

namespace llm {

// A part of a text, in which words are looked for.
class Ground {
 public:
  // span: of the text, at character boundaries.
  Ground(std::string_view text, dossier::Span span);

  // The first place of the words as a whole, not inside a longer word or number: verbatim, else regardless of case, of the
  // kind of white space, quotation marks and dashes. Offsets are those of the text.
  std::optional<dossier::Span> find(std::string_view words) const;
  dossier::Span span() const { return span_; }

 private:
  bool is_whole(dossier::Span span) const;

  std::string_view text_;
  dossier::Span span_;
  std::string folded_;
  std::vector<std::uint64_t> places_;  // of each byte of folded_: where its character begins; and one for the end
};

}  // namespace llm
