#include "core/engine/task/description.hpp"

#include "core/plugin/dependencies.hpp"
#include "core/store/mapped_file.hpp"
#include "dossier/manifest/build_id.hpp"

namespace dossier::engine::task {

namespace fs = std::filesystem;

Json builds_of(const pipeline::Stage& stage, const plugin::Catalog& catalog) {
  Json::Object plugins;
  for (const auto& installed : catalog.plugins()) {
    const bool is_reader = plugin::kind_of(installed.manifest) == plugin::Kind::reader;
    if (stage.plugin != &installed && !(stage.kind == plugin::Kind::reader && is_reader)) continue;
    plugins.emplace_back(installed.manifest.id,
                         Json::Object{{"identity", installed.identity()},
                                      {"files", plugin::dependency_sums(installed, store::SumKind::fast)}});
  }
  return Json::Object{{"dossier", read_build_id("/proc/self/exe").value_or(DOSSIER_VERSION)},
                      {"plugins", std::move(plugins)}};
}

Json file_form(const fs::path& path) {
  const store::MappedFile file(path);
  return Json::Object{
      {"path", path.string()}, {"size", std::uint64_t{file.bytes().size()}}, {"sum", store::fast_hash(file).hex()}};
}

std::string file_differs(const Json& form) {
  const std::string path(form.text_or("path"));
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return path + " cannot be read here: " + error.message();
  if (static_cast<std::int64_t>(size) != form.integer_or("size", -1))
    return path + " has " + std::to_string(size) + " bytes, and had " + std::to_string(form.integer_or("size"));
  const store::MappedFile file(path);
  if (store::fast_hash(file).hex() != form.text_or("sum")) return path + " has other bytes than it had";
  return {};
}

}  // namespace dossier::engine::task
