// The text of a text node, each character with the bytes of the page that it stands in.
#pragma once

#include "dossier/plugin/mapped_text.hpp"
#include "page.hpp"

namespace dossier_html {

// Finds the bytes of text nodes; keeps where it is, so nodes come in document order.
class TextNodes {
 public:
  explicit TextNodes(const Page& page) : page_(page) {}

  // Appends the node's text as it is. A character reference is mapped as a whole.
  void append(std::uint32_t node, dossier::MappedText& out);

 private:
  const Page& page_;
  std::uint64_t at_ = 0;  // behind the last node's bytes
};

}  // namespace dossier_html
