// The progress of a stage, as a line of text and as a line of JSON.
#pragma once

#include <optional>
#include <string>

#include "core/engine/meter.hpp"
#include "dossier/record/json.hpp"

namespace dossier::cli {

using Reading = engine::Meter::Reading;
using ProgressClock = engine::Meter::Clock;

// 0 .. 1, of the step; nothing if its total is not known.
std::optional<double> share_done(const Reading& reading);
// Until the end of the step, at its average rate; nothing if that cannot be estimated yet.
std::optional<double> seconds_left(const Reading& reading, ProgressClock::time_point now);

// "read      12345 documents   1234/s   45.6 MB/s   45 %  12 s left  map pairs (2 of 5)"
std::string progress_line(const Reading& reading, ProgressClock::time_point now);
Json progress_json(const Reading& reading, ProgressClock::time_point now);

// At most this many characters; UTF-8 sequences stay intact.
std::string cut_to(std::string line, std::size_t columns);

}  // namespace dossier::cli
