#include "core/cli/progress_line.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

namespace dossier::cli {
namespace {

constexpr double least_seconds = 0.5;  // seconds before the rate of a step is meaningful

double seconds_since(ProgressClock::time_point then, ProgressClock::time_point now) {
  return std::max(std::chrono::duration<double>(now - then).count(), 0.0);
}

// The time in which the counts of a reading were made: that of the step, or of the stage once it has ended.
double seconds_of(const Reading& reading, ProgressClock::time_point now) {
  return seconds_since(reading.ended ? reading.began : reading.step.began, now);
}

double per_second(std::uint64_t count, double seconds) { return static_cast<double>(count) / std::max(seconds, 1e-3); }

std::string time_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  if (whole < 100) return fmt::format("{} s", whole);
  if (whole < 100 * 60) return fmt::format("{} min", (whole + 59) / 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

double rounded(double number) { return std::round(number * 1000) / 1000; }

}  // namespace

std::optional<double> share_done(const Reading& reading) {
  if (reading.step.total == 0) return std::nullopt;
  return std::min(1.0, static_cast<double>(reading.done) / static_cast<double>(reading.step.total));
}

std::optional<double> seconds_left(const Reading& reading, ProgressClock::time_point now) {
  const auto share = share_done(reading);
  const double seconds = seconds_since(reading.step.began, now);
  if (!share || *share <= 0 || seconds < least_seconds) return std::nullopt;
  return seconds / *share - seconds;
}

std::string progress_line(const Reading& reading, ProgressClock::time_point now) {
  const double seconds = seconds_of(reading, now);
  std::string line =
      fmt::format("{:<12} {:>9} {:<9} {:>9.0f}/s {:>7.1f} MB/s", reading.stage, reading.units, reading.step.unit,
                  per_second(reading.units, seconds), per_second(reading.bytes, seconds) / 1e6);
  if (reading.ended) return line + "  in " + (seconds < 100 ? fmt::format("{:.1f} s", seconds) : time_text(seconds));
  if (const auto share = share_done(reading)) line += fmt::format("  {:3.0f} %", std::floor(*share * 100));
  if (const auto left = seconds_left(reading, now)) line += "  " + time_text(*left) + " left";
  if (!reading.step.name.empty()) line += "  " + reading.step.name;
  if (reading.step.of > 1) line += fmt::format(" ({} of {})", reading.step.number, reading.step.of);
  return line;
}

Json progress_json(const Reading& reading, ProgressClock::time_point now) {
  const double seconds = seconds_of(reading, now);
  Json line(Json::Object{{"event", reading.ended ? "stage_ended" : "progress"}, {"stage", reading.stage}});
  if (!reading.step.name.empty()) line.set("step", reading.step.name);
  if (reading.step.of > 1)
    line.set("step_number", std::uint64_t{reading.step.number}).set("steps", std::uint64_t{reading.step.of});
  line.set("unit", reading.step.unit).set("units", reading.units).set("bytes", reading.bytes);
  line.set("seconds", rounded(seconds)).set("units_per_second", rounded(per_second(reading.units, seconds)));
  line.set("bytes_per_second", rounded(per_second(reading.bytes, seconds)));
  if (reading.ended) return line;
  if (const auto share = share_done(reading)) line.set("share", rounded(*share));
  if (const auto left = seconds_left(reading, now)) line.set("seconds_left", rounded(*left));
  return line;
}

std::string cut_to(std::string line, std::size_t columns) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) continue;
    if (characters++ == columns) {
      line.resize(i);
      break;
    }
  }
  return line;
}

}  // namespace dossier::cli
