// The log of a run: one line per event, as text or as JSON. Codes are stable: `dossier help CODE`.
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
  // level: debug, info, warning, error; events below it are left out. Unless the level is debug, only the first lines
  // of each code and stage are written, and the others counted.
  EventLog(std::ostream& out, LogForm form, const std::string& level);

  static constexpr std::uint64_t most_lines = 20;

  // Counts the event. Whether it is to be written.
  bool accepts(const diagnostic::Event& event);
  // Writes an event that was accepted, as one line: control characters become spaces.
  void write(const diagnostic::Event& event);
  // Whether lines were left out since they were last reported.
  bool has_left_out() const;
  // Writes how many lines were left out.
  void report_left_out();

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

// A problem that ends a run, as `dossier VERB: error DS4013: SENTENCE`, or as a JSON log line.
std::string problem_line(LogForm form, std::string_view verb, diagnostic::Code code, std::string_view sentence);

}  // namespace dossier::cli
