#include "core/pipeline/origin.hpp"

#include "core/pipeline/effective.hpp"

namespace dossier::pipeline {
namespace {

class Chain {
 public:
  Chain(const Trace& trace, bool hidden) : trace_(trace), hidden_(hidden) {}

  // A value and those it replaced, each with its place.
  void add(const Node& value, const std::string& variable, bool gone) {
    for (const auto& before : value.replaced) add(before, variable, gone);
    steps_.push_back({variable.empty() ? layer_of(value.place) : "variable", position_of(value.place),
                      shown(value, hidden_ || value.secret), variable, gone});
  }

  void add_variables(const Node& value) {
    for (const auto& item : value.items) add_variables(item);
    const auto& text = value.written;
    for (auto at = text.find("${"); at != text.npos; at = text.find("${", at + 2))
      if (at == 0 || text[at - 1] != '$') add_variable(text.substr(at + 2, text.find('}', at) - at - 2));
  }

  std::vector<Step> take() { return std::move(steps_); }

 private:
  // As written, before variables were substituted.
  static Json raw(const Node& node) {
    if (!node.written.empty()) return Json(node.written);
    if (!node.is_list()) return to_json(node);
    Json::Array items;
    for (const auto& item : node.items) items.push_back(raw(item));
    return Json(std::move(items));
  }
  static std::string shown(const Node& node, bool hidden) {
    return hidden ? std::string(hidden_value) : raw(node).dump();
  }

  void add_variable(const std::string& name) {
    const auto found = trace_.variables.find(name);
    for (const auto& step : steps_)
      if (step.variable == name) return;
    if (found == trace_.variables.end()) return;  // ${here}
    const auto& variable = found->second;
    const bool hidden = hidden_ || variable.value.secret;
    if (const Node* fallback = variable.declaration->find("default")) {
      Chain chain(trace_, hidden);
      chain.add(*fallback, name, false);
      for (auto& step : chain.steps_) steps_.push_back(std::move(step));
    } else {
      steps_.push_back({"variable", position_of(variable.declaration->key_place), "", name});
    }
    if (variable.giver == Giver::declaration) return add_used(variable.value);
    const bool flag = variable.giver == Giver::flag;
    Position position = position_of(variable.value.place);
    if (!flag) position = {.file = "$" + variable.env};
    steps_.push_back({flag ? "flag" : "environment", std::move(position), shown(variable.value, hidden), name});
  }
  // The variables of a default.
  void add_used(const Node& value) {
    const bool outer = std::exchange(hidden_, hidden_ || value.secret);
    add_variables(value);
    hidden_ = outer;
  }

  const Trace& trace_;
  bool hidden_;
  std::vector<Step> steps_;
};

}  // namespace

std::string_view layer_of(const Place& place) {
  if (!place.source || !place.source->is_file) return "flag";
  return place.source->order == 0 ? "pipeline" : "overlay";
}

std::vector<Step> chain_of(const Trace& trace, const Node& map, std::string_view key, bool hidden) {
  Chain chain(trace, hidden);
  for (const auto& gone : map.removed)
    if (gone.key == key) chain.add(gone, "", true);
  if (const Node* value = map.find(key)) {
    chain.add(*value, "", false);
    chain.add_variables(*value);
  }
  return chain.take();
}

std::vector<Step> chain_of_option(const Trace& trace, std::string_view stage, const std::string& reader,
                                  const std::string& option, bool hidden) {
  const Node* stages = trace.root ? trace.root->find("stages") : nullptr;
  const Node* node = stages ? stages->find(stage) : nullptr;
  std::vector<Step> steps;
  const auto add = [&](const Node* with, bool dropped) {
    if (with && !reader.empty()) with = with->find(reader);
    if (!with) return;
    auto more = chain_of(trace, *with, option, hidden || dropped);
    for (auto& step : more) {
      if (dropped) step.written.clear();  // an option of another plugin: it may be a secret
      step.gone = step.gone || dropped;
      steps.push_back(std::move(step));
    }
  };
  if (!node) return steps;
  for (const auto& gone : node->removed)
    if (gone.key == "with") add(&gone, true);
  add(node->find("with"), false);
  return steps;
}

}  // namespace dossier::pipeline
