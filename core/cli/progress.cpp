#include "core/cli/progress.hpp"

#include <spdlog/fmt/fmt.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include "dossier/abi/host.h"
#include "dossier/record/json.hpp"

namespace dossier::cli {
namespace {

constexpr auto redraw_every = std::chrono::milliseconds(100);
constexpr auto plain_every = std::chrono::seconds(10);
constexpr auto json_every = std::chrono::seconds(1);

spdlog::level::level_enum level_of(int level) {
  switch (level) {
    case DOSSIER_LOG_DEBUG: return spdlog::level::debug;
    case DOSSIER_LOG_INFO: return spdlog::level::info;
    case DOSSIER_LOG_WARNING: return spdlog::level::warn;
    default: return spdlog::level::err;
  }
}

// Text of a document or plugin may hold control characters; none reaches the terminal.
std::string printable(std::string_view text) {
  std::string clean;
  for (const char c : text) clean += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return clean;
}

}  // namespace

Progress::Progress(std::ostream& err, ProgressForm form, const std::string& log_level) : err_(err), form_(form) {
  auto sink = std::make_shared<spdlog::sinks::ostream_sink_st>(err);
  logger_ = std::make_shared<spdlog::logger>("dossier", sink);
  logger_->set_level(spdlog::level::from_str(log_level));
  logger_->set_pattern("%H:%M:%S %l %v");
}

Progress::~Progress() {
  const std::lock_guard lock(guard_);
  clear_line();
}

void Progress::clear_line() {
  if (line_open_) err_ << "\r\x1b[K" << std::flush;
  line_open_ = false;
}

void Progress::stage_begins(std::string_view name, std::uint64_t units) {
  const std::lock_guard lock(guard_);
  auto& stage = stages_[std::string(name)];
  stage = {units, 0, 0, Clock::now()};
  if (form_ == ProgressForm::terminal) show(std::string(name), stage, false);
}

void Progress::advanced(std::string_view name, std::uint64_t units, std::uint64_t bytes) {
  const std::lock_guard lock(guard_);
  const auto found = stages_.find(name);
  if (found == stages_.end()) return;
  found->second.done += units;
  found->second.bytes += bytes;
  const auto now = Clock::now();
  const auto every = form_ == ProgressForm::terminal ? Clock::duration(redraw_every)
                     : form_ == ProgressForm::json   ? Clock::duration(json_every)
                                                     : Clock::duration(plain_every);
  if (form_ == ProgressForm::none || now - last_shown_ < every || now - found->second.start < every) return;
  last_shown_ = now;
  show(found->first, found->second, false);
}

void Progress::stage_ends(std::string_view name) {
  const std::lock_guard lock(guard_);
  const auto found = stages_.find(name);
  if (found == stages_.end()) return;
  if (form_ != ProgressForm::none) show(found->first, found->second, true);
  stages_.erase(found);
}

void Progress::show(const std::string& name, const Stage& stage, bool ended) {
  const double seconds = std::max(std::chrono::duration<double>(Clock::now() - stage.start).count(), 1e-3);
  const double rate = static_cast<double>(stage.done) / seconds;
  const double megabytes = static_cast<double>(stage.bytes) / 1e6 / seconds;
  if (form_ == ProgressForm::json) {
    Json line(Json::Object{{"event", ended ? "stage_ended" : "progress"},
                           {"stage", name},
                           {"units", stage.done},
                           {"bytes", stage.bytes},
                           {"seconds", seconds}});
    if (stage.total) line.set("total", stage.total);
    err_ << line.dump() << std::endl;
    return;
  }
  std::string text =
      fmt::format("{:<12} {:>9} in {:6.1f} s  {:>9.0f}/s {:>7.1f} MB/s", name, stage.done, seconds, rate, megabytes);
  if (!ended && stage.total > 0) {
    const double share = std::min(1.0, static_cast<double>(stage.done) / static_cast<double>(stage.total));
    text += fmt::format("  {:3.0f} %", share * 100);
    if (stage.done > 0) text += fmt::format(", {:.0f} s left", seconds / share - seconds);
  }
  clear_line();
  if (form_ == ProgressForm::terminal && !ended) {
    err_ << text << std::flush;
    line_open_ = true;
  } else {
    err_ << text << std::endl;
  }
}

void Progress::log(int level, std::string_view stage, std::string_view message) {
  const std::lock_guard lock(guard_);
  if (!logger_->should_log(level_of(level))) return;
  clear_line();
  logger_->log(level_of(level), "{}: {}", stage, printable(message));
  logger_->flush();
}

}  // namespace dossier::cli
