#include "core/plugin/option_files.hpp"

#include <optional>

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;

// How sure it is that a text names a file.
enum class Named { surely, likely, perhaps };

enum class Found { nothing, file, folder };

Found look_for(const std::string& text, Named named) {
  std::error_code error;
  if (text.empty()) return Found::nothing;
  if (fs::is_regular_file(text, error)) return Found::file;
  const bool may_be_folder = named == Named::surely || (named == Named::likely && text.find('/') != text.npos);
  return may_be_folder && fs::is_directory(text, error) ? Found::folder : Found::nothing;
}

Named sureness(const OptionDeclaration& option) {
  if (option.type == "path" || option.paths) return Named::surely;
  return option.type == "list" ? Named::likely : Named::perhaps;
}

std::optional<Json> sums_of(const std::string& text, Named named, store::SumKind kind, OptionFiles& files) {
  const auto found = look_for(text, named);
  if (found == Found::nothing) return std::nullopt;
  if (found == Found::file) return Json(store::file_sum(text, kind));
  bool by_time = false;
  auto sums = store::folder_sums(text, kind, &by_time);
  if (by_time) files.by_time.push_back(text);
  return sums;
}

}  // namespace

OptionFiles option_files(const Json& options, const OptionDeclarations& declarations, store::SumKind kind) {
  OptionFiles files;
  for (const auto& option : declarations) {
    const auto* value = options.find(option.name);
    if (!value) value = &option.fallback;
    if (value->text() && option.type != "choice") {
      if (auto sums = sums_of(*value->text(), sureness(option), kind, files))
        files.sums.set(option.name, std::move(*sums));
    }
    if (!value->array()) continue;
    Json::Object items;  // by their places: an item may hold a secret
    for (std::size_t i = 0; i < value->array()->size(); ++i)
      if (const auto* text = (*value->array())[i].text())
        if (auto sums = sums_of(*text, sureness(option), kind, files))
          items.emplace_back("item " + std::to_string(i + 1), std::move(*sums));
    if (!items.empty()) files.sums.set(option.name, std::move(items));
  }
  return files;
}

std::vector<std::string> named_paths(const Json& options, const OptionDeclarations& declarations) {
  std::vector<std::string> paths;
  const auto add = [&](const Json& value, const OptionDeclaration& option) {
    if (value.text() && look_for(*value.text(), sureness(option)) != Found::nothing) paths.push_back(*value.text());
  };
  for (const auto& option : declarations) {
    const auto* value = options.find(option.name);
    if (!value || option.type == "choice") continue;
    add(*value, option);
    if (value->array())
      for (const auto& item : *value->array()) add(item, option);
  }
  return paths;
}

}  // namespace dossier::plugin
