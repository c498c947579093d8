#include "core/plugin/isolation/printed.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace dossier::plugin::isolation {

void PrintedLines::take(std::string_view bytes, const Tell& tell) {
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    if (lines_ < most) {
      const auto part = bytes.substr(0, end);
      const auto kept = part.substr(0, longest - line_.size());
      line_ += kept;
      cut_ |= kept.size() < part.size();
    }
    begun_ = true;
    if (end == std::string_view::npos) return;
    end_line(tell);
    bytes.remove_prefix(end + 1);
  }
}

void PrintedLines::end_line(const Tell& tell) {
  if (lines_++ < most) tell(cut_ ? line_ + "..." : line_);
  line_.clear();
  cut_ = begun_ = false;
}

void PrintedLines::end(const Tell& tell) {
  if (begun_) end_line(tell);
  if (lines_ > most) tell("(" + std::to_string(lines_ - most) + " more lines are left out)");
  lines_ = 0;
}

Printed::~Printed() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(guard_);
    ending_ = true;
  }
  ::eventfd_write(wake_.get(), 1);
  thread_.join();
}

Descriptor Printed::add() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot create a pipe for the output of a worker");
  Descriptor read(ends[0]);
  Descriptor write(ends[1]);
  ::fcntl(read.get(), F_SETFL, O_NONBLOCK);
  const std::lock_guard lock(guard_);
  if (!thread_.joinable()) {
    wake_ = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!wake_) throw std::system_error(errno, std::generic_category(), "cannot read the output of workers");
    thread_ = std::thread([this] { serve(); });
  }
  added_.push_back(std::make_unique<Source>(Source{std::move(read), {}}));
  ::eventfd_write(wake_.get(), 1);
  return write;
}

// False once nobody can print there any more.
bool Printed::read_some(Source& source) {
  std::array<char, 64 << 10> bytes;
  const auto read = ::read(source.pipe.get(), bytes.data(), bytes.size());
  if (read < 0) return errno == EAGAIN || errno == EINTR;
  source.lines.take({bytes.data(), static_cast<std::size_t>(read)}, tell_);
  return read > 0;
}

void Printed::serve() {
  std::vector<std::unique_ptr<Source>> sources;
  std::vector<pollfd> polled;
  for (bool ending = false; !ending;) {
    polled.assign(1, {wake_.get(), POLLIN, 0});
    for (const auto& source : sources) polled.push_back({source->pipe.get(), POLLIN, 0});
    if (::poll(polled.data(), polled.size(), -1) < 0) continue;
    if (polled[0].revents) {
      eventfd_t ignored = 0;
      ::eventfd_read(wake_.get(), &ignored);
    }
    for (std::size_t i = 0; i + 1 < polled.size(); ++i)
      if (polled[i + 1].revents && !read_some(*sources[i])) {
        sources[i]->lines.end(tell_);
        sources[i].reset();
      }
    std::erase(sources, nullptr);
    const std::lock_guard lock(guard_);
    std::ranges::move(added_, std::back_inserter(sources));
    added_.clear();
    ending = ending_;
  }
  // The workers have ended; what one of them left behind may print no more than fits into the pipe.
  for (const auto& source : sources) {
    read_some(*source);
    source->lines.end(tell_);
  }
}

}  // namespace dossier::plugin::isolation
