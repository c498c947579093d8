#include "core/plugin/isolation/pool.hpp"

#include <algorithm>

#include "core/plugin/codec/fields.hpp"
#include "core/plugin/kind.hpp"
#include "core/plugin/sandbox/reach.hpp"
#include "dossier/text/valid_utf8.hpp"

namespace dossier::plugin::isolation {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds start_timeout{60'000};       // to load a plugin and create its instance
constexpr milliseconds end_timeout{2'000};          // to end after the last call
constexpr std::uint64_t most_calls = 50'000;        // of one worker, which is then replaced, as it may leak
constexpr std::uint64_t largest_remark = 16 << 20;  // a log line, the key of a fact, a manifest

// The run was asked to stop while a worker was starting.
struct Stopped {};

}  // namespace

std::string in_seconds(milliseconds time) {
  const auto tenths = time.count() / 100;
  return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "") + " s";
}

Pool::Pool(const InstalledPlugin& installed, const Json& options, const CallScope& scope, const Limits& limits,
           const Sandbox& sandbox, std::function<Descriptor()> connect)
    : installed_(installed),
      options_(options.is_null() ? "{}" : options.dump()),
      scope_(scope),
      limits_(limits),
      grants_(with_option_paths(sandbox.grants, installed.manifest, options)),
      mode_(sandbox.mode),
      launch_(launch_of(confinement_of(installed, sandbox.mode, grants_), grants_, limits.memory, why_not_)),
      one_only_(kind_of(installed.manifest) == Kind::exporter),
      printed_([this](const std::string& bytes) {
        const auto line = valid_utf8(bytes);
        if (scope_.tell)
          scope_.tell({diagnostic::Code::worker_printed,
                       DOSSIER_LOG_WARNING,
                       scope_.stage,
                       installed_.manifest.id + " printed: " + line,
                       {{"plugin", installed_.manifest.id}, {"line", line}}});
      }) {
  // A result is held in the worker's memory.
  if (limits.memory > 0) launch_.acceptance.payload = std::min(limits.memory, largest_payload);
  launch_.acceptance.remark = largest_remark;
  launch_.acceptance.descriptors = false;
  if (connect) {
    why_not_.clear();
    launch_.connect = std::move(connect);
  }
}

Pool::~Pool() {
  for (auto& worker : free_) end(*worker);
}

std::optional<CallFault> Pool::start() {
  std::optional<CallFault> why;
  if (auto worker = launch(why)) give_back(std::move(worker));
  return why;
}

std::unique_ptr<Pool::Worker> Pool::launch(std::optional<CallFault>& why) {
  if (!why_not_.empty()) {
    why = CallFault::of("no_worker", why_not_);
    return nullptr;
  }
  std::unique_ptr<Worker> worker;
  const auto output = printed_.add();
  spawner_.run([&] { worker = std::make_unique<Worker>(launch_, output.get()); });
  try {
    begin(*worker, why);
  } catch (const Closed&) {
    why = CallFault::of("crashed", "the plugin crashed while it was loaded: " + worker->process.wait());
  } catch (const Stopped&) {
    why = CallFault::of("cancelled", "the run was asked to stop");
  } catch (const GaveUp&) {
    why = CallFault::of("bad_frame", "the worker process did not start: it reads nothing");
  } catch (const codec::BadPayload& error) {
    why = CallFault::of("bad_frame", std::string("the worker process did not start: ") + error.what());
  }
  return why ? nullptr : std::move(worker);
}

// From the start of the process to a plugin that is ready.
void Pool::begin(Worker& worker, std::optional<CallFault>& why) const {
  using Clock = std::chrono::steady_clock;
  auto& channel = worker.process.channel();
  const auto until = Clock::now() + start_timeout;
  const auto check = [&] {
    if (scope_.cancelled && *scope_.cancelled) throw Stopped();
    return Clock::now() < until;
  };
  const auto expect = [&] {
    while (true) {
      auto frame = channel.receive(poll_interval);
      if (!check()) throw BadFrame("not ready after " + in_seconds(start_timeout));
      if (!frame) continue;
      if (frame->type != FrameType::log) return std::move(*frame);
      codec::FieldReader fields(frame->payload);
      const auto level = static_cast<int>(fields.number());
      if (scope_.log) scope_.log(level, scope_.stage, fields.text());
    }
  };
  const auto refused = [&](const Frame& frame) {
    if (frame.type != FrameType::refuse) return false;
    codec::FieldReader fields(frame.payload);
    why.emplace();
    why->code = fields.text();
    why->message = fields.text();
    why->option = fields.text();
    return true;
  };
  const auto report = expect();
  if (report.type != FrameType::confined) throw BadFrame(launch_.command[0] + " is not of this version of dossier");
  take_report(worker, report);
  const auto hello = expect();
  if (refused(hello)) return;
  if (hello.type != FrameType::hello || codec::FieldReader(hello.payload).number() != protocol_version)
    throw BadFrame(installed_.library.string() + " does not support version " + std::to_string(protocol_version) +
                   " of the protocol");
  channel.send(FrameType::start, 0,
               codec::FieldWriter()
                   .text(installed_.manifest_file.string())
                   .text(installed_.manifest.id)
                   .text(options_)
                   .number(limits_.memory)
                   .bytes(),
               -1, check);
  const auto answer = expect();
  if (refused(answer)) return;
  if (answer.type != FrameType::ready) throw BadFrame("expected a confirmation that the plugin has started");
  worker.credit = codec::FieldReader(answer.payload).number();
}

// What dossier-worker says before it loads a plugin or becomes a program.
void Pool::take_report(Worker& worker, const Frame& report) const {
  codec::FieldReader fields(report.payload);
  if (const auto version = fields.text(); version != DOSSIER_VERSION)
    throw BadFrame(launch_.command[0] + " is version " + std::string(version) +
                   ", not " DOSSIER_VERSION "; install both from one build");
  if (const auto watched = fields.number()) worker.process.watches(static_cast<pid_t>(watched));
  SandboxState state{mode_, {}, grants_.json()};
  for (auto count = fields.number(); count > 0; --count) state.missing.emplace_back(fields.text());
  if (scope_.confined) scope_.confined(installed_.manifest.id, state);
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
    const auto until = std::chrono::steady_clock::now() + end_timeout;
    channel.send(FrameType::end, worker.calls + 1, {}, -1, [&] { return std::chrono::steady_clock::now() < until; });
    const auto fin = channel.receive(end_timeout);
    if (!fin || fin->type != FrameType::fin || codec::FieldReader(fin->payload).number() != worker.calls)
      return disorderly("a worker process did not end properly");
  } catch (const GaveUp&) {
    return disorderly("a worker process did not end properly: it reads nothing");
  } catch (const Closed&) {
    return disorderly("a worker process crashed while ending: " + worker.process.wait());
  } catch (const codec::BadPayload& error) {
    return disorderly(std::string("a worker process did not end properly: ") + error.what());
  }
}

}  // namespace dossier::plugin::isolation
