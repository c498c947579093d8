#include "positions.hpp"

#include <algorithm>

namespace dossier_jsonld {
namespace {

// Characters are counted by their first byte.
bool begins(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

Positions::Positions(std::string text) : text_(std::move(text)) {
  std::uint64_t count = 0;
  for (std::uint64_t i = 0; i < text_.size(); ++i) {
    if (i % step == 0) counted_.push_back(count);
    count += begins(text_[i]);
  }
  counted_.push_back(count);
}

std::uint64_t Positions::characters_before(std::uint64_t byte) const {
  if (byte >= text_.size()) return counted_.back();
  auto count = counted_[byte / step];
  for (auto i = byte / step * step; i < byte; ++i) count += begins(text_[i]);
  return count;
}

std::string_view Positions::before(std::uint64_t byte, unsigned most) const {
  const auto end = std::min<std::uint64_t>(byte, text_.size());
  auto start = end;
  for (unsigned count = 0; start > 0 && count < most;) count += begins(text_[--start]);
  return std::string_view(text_).substr(start, end - start);
}

std::string_view Positions::after(std::uint64_t byte, unsigned most) const {
  const auto start = std::min<std::uint64_t>(byte, text_.size());
  auto end = start;
  for (unsigned count = 0; end < text_.size(); ++end)
    if (begins(text_[end]) && ++count > most) break;
  return std::string_view(text_).substr(start, end - start);
}

}  // namespace dossier_jsonld
