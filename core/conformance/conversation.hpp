// A program under test, spoken to frame by frame: shows what the stand-in would hide.
#pragma once

#include <optional>

#include "core/conformance/subject.hpp"
#include "core/plugin/codec/call_message.hpp"
#include "core/plugin/isolation/process.hpp"

namespace dossier::conformance {

// All functions throw a message if the program does not follow the protocol, and end the test as crashed if it ends by
// itself. A silent program is waited for: the test has a time limit.
class Conversation {
 public:
  // Starts the program in the sandbox of a run with these options, and receives its greeting. `installed` must outlive this.
  explicit Conversation(const plugin::InstalledPlugin& installed, const Json& options = Json::Object{});

  struct Started {
    std::uint64_t credit = 0;
    std::string description;                   // its own manifest entry; may be empty
    std::optional<plugin::CallFault> refusal;  // why no instance was created
  };
  // options: as JSON, or invalid JSON.
  Started start(const std::string& id, const std::string& options);
  // Sends all calls, ahead as far as the credit allows, and receives each answer.
  void make_calls(const std::vector<plugin::codec::CallMessage>& calls, std::uint64_t credit);
  // Announces that there are no more calls. Returns how the process ended: "exit status 0".
  std::string end(std::uint64_t calls);
  // Closes the connection right after the call, as if dossier had died. Returns how the process ended: "SIGKILL" if it
  // did not end by itself.
  std::string hang_up(const plugin::codec::CallMessage& call);

 private:
  // The next frame that is not a log line.
  plugin::isolation::Frame next(const std::string& expected);
  void expect_end(std::uint64_t calls);
  void take_answer(std::uint64_t sequence, const plugin::isolation::Frame& frame);

  const plugin::InstalledPlugin& installed_;
  plugin::isolation::Process process_;
};

}  // namespace dossier::conformance
