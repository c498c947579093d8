// A text as lines, trimmed, with the form feeds between pages.
#pragma once

#include <string_view>
#include <vector>

#include "dossier/record/span.hpp"

namespace dossier_text {

constexpr std::size_t full_paragraph = 100;  // bytes: shorter ones may be headings, captions, remarks

struct Line {
  dossier::Span span;        // of the text, without white space at both ends
  bool page_before = false;  // whether a form feed precedes it

  bool blank() const { return span.size() == 0; }
};

class Lines {
 public:
  explicit Lines(std::string_view text);  // the text must outlive this

  std::size_t size() const { return lines_.size(); }
  const Line& operator[](std::size_t i) const { return lines_[i]; }
  bool blank(std::size_t i) const { return i >= lines_.size() || lines_[i].blank(); }
  std::string_view text(std::size_t i) const { return lines_[i].span.of(text_); }
  std::string_view all() const { return text_; }

  // The first line from i on that is not blank, or size().
  std::size_t next_text(std::size_t i) const;
  // The line after the paragraph that contains line i.
  std::size_t paragraph_end(std::size_t i) const;
  dossier::Span span(std::size_t first, std::size_t end) const {
    return {lines_[first].span.start, lines_[end - 1].span.end};
  }

 private:
  std::string_view text_;
  std::vector<Line> lines_;
};

}  // namespace dossier_text
