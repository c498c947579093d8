#include "core/plugin/isolation/lease.hpp"

#include <algorithm>

#include "core/plugin/isolation/memory_file.hpp"

namespace dossier::plugin::isolation {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds stop_timeout{2000};  // from a cancellation to the kill

}  // namespace

Lease::~Lease() {
  if (worker_ && under_way_.empty()) pool_.give_back(std::move(worker_));
}

void Lease::start(codec::CallMessage message, const dossier_host* host, void* context, const codec::Takers& takers) {
  bytes_ += message.payload.size();
  under_way_.push_back({std::move(message), host, context, takers});
  if (!worker_ && under_way_.size() == 1) worker_ = pool_.take(fault_);
  if (under_way_.size() == 1) began_ = Clock::now();  // the start of a worker does not count as time of the call
  send_what_fits();
}

// A call that does not fit waits until it is the oldest: then the worker is idle and reads.
void Lease::send_what_fits() {
  if (!worker_) return;
  try {
    for (; sent_ < under_way_.size(); ++sent_) {
      auto& call = under_way_[sent_];
      if (sent_ > 0 && sent_bytes_ + call.message.payload.size() > std::min<std::uint64_t>(most_bytes, worker_->credit))
        return;
      send(call);
      sent_bytes_ += call.message.payload.size();
    }
  } catch (const Closed&) {
    // finish() handles it
  } catch (const GaveUp&) {
    lose_worker();  // finish() reports why
  }
}

void Lease::send(Call& call) {
  const auto beside = call.message.large.empty() ? Descriptor() : memory_file("dossier-input", call.message.large);
  call.sequence = ++worker_->calls;
  send_to_worker(FrameType::call, call.sequence, call.message.payload, beside.get());
}

// A worker that does not read is subject to the limits of the call that it holds up.
void Lease::send_to_worker(FrameType type, std::uint64_t sequence, std::string_view payload, int descriptor) {
  const struct Sending {
    explicit Sending(bool& flag) : flag(flag) { flag = true; }
    ~Sending() { flag = false; }
    bool& flag;
  } sending(sending_);
  worker_->process.channel().send(type, sequence, payload, descriptor,
                                  [this] { return may_continue(under_way_.front()); });
}

dossier_status Lease::finish() {
  if (!worker_ && !fault_) {  // it was lost: another gets all calls in flight
    worker_ = pool_.take(fault_);
    began_ = Clock::now();
    send_what_fits();
  }
  const Call& call = under_way_.front();
  const auto status = worker_ ? await(call) : fail(call);
  const auto size = call.message.payload.size();
  bytes_ -= size;
  under_way_.pop_front();
  if (worker_) {
    --sent_;
    sent_bytes_ -= size;
    if (spent_ && !pool_.one_only()) {
      pool_.tell(diagnostic::Code::worker_replaced, DOSSIER_LOG_INFO,
                 "a worker process held a lot of memory and is replaced");
      lose_worker();
    }
  }
  spent_ = false;
  began_ = Clock::now();
  cpu_before_.reset();
  send_what_fits();
  return status;
}

dossier_status Lease::await(const Call& call) {
  auto& channel = worker_->process.channel();
  try {
    while (true) {
      const auto frame = channel.receive(poll_interval);
      // However much it sends meanwhile.
      if ((!frame || Clock::now() - checked_ >= poll_interval) && (!frame || frame->type != FrameType::result) &&
          !may_continue(call)) {
        lose_worker();
        return fail(call);
      }
      if (!frame) continue;
      if (frame->type != FrameType::result) {
        answer(call, *frame);
        continue;
      }
      if (frame->sequence != call.sequence) throw BadFrame("expected the result of another call");
      codec::FieldReader fields(frame->payload);
      const auto status = static_cast<dossier_status>(fields.number());
      spent_ = fields.number() != 0;
      const auto taken = codec::hand_over(fields, call.host, call.context, call.takers);
      return status == DOSSIER_OK && taken != DOSSIER_OK ? DOSSIER_FAILED : status;
    }
  } catch (const GaveUp&) {
    lose_worker();
    return fail(call);
  } catch (const Closed&) {
    fault_ = CallFault::of("crashed", "the plugin crashed in its worker process: " + worker_->process.wait());
  } catch (const codec::BadPayload& error) {
    fault_ =
        CallFault::of("bad_frame", "the worker process does not follow the protocol: " + std::string(error.what()));
  }
  lose_worker();
  return fail(call);
}

void Lease::answer(const Call& call, const Frame& frame) {
  codec::FieldReader fields(frame.payload);
  if (frame.type == FrameType::log) {
    dossier_log line{sizeof line, static_cast<std::uint32_t>(fields.number()), {}};
    line.message = fields.view();
    call.host->log(call.context, &line);
  } else if (frame.type == FrameType::progress) {
    const auto done = fields.number();
    call.host->progress(call.context, done, fields.number());
  } else if (frame.type == FrameType::lookup) {
    const auto value = call.host->lookup(call.context, fields.view());
    send_to_worker(FrameType::value, frame.sequence,
                   codec::FieldWriter().number(static_cast<std::uint64_t>(value)).bytes());
  } else {
    throw BadFrame("a frame of type " + std::to_string(static_cast<int>(frame.type)) + " during a call");
  }
}

bool Lease::may_continue(const Call& call) {
  const auto now = checked_ = Clock::now();
  const auto& limits = pool_.limits();
  if (!cancelled_at_ && call.host->cancelled(call.context)) cancelled_at_ = now;
  if (cancelled_at_ && cancel_sent_ != call.sequence && !sending_) {  // not inside another frame
    cancel_sent_ = call.sequence;
    send_to_worker(FrameType::cancel, call.sequence, {});
  }
  if (cancelled_at_ && now - *cancelled_at_ > stop_timeout) {
    fault_ = CallFault::of("cancelled", "the run was asked to stop");
    return false;
  }
  const auto cpu = worker_->process.cpu_time();
  if (!cpu_before_) cpu_before_ = cpu;
  if (now - began_ > limits.wall) return give_up(in_seconds(limits.wall));
  if (cpu - *cpu_before_ > limits.cpu) return give_up(in_seconds(limits.cpu) + " of processor time");
  return true;
}

bool Lease::give_up(const std::string& limit) {
  fault_ = CallFault::of("timed_out", "the plugin was stopped: it had not finished after " + limit);
  return false;
}

void Lease::lose_worker() {
  worker_.reset();
  sent_ = sent_bytes_ = 0;
  if (fault_ && pool_.one_only()) pool_.break_off(*fault_);
}

// Reports the reason to the host, once: later calls get another worker.
dossier_status Lease::fail(const Call& call) {
  const auto fault = *std::exchange(fault_, std::nullopt);
  if (fault.code == "cancelled") return DOSSIER_CANCELLED;
  pool_.tell(diagnostic::Code::worker_lost, DOSSIER_LOG_INFO, fault.message);
  const auto error = error_of(fault);
  call.host->fail(call.context, &error);
  return DOSSIER_FAILED;
}

}  // namespace dossier::plugin::isolation
