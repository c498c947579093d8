// A range of bytes.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

struct Span {
  std::uint64_t start = 0;
  std::uint64_t end = 0;  // excluded

  std::uint64_t size() const { return end - start; }
  bool covers(const Span& other) const { return start <= other.start && other.end <= end; }
  bool overlaps(const Span& other) const { return start < other.end && other.start < end; }
  // The bytes of the range, limited to the text.
  std::string_view of(std::string_view text) const {
    return start >= text.size() || end < start ? std::string_view() : text.substr(start, end - start);
  }
  auto operator<=>(const Span&) const = default;

  template <class V>
  void fields(V& v) {
    v.always("start", start);
    v.always("end", end);
  }
};

DOSSIER_NAMESPACE_END
