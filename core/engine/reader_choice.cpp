#include "core/engine/reader_choice.hpp"

#include <algorithm>

#include "core/engine/inputs.hpp"
#include "core/plugin/isolation/isolate.hpp"
#include "dossier/text/fold.hpp"

namespace dossier::engine {
namespace {

constexpr std::size_t head_size = 4096;

bool equal_without_case(std::string_view x, std::string_view y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](char a, char b) { return to_lower_ascii(a) == to_lower_ascii(b); });
}

bool has_magic(const PluginManifest& manifest, std::string_view head) {
  return std::any_of(manifest.magic.begin(), manifest.magic.end(), [&](const Magic& magic) {
    return magic.offset + magic.bytes.size() <= head.size() &&
           equal_without_case(head.substr(magic.offset, magic.bytes.size()), magic.bytes);
  });
}

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return !one.empty() && std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

plugin::Instance make_instance(const plugin::InstalledPlugin& installed, const Json& options,
                               const pipeline::Stage& stage, const plugin::CallScope& scope) {
  const auto make = [&] {
    if (pipeline::runs_isolated(stage, installed)) return plugin::isolate(installed, options, scope, stage.limits);
    auto loaded = plugin::load(installed);
    if (const auto* fault = std::get_if<plugin::LoadFault>(&loaded)) throw PluginRefused(fault->text());
    return plugin::Instance::create(std::get<plugin::LoadedPlugin>(loaded), options, scope);
  };
  auto instance = make();
  if (const auto* fault = std::get_if<plugin::CallFault>(&instance))
    throw PluginRefused("stage " + scope.stage + ": " + installed.manifest.id + " does not take its options" +
                        (fault->option.empty() ? "" : " (" + fault->option + ")") + ": " + fault->message);
  return std::move(std::get<plugin::Instance>(instance));
}

std::string reader_identity(const plugin::InstalledPlugin& installed, const Json& options) {
  return store::record_hash({installed.identity(), options.dump()}).hex();
}

ReaderChoice::ReaderChoice(const pipeline::Stage& stage, const plugin::Catalog& catalog, plugin::CallScope scope)
    : stage_(stage), scope_(std::move(scope)), options_(stage.reader_options) {
  if (stage.plugin) {
    options_[stage.plugin->manifest.id] = stage.options;
    fixed_.emplace(make(*stage.plugin));
  }
  for (const auto& installed : catalog.plugins())
    if (installed.manifest.kind == "reader") candidates_.push_back({&installed, std::nullopt, std::nullopt});
}

const plugin::LoadedPlugin& ReaderChoice::loaded(Candidate& candidate) {
  if (!candidate.loaded) {
    auto result = plugin::load(*candidate.installed);
    if (const auto* fault = std::get_if<plugin::LoadFault>(&result)) throw PluginRefused(fault->text());
    candidate.loaded = std::get<plugin::LoadedPlugin>(result);
  }
  return *candidate.loaded;
}

ReaderChoice::Reader ReaderChoice::make(const plugin::InstalledPlugin& installed) const {
  const auto given = options_.find(installed.manifest.id);
  const Json options = given == options_.end() ? Json() : given->second;
  return {make_instance(installed, options, stage_, scope_), reader_identity(installed, options)};
}

const ReaderChoice::Reader* ReaderChoice::choose(std::string_view uri, std::string_view media_type,
                                                 std::string_view bytes) {
  const std::lock_guard lock(guard_);
  const auto head = bytes.substr(0, head_size);
  const auto extension = extension_of(uri);
  Candidate* best = nullptr;
  int best_score = 0;
  for (auto& candidate : candidates_) {
    const auto& manifest = candidate.installed->manifest;
    const bool named = contains(manifest.extensions, extension) || contains(manifest.media_types, media_type);
    const auto sniff = candidate.installed->command.empty() ? loaded(candidate).reader().sniff : nullptr;
    int score = 0;
    if (sniff) {  // it looked at the bytes: its word counts, a name only adds to it
      score = std::clamp(sniff(plugin::view_of(uri), plugin::view_of(head)), 0, 100);
      if (score > 0 && named) score += 20;
    } else {
      score = (has_magic(manifest, head) ? 70 : 0) + (named ? 40 : 0);
    }
    if (score > best_score) {  // equal scores: the first id
      best = &candidate;
      best_score = score;
    }
  }
  if (!best) return nullptr;
  if (!best->reader) best->reader.emplace(make(*best->installed));
  return &*best->reader;
}

}  // namespace dossier::engine
