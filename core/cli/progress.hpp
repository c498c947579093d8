// How far a run is: a line a stage on a terminal, plain lines elsewhere, JSON lines for programs; and its log between
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
// Of the terminal that standard error is.
TerminalSize terminal_size();

class Progress : public engine::Observer {
 public:
  using Clock = ProgressClock;

  // `err` and `log` must outlive it; nothing else may write to them meanwhile.
  Progress(std::ostream& err, ProgressForm form, EventLog& log, std::function<TerminalSize()> size = terminal_size);
  ~Progress() override;  // what is still running is not shown any more

  // From now on it is shown how far the stages are: ten times a second on a terminal, the first time after a tenth of a
  // second. Without this nothing is shown but by tick().
  void keep_ticking();
  // Shows what is due at this time. Any thread.
  void tick(Clock::time_point now);

  void stage_begins(std::shared_ptr<const engine::Meter> meter) override;
  void stage_ends(const engine::Meter& meter) override;
  void stages_reused(const std::vector<std::string>& stages) override;
  void tell(const diagnostic::Event& event) override;

 private:
  struct Running {
    std::shared_ptr<const engine::Meter> meter;
    Clock::time_point shown;  // when it was shown last, or began
  };
  void show(const Running& running, Clock::time_point now);
  void say(const std::string& line);
  void clear_lines();
  void draw_lines(Clock::time_point now);

  std::ostream& err_;
  const ProgressForm form_;
  EventLog& log_;
  const std::function<TerminalSize()> size_;
  std::mutex guard_;  // of all that follows
  std::vector<Running> running_;
  std::size_t drawn_ = 0;  // lines of the terminal that are drawn anew
  bool silent_ = true;     // nothing was shown yet
  bool ending_ = false;
  std::condition_variable end_;
  std::thread ticker_;
};

}  // namespace dossier::cli
