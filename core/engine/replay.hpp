// Stages to rerun because the cause of their dead letters may have been fixed.
//
// A replayed stage runs even if nothing it is made from has changed, because failures may be temporary. Calls that
// succeeded are not repeated, even if the plugin or its options have changed since: asking for a replay means that
// these would return the same for what did not fail. Such results are used in this run only; later runs do not build on
// them.
#pragma once

#include <map>
#include <string>

#include "core/engine/dead_letters.hpp"

namespace dossier::engine {

using Replay = std::map<std::string, DeadLetters::Stage>;  // by stage

struct ReplayedStage {
  std::uint64_t replayed = 0;  // letters before
  std::uint64_t mended = 0;    // of these, the ones that are gone
  std::uint64_t rejected = 0;  // of these, the ones that remain
  std::uint64_t added = 0;     // letters before not
  std::uint64_t trusted = 0;   // remembered calls of another build or with other options
};

// Compares the letters of a stage before and after.
ReplayedStage compare_letters(const std::vector<store::Hash>& before, const store::Segment& after);

}  // namespace dossier::engine
