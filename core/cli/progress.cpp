#include "core/cli/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "core/pipeline/report.hpp"

namespace dossier::cli {
namespace {

constexpr auto redraw_every = std::chrono::milliseconds(100);
constexpr auto plain_every = std::chrono::seconds(10);
constexpr auto json_every = std::chrono::seconds(1);

}  // namespace

TerminalSize terminal_size() {
  TerminalSize size;
  winsize window{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0) {
    if (window.ws_col > 0) size.columns = window.ws_col;
    if (window.ws_row > 0) size.rows = window.ws_row;
  }
  return size;
}

Progress::Progress(std::ostream& err, ProgressForm form, EventLog& log, std::function<TerminalSize()> size)
    : err_(err), form_(form), log_(log), size_(std::move(size)) {}

Progress::~Progress() {
  {
    const std::lock_guard lock(guard_);
    ending_ = true;
  }
  end_.notify_all();
  if (ticker_.joinable()) ticker_.join();
  clear_lines();
  log_.report_left_out();
}

void Progress::keep_ticking() {
  if (form_ == ProgressForm::none) return;
  ticker_ = std::thread([this] {
    while (true) {
      {
        std::unique_lock lock(guard_);
        if (end_.wait_for(lock, redraw_every, [&] { return ending_; })) return;
      }
      tick(Clock::now());
    }
  });
}

void Progress::tick(Clock::time_point now) {
  const std::lock_guard lock(guard_);
  if (form_ == ProgressForm::none) return;
  if (form_ == ProgressForm::terminal) return draw_lines(now);
  const auto every = form_ == ProgressForm::json ? Clock::duration(json_every) : Clock::duration(plain_every);
  const bool first = std::exchange(silent_, silent_ && running_.empty());  // a first line soon
  for (auto& running : running_) {
    if (!first && now - running.shown < every) continue;
    running.shown = now;
    show(running, now);
  }
}

void Progress::stage_begins(std::shared_ptr<const engine::Meter> meter) {
  const std::lock_guard lock(guard_);
  running_.push_back({std::move(meter), Clock::now()});
}

void Progress::stage_ends(const engine::Meter& meter) {
  const std::lock_guard lock(guard_);
  const auto found = std::ranges::find_if(running_, [&](const Running& r) { return r.meter.get() == &meter; });
  if (found == running_.end()) return;
  const auto ended = *found;
  running_.erase(found);
  if (form_ == ProgressForm::none) return;
  const auto now = Clock::now();
  if (meter.read().ended) show(ended, now);
  if (form_ == ProgressForm::terminal) draw_lines(now);
}

void Progress::stages_reused(const std::vector<std::string>& stages) {
  if (form_ == ProgressForm::none || stages.empty()) return;
  const std::lock_guard lock(guard_);
  if (form_ == ProgressForm::json)
    return say(Json(Json::Object{{"event", "reused"}, {"stages", Json::Array(stages.begin(), stages.end())}}).dump());
  say("reused: " + pipeline::enumerate(stages));
}

void Progress::tell(const diagnostic::Event& event) {
  const std::lock_guard lock(guard_);
  if (!log_.accepts(event)) return;
  clear_lines();
  log_.write(event);
}

void Progress::show(const Running& running, Clock::time_point now) {
  const auto reading = running.meter->read();
  say(form_ == ProgressForm::json ? progress_json(reading, now).dump() : progress_line(reading, now));
}

// Writes a line that stays.
void Progress::say(const std::string& line) {
  silent_ = false;
  clear_lines();
  err_ << (form_ == ProgressForm::terminal ? cut_to(line, size_().columns - 1) : line) << std::endl;
}

void Progress::clear_lines() {
  if (drawn_ > 1) err_ << "\x1b[" << drawn_ - 1 << 'A';
  if (drawn_ > 0) err_ << "\r\x1b[J" << std::flush;
  drawn_ = 0;
}

// In one write, so that nothing flickers. Lines that do not fit the terminal are left out: a line that wrapped or
// scrolled away could not be redrawn.
void Progress::draw_lines(Clock::time_point now) {
  const auto size = size_();
  std::string all;
  if (drawn_ > 1) all = "\x1b[" + std::to_string(drawn_ - 1) + "A";
  if (drawn_ > 0) all += "\r\x1b[J";
  drawn_ = 0;
  for (const auto& running : running_) {
    if (drawn_ + 1 >= size.rows) break;
    if (drawn_++ > 0) all += '\n';
    all += cut_to(progress_line(running.meter->read(), now), size.columns - 1);
  }
  if (all.empty()) return;
  silent_ = false;
  err_ << all << std::flush;
}

}  // namespace dossier::cli
