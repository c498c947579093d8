#include "core/cli/run_difference.hpp"

#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "core/pipeline/ports.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;

std::optional<Json> record_of(const fs::path& folder) {
  std::ifstream file(folder / "run.json", std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return parse_json(text.str());
}

std::map<std::string, std::string> builds(const Json& record) {
  std::map<std::string, std::string> found;
  if (const auto* plugins = record.find("plugins"); plugins && plugins->array())
    for (const auto& plugin : *plugins->array())
      found[std::string(plugin.text_or("id"))] =
          std::string(plugin.text_or("version")) + " " + std::string(plugin.text_or("build_id"));
  return found;
}

// The leaves of nested objects, by their path.
void flatten(const std::string& path, const Json& value, std::map<std::string, std::string>& leaves) {
  if (const auto* members = value.object()) {
    for (const auto& [name, member] : *members) flatten(path.empty() ? name : path + "/" + name, member, leaves);
  } else {
    leaves[path] = value.dump();
  }
}

// The files whose contents decided the results, by a phrase that names each.
std::map<std::string, std::string> files_of(const Json& record) {
  std::map<std::string, std::string> found;
  const auto add = [&](const Json* sums, const std::string& of) {
    std::map<std::string, std::string> leaves;
    if (sums) flatten({}, *sums, leaves);
    for (auto& [path, sum] : leaves) found["the file " + path + of] = std::move(sum);
  };
  if (const auto* plugins = record.find("plugins"); plugins && plugins->array())
    for (const auto& plugin : *plugins->array())
      add(plugin.find("dependencies"), " of plugin " + std::string(plugin.text_or("id")));
  if (const auto* stages = record.find("stages"); stages && stages->object())
    for (const auto& [id, stage] : *stages->object())
      add(stage.find("files"), ", which the options of stage " + id + " name,");
  return found;
}

void add_file_differences(const Json& a, const Json& b, std::vector<std::string>& found) {
  const auto before = files_of(a);
  const auto after = files_of(b);
  for (const auto& [file, sum] : before)
    if (const auto other = after.find(file); other == after.end())
      found.push_back(file + " was used by the first run only");
    else if (other->second != sum)
      found.push_back(file + " changed");
  for (const auto& [file, sum] : after)
    if (!before.contains(file)) found.push_back(file + " was used by the second run only");
}

// The members of an object, or none.
std::map<std::string, Json> members(const Json* object) {
  std::map<std::string, Json> all;
  if (object && object->object())
    for (const auto& [name, value] : *object->object()) all.emplace(name, value);
  return all;
}

std::set<std::string> names_of(const auto& left, const auto& right) {
  std::set<std::string> names;
  for (const auto& [name, value] : left) names.insert(name);
  for (const auto& [name, value] : right) names.insert(name);
  return names;
}

void add_option_differences(const std::string& where, const Json* a, const Json* b, std::vector<std::string>& found) {
  const auto left = members(a);
  const auto right = members(b);
  for (const auto& name : names_of(left, right)) {
    const auto was = left.find(name);
    const auto is = right.find(name);
    const auto text = [](const auto& at, const auto& all) {
      return at == all.end() ? "the default" : at->second.dump();
    };
    if (was != left.end() && is != right.end() && was->second == is->second) continue;
    if (was != left.end() && is != right.end() && was->second.object() && is->second.object())
      add_option_differences(where + name + ".", &was->second, &is->second, found);
    else
      found.push_back(where + name + " was " + text(was, left) + " and " + text(is, right));
  }
}

// Stages and their options. Exporters decide where results go, not which.
void add_stage_differences(const Json& a, const Json& b, std::vector<std::string>& found) {
  const auto is_exporter = [](const auto& stage) {
    return pipeline::kind_of(stage.second.text_or("plugin")) == pipeline::Kind::exporter;
  };
  auto left = members(a.find("stages"));
  auto right = members(b.find("stages"));
  std::erase_if(left, is_exporter);
  std::erase_if(right, is_exporter);
  for (const auto& id : names_of(left, right)) {
    if (!left.contains(id) || !right.contains(id)) {
      found.push_back("only the " + std::string(left.contains(id) ? "first" : "second") + " run has the stage " + id);
      continue;
    }
    const auto& was = left.at(id);
    const auto& is = right.at(id);
    if (was.text_or("plugin") != is.text_or("plugin"))
      found.push_back("stage " + id + " was " + std::string(was.text_or("plugin")) + " and " +
                      std::string(is.text_or("plugin")));
    else
      add_option_differences("stage " + id + ": option ", was.find("options"), is.find("options"), found);
  }
}

}  // namespace

std::vector<std::string> run_differences(const Json& a, const Json& b) {
  std::vector<std::string> found;
  const auto differ = [&](const char* field) { return a.text_or(field) != b.text_or(field); };
  if (differ("dossier"))
    found.push_back("Dossier was " + std::string(a.text_or("dossier")) + " and " + std::string(b.text_or("dossier")));
  if (differ("inputs_hash")) found.emplace_back("the inputs differ");
  const auto before = builds(a);
  const auto after = builds(b);
  for (const auto& id : names_of(before, after))
    if (pipeline::kind_of(id) != pipeline::Kind::exporter && before.contains(id) && after.contains(id) &&
        before.at(id) != after.at(id))
      found.push_back(id + " was another build: " + before.at(id) + " and " + after.at(id));
  add_file_differences(a, b, found);
  add_stage_differences(a, b, found);
  // The name of a run is made from its inputs, plugins, options and edges.
  if (found.empty() && differ("run"))
    found.emplace_back("the stages take their inputs from other stages (`dossier diff` shows deployments)");
  return found;
}

std::vector<std::string> reasons_to_differ(const fs::path& a, const fs::path& b) {
  const auto left = record_of(a);
  const auto right = record_of(b);
  if (!left || !right) return {(left ? b : a).string() + " has no valid run.json, so nothing is known about that run"};
  auto found = run_differences(*left, *right);
  for (const auto& [record, folder] : {std::pair(&*left, &a), std::pair(&*right, &b)}) {
    if (!record->flag_or("reproducible", true))
      found.push_back("in " + folder->string() + " units were lost to a limit on time or memory");
    if (record->integer_or("exit") != 0)
      found.push_back("the run of " + folder->string() + " ended with exit code " +
                      std::to_string(record->integer_or("exit")));
  }
  if (found.empty())
    found.emplace_back(
        "the run records show no difference, so a plugin returns different results for the same input; "
        "`dossier plugins check` finds which");
  return found;
}

}  // namespace dossier::cli
