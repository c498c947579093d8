#include "core/conformance/check.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/conformance/child.hpp"
#include "dossier/record/json.hpp"

namespace dossier::conformance {
namespace {

namespace fs = std::filesystem;

Target open(const fs::path& library) {
  std::error_code fault;
  Target target;
  target.library = fs::absolute(library);
  if (!fs::is_regular_file(target.library, fault)) throw std::runtime_error("there is no library " + library.string());
  target.manifest_file = target.library;
  target.manifest_file.replace_extension(".plugin.json");
  const auto catalog = plugin::Catalog::discover({target.library.parent_path()});
  for (const auto& plugin : catalog.plugins())
    if (plugin.library == target.library) target.plugins.push_back(plugin);
  for (const auto& fault_of_file : catalog.faults())
    if (fault_of_file.file == target.manifest_file.string()) target.faults.push_back(fault_of_file);
  return target;
}

bool is_wanted(const Test& test, const std::vector<std::string>& only) {
  if (only.empty()) return true;
  return std::ranges::any_of(only, [&](const std::string& name) {
    return test.name == name || (test.name.starts_with(name) && test.name[name.size()] == '.');
  });
}

bool is_for(const Test& test, const plugin::InstalledPlugin& plugin) {
  return test.kinds.empty() || std::ranges::find(test.kinds, plugin.manifest.kind) != test.kinds.end();
}

std::string quoted(const std::string& word) {
  if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+") ==
      std::string::npos)
    return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

class Checking {
 public:
  Checking(const fs::path& library, const CheckOptions& options)
      : given_(library), options_(options), target_(open(library)) {}

  TestResult run(const Test& test, const plugin::InstalledPlugin* plugin) const {
    TestResult result;
    result.test = &test;
    result.plugin = plugin ? plugin->manifest.id : "";
    if (plugin && !is_for(test, *plugin)) {
      std::string kinds;
      for (const auto kind : test.kinds) kinds += (kinds.empty() ? "" : ", ") + std::string(kind) + "s";
      result.outcome = skipped("only for " + kinds);
      return result;
    }
    const bool fuzz = test.of == Test::Of::fuzz;
    if (fuzz && options_.fuzz_seconds <= 0) {
      result.outcome = skipped("--fuzz SECONDS runs it");
      return result;
    }
    const Setting setting{target_, plugin, options_.seed, options_.fuzz_seconds};
    const double limit = options_.timeout_seconds + (fuzz ? options_.fuzz_seconds : 0);
    const auto ended = run_in_child([&] { return test.run(setting); },
                                    std::chrono::milliseconds(static_cast<std::int64_t>(limit * 1000)));
    result.outcome = ended.outcome;
    result.seconds = ended.seconds;
    if (test.name == "boundary.prints" && !result.outcome.bad() && !ended.printed.empty())
      result.outcome = warning("it printed " + Json(ended.printed.substr(0, ended.printed.find('\n'))).dump() +
                               "; where a worker's output goes is not the plugin's to know");
    if (result.outcome.bad() || result.outcome.status == Status::warning)
      result.reproduce = command(test, fuzz ? std::optional(options_.seed + ended.round) : std::nullopt);
    return result;
  }

  const Target& target() const { return target_; }

 private:
  std::string command(const Test& test, std::optional<std::uint64_t> seed) const {
    std::string text = "dossier plugins check " + quoted(given_.string()) + " --only " + std::string(test.name);
    if (seed) return text + " --fuzz 1 --seed " + std::to_string(*seed);
    return options_.seed == 1 ? text : text + " --seed " + std::to_string(options_.seed);
  }

  fs::path given_;
  const CheckOptions& options_;
  Target target_;
};

}  // namespace

std::size_t CheckReport::count(Status status) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(results, [&](const TestResult& result) { return result.outcome.status == status; }));
}
bool CheckReport::good() const {
  return std::ranges::none_of(results, [](const TestResult& result) { return result.outcome.bad(); });
}

bool is_test_name(std::string_view name) {
  return std::ranges::any_of(tests(), [&](const Test& test) {
    return test.name == name || (!name.empty() && test.name.substr(0, test.name.find('.')) == name);
  });
}

CheckReport check(const fs::path& library, const CheckOptions& options,
                  const std::function<void(const TestResult&)>& told) {
  const Checking checking(library, options);
  CheckReport report;
  const auto run = [&](const Test& test, const plugin::InstalledPlugin* plugin) {
    report.results.push_back(checking.run(test, plugin));
    if (told) told(report.results.back());
  };
  for (const auto& test : tests())
    if (test.of == Test::Of::library && is_wanted(test, options.only)) run(test, nullptr);
  for (const auto& plugin : checking.target().plugins) {
    report.plugins.push_back(plugin.manifest.id);
    for (const auto& test : tests())
      // What is not for this kind is told only where it was asked for.
      if (test.of != Test::Of::library && is_wanted(test, options.only) &&
          (!options.only.empty() || is_for(test, plugin)))
        run(test, &plugin);
  }
  // Without a manifest nothing else can be tested, and that is a fault whatever was asked for.
  if (checking.target().plugins.empty() &&
      std::ranges::none_of(report.results, [](const TestResult& r) { return r.outcome.bad(); }))
    for (const auto& test : tests())
      if (test.name == "manifest.exists") run(test, nullptr);
  return report;
}

}  // namespace dossier::conformance
