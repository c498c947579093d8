// What is worked on again: stages whose dead letters of an earlier run may have been mended since.
//
// Such a stage is entered again though nothing it is made from has changed: what failed may have been the matter of a
// moment. Calls that succeeded are not made again, also where the plugin or its options are no longer those that made
// them: that those give the same for what did not fail is what asking for a replay says. What was taken so is used for
// this run alone; later runs do not build on it.
#pragma once

#include <map>
#include <string>

#include "core/engine/dead_letters.hpp"

namespace dossier::engine {

using Replay = std::map<std::string, DeadLetters::Stage>;  // by stage

struct ReplayedStage {
  std::uint64_t replayed = 0;  // letters that there were
  std::uint64_t mended = 0;    // those of them that are none any more
  std::uint64_t rejected = 0;  // those that still are
  std::uint64_t added = 0;     // letters that there were not
  std::uint64_t trusted = 0;   // calls of another build or with other options that were taken as they were
};

// Compares the letters that a stage had with those that it has.
ReplayedStage compare_letters(const std::vector<store::Hash>& before, const store::Segment& after);

}  // namespace dossier::engine
