// Frames: the messages between host and worker. sdk/PROTOCOL.md describes them for workers in any language.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "core/plugin/codec/fields.hpp"
#include "core/plugin/isolation/descriptor.hpp"

namespace dossier::plugin::isolation {

inline constexpr std::uint64_t protocol_version = 1;

enum class FrameType : std::uint16_t {
  hello = 1,     // worker: version
  start = 2,     // host: plugin, options, limits
  ready = 3,     // worker: the instance exists
  refuse = 4,    // worker: it does not, with the reason
  call = 5,      // host: a function with its arguments
  result = 6,    // worker: the status of the function and its output
  log = 7,       // worker, during a call
  lookup = 8,    // worker, during a call: the key of a fact
  value = 9,     // host: its value
  cancel = 10,   // host, during a call: stop soon
  end = 11,      // host: no more calls
  fin = 12,      // worker: counts; a worker that ends without it has failed
  progress = 13  // worker, during a call: how far it is
};

struct Frame {
  FrameType type{};
  std::uint64_t sequence = 0;
  std::string payload;
  Descriptor descriptor;  // of a large argument
};

// The other side closed the connection.
class Closed : public std::runtime_error {
 public:
  Closed() : std::runtime_error("the other side closed the connection") {}
};
// The other side sent bytes that are not a valid frame.
class BadFrame : public codec::BadPayload {
 public:
  using codec::BadPayload::BadPayload;
};

// One end of a connection. One thread at a time.
class Channel {
 public:
  explicit Channel(Descriptor socket) : socket_(std::move(socket)) {}

  // Sends all of it. Throws Closed.
  void send(FrameType type, std::uint64_t sequence, std::string_view payload, int descriptor = -1);
  // The next frame; nothing if none arrives in time (a negative time: no timeout). Throws Closed, BadFrame.
  std::optional<Frame> receive(std::chrono::milliseconds patience);
  int descriptor() const { return socket_.get(); }

 private:
  std::optional<Frame> take_frame();
  bool wait(std::chrono::milliseconds patience) const;
  void read_more();

  Descriptor socket_;
  std::string buffer_;  // [taken_, filled_): received, not yet taken
  std::size_t taken_ = 0;
  std::size_t filled_ = 0;
  std::deque<Descriptor> descriptors_;
};

}  // namespace dossier::plugin::isolation
