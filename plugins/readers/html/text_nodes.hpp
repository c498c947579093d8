// The text of a text node, with the bytes of the page for each character.
#pragma once

#include "dossier/plugin/mapped_text.hpp"
#include "page.hpp"

namespace dossier_html {

// Finds the bytes of text nodes. It keeps its position, so call it in document order.
class TextNodes {
 public:
  explicit TextNodes(const Page& page) : page_(page) {}

  // Appends the node's text unchanged. A character reference is mapped as one unit.
  void append(std::uint32_t node, dossier::MappedText& out);

 private:
  const Page& page_;
  std::uint64_t at_ = 0;  // after the last node's bytes
};

}  // namespace dossier_html
