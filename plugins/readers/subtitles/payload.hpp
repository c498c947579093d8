// What is said in a cue: its characters without tags.
#pragma once

#include <string>
#include <vector>

#include "dossier/plugin/mapped_text.hpp"

namespace dossier_subtitles {

struct Spoken {
  dossier::MappedText speaker;  // of a voice tag <v Anna Orme>; empty: as before
  dossier::MappedText line;
};

// The lines of a cue, each without its tags (<i>, <c.yellow>, {\an8}); a voice tag begins a new one. web: character
// references are decoded, as WebVTT has them. part: of the file.
std::vector<Spoken> spoken_lines(const dossier::MappedText& file, const dossier::Span& part, bool web);

}  // namespace dossier_subtitles
