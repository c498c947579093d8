// The progress of a run: one line per stage on a terminal, plain lines elsewhere, or JSON lines; and the log between
// them.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "core/cli/event_log.hpp"
#include "core/cli/progress_line.hpp"
#include "core/engine/context.hpp"

namespace dossier::cli {

enum class ProgressForm { terminal, plain, json, none };

struct TerminalSize {
  std::size_t columns = 80;
  std::size_t rows = 24;
};
// Of the terminal on standard error.
TerminalSize terminal_size();

class Progress : public engine::Observer {
 public:
  using Clock = ProgressClock;

  // `err` and `log` must outlive it; nothing else may write to them meanwhile.
  Progress(std::ostream& err, ProgressForm form, EventLog& log, std::function<TerminalSize()> size = terminal_size);
  ~Progress() override;  // running stages are no longer shown

  // Starts to show progress: ten times a second on a terminal, for the first time after 0.1 s. Without this, only tick()
  // shows anything.
  void keep_ticking();
  // Shows what is due at this time. Thread-safe.
  void tick(Clock::time_point now);

  void stage_begins(std::shared_ptr<const engine::Meter> meter) override;
  void stage_ends(const engine::Meter& meter) override;
  void stages_reused(const std::vector<std::string>& stages) override;
  void tell(const diagnostic::Event& event) override;

 private:
  struct Running {
    std::shared_ptr<const engine::Meter> meter;
    Clock::time_point shown;  // when it was last shown, or began
  };
  void show(const Running& running, Clock::time_point now);
  void say(const std::string& line);
  void clear_lines();
  void draw_lines(Clock::time_point now);

  std::ostream& err_;
  const ProgressForm form_;
  EventLog& log_;
  const std::function<TerminalSize()> size_;
  std::mutex guard_;  // of all members that follow
  std::vector<Running> running_;
  std::size_t drawn_ = 0;  // lines of the terminal that are redrawn
  bool silent_ = true;     // nothing has been shown yet
  bool ending_ = false;
  std::condition_variable end_;
  std::thread ticker_;
};

}  // namespace dossier::cli
