#include "moment.hpp"

#include <algorithm>

#include "dossier/text/calendar.hpp"

namespace checker_values {

namespace {

constexpr std::int64_t day_seconds = 86400;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t size) {
  if (at + size > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + size; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

Grain Moment::grain() const {
  const auto size = to - from;
  if (size < day_seconds) return Grain::clock;
  if (size < 3 * day_seconds) return Grain::day;
  if (size < 20 * day_seconds) return Grain::week;
  if (size < 200 * day_seconds) return Grain::month;
  return Grain::year;
}

std::optional<Moment> moment_of(std::string_view iso) {
  const auto year = digits(iso, 0, 4);
  if (!year || *year < 1 || *year > 9998) return std::nullopt;
  if (iso.size() == 4) return Moment{to_days({*year, 1, 1}) * day_seconds, to_days({*year + 1, 1, 1}) * day_seconds};
  const auto month = digits(iso, 5, 2);
  if (!month || *month < 1 || *month > 12 || iso[4] != '-') return std::nullopt;
  if (iso.size() == 7) {
    const Date first{*year, *month, 1};
    return Moment{to_days(first) * day_seconds, to_days(add_months(first, 1)) * day_seconds};
  }
  const auto date = parse_iso_date(iso);
  if (!date) return std::nullopt;
  const auto start = to_days(*date) * day_seconds;
  if (iso.size() < 13) return Moment{start, start + day_seconds};
  const auto hour = digits(iso, 11, 2);
  if (!hour || *hour > 24) return Moment{start, start + day_seconds};
  const auto minute = iso.size() > 13 && iso[13] == ':' ? digits(iso, 14, 2) : std::nullopt;
  const auto from = start + *hour * 3600 + minute.value_or(0) * 60;
  return Moment{from, from + (minute ? 60 : 3600)};
}

std::optional<Moment> moment_of(const TimeRange& range) {
  const auto from = moment_of(std::string_view(range.from));
  const auto to = moment_of(std::string_view(range.to));
  if (from && to && to->from > from->from) return Moment{from->from, to->from};
  if (from && !to) return from;
  return std::nullopt;
}

std::optional<Moment> moment_of(const TimeValue& time) {
  if (time.type == "DURATION" || time.type == "SET") return std::nullopt;
  // "Since October" begins on its first day, and names a month.
  if (time.to.empty())
    if (const auto named = moment_of(std::string_view(time.timex))) return named;
  if (!time.from.empty() || !time.to.empty()) {
    if (const auto moment = moment_of(TimeRange{time.from, time.to})) return moment;
    return std::nullopt;
  }
  return moment_of(std::string_view(time.timex));
}

std::optional<Moment> other_moment_of(const TimeValue& time) {
  const auto& other = time.alternative;
  if (!other.object()) return std::nullopt;
  TimeRange range{std::string(other.text_or("from")), std::string(other.text_or("to"))};
  if (range.from.empty()) return moment_of(other.text_or("timex"));
  return moment_of(range);
}

std::optional<int> clock_of(const TimeValue& time) {
  if (time.type != "TIME" || !time.mod.empty()) return std::nullopt;
  const auto at = time.timex.find('T');
  if (at == std::string::npos) return std::nullopt;
  const auto hour = digits(time.timex, at + 1, 2);
  if (!hour || *hour > 24) return std::nullopt;
  if (time.timex.size() == at + 3) return *hour * 60;
  const auto minute = time.timex[at + 3] == ':' ? digits(time.timex, at + 4, 2) : std::nullopt;
  return minute ? std::optional(*hour * 60 + *minute) : std::nullopt;
}

std::optional<int> clock_seconds_of(const TimeValue& time) {
  const auto at = time.timex.find('T');
  constexpr std::size_t seconds = 6;  // after "02:19:"
  if (!clock_of(time) || at + 1 + seconds >= time.timex.size() || time.timex[at + seconds] != ':') return std::nullopt;
  return digits(time.timex, at + 1 + seconds, 2);
}

std::string zone_of(std::string_view text) {
  std::size_t from = text.size();
  while (from > 0 && text[from - 1] >= 'A' && text[from - 1] <= 'Z') --from;
  const auto word = text.substr(from);
  if (word.size() < 2 || word == "AM" || word == "PM" || from == 0) return {};
  return std::string(word);
}

bool notes(const TimeValue& time, std::string_view name, std::string_view value) {
  return std::any_of(time.rest.begin(), time.rest.end(), [&](const Json::Member& member) {
    return member.first == name && member.second.text() && *member.second.text() == value;
  });
}

std::optional<Moment> day_of(std::string_view iso) { return moment_of(iso.substr(0, 10)); }

std::optional<int> years_of(const TimeValue& time) {
  const std::string_view timex = time.timex;
  if (timex.size() < 3 || timex.front() != 'P' || timex.back() != 'Y') return std::nullopt;
  return digits(timex, 1, timex.size() - 2);
}

int year_of(const Moment& moment) {
  const auto days = moment.from >= 0 ? moment.from / day_seconds : (moment.from - day_seconds + 1) / day_seconds;
  return from_days(days).year;
}

}  // namespace checker_values
