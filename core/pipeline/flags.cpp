#include "core/pipeline/flags.hpp"

#include "core/pipeline/overlay.hpp"
#include "core/pipeline/yaml_reader.hpp"

namespace dossier::pipeline {
namespace {

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const auto dot = std::min(path.find('.', at), path.size());
    parts.push_back(path.substr(at, dot - at));
    at = dot + 1;
  }
  // Options of a reader that reader.auto uses: stages.read.with.reader.text.split
  if (parts.size() > 5 && parts[2] == "with" && parts[3] == "reader") {
    parts[3] += "." + parts[4];
    parts.erase(parts.begin() + 4);
  }
  return parts;
}

// The value in nested maps along the path: an overlay with one leaf.
Node nest(const std::vector<std::string>& parts, Node value, const Place& place) {
  for (std::size_t i = parts.size(); i-- > 0;) {
    value.key = parts[i];
    value.key_place = place;
    Node map;
    map.type = Node::Type::map;
    map.place = place;
    map.items.push_back(std::move(value));
    value = std::move(map);
  }
  return value;
}

void set_path(const std::string& path, const Source& source, Node& root, Report& report) {
  const Place place{&source, 0, 0};
  const auto parts = split(path);
  const Node* stages = root.find("stages");
  if (parts[0] != "stages" || parts.size() < 2)
    return report.error(Code::bad_flag, place, "expected a variable or a path that starts with `stages.`",
                        "for example stages.save.with.directory");
  for (const auto& part : parts)
    if (part.empty())
      return report.error(Code::bad_flag, place, "the path has an empty part", "separate names by one dot");
  const Node* stage = stages ? stages->find(parts[1]) : nullptr;
  if (!stage)
    return report.error(Code::unknown_stage, place, "unknown stage " + in_quotes(parts[1]),
                        report.did_you_mean(parts[1], stages ? stages->keys() : std::vector<std::string>{}));
  auto value = read_yaml(source, report);
  if (!value) return;
  if (parts.size() == 2 && !value->is_map() && !value->is_null())
    return report.error(Code::bad_flag, place, "the path ends at a stage; expected a key of it",
                        "for example stages." + parts[1] + ".with.NAME");
  lay_over(root, nest(parts, std::move(*value), place), report);
}

}  // namespace

Flags apply_flags(const std::vector<std::string>& sets, Node& root, Report& report) {
  Flags flags;
  const Node* vars = root.find("vars");
  const auto declared = vars ? vars->keys() : std::vector<std::string>{};
  for (const auto& set : sets) {
    const auto equals = set.find('=');
    const std::string name = set.substr(0, equals);
    Source source;
    source.name = "--set " + (name.empty() ? "\"\"" : name);
    if (equals != set.npos) source.text = set.substr(equals + 1);
    const Source& kept = report.add_source(std::move(source));
    const Place place{&kept, 0, 0};
    if (equals == set.npos || name.empty()) {
      report.error(Code::bad_flag, place, "expected NAME=VALUE", "for example --set output=results");
    } else if (vars && vars->find(name)) {
      flags.variables[name] = {kept.text, place};
    } else if (name.find('.') != name.npos) {
      set_path(name, kept, root, report);
    } else {
      report.error(
          Code::unknown_variable, place, "the pipeline does not declare the variable " + in_quotes(name),
          report.did_you_mean(name, declared,
                              declared.empty() ? "it declares no variables" : "it has " + enumerate(declared)));
    }
  }
  return flags;
}

}  // namespace dossier::pipeline
