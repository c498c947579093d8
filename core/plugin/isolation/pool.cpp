#include "core/plugin/isolation/pool.hpp"

#include "core/plugin/codec/fields.hpp"
#include "core/plugin/kind.hpp"

namespace dossier::plugin::isolation {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds to_start{60'000};      // loading a plugin and making its instance
constexpr milliseconds to_stop{2'000};        // from the wish to stop to the kill
constexpr std::uint64_t most_calls = 50'000;  // of one worker: what leaks is given back now and then

}  // namespace

std::string in_seconds(milliseconds time) {
  const auto tenths = time.count() / 100;
  return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "") + " s";
}

Pool::Pool(const InstalledPlugin& installed, const Json& options, const CallScope& scope, const Limits& limits)
    : installed_(installed),
      options_(options.is_null() ? "{}" : options.dump()),
      scope_(scope),
      limits_(limits),
      one_only_(kind_of(installed.manifest) == Kind::exporter) {}

Pool::~Pool() {
  for (auto& worker : free_) end(*worker);
}

std::optional<CallFault> Pool::start() {
  std::optional<CallFault> why;
  if (auto worker = launch(why)) give_back(std::move(worker));
  return why;
}

std::unique_ptr<Pool::Worker> Pool::launch(std::optional<CallFault>& why) const {
  auto command = installed_.command;
  const bool native = command.empty();
  if (native) command = {worker_program().string()};
  if (command[0].empty()) {
    why = {"no_worker",
           "expected the program dossier-worker beside dossier, found none; install it, or say `isolation: none`",
           {},
           {},
           0,
           0};
    return nullptr;
  }
  auto worker = std::make_unique<Worker>(command);
  auto& channel = worker->process.channel();
  const auto expect = [&] {
    while (true) {
      auto frame = channel.receive(to_start);
      if (!frame) throw BadFrame("nothing was heard for " + in_seconds(to_start));
      if (frame->type != FrameType::log) return std::move(*frame);
      codec::FieldReader fields(frame->payload);
      const auto level = static_cast<int>(fields.number());
      if (scope_.log) scope_.log(level, scope_.stage, fields.text());
    }
  };
  try {
    const auto hello = expect();
    codec::FieldReader greeting(hello.payload);
    if (hello.type != FrameType::hello || greeting.number() != protocol_version)
      throw BadFrame(command[0] + " does not speak version " + std::to_string(protocol_version) + " of the protocol");
    if (native && greeting.text() != DOSSIER_VERSION)
      throw BadFrame(command[0] + " is not of this version, " DOSSIER_VERSION "; install both together");
    channel.send(FrameType::start, 0,
                 codec::FieldWriter()
                     .text(installed_.manifest_file.string())
                     .text(installed_.manifest.id)
                     .text(options_)
                     .number(limits_.memory)
                     .bytes());
    const auto answer = expect();
    if (answer.type == FrameType::ready) {
      worker->credit = codec::FieldReader(answer.payload).number();
      return worker;
    }
    if (answer.type != FrameType::refuse) throw BadFrame("expected the start of the plugin to be confirmed");
    codec::FieldReader fields(answer.payload);
    CallFault fault;
    fault.code = fields.text();
    fault.message = fields.text();
    fault.option = fields.text();
    why = std::move(fault);
  } catch (const Closed&) {
    why = {"crashed", "the plugin crashed while it was loaded: " + worker->process.wait(), {}, {}, 0, 0};
  } catch (const codec::BadPayload& error) {
    why = {"bad_frame", std::string("the worker process did not start: ") + error.what(), {}, {}, 0, 0};
  }
  return nullptr;
}

std::unique_ptr<Pool::Worker> Pool::take(std::optional<CallFault>& why) {
  {
    const std::lock_guard lock(guard_);
    if (lost_) {
      why = lost_;
      return nullptr;
    }
    if (!free_.empty()) {
      auto worker = std::move(free_.back());
      free_.pop_back();
      return worker;
    }
  }
  return launch(why);
}

void Pool::give_back(std::unique_ptr<Worker> worker) {
  if (!one_only_ && worker->calls >= most_calls) return end(*worker);
  const std::lock_guard lock(guard_);
  free_.push_back(std::move(worker));
}

void Pool::tell(diagnostic::Code code, int level, const std::string& message) const {
  if (scope_.tell) scope_.tell({code, level, scope_.stage, message});
}

void Pool::break_off(const CallFault& why) {
  const std::lock_guard lock(guard_);
  lost_ = why;
}

// All calls of the worker have their results: how it ends is told, but loses nothing.
void Pool::end(Worker& worker) const {
  const auto in_disorder = [&](const std::string& message) {
    tell(diagnostic::Code::worker_disorder, DOSSIER_LOG_WARNING, message);
  };
  try {
    auto& channel = worker.process.channel();
    channel.send(FrameType::end, worker.calls + 1, {});
    const auto fin = channel.receive(to_stop);
    if (!fin || fin->type != FrameType::fin || codec::FieldReader(fin->payload).number() != worker.calls)
      return in_disorder("a worker process did not end in order");
  } catch (const Closed&) {
    return in_disorder("a worker process crashed at its end: " + worker.process.wait());
  } catch (const codec::BadPayload& error) {
    return in_disorder(std::string("a worker process did not end in order: ") + error.what());
  }
}

}  // namespace dossier::plugin::isolation
