#include "core/engine/plugin_watch.hpp"

#include <sys/stat.h>

#include "core/engine/reader_choice.hpp"
#include "core/plugin/dependencies.hpp"
#include "core/plugin/kind.hpp"

namespace dossier::engine {
namespace {

// A library may be replaced and put back between two looks.
std::int64_t time_written(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return -1;
  return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

[[noreturn]] void refuse(const plugin::InstalledPlugin& plugin, const std::filesystem::path& file) {
  throw PluginRefused("the plugin " + plugin.manifest.id + " was replaced while the run used it: " + file.string() +
                      " changed; nothing was made visible, and nothing is kept of the stage that was running. Run the "
                      "same command again");
}

}  // namespace

PluginWatch::PluginWatch(const pipeline::Pipeline& pipeline, const plugin::Catalog& catalog) {
  bool reads = false;
  for (const auto& stage : pipeline.stages) reads = reads || stage.kind == pipeline::Kind::reader;
  for (const auto& installed : catalog.plugins()) {
    bool used = reads && plugin::kind_of(installed.manifest) == pipeline::Kind::reader;
    for (const auto& stage : pipeline.stages) used = used || stage.plugin == &installed;
    if (used) add(installed);
  }
}

void PluginWatch::add(const plugin::InstalledPlugin& installed) {
  const auto written = time_written(installed.library);
  files_.push_back({&installed,
                    {installed.library.filename().string(), installed.library},
                    store::file_sum(installed.library, store::SumKind::fast),
                    written});
  for (auto& file : plugin::dependencies_of(installed)) {
    auto sum = store::file_sum(file.file, store::SumKind::fast);
    files_.push_back({&installed, std::move(file), std::move(sum), 0});
  }
  // The build id of a program is that of its bytes.
  if (!installed.command.empty() &&
      !store::file_sum(installed.library, store::SumKind::sha256).starts_with(installed.build_id))
    refuse(installed, installed.library);
}

void PluginWatch::check() const {
  for (const auto& [plugin, file, sum, written] : files_)
    if ((written != 0 && time_written(file.file) != written) || store::file_sum(file.file, store::SumKind::fast) != sum)
      refuse(*plugin, file.file);
}

}  // namespace dossier::engine
