// dossier verify A B: do two runs hold the same records; if not, which differ and why they can.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "core/store/hash.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t shown_records = 3;

// The records of one port in one folder, by what names them.
using Records = std::map<std::string, store::Hash>;

std::string name_of(const Json& record) {
  for (const char* field : {"id", "document", "source"})
    if (const auto name = record.text_or(field); !name.empty()) return std::string(name);
  return record.dump();
}

Records read_port(const fs::path& file) {
  Records records;
  std::ifstream lines(file, std::ios::binary);
  for (std::string line; std::getline(lines, line);) {
    const auto record = parse_json(line);
    records[record ? name_of(*record) : line] = store::fast_hash(line);
  }
  return records;
}

// Cut, and safe for a terminal: documents may hold anything.
std::string shown_text(std::string_view text) {
  constexpr std::size_t most = 80;
  auto cut = std::min(text.size(), most);
  while (cut < text.size() && cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  std::string shown(text.substr(0, cut));
  for (auto& c : shown)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return cut < text.size() ? shown + "..." : shown;
}

// What a person knows a record by.
std::string described(const fs::path& file, const std::string& name) {
  std::ifstream lines(file, std::ios::binary);
  for (std::string line; std::getline(lines, line);) {
    const auto record = parse_json(line);
    if (!record || name_of(*record) != name) continue;
    std::string words;
    for (const char* field : {"key", "stage", "kind", "code", "text", "explanation", "message", "title"})
      if (const auto value = record->text_or(field); !value.empty())
        words.append(words.empty() ? "" : ", ").append(field).append(" \"").append(shown_text(value)).append("\"");
    return words.empty() ? name : std::string(name).append(" (").append(words).append(")");
  }
  return name;
}

struct PortDifference {
  std::string port;
  std::vector<std::string> only_a, only_b, differing;
  std::size_t equal = 0;
  bool order = false;  // the same records in another order, or other white space

  bool any() const { return order || !only_a.empty() || !only_b.empty() || !differing.empty(); }
};

PortDifference compare(const std::string& port, const fs::path& a, const fs::path& b) {
  PortDifference difference;
  difference.port = port;
  const auto left = read_port(a);
  const auto right = read_port(b);
  for (const auto& [name, hash] : left) {
    const auto other = right.find(name);
    if (other == right.end())
      difference.only_a.push_back(name);
    else if (other->second != hash)
      difference.differing.push_back(name);
    else
      ++difference.equal;
  }
  for (const auto& [name, hash] : right)
    if (!left.contains(name)) difference.only_b.push_back(name);
  if (!difference.any()) difference.order = store::file_sha256(a) != store::file_sha256(b);
  return difference;
}

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

// What of the run records allows the results to differ.
std::vector<std::string> reasons(const fs::path& a, const fs::path& b) {
  const auto left = record_of(a);
  const auto right = record_of(b);
  if (!left || !right) return {(left ? b : a).string() + " has no run.json: nothing tells what that run was made of"};
  std::vector<std::string> found;
  const auto differ = [&](const char* field) { return left->text_or(field) != right->text_or(field); };
  if (differ("dossier"))
    found.push_back("Dossier was " + std::string(left->text_or("dossier")) + " and " +
                    std::string(right->text_or("dossier")));
  if (differ("inputs_hash")) found.emplace_back("the inputs differ");
  const auto before = builds(*left);
  const auto after = builds(*right);
  std::set<std::string> ids;
  for (const auto& [id, build] : before) ids.insert(id);
  for (const auto& [id, build] : after) ids.insert(id);
  for (const auto& id : ids) {
    if (!before.contains(id) || !after.contains(id))
      found.push_back(id + " was in one of the runs only");
    else if (before.at(id) != after.at(id))
      found.push_back(id + " was another build: " + before.at(id) + " and " + after.at(id));
  }
  const auto files_before = files_of(*left);
  const auto files_after = files_of(*right);
  for (const auto& [file, sum] : files_before)
    if (const auto other = files_after.find(file); other == files_after.end())
      found.push_back(file + " was used by the first run only");
    else if (other->second != sum)
      found.push_back(file + " changed");
  for (const auto& [file, sum] : files_after)
    if (!files_before.contains(file)) found.push_back(file + " was used by the second run only");
  if (differ("plan_hash")) found.emplace_back("stages or options differ (`dossier diff` shows deployments)");
  for (const auto& [record, folder] : {std::pair(&*left, &a), std::pair(&*right, &b)}) {
    if (!record->flag_or("reproducible", true))
      found.push_back("in " + folder->string() + " units were lost to a limit of time or memory");
    if (record->integer_or("exit") != 0)
      found.push_back("the run of " + folder->string() + " ended with " + std::to_string(record->integer_or("exit")));
  }
  if (found.empty())
    found.emplace_back(
        "the run records name no difference: a plugin gives other results for the same input; "
        "`dossier plugins check` finds which");
  return found;
}

void print_names(const char* what, const std::vector<std::string>& names, const fs::path& file, std::ostream& out) {
  if (names.empty()) return;
  out << "  " << what << ": " << names.size() << '\n';
  for (std::size_t i = 0; i < names.size() && i < shown_records; ++i)
    out << "    " << described(file, names[i]) << '\n';
  if (names.size() > shown_records) out << "    ...\n";
}

Json as_json(const std::vector<std::string>& texts) { return Json::Array(texts.begin(), texts.end()); }

}  // namespace

