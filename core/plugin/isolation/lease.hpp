// A worker used by one thread. Several calls can be in flight, so that it need not wait for the next one.
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include "core/plugin/codec/answers.hpp"
#include "core/plugin/codec/call_message.hpp"
#include "core/plugin/isolation/pool.hpp"

namespace dossier::plugin::isolation {

class Lease {
 public:
  // `pool` must outlive it.
  explicit Lease(Pool& pool) : pool_(pool) {}
  ~Lease();  // returns the worker; one with calls in flight is killed
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  bool has_room() const { return under_way_.size() < most_calls && bytes_ < most_bytes; }
  // Accepts the call, and sends it as soon as it fits. `host`, `context` and what `takers` refers to must be valid until
  // it is finished.
  void start(codec::CallMessage message, const dossier_host* host, void* context, const codec::Takers& takers);
  // Waits for the oldest call, passes its output to the host, and returns its status. A worker that crashes or exceeds a
  // limit costs only that call: the others are sent again, to another worker.
  dossier_status finish();

 private:
  using Clock = std::chrono::steady_clock;
  struct Call {
    codec::CallMessage message;
    const dossier_host* host;
    void* context;
    codec::Takers takers;
    std::uint64_t sequence = 0;
  };
  static constexpr std::size_t most_calls = 32;
  // What the socket holds while neither side reads, so that neither waits for the other to read.
  static constexpr std::size_t most_bytes = 64 << 10;

  void send_what_fits();
  void send(Call& call);
  void send_to_worker(FrameType type, std::uint64_t sequence, std::string_view payload, int descriptor = -1);
  dossier_status await(const Call& call);
  void answer(const Call& call, const Frame& frame);
  bool may_continue(const Call& call);
  bool give_up(const std::string& limit);
  dossier_status fail(const Call& call);
  void lose_worker();

  Pool& pool_;
  std::unique_ptr<Pool::Worker> worker_;
  std::deque<Call> under_way_;
  std::size_t bytes_ = 0;       // of all of them
  std::size_t sent_ = 0;        // number of calls sent, from the front
  std::size_t sent_bytes_ = 0;  // of those
  std::optional<CallFault> fault_;
  Clock::time_point began_;
  Clock::time_point checked_;                           // when the limits were last compared
  std::optional<std::chrono::nanoseconds> cpu_before_;  // known after the first poll
  std::optional<Clock::time_point> cancelled_at_;
  std::uint64_t cancel_sent_ = 0;
  bool sending_ = false;
  bool spent_ = false;  // the worker asked to be replaced
};

}  // namespace dossier::plugin::isolation
