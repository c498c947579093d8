// "Did you mean": the nearest known name.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace suggest_detail {

inline constexpr std::size_t longest = 80;  // longer names are not compared

inline std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '-') c = '_';
  }
  return out;
}

// Damerau-Levenshtein distance: a swap of neighbors counts as one.
inline std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

// A third of the letters may differ, but never all: "a" is not "b".
inline std::optional<std::size_t> near(std::string_view a, std::string_view b) {
  const std::size_t far = distance(a, b);
  const std::size_t most = std::max<std::size_t>(1, std::max(a.size(), b.size()) / 3);
  return far <= most && far < std::min(a.size(), b.size()) ? std::optional(far) : std::nullopt;
}

// The parts of "kind.name" are compared separately: a long common kind does not make two names similar.
inline std::optional<std::size_t> how_far(std::string_view wanted, std::string_view name) {
  const auto wanted_dot = wanted.find('.');
  const auto name_dot = name.find('.');
  if (name_dot == name.npos) return near(wanted, name);
  const auto last = name.substr(name_dot + 1);
  if (wanted_dot == wanted.npos) return near(wanted, last);
  const auto kind = near(wanted.substr(0, wanted_dot), name.substr(0, name_dot));
  const auto rest = near(wanted.substr(wanted_dot + 1), last);
  return kind && rest ? std::optional(*kind + *rest) : std::nullopt;
}

}  // namespace suggest_detail

// The candidate that was most likely meant, or nothing if none is near. Of equally near ones, the first in byte order.
// A candidate "kind.name" is also near if only its name was given.
inline std::optional<std::string> suggest(std::string_view given, const std::vector<std::string>& candidates) {
  if (given.empty() || given.size() > suggest_detail::longest) return std::nullopt;
  const std::string wanted = suggest_detail::folded(given);
  const std::string* best = nullptr;
  std::size_t least = 0;
  for (const auto& candidate : candidates) {
    if (candidate.empty() || candidate.size() > suggest_detail::longest || candidate == given) continue;
    const std::string name = suggest_detail::folded(candidate);
    const auto far = suggest_detail::how_far(wanted, name);
    if (far && (!best || *far < least || (*far == least && candidate < *best))) {
      best = &candidate;
      least = *far;
    }
  }
  return best ? std::optional(*best) : std::nullopt;
}

DOSSIER_NAMESPACE_END
