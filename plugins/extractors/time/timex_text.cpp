// The parts of TIMEX3 values that need no calendar.
#include <cstdio>

#include "resolver.hpp"

namespace time_extractor {
namespace {

std::string padded(int value) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%02d", value);
  return buffer;
}

std::string decimal(std::int64_t thousandths) {
  if (thousandths < 0) return "X";
  std::string text = std::to_string(thousandths / 1000);
  if (const auto rest = thousandths % 1000; rest != 0) {
    auto digits = std::to_string(1000 + rest).substr(1);
    while (digits.back() == '0') digits.pop_back();
    text += "." + digits;
  }
  return text;
}

const char* letter(Unit unit) {
  switch (unit) {
    case Unit::second: return "S";
    case Unit::minute: return "M";
    case Unit::hour: return "H";
    case Unit::daypart:
    case Unit::day: return "D";
    case Unit::weekend: return "WE";
    case Unit::week: return "W";
    case Unit::fortnight: return "W";
    case Unit::month: return "M";
    case Unit::quarter: return "Q";
    case Unit::year: return "Y";
    case Unit::decade: return "DE";
    case Unit::century: return "CE";
    case Unit::millennium: return "ML";
    default: return "D";
  }
}

}  // namespace

std::string amount_text(const std::vector<Amount>& amounts) {
  std::string text = "P";
  bool time = false;
  for (const auto& amount : amounts) {
    if (amount.unit <= Unit::hour && !time) {
      text += "T";
      time = true;
    }
    auto thousandths = amount.thousandths;
    if (amount.unit == Unit::fortnight && thousandths > 0) thousandths *= 2;
    text += decimal(thousandths) + letter(amount.unit);
  }
  return text;
}

std::string clock_text(const Expression& e) {
  if (e.has_clock) {
    std::string text = "T" + padded(e.hour == 24 ? 0 : e.hour);
    if (e.minute != unknown) text += ":" + padded(e.minute);
    if (e.second != unknown) text += ":" + padded(e.second);
    return text;
  }
  switch (e.daypart) {
    case Daypart::morning: return "TMO";
    case Daypart::midday: return "TMI";
    case Daypart::afternoon: return "TAF";
    case Daypart::evening: return "TEV";
    case Daypart::night: return "TNI";
    case Daypart::daytime: return "TDT";
    case Daypart::breakfast: return "TMEB";
    case Daypart::lunch: return "TMEL";
    case Daypart::dinner: return "TMED";
    default: return {};
  }
}

std::string set_text(const Expression& e) {
  auto clock = clock_text(e);
  if (e.weekday != 0) return "XXXX-WXX-" + std::to_string(e.weekday) + clock;
  if (e.month != 0) return "XXXX-" + padded(e.month);
  if (e.season != Season::none) {
    static constexpr const char* names[] = {"", "SP", "SU", "FA", "WI"};
    return std::string("XXXX-") + names[static_cast<int>(e.season)];
  }
  if (!clock.empty()) return clock;
  Amount amount{1000, e.unit == Unit::daypart ? Unit::day : e.unit};
  if (e.every > 1) amount.thousandths = e.every * 1000;
  if (e.every == -2) amount.thousandths = 500;
  if (amount.unit == Unit::quarter) {
    amount.unit = Unit::month;
    amount.thousandths *= 3;
  }
  return amount_text({amount});
}

std::string moment_text(const Date& date, int seconds) {
  Date day = date;
  while (seconds >= day_seconds) {
    day = dossier::add_days(day, 1);
    seconds -= day_seconds;
  }
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return dossier::iso_text(day) + buffer;
}

std::string time_text(int seconds) {
  char buffer[24];
  seconds %= day_seconds;
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return buffer;
}

int seconds_of(const Expression& e) {
  return e.hour * 3600 + (e.minute == unknown ? 0 : e.minute * 60) + (e.second == unknown ? 0 : e.second);
}

}  // namespace time_extractor
