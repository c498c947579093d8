// A program under test, spoken to frame by frame: what the stand-in would hide is seen.
#pragma once

#include <optional>

#include "core/conformance/subject.hpp"
#include "core/plugin/codec/call_message.hpp"
#include "core/plugin/isolation/process.hpp"

namespace dossier::conformance {

// All functions throw a sentence where the program does not keep to the protocol, and end the test as crashed where it
// ends by itself. One that says nothing is waited for: the test has a limit.
class Conversation {
 public:
  // Starts the program and hears its greeting. `installed` must outlive this.
  explicit Conversation(const plugin::InstalledPlugin& installed);

  struct Started {
    std::uint64_t credit = 0;
    std::string description;                   // what it says of itself, as an entry of a manifest; may be empty
    std::optional<plugin::CallFault> refusal;  // why there is no instance
  };
  // options: as JSON, or what is none.
  Started start(const std::string& id, const std::string& options);
  // Makes all calls, ahead as far as the credit goes, and hears each answer; at the end, whether the counts are right.
  void make_calls(const std::vector<plugin::codec::CallMessage>& calls, std::uint64_t credit);
  // Says that there are no more calls. How the process ended: "exit status 0".
  std::string end(std::uint64_t calls);
  // Closes the connection as if dossier were gone, right after the call. How the process ended: "SIGKILL" where it did
  // not by itself.
  std::string hang_up(const plugin::codec::CallMessage& call);

 private:
  // The next frame that is no log line.
  plugin::isolation::Frame next(const std::string& expected);
  void expect_end(std::uint64_t calls);
  void take_answer(std::uint64_t sequence, const plugin::isolation::Frame& frame);

  const plugin::InstalledPlugin& installed_;
  plugin::isolation::Process process_;
};

}  // namespace dossier::conformance
