#include "core/conformance/conversation.hpp"

#include <unistd.h>

#include "core/conformance/child.hpp"
#include "core/plugin/codec/answers.hpp"
#include "core/plugin/sandbox/reach.hpp"

namespace dossier::conformance {
namespace {

using plugin::codec::BadPayload;
using plugin::codec::CallMessage;
using plugin::codec::FieldReader;
using plugin::codec::FieldWriter;
using plugin::isolation::Channel;
using plugin::isolation::Closed;
using plugin::isolation::Descriptor;
using plugin::isolation::Frame;
using plugin::isolation::FrameType;

constexpr std::chrono::milliseconds for_ever{-1};

std::string name_of(const Frame& frame) {
  static constexpr const char* names[] = {"hello",  "start", "ready",  "refuse", "call", "result",  "log",
                                          "lookup", "value", "cancel", "end",    "fin",  "progress"};
  const auto type = static_cast<std::size_t>(frame.type);
  const std::string name = type >= 1 && type <= std::size(names) ? names[type - 1] : "of the unknown type";
  return "a frame " + (type <= std::size(names) ? "\"" + name + "\"" : name + " " + std::to_string(type));
}

[[noreturn]] void fault(const std::string& expected, const std::string& found) {
  throw std::runtime_error("expected " + expected + ", found " + found +
                           "; PROTOCOL.md of the SDK describes the frames");
}

plugin::isolation::Launch launch(const plugin::InstalledPlugin& installed, const Json& options) {
  const auto [mode, needed] = program_sandbox(installed.manifest);
  const auto grants = plugin::with_option_paths(needed, installed.manifest, options);
  std::string why_not;
  auto launch = plugin::isolation::launch_of(plugin::confinement_of(installed, mode, grants), grants, 0, why_not);
  if (!why_not.empty()) throw std::runtime_error(why_not);
  return launch;
}

}  // namespace

Conversation::Conversation(const plugin::InstalledPlugin& installed, const Json& options)
    : installed_(installed), process_(launch(installed, options), STDERR_FILENO) {
  const std::string started = "the report of dossier-worker about its sandbox";
  if (const auto report = next(started); report.type != FrameType::confined) fault(started, name_of(report));
  const std::string expected = "the program's greeting, a frame \"hello\" with the protocol's version";
  const auto hello = next(expected);
  if (hello.type == FrameType::refuse) {
    FieldReader fields(hello.payload);
    fields.text();
    throw std::runtime_error(std::string(fields.text()));
  }
  if (hello.type != FrameType::hello) fault(expected, name_of(hello));
  const auto version = FieldReader(hello.payload).number();
  if (version != plugin::isolation::protocol_version)
    fault("version " + std::to_string(plugin::isolation::protocol_version) + " of the protocol",
          std::to_string(version));
}

Frame Conversation::next(const std::string& expected) {
  set_step("waiting for " + expected);
  try {
    while (true) {
      auto frame = process_.channel().receive(for_ever);
      if (!frame) continue;  // a signal came
      FieldReader fields(frame->payload);
      if (frame->type == FrameType::log) {
        fields.number();
        fields.text();
      } else if (frame->type == FrameType::progress) {
        fields.number();
        fields.number();
      } else {
        return std::move(*frame);
      }
    }
  } catch (const Closed&) {
    end_child(Status::crashed, ("the program ended by itself: " + process_.wait()).c_str());
  } catch (const BadPayload& bad) {
    throw std::runtime_error("what the program sends on its file descriptor 3 is not the worker protocol: " +
                             std::string(bad.what()) + ", where there should be " + expected);
  }
}

Conversation::Started Conversation::start(const std::string& id, const std::string& options) {
  process_.channel().send(
      FrameType::start, 0,
      FieldWriter().text(installed_.manifest_file.string()).text(id).text(options).number(0).bytes());
  const std::string expected = "the answer to the start, a frame \"ready\" or \"refuse\"";
  const auto answer = next(expected);
  FieldReader fields(answer.payload);
  Started started;
  if (answer.type == FrameType::ready) {
    started.credit = fields.number();
    if (!fields.at_end()) started.description = fields.text();
  } else if (answer.type == FrameType::refuse) {
    auto& refusal = started.refusal.emplace();
    refusal.code = fields.text();
    refusal.message = fields.text();
    refusal.option = fields.text();
  } else {
    fault(expected, name_of(answer));
  }
  return started;
}

void Conversation::take_answer(std::uint64_t sequence, const Frame& frame) {
  FieldReader fields(frame.payload);
  const auto status = fields.number();
  if (status > DOSSIER_CANCELLED)
    fault("the status 0, 1 or 2 in the result of call " + std::to_string(sequence), std::to_string(status));
  fields.number();  // whether the process asks to be replaced
  call_plugin("the call", {}, [&](const dossier_host* host, void* context) {
    plugin::codec::hand_over(fields, host, context, {});
    return static_cast<dossier_status>(status);
  });
}

void Conversation::make_calls(const std::vector<CallMessage>& calls, std::uint64_t credit) {
  std::size_t sent = 0;
  std::uint64_t ahead = 0;  // bytes of calls without an answer
  for (std::size_t answered = 0; answered < calls.size();) {
    for (; sent < calls.size() && (sent == answered || ahead + calls[sent].payload.size() <= credit); ++sent) {
      process_.channel().send(FrameType::call, sent + 1, calls[sent].payload);
      ahead += calls[sent].payload.size();
    }
    const auto sequence = answered + 1;
    const std::string expected = "the result of call " + std::to_string(sequence);
    const auto frame = next(expected);
    if (frame.type == FrameType::lookup) {
      process_.channel().send(FrameType::value, frame.sequence, FieldWriter().number(0).bytes());
      continue;
    }
    if (frame.type != FrameType::result) fault(expected, name_of(frame));
    if (frame.sequence != sequence)
      fault(expected, frame.sequence < sequence ? "call " + std::to_string(frame.sequence) + " answered twice"
                                                : "that of call " + std::to_string(frame.sequence));
    try {
      take_answer(sequence, frame);
    } catch (const BadPayload& bad) {
      fault(expected, "one that cannot be read: " + std::string(bad.what()));
    }
    ahead -= calls[answered++].payload.size();
  }
}

void Conversation::expect_end(std::uint64_t calls) {
  const std::string expected = "a frame \"fin\" with the number of calls, " + std::to_string(calls);
  const auto fin = next(expected);
  if (fin.type == FrameType::result) fault(expected, "call " + std::to_string(fin.sequence) + " answered twice");
  if (fin.type != FrameType::fin) fault(expected, name_of(fin));
  if (const auto counted = FieldReader(fin.payload).number(); counted != calls)
    fault(expected, std::to_string(counted) + " in it");
}

std::string Conversation::end(std::uint64_t calls) {
  process_.channel().send(FrameType::end, calls + 1, {});
  expect_end(calls);
  return process_.wait();
}

std::string Conversation::hang_up(const CallMessage& call) {
  process_.channel().send(FrameType::call, 1, call.payload);
  process_.channel() = Channel(Descriptor());
  return process_.wait();
}

}  // namespace dossier::conformance
