// The log of a run: a line an event, for people or as JSON for programs. Codes are stable: `dossier help CODE`.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

#include "core/diagnostic/event.hpp"

namespace spdlog {
class logger;
}

namespace dossier::cli {

enum class LogForm { text, json };

// One thread at a time.
class EventLog {
 public:
  // level: debug, info, warning, error; lesser events are left out. Of each code and stage the first lines are written
  // and the others counted, unless the level is debug.
  EventLog(std::ostream& out, LogForm form, const std::string& level);

  static constexpr std::uint64_t most_lines = 20;

  // Whether the event is to be written; counts it.
  bool takes(const diagnostic::Event& event);
  // Writes an event that was taken, as one line: control characters become blanks.
  void write(const diagnostic::Event& event);
  // Whether lines were left out that nobody was told of yet.
  bool has_left_out() const;
  // Says how many lines were left out.
  void tell_left_out();

 private:
  LogForm form_;
  std::shared_ptr<spdlog::logger> logger_;
  bool limited_;
  struct Seen {
    std::uint64_t count = 0;
    int level = 0;
  };
  std::map<std::pair<diagnostic::Code, std::string>, Seen> seen_;
};

// A problem that ends a run, as `dossier VERB: error DS4013: SENTENCE`, or as a line of the log in JSON.
std::string problem_line(LogForm form, std::string_view verb, diagnostic::Code code, std::string_view sentence);

}  // namespace dossier::cli
