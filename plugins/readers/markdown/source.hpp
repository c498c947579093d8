// The Markdown source as lines, as cmark counts them: lines and columns from 1, columns in bytes.
#pragma once

#include <string_view>
#include <vector>

#include "dossier/record/span.hpp"

namespace dossier_markdown {

class Source {
 public:
  explicit Source(std::string_view text);  // the text must outlive this

  std::string_view text() const { return text_; }
  // A line without its line feed; empty after the last one.
  dossier::Span line(int number) const;
  // Where the text of a line begins: after white space and the marks of up to `quotes` quotes around it.
  std::uint64_t content(int line, int quotes) const;

 private:
  std::string_view text_;
  std::vector<std::uint64_t> starts_;
};

}  // namespace dossier_markdown
