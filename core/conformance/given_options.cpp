#include "core/conformance/given_options.hpp"

#include <stdexcept>

#include "core/pipeline/diagnostic.hpp"
#include "core/pipeline/yaml_reader.hpp"
#include "core/store/hash.hpp"

namespace dossier::conformance {
namespace {

void replace(std::string& text, std::string_view holder, const std::string& value) {
  for (auto at = text.find(holder); at != std::string::npos; at = text.find(holder, at + value.size()))
    text.replace(at, holder.size(), value);
}

Json filled(const Json& value, const std::string& folder, const std::string& name) {
  if (const auto* text = value.text()) {
    std::string copy = *text;
    replace(copy, "${folder}", folder);
    replace(copy, "${name}", name);
    return copy;
  }
  if (const auto* array = value.array()) {
    Json::Array items;
    for (const auto& item : *array) items.push_back(filled(item, folder, name));
    return items;
  }
  return value;
}

}  // namespace

std::string GivenOptions::name_of(const std::filesystem::path& folder) {
  return "c" + store::record_hash({folder.string()}).hex().substr(0, 15);
}

Json GivenOptions::in(const std::filesystem::path& folder) const {
  Json all(Json::Object{});
  for (const auto& [name, value] : *options.object()) all.set(name, filled(value, folder.string(), name_of(folder)));
  return all;
}

GivenOptions read_given_options(const std::filesystem::path& file) {
  pipeline::Report report;
  const auto* source = pipeline::read_source(file.string(), report);
  const auto tree = source ? pipeline::read_yaml(*source, report) : std::nullopt;
  if (report.has_errors() || !tree) {
    pipeline::Diagnostics diagnostics;
    report.tell(diagnostics);
    throw std::runtime_error("the options file " + file.string() + " cannot be read" +
                             (diagnostics.all().empty() ? "" : ": " + diagnostics.all().front().message));
  }
  GivenOptions given;
  for (const auto& item : tree->items) {
    if (item.key == "options" && item.is_map()) {
      given.options = to_json(item);
    } else if (item.key == "show" && item.is_text()) {
      given.show = item.text;
    } else {
      throw std::runtime_error("expected `options` (a map) and `show` (a command) in " + file.string() + ", found " +
                               (item.key.empty() ? describe(item) : item.key + ": " + describe(item)));
    }
  }
  if (!tree->is_map())
    throw std::runtime_error("expected `options` (a map) and `show` (a command) in " + file.string() + ", found " +
                             describe(*tree));
  return given;
}

}  // namespace dossier::conformance
