#include "core/plugin/option_files.hpp"

#include <optional>

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;

// How sure it is that a text names a file.
enum class Named { surely, likely, perhaps };

std::optional<Json> sums_of(const std::string& text, Named named, store::SumKind kind, OptionFiles& files) {
  std::error_code error;
  if (text.empty()) return std::nullopt;
  if (fs::is_regular_file(text, error)) return Json(store::file_sum(text, kind));
  const bool may_be_folder = named == Named::surely || (named == Named::likely && text.find('/') != text.npos);
  if (!may_be_folder || !fs::is_directory(text, error)) return std::nullopt;
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
      const auto named = option.type == "path" ? Named::surely : Named::perhaps;
      if (auto sums = sums_of(*value->text(), named, kind, files)) files.sums.set(option.name, std::move(*sums));
    }
    if (!value->array()) continue;
    Json::Object items;  // by their places: an item may hold a secret
    for (std::size_t i = 0; i < value->array()->size(); ++i)
      if (const auto* text = (*value->array())[i].text())
        if (auto sums = sums_of(*text, option.paths ? Named::surely : Named::likely, kind, files))
          items.emplace_back("item " + std::to_string(i + 1), std::move(*sums));
    if (!items.empty()) files.sums.set(option.name, std::move(items));
  }
  return files;
}

}  // namespace dossier::plugin
