// Positions in a text in characters: Web Annotation counts code points, records count bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier_jsonld {

class Positions {
 public:
  explicit Positions(std::string text);

  const std::string& text() const { return text_; }
  // The number of code points before this byte; all of them if the byte is beyond the text.
  std::uint64_t characters_before(std::uint64_t byte) const;
  // Up to `most` characters that end before, or start at, this byte.
  std::string_view before(std::uint64_t byte, unsigned most) const;
  std::string_view after(std::uint64_t byte, unsigned most) const;

 private:
  static constexpr std::uint64_t step = 1024;
  std::string text_;
  std::vector<std::uint64_t> counted_;  // characters before byte n * step
};

}  // namespace dossier_jsonld
