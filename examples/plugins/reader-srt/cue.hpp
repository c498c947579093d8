// The parts of a cue: its times and its text.
#pragma once

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/plugin/mapped_text.hpp"

namespace srt {

struct Times {
  int from, to;  // milliseconds
};
inline std::optional<Times> times_of(std::string_view line) {
  int n[8];
  if (std::sscanf(std::string(line).c_str(), "%3d:%2d:%2d%*1[,.]%3d --> %3d:%2d:%2d%*1[,.]%3d", &n[0], &n[1], &n[2],
                  &n[3], &n[4], &n[5], &n[6], &n[7]) != 8)
    return std::nullopt;
  return Times{((n[0] * 60 + n[1]) * 60 + n[2]) * 1000 + n[3], ((n[4] * 60 + n[5]) * 60 + n[6]) * 1000 + n[7]};
}

// Appends the spoken text of a part of the file, without <i>, </font> and {\an8}.
inline void append_spoken(dossier::MappedText& text, const dossier::MappedText& file, dossier::Span spoken) {
  constexpr std::size_t longest_tag = 64;
  const std::string_view all = std::string_view(file.text()).substr(0, spoken.end);
  for (std::size_t at = spoken.start; at < spoken.end;) {
    const auto tag = std::min(all.find_first_of("<{", at), all.size());
    const auto near = all.substr(tag, longest_tag);
    const auto size = near.empty() ? near.npos : near.find(near[0] == '<' ? '>' : '}');
    const char first = near.size() > 1 ? near[1] : ' ';
    const bool is_tag =
        size != near.npos && (first == '/' || first == '\\' || ((first | 32) >= 'a' && (first | 32) <= 'z'));
    text.append(file, {at, is_tag ? tag : std::min(tag + 1, all.size())});
    at = tag + (is_tag ? size : 0) + 1;
  }
}

}  // namespace srt
