// The cues of a subtitle file: when something is shown, and the lines that are.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dossier/record/span.hpp"

namespace dossier_subtitles {

struct Times {
  std::int64_t from = 0;  // milliseconds
  std::int64_t to = 0;
};

struct Cue {
  Times times;
  dossier::Span text;  // the lines after the times, without empty ones at the end
};

struct BadCue {
  dossier::Span span;  // of the line with the times
};

struct SubtitleFile {
  bool web = false;     // WebVTT, else SubRip
  dossier::Span title;  // after WEBVTT, empty if there is none
  std::vector<Cue> cues;
  std::vector<BadCue> bad;           // an arrow, but no times
  std::vector<dossier::Span> stray;  // text that belongs to no cue
};

// "00:01:02,500 --> 00:01:04,000", the hours may be missing; what follows are settings.
std::optional<Times> times_of(std::string_view line);

// text: with line feeds as line ends.
SubtitleFile read_cues(std::string_view text);

}  // namespace dossier_subtitles
