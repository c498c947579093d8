// What XML does not allow in a text, and what can stand for it: feeds and exports that were put together by hand have it.
#pragma once

#include <optional>
#include <string_view>

#include "dossier/record/span.hpp"

namespace xml {

struct Damage {
  dossier::Span at;      // of the text
  std::string_view by;   // what replaces it
  bool is_lost = false;  // a character that XML cannot hold, and not a mark that was not escaped
};

// Finds, in order: control characters and noncharacters, also as references (&#0;); "&" that begins no reference; "<" that
// begins no tag; blanks before the XML declaration. Comments, CDATA, instructions and the document type have no marks.
class Damages {
 public:
  // text: valid UTF-8, which must outlive it.
  explicit Damages(std::string_view text) : text_(text) {}

  std::optional<Damage> next();

 private:
  std::optional<Damage> at_mark();
  std::optional<Damage> at_reference();
  // Up to the end of what begins here, marks are no marks.
  void leave_out(std::string_view end, std::size_t from);
  void leave_out_doctype();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t marks_from_ = 0;
};

}  // namespace xml
