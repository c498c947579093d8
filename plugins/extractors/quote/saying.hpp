// What somebody said.
#pragma once

#include <utility>
#include <vector>

#include "cues.hpp"
#include "names.hpp"

namespace quote {

// Somebody's words, or the report of them.
struct Saying {
  std::vector<dossier::Span> content;    // sorted
  std::vector<dossier::Span> fragments;  // of a mixed one: the parts in quotation marks
  bool direct = false;
  bool has_cue = false;
  Cue cue;
  bool has_speaker = false;
  Subject subject;  // where the speaker is named; its phrase is empty when only the last speaker is continued
  Resolved who;
  bool continued = false;          // it names no speaker of its own: that of the last one applies
  bool signed_ = false;            // followed by a dash and a name
  bool labelled = false;           // after a name and a colon
  bool guessed = false;            // a turn of a dialogue: whose it is follows from the turns before
  bool closed = true;              // its closing mark was found
  std::vector<std::size_t> outer;  // sayings around it, and who reports them
  std::vector<Cue> reported_by;    // "..., Newsweek reported": innermost first
  std::vector<std::pair<Subject, Resolved>> reporters;
};

}  // namespace quote
