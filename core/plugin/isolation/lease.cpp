#include "core/plugin/isolation/lease.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace dossier::plugin::isolation {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds poll_interval{50};   // how often the limits and a cancellation are checked
constexpr milliseconds stop_timeout{2000};  // from a cancellation to the kill

Descriptor memory_file(std::string_view bytes) {
  Descriptor file(::memfd_create("dossier-input", MFD_CLOEXEC));
  if (!file) throw std::system_error(errno, std::generic_category(), "cannot create a file in memory");
  while (!bytes.empty()) {
    const auto written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR)
      throw std::system_error(errno, std::generic_category(), "cannot write an input for a worker");
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
  return file;
}

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
  }
}

void Lease::send(Call& call) {
  const auto beside = call.message.large.empty() ? Descriptor() : memory_file(call.message.large);
  call.sequence = ++worker_->calls;
  worker_->process.channel().send(FrameType::call, call.sequence, call.message.payload, beside.get());
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
      if (!frame) {
        if (may_continue(call)) continue;
        lose_worker();
        return fail(call);
      }
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
    worker_->process.channel().send(FrameType::value, frame.sequence,
                                    codec::FieldWriter().number(static_cast<std::uint64_t>(value)).bytes());
  } else {
    throw BadFrame("a frame of type " + std::to_string(static_cast<int>(frame.type)) + " during a call");
  }
}

bool Lease::may_continue(const Call& call) {
  const auto now = Clock::now();
  const auto& limits = pool_.limits();
  if (!cancelled_at_ && call.host->cancelled(call.context)) cancelled_at_ = now;
  if (cancelled_at_ && cancel_sent_ != call.sequence) {
    cancel_sent_ = call.sequence;
    worker_->process.channel().send(FrameType::cancel, call.sequence, {});
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
