// dossier verify A B: whether two runs have the same records; if not, which differ, and what explains it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/run_difference.hpp"
#include "core/cli/verbs.hpp"
#include "core/diagnostic/printable.hpp"
#include "core/store/hash.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t shown_records = 3;

// The records of one port in one folder, by their names.
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

// Shortened, and safe for a terminal: documents may contain anything.
std::string shown_text(std::string_view text) {
  constexpr std::size_t most = 80;
  auto cut = std::min(text.size(), most);
  while (cut < text.size() && cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  std::string shown(text.substr(0, cut));
  shown = diagnostic::on_one_line(shown);
  return cut < text.size() ? shown + "..." : shown;
}

// A description by which a person recognizes the record.
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
  bool order = false;  // the same records in another order or with other white space

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
  return {{.name = "format", .value = "FORM", .help = "output format", .choices = {"text", "json"}}};
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
          "expected a folder with the records of a run as JSON lines, found none in \"" + folder.string() + "\"");
  }
  std::vector<PortDifference> differences;
  std::size_t equal = 0;
  for (const auto& port : ports) {
    auto difference = compare(port, a / (port + ".jsonl"), b / (port + ".jsonl"));
    equal += difference.equal;
    if (difference.any()) differences.push_back(std::move(difference));
  }
  const auto why = differences.empty() ? std::vector<std::string>() : reasons_to_differ(a, b);
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
    print_names("with different fields", difference.differing, a / (difference.port + ".jsonl"), terminal.out);
    if (difference.order) terminal.out << "  the same records in another order or with other white space\n";
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
