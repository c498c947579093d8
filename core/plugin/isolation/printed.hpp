// What the workers of a stage print. Their standard output and error are pipes, which a thread reads as the bytes come, so
// that no worker waits for it, and tells line by line: of a worker that prints without an end, the first lines.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/plugin/isolation/descriptor.hpp"

namespace dossier::plugin::isolation {

// Bytes of one worker, as lines.
class PrintedLines {
 public:
  using Tell = std::function<void(const std::string& line)>;
  static constexpr std::size_t longest = 1000;  // bytes; the rest of a line is left out
  static constexpr std::uint64_t most = 100;    // lines told; of the others only their number

  void take(std::string_view bytes, const Tell& tell);
  // No more bytes: the last line may have no line end.
  void end(const Tell& tell);

 private:
  void end_line(const Tell& tell);

  std::string line_;
  bool cut_ = false;
  bool begun_ = false;
  std::uint64_t lines_ = 0;
};

class Printed {
 public:
  // Called on the thread that reads.
  explicit Printed(PrintedLines::Tell tell) : tell_(std::move(tell)) {}
  // Reads what has been printed until now. No worker may be started meanwhile.
  ~Printed();
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;

  // The writing end of a pipe for one worker. Any thread. Throws std::system_error.
  Descriptor add();

 private:
  struct Source {
    Descriptor pipe;
    PrintedLines lines;
  };
  void serve();
  bool read_some(Source& source);

  PrintedLines::Tell tell_;
  std::mutex guard_;
  std::vector<std::unique_ptr<Source>> added_;  // not yet taken over by the thread
  bool ending_ = false;
  Descriptor wake_;     // an eventfd
  std::thread thread_;  // starts with the first worker
};

}  // namespace dossier::plugin::isolation
