// How far a stage is, as a line for people and as a line of JSON.
#pragma once

#include <optional>
#include <string>

#include "core/engine/meter.hpp"
#include "dossier/record/json.hpp"

namespace dossier::cli {

using Reading = engine::Meter::Reading;
using ProgressClock = engine::Meter::Clock;

// 0 .. 1, of the step; nothing where its total is not known.
std::optional<double> share_done(const Reading& reading);
// Until the step's end, if it goes on as it went; nothing where that cannot be told yet.
std::optional<double> seconds_left(const Reading& reading, ProgressClock::time_point now);

// "read      12345 documents   1234/s   45.6 MB/s   45 %  12 s left  map pairs (2 of 5)"
std::string progress_line(const Reading& reading, ProgressClock::time_point now);
Json progress_json(const Reading& reading, ProgressClock::time_point now);

// At most so many characters; UTF-8 stays whole.
std::string cut_to(std::string line, std::size_t columns);

}  // namespace dossier::cli
