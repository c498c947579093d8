#include "core/cli/event_log.hpp"

#include <spdlog/fmt/fmt.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <chrono>
#include <ctime>

#include "core/diagnostic/printable.hpp"
#include "dossier/abi/host.h"
#include "dossier/record/json.hpp"

namespace dossier::cli {
namespace {

using diagnostic::code_text;
using diagnostic::Event;

spdlog::level::level_enum level_of(int level) {
  switch (level) {
    case DOSSIER_LOG_DEBUG: return spdlog::level::debug;
    case DOSSIER_LOG_INFO: return spdlog::level::info;
    case DOSSIER_LOG_WARNING: return spdlog::level::warn;
    default: return spdlog::level::err;
  }
}

std::string level_name(int level) {
  const auto name = spdlog::level::to_string_view(level_of(level));
  return {name.data(), name.size()};
}

std::string time_in_utc() {
  using namespace std::chrono;
  const auto now = system_clock::now();
  const auto seconds = system_clock::to_time_t(now);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
  return fmt::format("{}.{:03}Z", text, duration_cast<milliseconds>(now.time_since_epoch()).count() % 1000);
}

std::string json_line(const Event& event) {
  Json line(Json::Object{{"time", time_in_utc()}, {"level", level_name(event.level)}, {"code", code_text(event.code)}});
  if (!event.stage.empty()) line.set("stage", event.stage);
  line.set("message", event.message);
  Json::Object fields;
  for (const auto& [name, value] : event.fields) fields.emplace_back(std::string(name), value);
  if (!fields.empty()) line.set("fields", std::move(fields));
  return line.dump();
}

}  // namespace

EventLog::EventLog(std::ostream& out, LogForm form, const std::string& level)
    : form_(form),
      logger_(std::make_shared<spdlog::logger>("dossier", std::make_shared<spdlog::sinks::ostream_sink_st>(out))),
      limited_(level != "debug") {
  logger_->set_level(spdlog::level::from_str(level));
  logger_->set_pattern(form == LogForm::json ? "%v" : "%H:%M:%S %l %v");
}

bool EventLog::accepts(const Event& event) {
  if (!logger_->should_log(level_of(event.level))) return false;
  if (!limited_) return true;
  auto& seen = seen_[{event.code, std::string(event.stage)}];
  seen.level = event.level;
  return ++seen.count <= most_lines;
}

void EventLog::write(const Event& event) {
  if (form_ == LogForm::json) {
    logger_->log(level_of(event.level), "{}", diagnostic::printable(json_line(event)));
  } else {
    const std::string stage = event.stage.empty() ? "" : std::string(event.stage) + ": ";
    logger_->log(level_of(event.level), "{} {}{}", code_text(event.code), stage,
                 diagnostic::printable(diagnostic::on_one_line(event.message)));
  }
  logger_->flush();
}

bool EventLog::has_left_out() const {
  for (const auto& [what, seen] : seen_)
    if (seen.count > most_lines) return true;
  return false;
}

void EventLog::report_left_out() {
  for (auto& [what, seen] : seen_) {
    if (seen.count <= most_lines) continue;
    const auto more = std::to_string(seen.count - most_lines);
    write({what.first,
           seen.level,
           what.second,
           more + " more of these were left out; `--log debug` shows all of them",
           {{"left_out", more}}});
    seen.count = 0;
  }
}

std::string problem_line(LogForm form, std::string_view verb, diagnostic::Code code, std::string_view sentence) {
  if (form == LogForm::json) return json_line({code, DOSSIER_LOG_ERROR, {}, sentence}) + "\n";
  return fmt::format("dossier {}: error {}: {}\n", verb, code_text(code), sentence);
}

}  // namespace dossier::cli
