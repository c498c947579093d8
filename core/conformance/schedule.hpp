// In which order, from how many threads and on how many instances calls are made. None of it may change the results.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/conformance/subject.hpp"

namespace dossier::conformance {

struct Schedule {
  std::uint64_t shuffle = 0;       // a seed; 0: in canonical order
  unsigned threads = 1;            // that call at once, on the same instances
  std::uint64_t calls_a_life = 0;  // calls before a fresh instance takes over; 0: one instance for all
  bool halve_groups = false;       // each round reduces half of its groups again: "passes.groups" where they differ
  bool guard_memory = true;        // in memory that is taken back after each call (slower)
};

// One call and its results.
struct Step {
  std::string what;    // "extract of document 3"
  std::string result;  // dump() of it
  Given given = {};
  std::uint64_t keys = 0;  // how many it emitted
  std::uint64_t unit = 0;  // which document or input it worked on; of a reduce: the first member
};
using Trace = std::vector<Step>;

// Makes calls 0 .. count - 1 as the schedule says.
void make_calls(const Subject& subject, const Schedule& schedule, std::uint64_t count,
                const std::function<void(std::uint64_t call, dossier_instance* instance)>& call);

// The first difference of two traces as a sentence; nothing if they are equal.
std::optional<std::string> first_difference(const Trace& expected, const Trace& found);

// A text for a message: its beginning, on one line.
std::string shown(const std::string& text, std::size_t at = 0);

}  // namespace dossier::conformance