std::vector<OptionSpec> verify_options() {
  return {{.name = "format", .value = "FORM", .help = "how to write", .choices = {"text", "json"}}};
}

int verify(const Arguments& arguments, Terminal& terminal) {
  const fs::path a = arguments.positional[0];
  const fs::path b = arguments.positional[1];
  std::set<std::string> ports;
  for (const auto& folder : {a, b}) {
    std::error_code error;
    bool any = false;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      if (entry.path().extension() != ".jsonl") continue;
      ports.insert(entry.path().stem().string());
      any = true;
    }
    if (!any)
      return usage_error(
          terminal, "verify",
          "expected the folder of a run's records as JSON lines, found none in \"" + folder.string() + "\"");
  }
  std::vector<PortDifference> differences;
  std::size_t equal = 0;
  for (const auto& port : ports) {
    auto difference = compare(port, a / (port + ".jsonl"), b / (port + ".jsonl"));
    equal += difference.equal;
    if (difference.any()) differences.push_back(std::move(difference));
  }
  const auto why = differences.empty() ? std::vector<std::string>() : reasons(a, b);
  if (wants_json(arguments)) {
    Json::Object shown;
    for (const auto& difference : differences)
      shown.emplace_back(difference.port, Json::Object{{"only_a", as_json(difference.only_a)},
                                                       {"only_b", as_json(difference.only_b)},
                                                       {"differing", as_json(difference.differing)},
                                                       {"order", difference.order}});
    print_json(
        Json::Object{
            {"equal", static_cast<std::uint64_t>(equal)}, {"differences", std::move(shown)}, {"reasons", as_json(why)}},
        terminal.out);
    return differences.empty() ? exit_code::good : exit_code::failed;
  }
  for (const auto& difference : differences) {
    terminal.out << difference.port << ":\n";
    print_names("only in the first", difference.only_a, a / (difference.port + ".jsonl"), terminal.out);
    print_names("only in the second", difference.only_b, b / (difference.port + ".jsonl"), terminal.out);
    print_names("other fields", difference.differing, a / (difference.port + ".jsonl"), terminal.out);
    if (difference.order) terminal.out << "  the same records in another order or form\n";
  }
  if (differences.empty()) {
    terminal.out << "the runs are equal: " << equal << " records of " << ports.size() << " ports\n";
    return exit_code::good;
  }
  terminal.out << "\nWhy they can differ:\n";
  for (const auto& reason : why) terminal.out << "  " << reason << '\n';
  return exit_code::failed;
}

}  // namespace dossier::cli
