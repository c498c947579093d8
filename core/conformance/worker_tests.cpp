// Programs: whether they follow the worker protocol and end when they should.
#include <algorithm>

#include "core/conformance/conversation.hpp"
#include "core/conformance/exporting.hpp"

namespace dossier::conformance {
namespace {

using plugin::codec::CallMessage;
using plugin::codec::Function;
using plugin::codec::message_of;

Outcome starts(const Setting& setting) {
  const Subject subject(setting);
  const auto& id = subject.manifest().id;
  const auto least = subject.least_options();
  const std::string options = least.dump();
  {
    Conversation conversation(setting.installed(), least);
    if (const auto started = conversation.start(id, options); started.refusal)
      return failed("the options " + options + " (all defaults) were refused: " + started.refusal->code + ": " +
                    started.refusal->message);
    if (const auto ended = conversation.end(0); ended != "exit status 0")
      return failed("expected the exit status 0 after the end, found " + ended);
  }
  const auto refuses = [&](const std::string& plugin, const std::string& given, const std::string& what) {
    Conversation conversation(setting.installed());
    const auto started = conversation.start(plugin, given);
    if (!started.refusal) return failed(what + " made an instance; expected a frame \"refuse\"");
    if (started.refusal->code.empty() || started.refusal->message.empty())
      return failed(what + " was refused without a code and a message");
    return passed();
  };
  for (const char* broken : {"{", "[]", "7"})
    if (auto outcome = refuses(id, broken, "the options " + Json(broken).dump() + ", which is not a JSON object,");
        outcome.bad())
      return outcome;
  return refuses(id + "-other", options, "the plugin " + id + "-other, which it has not,");
}

// Calls of the kind's first function.
class Calls {
 public:
  Calls(const Subject& subject, const Material& material) {
    const auto& manifest = subject.manifest();
    if (manifest.kind == "exporter") add_export(material);
    for (const auto& input : material.inputs) {
      dossier_read_call call{};
      call.uri = view_of(input.uri);
      call.media_type = view_of(input.media_type);
      call.bytes = view_of(input.bytes);
      call.budget = UINT64_MAX;
      if (auto message = message_of(call); message.large.empty()) calls_.push_back(std::move(message));
    }
    if (manifest.kind == "reader" || manifest.kind == "exporter") return;
    for (const auto& document : material.documents) {
      if (manifest.kind == "extractor") {
        dossier_extract_call call{};
        call.document = view_of(document.record);
        call.text = view_of(document.text);
        calls_.push_back(message_of(call));
      } else if (manifest.kind == "deduplicator") {
        add_pass(manifest, document.record, document.text);
      } else {
        const auto& kinds = manifest.passes.front().kinds;
        for (const auto& claim : document.claims)
          if (kinds.empty() || std::ranges::find(kinds, parse_json(claim)->text_or("kind")) != kinds.end())
            add_pass(manifest, claim, document.text);
      }
    }
  }
  const std::vector<CallMessage>& all() const { return calls_; }

 private:
  // A plugin that sketches is asked for sketches alone: what it maps would need them.
  void add_pass(const PluginManifest& manifest, const std::string& record, const std::string& text) {
    const dossier_item item{view_of(record), view_of(text), {}};
    dossier_sketch_call sketch{};
    sketch.item = item;
    dossier_map_call map{};
    map.rounds = static_cast<std::uint32_t>(manifest.passes.front().rounds);
    map.item = item;
    calls_.push_back(manifest.sketches ? message_of(sketch) : message_of(map));
  }
  void add_export(const Material& material) {
    static const std::string run = R"({"run":"run-1","pipeline":"check","ports":["documents"]})";
    dossier_export_call step{};
    step.run = view_of(run);
    calls_.push_back(message_of(Function::begin, step));
    for (const auto& row : export_rows(material)) {
      dossier_write_call call{};
      call.port = view_of(row.port);
      call.record = view_of(row.record);
      call.text = view_of(row.text);
      calls_.push_back(message_of(call));
    }
    calls_.push_back(message_of(dossier_seal_call{}));
    calls_.push_back(message_of(Function::commit, step));
  }

  std::vector<CallMessage> calls_;
};

Outcome answers(const Setting& setting) {
  const Subject subject(setting);
  const Calls calls(subject, news_material(subject, setting.seed, 12));
  const auto options = subject.least_options();
  Conversation conversation(setting.installed(), options);
  const auto started = conversation.start(subject.manifest().id, options.dump());
  if (started.refusal) return failed("the default options were refused: " + started.refusal->message);
  conversation.make_calls(calls.all(), started.credit);
  if (const auto ended = conversation.end(calls.all().size()); ended != "exit status 0")
    return failed("expected the exit status 0 after the last call, found " + ended);
  return passed(std::to_string(calls.all().size()) + " calls");
}

Outcome ends(const Setting& setting) {
  const Subject subject(setting);
  const Calls calls(subject, news_material(subject, setting.seed, 4));
  if (calls.all().empty()) return skipped("no record reaches its first pass");
  const auto options = subject.least_options();
  Conversation conversation(setting.installed(), options);
  conversation.start(subject.manifest().id, options.dump());
  if (const auto ended = conversation.hang_up(calls.all().front()); ended.starts_with("SIGKILL"))
    return failed(
        "two seconds after dossier had closed the connection the program was still running; such processes stay "
        "forever");
  return passed();
}

}  // namespace

std::vector<Test> worker_tests() {
  return only_on(
      Test::On::program,
      {
          {"worker.starts",
           "The program greets, creates its plugin or reports why it cannot, and ends with exit status 0.", starts},
          {"worker.answers", "Each call is answered once, in order, with frames of the protocol only.", answers},
          {"worker.ends", "When dossier is gone, the program ends, even in the middle of a call.", ends},
      });
}

}  // namespace dossier::conformance
