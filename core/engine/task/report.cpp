#include "core/engine/task/report.hpp"

namespace dossier::engine::task {

void EventCollector::tell(const diagnostic::Event& event) {
  Json::Object fields;
  for (const auto& [name, value] : event.fields) fields.emplace_back(std::string(name), value);
  Json form(Json::Object{{"code", static_cast<int>(event.code)}, {"level", event.level}, {"stage", event.stage}});
  form.set("message", event.message).set("fields", std::move(fields));
  const std::lock_guard lock(guard_);
  events_.push_back(std::move(form));
}

Json::Array EventCollector::events() {
  const std::lock_guard lock(guard_);
  return events_;
}

Json report_of(std::string_view key, Json::Array events, const plugin::SandboxStates& sandboxes) {
  Json::Object states;
  for (const auto& [plugin, state] : sandboxes)
    states.emplace_back(plugin, Json::Object{{"mode", plugin::name_of(state.mode)},
                                             {"missing", Json::Array(state.missing.begin(), state.missing.end())},
                                             {"granted", state.granted}});
  return Json::Object{{"key", key}, {"events", std::move(events)}, {"sandboxes", std::move(states)}};
}

void for_each_event(const Json& report, const std::function<void(const diagnostic::Event&)>& visit) {
  const auto* events = report.find("events");
  if (!events || !events->array()) return;
  for (const auto& form : *events->array()) {
    diagnostic::Event event{static_cast<diagnostic::Code>(form.integer_or("code")),
                            static_cast<int>(form.integer_or("level")), form.text_or("stage"), form.text_or("message")};
    if (const auto* fields = form.find("fields"); fields && fields->object())
      for (const auto& [name, value] : *fields->object())
        if (value.text()) event.fields.emplace_back(name, *value.text());
    visit(event);
  }
}

void for_each_sandbox(const Json& report,
                      const std::function<void(const std::string& plugin, const plugin::SandboxState&)>& visit) {
  const auto* sandboxes = report.find("sandboxes");
  if (!sandboxes || !sandboxes->object()) return;
  for (const auto& [plugin, form] : *sandboxes->object()) {
    plugin::SandboxState state;
    if (const auto mode = plugin::sandbox_mode(form.text_or("mode"))) state.mode = *mode;
    if (const auto* missing = form.find("missing"); missing && missing->array())
      for (const auto& part : *missing->array())
        if (part.text()) state.missing.push_back(*part.text());
    if (const auto* granted = form.find("granted")) state.granted = *granted;
    visit(plugin, state);
  }
}

}  // namespace dossier::engine::task
