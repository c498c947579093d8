// Whether the map of a document leads to the bytes that its text was made from.
#pragma once

#include <cctype>
#include <string>
#include <string_view>

#include "dossier/testing/memory_host.hpp"

// The words of the text, up to white space, that the map does not lead back to the same bytes: those between two runs,
// and those of byte-wise runs that differ in more than white space. Runs of another size than their source (references, line ends) are taken as
// they are. Empty if the map is true. in_order: the text is in the order of
// the source.
inline std::string unmapped_words(const dossier::testing::EmittedDocument& document, std::string_view source,
                                  bool in_order = true) {
  const auto is_space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  std::string wrong;
  std::size_t at = 0;
  const auto skip = [&](std::size_t end) {
    for (; at < end; ++at)
      if (!is_space(document.text[at])) wrong += document.text[at];
  };
  std::uint64_t before = 0;
  for (const auto& run : document.map) {
    skip(run.text);
    at = run.text + run.text_size;
    if (at > document.text.size() || run.source + run.source_size > source.size() || (in_order && run.source < before))
      return "a run outside, or before the last one, at byte " + std::to_string(run.text);
    before = run.source;
    const auto words = std::string_view(document.text).substr(run.text, run.text_size);
    const auto bytes = source.substr(run.source, run.source_size);
    if (run.text_size != run.source_size || run.text_size == 1) continue;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] != bytes[i] && !(is_space(words[i]) && is_space(bytes[i]))) wrong += words[i];
  }
  skip(document.text.size());
  return wrong;
}
