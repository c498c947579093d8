// What holds for a plugin's output whatever its input is.
#pragma once

#include <string_view>

#include "dossier/plugin/charset.hpp"
#include "dossier/testing/memory_host.hpp"
#include "tests/fuzz/target.hpp"

namespace dossier::fuzz {

// Reads the bytes: documents are valid UTF-8, blocks are inside the text, and every run of a map is inside both texts.
inline void read(const testing::LoadedPlugin& reader, std::string_view bytes, std::string_view media_type = {}) {
  const auto call = reader.read(bytes, "input", media_type);
  require(call.status != DOSSIER_OK || !call.failure, "a call that fails has a status that says so");
  for (const auto& emitted : call.documents) {
    const std::string_view text = emitted->text;
    require(find_invalid_utf8(text) == std::string_view::npos, "the text is valid UTF-8");
    for (const auto& block : emitted->document.blocks)
      require(block.start <= block.end && block.end <= text.size(), "blocks are inside the text");
    std::uint64_t behind = 0;
    for (const auto& run : emitted->map) {
      require(run.text >= behind, "runs ascend");
      behind = run.text + run.text_size;
      require(behind <= text.size(), "runs are inside the text");
      require(run.source + run.source_size <= bytes.size(), "runs are inside the input");
    }
  }
}

// Extracts claims from the bytes as text: their spans are inside it, between characters.
inline void extract(const testing::LoadedPlugin& extractor, std::string_view bytes) {
  const auto decoded = decode_as_utf8(bytes);
  Document document;
  document.id = "d";
  document.published = "2021-06-16";
  document.language = "en";
  document.text = decoded.text.text();
  const auto inside = [&](std::uint64_t at) {
    return at <= document.text.size() && is_utf8_boundary(document.text, at);
  };
  const auto call = extractor.extraction(document);
  require(call.status == DOSSIER_OK && !call.failure, "extraction succeeds on every text");
  for (const auto& claim : call.results<Claim>())
    require(claim.start < claim.end && inside(claim.start) && inside(claim.end), "a claim's span is in the text");
}

}  // namespace dossier::fuzz
