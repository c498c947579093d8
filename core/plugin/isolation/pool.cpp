#include "core/plugin/isolation/pool.hpp"

#include "core/plugin/codec/fields.hpp"
#include "core/plugin/kind.hpp"

namespace dossier::plugin::isolation {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds start_timeout{60'000};  // to load a plugin and create its instance
constexpr milliseconds end_timeout{2'000};     // to end after the last call
constexpr std::uint64_t most_calls = 50'000;   // of one worker, which is then replaced, as it may leak

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
    why = CallFault::of("no_worker",
                        "expected the program dossier-worker next to dossier, found none; install it, or set "
                        "`isolation: none`");
    return nullptr;
  }
  auto worker = std::make_unique<Worker>(command);
  auto& channel = worker->process.channel();
  const auto expect = [&] {
    while (true) {
      auto frame = channel.receive(start_timeout);
      if (!frame) throw BadFrame("no message for " + in_seconds(start_timeout));
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
      throw BadFrame(command[0] + " does not support version " + std::to_string(protocol_version) + " of the protocol");
    if (native && greeting.text() != DOSSIER_VERSION)
      throw BadFrame(command[0] + " is not version " DOSSIER_VERSION "; install both from one build");
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
    if (answer.type != FrameType::refuse) throw BadFrame("expected a confirmation that the plugin has started");
    codec::FieldReader fields(answer.payload);
    CallFault fault;
    fault.code = fields.text();
    fault.message = fields.text();
    fault.option = fields.text();
    why = std::move(fault);
  } catch (const Closed&) {
    why = CallFault::of("crashed", "the plugin crashed while it was loaded: " + worker->process.wait());
  } catch (const codec::BadPayload& error) {
    why = CallFault::of("bad_frame", std::string("the worker process did not start: ") + error.what());
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

// All its calls have results: a disorderly end is reported, but loses nothing.
void Pool::end(Worker& worker) const {
  const auto disorderly = [&](const std::string& message) {
    tell(diagnostic::Code::worker_disorder, DOSSIER_LOG_WARNING, message);
  };
  try {
    auto& channel = worker.process.channel();
    channel.send(FrameType::end, worker.calls + 1, {});
    const auto fin = channel.receive(end_timeout);
    if (!fin || fin->type != FrameType::fin || codec::FieldReader(fin->payload).number() != worker.calls)
      return disorderly("a worker process did not end properly");
  } catch (const Closed&) {
    return disorderly("a worker process crashed while ending: " + worker.process.wait());
  } catch (const codec::BadPayload& error) {
    return disorderly(std::string("a worker process did not end properly: ") + error.what());
  }
}

}  // namespace dossier::plugin::isolation
