#include "core/plugin/dependencies.hpp"

#include <algorithm>

#include "core/plugin/private_libraries.hpp"
#include "core/plugin/program_files.hpp"
#include "dossier/manifest/build_id.hpp"

namespace dossier::plugin {

namespace fs = std::filesystem;
using store::NamedFile;

std::vector<NamedFile> dependencies_of(const InstalledPlugin& installed) {
  std::vector<NamedFile> found;
  const auto folder = installed.manifest_file.parent_path();
  found.push_back({installed.manifest_file.filename().string(), installed.manifest_file});
  for (const auto& name : installed.data) {
    std::error_code error;
    if (!fs::is_directory(folder / name, error)) {
      found.push_back({name, folder / name});
      continue;
    }
    for (const auto& file : store::files_below(folder / name)) found.push_back({name + "/" + file.name, file.file});
  }
  for (auto& library : private_libraries(installed.library)) found.push_back({library.name, library.file});
  if (!installed.command.empty())
    for (auto& file : program_files(installed.command)) found.push_back(std::move(file));
  std::ranges::stable_sort(found, {}, &NamedFile::name);
  const auto same = [](const NamedFile& a, const NamedFile& b) { return a.name == b.name && a.file == b.file; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

Json dependency_sums(const InstalledPlugin& installed, store::SumKind kind) {
  Json::Object sums;
  // The manifest has the build id that the library must have, so one replaced without its manifest is not loaded.
  if (kind == store::SumKind::fast && installed.command.empty())
    sums.emplace_back(installed.library.filename().string(),
                      "build " + read_build_id(installed.library.string()).value_or("unknown"));
  std::string before;
  int copies = 1;
  for (const auto& file : dependencies_of(installed)) {
    copies = file.name == before ? copies + 1 : 1;
    before = file.name;
    sums.emplace_back(copies == 1 ? file.name : file.name + " (" + std::to_string(copies) + ")",
                      store::file_sum(file.file, kind));
  }
  return sums;
}

}  // namespace dossier::plugin
