// The blocks of a document as text that tests compare.
#pragma once

#include <string>
#include <string_view>

#include "dossier/testing/memory_host.hpp"

inline std::string shown_blocks(const dossier::testing::EmittedDocument& document, std::string_view before,
                                std::string_view after) {
  std::string shown;
  for (const auto& block : document.document.blocks)
    shown.append(block.kind).append(before).append(block.span().of(document.text)).append(after);
  return shown;
}

// "title[Ferry]paragraph[It runs.]"
inline std::string blocks_of(const dossier::testing::EmittedDocument& document) {
  return shown_blocks(document, "[", "]");
}
// "title: Ferry" and "paragraph: It runs.", a line each.
inline std::string block_lines_of(const dossier::testing::EmittedDocument& document) {
  return shown_blocks(document, ": ", "\n");
}
