#include "core/pipeline/effective.hpp"

namespace dossier::pipeline {
namespace {

void add_options(const PluginManifest& manifest, const std::string& reader, const Json& options, const Node* with,
                 std::vector<EffectiveOption>& all) {
  for (const auto& declaration : manifest.options) {
    const Json* given = options.find(declaration.name);
    const Node* node = with ? with->find(declaration.name) : nullptr;
    all.push_back({reader, &declaration, given ? *given : declaration.fallback, given ? node : nullptr,
                   declaration.secret || (node && holds_secret(*node))});
  }
}

}  // namespace

Json EffectiveOption::shown_value() const { return hidden && !value.is_null() ? Json(hidden_value) : value; }

std::string EffectiveOption::shown() const {
  if (value.is_null()) return "none";
  return hidden ? std::string(hidden_value) : value.dump();
}

std::vector<EffectiveOption> effective_options(const Stage& stage, const plugin::Catalog& catalog, const Node& tree) {
  std::vector<EffectiveOption> all;
  const Node* stages = tree.find("stages");
  const Node* node = stages ? stages->find(stage.id) : nullptr;
  const Node* with = node ? node->find("with") : nullptr;
  if (stage.plugin) add_options(stage.plugin->manifest, "", stage.options, with, all);
  if (stage.plugin) return all;
  static const Json none(Json::Object{});
  for (const auto& installed : catalog.plugins()) {
    const auto& manifest = installed.manifest;
    if (plugin::kind_of(manifest) != Kind::reader) continue;
    const auto given = stage.reader_options.find(manifest.id);
    add_options(manifest, manifest.id, given == stage.reader_options.end() ? none : given->second,
                with ? with->find(manifest.id) : nullptr, all);
  }
  return all;
}

}  // namespace dossier::pipeline
