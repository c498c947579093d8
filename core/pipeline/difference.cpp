#include "core/pipeline/difference.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/pipeline/effective.hpp"
#include "core/pipeline/origin.hpp"
#include "core/pipeline/ports.hpp"

namespace dossier::pipeline {
namespace {

struct Side {
  const Version& version;
  const Stage& stage;
  const Node& node;

  Position at(std::string_view key) const {
    const Node* value = node.find(key);
    return value ? position_of(value->place) : Position{};
  }
};

class Comparison {
 public:
  explicit Comparison(const plugin::Catalog& catalog) : catalog_(catalog) {}

  void compare(const Version& before, const Version& after) {
    if (before.pipeline.name != after.pipeline.name)
      add("", "name", before.pipeline.name, after.pipeline.name, place_of(before, "name"), place_of(after, "name"));
    const auto olds = stages_of(before);
    const auto news = stages_of(after);
    for (const auto& [id, old] : olds) {
      if (const auto now = news.find(id); now != news.end()) {
        compare(old, now->second);
      } else {
        add(id, "stage", old.stage.use, {}, position_of(old.node.key_place), {});
      }
    }
    for (const auto& [id, now] : news)
      if (!olds.contains(id)) add(id, "stage", {}, now.stage.use, {}, position_of(now.node.key_place));
  }

  std::vector<Difference> take() { return std::move(all_); }

 private:
  static Position place_of(const Version& version, std::string_view key) {
    const Node* value = version.trace.root->find(key);
    return value ? position_of(value->place) : Position{};
  }
  static std::map<std::string, Side> stages_of(const Version& version) {
    std::map<std::string, Side> all;
    for (const auto& stage : version.pipeline.stages)
      all.emplace(stage.id, Side{version, stage, *version.trace.root->find("stages")->find(stage.id)});
    return all;
  }

  void add(const std::string& stage, std::string what, Json before, Json after, Position before_at, Position after_at) {
    all_.push_back(
        {stage, std::move(what), std::move(before), std::move(after), std::move(before_at), std::move(after_at)});
  }
  void add_if_other(const Side& old, const Side& now, std::string_view key, Json before, Json after) {
    if (before != after)
      add(now.stage.id, std::string(key), std::move(before), std::move(after), old.at(key), now.at(key));
  }

  void compare(const Side& old, const Side& now) {
    add_if_other(old, now, "use", old.stage.use, now.stage.use);
    add_if_other(old, now, "delivery", delivery(old.stage), delivery(now.stage));
    compare_edges(old, now);
    add_if_other(old, now, "paths", paths(old.stage), paths(now.stage));
    add_if_other(old, now, "isolation", isolation(old.stage), isolation(now.stage));
    add_if_other(old, now, "sandbox", plugin::name_of(old.stage.sandbox.mode), plugin::name_of(now.stage.sandbox.mode));
    add_if_other(old, now, "grant", grants(old.stage), grants(now.stage));
    add_if_other(old, now, "languages", languages(old.stage), languages(now.stage));
    add_if_other(old, now, "limits", limits(old.stage), limits(now.stage));
    add_if_other(old, now, "retries", old.stage.retries, now.stage.retries);
    compare_options(old, now);
  }

  static Json delivery(const Stage& stage) {
    if (!stage.plugin || stage.plugin->manifest.delivery.empty()) return {};
    return stage.plugin->manifest.delivery;
  }
  static Json paths(const Stage& stage) {
    if (stage.paths.empty()) return {};
    return Json::Array(stage.paths.begin(), stage.paths.end());
  }
  static Json isolation(const Stage& stage) {
    if (!stage.plugin && !stage.isolated) return {};
    return runs_isolated(stage) ? "process" : "none";
  }
  static Json grants(const Stage& stage) { return stage.sandbox.grants.empty() ? Json() : stage.sandbox.grants.json(); }
  static Json languages(const Stage& stage) {
    const auto all = languages_of(stage);
    if (all.empty()) return {};
    return Json::Array(all.begin(), all.end());
  }
  static Json limits(const Stage& stage) {
    return Json::Object{{"memory", stage.limits.memory},
                        {"cpu", static_cast<double>(stage.limits.cpu.count()) / 1000},
                        {"wall", static_cast<double>(stage.limits.wall.count()) / 1000}};
  }

  static std::set<std::string> edges(const Side& side) {
    std::set<std::string> all;
    for (const auto& edge : side.stage.inputs) all.insert(edge_text(side.version.pipeline, edge));
    return all;
  }
  void compare_edges(const Side& old, const Side& now) {
    const auto before = edges(old);
    const auto after = edges(now);
    for (const auto& edge : before)
      if (!after.contains(edge)) add(now.stage.id, "from", edge, {}, old.at("from"), {});
    for (const auto& edge : after)
      if (!before.contains(edge)) add(now.stage.id, "from", {}, edge, {}, now.at("from"));
  }

  // For the same plugin all effective values, for another one only what is given, because its defaults are new.
  void compare_options(const Side& old, const Side& now) {
    const bool same = old.stage.use == now.stage.use;
    const auto before = options(old, same);
    const auto after = options(now, same);
    for (const auto& [name, option] : before)
      if (!after.contains(name)) add_option(old, now, name, &option, nullptr);
    for (const auto& [name, option] : after) {
      const auto was = before.find(name);
      if (was == before.end()) {
        add_option(old, now, name, nullptr, &option);
      } else if (was->second.value != option.value || !same) {
        add_option(old, now, name, &was->second, &option);
      }
    }
  }
  std::map<std::string, EffectiveOption> options(const Side& side, bool defaults) const {
    std::map<std::string, EffectiveOption> all;
    for (auto& option : effective_options(side.stage, catalog_, *side.version.trace.root))
      if (option.given || (defaults && !option.value.is_null())) all.emplace(option.name(), std::move(option));
    return all;
  }
  void add_option(const Side& old, const Side& now, const std::string& name, const EffectiveOption* before,
                  const EffectiveOption* after) {
    const auto value = [](const EffectiveOption* option) { return option ? option->shown_value() : Json(); };
    add(now.stage.id, "with." + name, value(before), value(after), place(old, before), place(now, after));
  }
  // The last place that set it.
  static Position place(const Side& side, const EffectiveOption* option) {
    if (!option || !option->given) return {};
    return chain_of_option(side.version.trace, side.stage.id, option->reader, option->declaration->name, option->hidden)
        .back()
        .position;
  }

  const plugin::Catalog& catalog_;
  std::vector<Difference> all_;
};

}  // namespace

std::vector<Difference> differences(const Version& before, const Version& after, const plugin::Catalog& catalog) {
  Comparison comparison(catalog);
  comparison.compare(before, after);
  return comparison.take();
}

}  // namespace dossier::pipeline
