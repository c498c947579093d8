#include "core/cli/locked_plugins.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/pipeline/redact.hpp"
#include "core/plugin/lock.hpp"
#include "core/plugin/option_files.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::cli {

std::filesystem::path lock_file(const pipeline::Pipeline& pipeline) {
  auto file = pipeline.file;
  return file.replace_extension(".lock");
}

std::vector<const plugin::InstalledPlugin*> plugins_of(const OpenedPipeline& opened) {
  std::vector<const plugin::InstalledPlugin*> used;
  bool reads = false;
  for (const auto& stage : opened.pipeline->stages) {
    reads = reads || stage.kind == pipeline::Kind::reader;
    if (stage.plugin && std::ranges::find(used, stage.plugin) == used.end()) used.push_back(stage.plugin);
  }
  for (const auto& installed : opened.catalog->plugins())
    if (reads && plugin::kind_of(installed.manifest) == plugin::Kind::reader &&
        std::ranges::find(used, &installed) == used.end())
      used.push_back(&installed);
  return used;
}

Json named_files(const OpenedPipeline& opened) {
  Json::Object all;
  for (const auto& stage : opened.pipeline->stages) {
    if (stage.kind == pipeline::Kind::exporter) continue;
    Json::Object named;
    const auto add = [&](const std::string& name, const plugin::InstalledPlugin& plugin, const Json& options) {
      auto sums = plugin::option_files(options, plugin.manifest.options, store::SumKind::sha256).sums;
      if (sums.object()->empty()) return;
      named.emplace_back(name, std::move(sums));
    };
    if (stage.plugin) add(stage.plugin->manifest.id, *stage.plugin, stage.options);
    for (const auto& [id, options] : stage.reader_options)
      if (const auto* reader = opened.catalog->find(id)) add(id, *reader, options);
    if (!named.empty()) all.emplace_back(stage.id, std::move(named));
  }
  return pipeline::redacted(all, opened.pipeline->secrets);
}

std::vector<std::string> lock_breaches(const OpenedPipeline& opened) {
  const auto file = lock_file(*opened.pipeline);
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {file.string() + ": expected a lock, found none; `dossier lock` writes it"};
  std::stringstream content;
  content << stream.rdbuf();
  const auto lock = parse_json(content.str());
  std::vector<std::string> found = lock ? plugin::breaches(*lock, plugins_of(opened), named_files(opened))
                                        : std::vector<std::string>{"expected JSON, found something else"};
  for (auto& sentence : found) sentence = file.string() + ": " + sentence;
  return found;
}

}  // namespace dossier::cli
