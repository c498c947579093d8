// How far a run is: a line a stage on a terminal, plain lines elsewhere, JSON lines for programs; and the log.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>

#include "core/engine/context.hpp"

namespace spdlog {
class logger;
}

namespace dossier::cli {

enum class ProgressForm { terminal, plain, json, none };

class Progress : public engine::Observer {
 public:
  // log_level: debug, info, warning, error.
  Progress(std::ostream& err, ProgressForm form, const std::string& log_level);
  ~Progress() override;

  void stage_begins(std::string_view stage, std::uint64_t units) override;
  void advanced(std::string_view stage, std::uint64_t units, std::uint64_t bytes) override;
  void stage_ends(std::string_view stage) override;
  void log(int level, std::string_view stage, std::string_view message) override;

 private:
  using Clock = std::chrono::steady_clock;
  struct Stage {
    std::uint64_t total = 0;
    std::uint64_t done = 0;
    std::uint64_t bytes = 0;
    Clock::time_point start;
  };
  void show(const std::string& name, const Stage& stage, bool ended);
  void clear_line();

  std::ostream& err_;
  ProgressForm form_;
  std::shared_ptr<spdlog::logger> logger_;
  std::mutex guard_;
  std::map<std::string, Stage, std::less<>> stages_;
  Clock::time_point last_shown_;
  bool line_open_ = false;
};

}  // namespace dossier::cli
