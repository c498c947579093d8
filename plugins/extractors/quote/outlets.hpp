// Who passes on what was said to it: "told Reuters", "in an interview with the Coast Post".
#pragma once

#include "cues.hpp"

namespace quote {

// The newspaper, agency or station that cue's words were said to; its phrase is empty if none is named.
Subject outlet_of(const Stream& stream, const Unit& unit, const Cue& cue);

}  // namespace quote
