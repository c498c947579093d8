// Times as half-open intervals of seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/record/claim.hpp"

namespace checker_values {

using namespace dossier;

enum class Grain { clock, day, week, month, year };

struct Moment {
  std::int64_t from = 0;  // seconds of a calendar without zones
  std::int64_t to = 0;    // excluded

  bool overlaps(const Moment& other) const { return from < other.to && other.from < to; }
  bool covers(const Moment& other) const { return from <= other.from && other.to <= to; }
  bool before(const Moment& other) const { return to <= other.from; }
  Grain grain() const;
};

// "2024", "2024-04", "2024-04-05", "2024-04-05T20:00:00+02:00" (its zone is ignored): the time it spans.
std::optional<Moment> moment_of(std::string_view iso);
std::optional<Moment> moment_of(const TimeRange& range);
// The day of a text's date.
std::optional<Moment> day_of(std::string_view iso);
// A resolved point or period of time; none for durations, sets and clock times without a day.
std::optional<Moment> moment_of(const TimeValue& time);
// Its second reading, where the text leaves it open.
std::optional<Moment> other_moment_of(const TimeValue& time);

// Minutes of the day of a clock time, with or without its day.
std::optional<int> clock_of(const TimeValue& time);

// Its seconds, where they are given: "2:19:42".
std::optional<int> clock_seconds_of(const TimeValue& time);

// The zone that is printed after a clock time: "GMT" of "2107 GMT". Empty if there is none.
std::string zone_of(std::string_view text);
// Whether extractor.time notes this of a time, beyond what the record has fields for.
bool notes(const TimeValue& time, std::string_view name, std::string_view value);

// Whole years of a duration written "P5Y".
std::optional<int> years_of(const TimeValue& time);
int year_of(const Moment& moment);

}  // namespace checker_values
