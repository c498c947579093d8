#include "core/engine/stage.hpp"

#include "core/store/hash.hpp"
#include "dossier/record/finding.hpp"

namespace dossier::engine {
StageBook::StageBook(const Context& context, std::string stage, std::string plugin)
    : context_(&context),
      path_(context.file(letters_name(stage))),
      meter_(std::make_shared<Meter>(stage)),
      writer_(std::make_unique<store::SegmentWriter>(path_)) {
  recall_.secrets = context.secrets;
  recall_.largest = context.largest_remembered();
  ledger_.stage = std::move(stage);
  ledger_.plugin = std::move(plugin);
}

void StageBook::lose(const Loss& loss) {
  if (loss.dropped) {
    ++ledger_.dropped[loss.fault.code];
    if (loss.unit == "input") note_dropped(loss);
    if (loss.unit == "group") note_dropped_group(loss);
    return;
  }
  ++ledger_.rejected;
  if (loss.fault.passed_limit()) ledger_.reproducible = false;
  Rejected letter;
  letter.stage = ledger_.stage;
  letter.plugin = loss.plugin.empty() ? ledger_.plugin : loss.plugin;
  letter.unit = loss.unit;
  letter.unit_id = loss.unit_id;
  letter.input = loss.input;
  letter.code = loss.fault.code;
  letter.message = context_->shown(loss.fault.message);
  if (!loss.fault.unit.empty()) letter.rest.emplace_back("part", context_->shown(loss.fault.unit));
  if (loss.fault.end > loss.fault.start)
    letter.rest.emplace_back("span", Json(Json::Object{{"start", loss.fault.start}, {"end", loss.fault.end}}));
  letter.id = store::record_hash({encode(letter)}).hex();
  writer_->append(encode(letter));
  const std::string& name = letter.input.empty() ? letter.unit_id : letter.input;
  context_->tell(
      {diagnostic::Code::unit_rejected,
       DOSSIER_LOG_WARNING,
       letter.stage,
       name + ": " + letter.message + " (" + letter.code + ")",
       {{"unit", letter.unit}, {"unit_id", letter.unit_id}, {"input", letter.input}, {"reason", letter.code}}});
}

void StageBook::note_dropped(const Loss& loss) const {
  const auto& fault = loss.fault;
  const auto why = fault.message.empty() || fault.message == fault.code ? "" : context_->shown(fault.message);
  context_->tell({diagnostic::Code::input_dropped,
                  DOSSIER_LOG_WARNING,
                  ledger_.stage,
                  loss.input + ": dropped" + (why.empty() ? "" : ": " + why) + " (" + fault.code + ")",
                  {{"input", loss.input}, {"reason", fault.code}}});
}

void StageBook::note_dropped_group(const Loss& loss) const {
  context_->tell({diagnostic::Code::group_dropped,
                  DOSSIER_LOG_WARNING,
                  ledger_.stage,
                  "left out: " + context_->shown(loss.fault.unit) + " (" + loss.fault.code + ")",
                  {{"reason", loss.fault.code}}});
}

void StageBook::note_changed(const ChangedInput& input) {
  rest_on(input.uri + " " + input.read.hex());
  ledger_.reproducible = false;
  context_->tell({diagnostic::Code::input_changed,
                  DOSSIER_LOG_WARNING,
                  ledger_.stage,
                  input.uri + ": the file changed during the run; this run uses the bytes that it read, and does not "
                              "keep what it made of them for later runs",
                  {{"input", input.uri}}});
}

void StageBook::rest_on(const std::string& what) { rests_on_ = store::record_hash({rests_on_, what}).hex(); }

void StageBook::close() {
  writer_->seal();
  writer_.reset();
  ledger_.spared = recall_.spared;
  ledger_.calls -= ledger_.spared;
  letters_ = store::Segment(path_);
}

void StageBook::restore(const StageLedger& ledger, const std::filesystem::path& letters) {
  writer_.reset();
  ledger_ = ledger;
  letters_ = store::Segment(letters);
}

std::unique_ptr<plugin::Calls> StageBook::calls(const plugin::Instance& instance) {
  if (!recall_.memo) return instance.calls();
  return std::make_unique<RememberedCalls>(instance, recall_);
}

plugin::CallScope StageBook::scope(const Context& context) const {
  plugin::CallScope scope;
  scope.stage = ledger_.stage;
  scope.cancelled = context.cancelled;
  scope.confined = [confined = confined_](const std::string& plugin, const plugin::SandboxState& state) {
    const std::lock_guard lock(confined->guard);
    confined->states[plugin] = state;
  };
  if (!context.observer) return scope;
  scope.log = [&context](int level, std::string_view stage, std::string_view message) {
    const std::string shown = context.shown(message);
    context.tell({diagnostic::Code::plugin_log, level, stage, shown});
  };
  scope.tell = [&context](const diagnostic::Event& event) {
    const std::string message = context.shown(event.message);
    auto fields = event.fields;
    for (auto& [name, value] : fields) value = context.shown(value);
    context.tell({event.code, event.level, event.stage, message, std::move(fields)});
  };
  return scope;
}

plugin::SandboxStates StageBook::sandboxes() const {
  const std::lock_guard lock(confined_->guard);
  return confined_->states;
}

}  // namespace dossier::engine
