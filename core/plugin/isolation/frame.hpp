// Frames: the messages between host and worker. sdk/PROTOCOL.md describes them for workers in any language.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
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
  hello = 1,      // worker: version
  start = 2,      // host: plugin, options, limits
  ready = 3,      // worker: the instance exists
  refuse = 4,     // worker: it does not, with the reason
  call = 5,       // host: a function with its arguments
  result = 6,     // worker: the status of the function and its output
  log = 7,        // worker, during a call
  lookup = 8,     // worker, during a call: the key of a fact
  value = 9,      // host: its value
  cancel = 10,    // host, during a call: stop soon
  end = 11,       // host: no more calls
  fin = 12,       // worker: counts; a worker that ends without it has failed
  progress = 13,  // worker, during a call: how far it is
  confined =
      14  // dossier-worker, first of all: what the sandbox does not restrict; not part of the protocol of programs
};

struct Frame {
  FrameType type{};
  std::uint64_t sequence = 0;
  std::string payload;
  Descriptor descriptor;  // of a large argument
};

inline constexpr std::uint64_t largest_payload = std::uint64_t{4} << 30;

// What one side accepts from the other. Anything beyond is a BadFrame as soon as it is announced, before memory is used.
struct Acceptance {
  std::uint64_t payload = largest_payload;  // bytes of a call or a result
  std::uint64_t remark = largest_payload;   // bytes of any other frame
  bool descriptors = true;                  // otherwise those that come are closed
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

// The sender gave up waiting for the other side to read.
class GaveUp : public std::runtime_error {
 public:
  GaveUp() : std::runtime_error("the other side does not read") {}
};

// Asked every `poll_interval` while the other side does not read; false: give up.
using Patience = std::function<bool()>;
inline constexpr std::chrono::milliseconds poll_interval{50};

// One end of a connection. One thread at a time.
class Channel {
 public:
  explicit Channel(Descriptor socket, const Acceptance& acceptance = {})
      : socket_(std::move(socket)), acceptance_(acceptance) {}

  // Sends all of it; without `patience` it waits for ever. Throws Closed, GaveUp (part of the frame may be sent).
  void send(FrameType type, std::uint64_t sequence, std::string_view payload, int descriptor = -1,
            const Patience& patience = {});
  // The next frame; nothing if it is not there in time, however much of it is (a negative time: no timeout). Throws
  // Closed, BadFrame.
  std::optional<Frame> receive(std::chrono::milliseconds patience);
  int descriptor() const { return socket_.get(); }

 private:
  std::optional<Frame> take_frame();
  bool wait(short event, std::chrono::milliseconds patience) const;
  void make_room();
  void read_more();

  Descriptor socket_;
  Acceptance acceptance_;
  std::string buffer_;  // [taken_, filled_): received, not yet taken
  std::size_t taken_ = 0;
  std::size_t filled_ = 0;
  std::size_t wanted_ = 0;  // where the frame that is arriving ends, as far as known
  std::deque<Descriptor> descriptors_;
};

}  // namespace dossier::plugin::isolation
