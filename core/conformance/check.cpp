#include "core/conformance/check.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core/conformance/child.hpp"
#include "core/conformance/conversation.hpp"
#include "core/conformance/given_records.hpp"
#include "core/plugin/sandbox/confine.hpp"
#include "dossier/record/json.hpp"

namespace dossier::conformance {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_suffix = ".plugin.json";

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<SampleInput> read_inputs(const std::vector<fs::path>& files) {
  constexpr std::uintmax_t most_bytes = 1 << 20;
  std::vector<SampleInput> inputs;
  for (const auto& file : files) {
    std::error_code fault;
    const auto size = fs::is_regular_file(file, fault) ? fs::file_size(file, fault) : 0;
    if (size == 0 || fault) throw std::runtime_error("the input " + file.string() + " does not exist or is empty");
    if (size > most_bytes)
      throw std::runtime_error("expected an input of at most 1 MiB, found " + std::to_string(size) + " bytes in " +
                               file.string() + "; it is read several hundred times, so pass a smaller one");
    inputs.push_back({"the input " + file.filename().string(), "in/" + file.filename().string(), "", read_file(file)});
  }
  return inputs;
}

// The plugin's file, or its manifest.
Target open(const fs::path& given, const CheckOptions& options) {
  std::error_code fault;
  Target target;
  target.inputs = read_inputs(options.inputs);
  target.records = read_given_records(options.records);
  target.library = target.manifest_file = fs::absolute(given);
  if (!fs::is_regular_file(target.library, fault))
    throw std::runtime_error("there is no plugin library or program " + given.string());
  const bool by_manifest = given.filename().string().ends_with(manifest_suffix);
  if (!by_manifest) target.manifest_file.replace_extension(manifest_suffix);
  const auto catalog = plugin::Catalog::discover({target.library.parent_path()});
  for (const auto& plugin : catalog.plugins())
    if (by_manifest ? plugin.manifest_file == target.manifest_file : plugin.library == target.library)
      target.plugins.push_back(plugin);
  const auto is_named = [&](const auto& plugin) { return plugin.manifest.id == options.plugin; };
  if (!options.plugin.empty() && !target.plugins.empty() && std::ranges::none_of(target.plugins, is_named)) {
    std::string ids;
    for (const auto& plugin : target.plugins) ids += (ids.empty() ? "" : ", ") + plugin.manifest.id;
    throw std::runtime_error("there is no plugin " + options.plugin + " in " + given.string() + ", which holds " + ids);
  }
  if (!target.plugins.empty()) {
    target.library = target.plugins.front().library;
    target.manifest_file = target.plugins.front().manifest_file;
  }
  const auto is_reader = [](const auto& plugin) { return plugin.manifest.kind == "reader"; };
  if (!target.inputs.empty() && !target.plugins.empty() && std::ranges::none_of(target.plugins, is_reader))
    throw std::runtime_error("--input is for readers, and " + given.string() +
                             " holds none; pass documents or claims with --records FILE");
  if (!target.records.empty() && !target.plugins.empty() && std::ranges::all_of(target.plugins, is_reader))
    throw std::runtime_error("--records is for plugins that work on documents or claims, and " + given.string() +
                             " holds only readers; pass an input with --input FILE");
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

// Why the test does not apply to this target; nothing if it does.
std::optional<Outcome> out_of_place(const Test& test, const Target& target) {
  if (target.plugins.empty()) return std::nullopt;
  const bool program = !target.plugins.front().command.empty();
  if (test.on == Test::On::library && program)
    return skipped("a program has no library: it runs in processes of its own, which dossier starts and ends");
  if (test.on == Test::On::program && !program)
    return skipped("only for programs; a library's worker is dossier's own");
  return std::nullopt;
}

std::string quoted(const std::string& word) {
  if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+") ==
      std::string::npos)
    return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string sandbox_of(const plugin::InstalledPlugin& installed) {
  if (installed.command.empty()) return "ran with your rights, as a library in the process that checks it";
  const auto [mode, grants] = program_sandbox(installed.manifest);
  if (mode == plugin::SandboxMode::off)
    return "ran with your rights, without a sandbox: it needs files that only a pipeline can grant";
  const auto missing = plugin::missing_parts();
  auto text = missing.empty() ? "ran in a full sandbox" : "ran in a partial sandbox (not restricted: " + missing + ")";
  return grants.empty() ? text : text + ", with what it needs: " + grants.json().dump();
}

class Checking {
 public:
  Checking(const fs::path& given, const CheckOptions& options)
      : given_(given), options_(options), target_(open(given, options)) {
    if (!options.given.empty()) target_.given = read_given_options(options.given);
  }

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
    if (auto why = out_of_place(test, target_)) {
      result.outcome = std::move(*why);
      return result;
    }
    const bool fuzz = test.of == Test::Of::fuzz;
    if (fuzz && options_.fuzz_seconds <= 0) {
      result.outcome = skipped("--fuzz SECONDS runs it");
      return result;
    }
    if (plugin && test.needs_instance)
      if (const auto missing = missing_options(plugin->manifest, target_.given); !missing.empty()) {
        result.outcome = skipped("it needs " + names_of(missing) + "; pass with --options FILE what cannot be made up");
        result.needs_options = true;
        return result;
      }
    const Setting setting{target_, plugin, options_.seed, options_.fuzz_seconds};
    const double limit = options_.timeout_seconds + (fuzz ? options_.fuzz_seconds : 0);
    const auto ended = run_in_child([&] { return test.run(setting); },
                                    std::chrono::milliseconds(static_cast<std::int64_t>(limit * 1000)));
    result.outcome = ended.outcome;
    result.seconds = ended.seconds;
    if (result.outcome.status == Status::crashed) {
      if (ended.violated == test.name)
        result.outcome = failed(ended.violation + "; then it crashed: " + ended.outcome.reason);
      else if (!ended.violated.empty())
        result.outcome.reason += "; before that, " + ended.violation;
      if (!ended.last_lines.empty()) result.outcome.reason += "; its last output:\n" + ended.last_lines;
    }
    if (test.name == "boundary.prints" && !result.outcome.bad() && !ended.printed.empty())
      result.outcome =
          warning("it printed " + Json(ended.printed.substr(0, ended.printed.find('\n'))).dump() +
                  "; log through the host instead, because the output of a worker process may be discarded");
    if (result.outcome.bad() || result.outcome.status == Status::warning)
      result.reproduce = command_of(test, fuzz ? std::optional(options_.seed + ended.round) : std::nullopt);
    return result;
  }

  const Target& target() const { return target_; }

  // The failure if the library does not load here or the program does not greet; every other test would only repeat it.
  std::optional<TestResult> start(const plugin::InstalledPlugin& plugin) const {
    const bool program = !plugin.command.empty();
    TestResult result;
    result.plugin = plugin.manifest.id;
    result.test = &*std::ranges::find(tests(), program ? "worker.starts" : "boundary.loads", &Test::name);
    const auto ended = run_in_child(
        [&] {
          if (program) {
            const Conversation greeted(plugin);
          } else {
            const Subject loaded(plugin);
          }
          return passed();
        },
        std::chrono::milliseconds(static_cast<std::int64_t>(options_.timeout_seconds * 1000)));
    if (!ended.outcome.bad()) return std::nullopt;
    result.outcome = ended.outcome;
    if (program) {
      std::string command;
      for (const auto& word : plugin.command) command += (command.empty() ? "" : " ") + quoted(word);
      result.outcome = failed("the program cannot be run here: " + ended.outcome.reason +
                              (ended.last_lines.empty() ? "; " : "; its last output:\n" + ended.last_lines + "\n") +
                              "check it in the environment that it needs; dossier starts it with: " + command);
    }
    result.seconds = ended.seconds;
    result.reproduce = command_of(*result.test, std::nullopt);
    return result;
  }

 private:
  std::string command_of(const Test& test, std::optional<std::uint64_t> seed) const {
    std::string text = "dossier plugins check " + quoted(given_.string()) + " --only " + std::string(test.name);
    if (!options_.plugin.empty()) text += " --plugin " + options_.plugin;
    if (!options_.given.empty()) text += " --options " + quoted(options_.given.string());
    for (const auto& input : options_.inputs) text += " --input " + quoted(input.string());
    for (const auto& records : options_.records) text += " --records " + quoted(records.string());
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

CheckReport check(const fs::path& file, const CheckOptions& options,
                  const std::function<void(const TestResult&)>& on_result) {
  const Checking checking(file, options);
  CheckReport report;
  const auto add = [&](TestResult result) {
    report.results.push_back(std::move(result));
    if (on_result) on_result(report.results.back());
  };
  const auto run = [&](const Test& test, const plugin::InstalledPlugin* plugin) { add(checking.run(test, plugin)); };
  for (const auto& test : tests())
    if (test.of == Test::Of::library && is_wanted(test, options.only)) run(test, nullptr);
  for (const auto& plugin : checking.target().plugins) {
    if (!options.plugin.empty() && plugin.manifest.id != options.plugin) continue;
    report.plugins.push_back(plugin.manifest.id);
    report.ran.push_back({plugin.manifest.id, sandbox_of(plugin)});
    std::optional<bool> starts;
    for (const auto& test : tests()) {
      // What is not for this kind is reported only if it was asked for, and so is what is for programs of a library.
      if (test.of == Test::Of::library || !is_wanted(test, options.only) ||
          (options.only.empty() && (!is_for(test, plugin) || (test.on == Test::On::program && plugin.command.empty()))))
        continue;
      if (test.needs_start && !starts) {
        auto failure = checking.start(plugin);
        starts = !failure;
        if (failure) {
          add(std::move(*failure));
          report.not_started.push_back({plugin.manifest.id, 0});
        }
      }
      if (test.needs_start && !*starts)
        ++report.not_started.back().tests;
      else
        run(test, &plugin);
    }
    if (starts && !*starts) continue;
    const auto lacking = static_cast<std::size_t>(std::ranges::count_if(report.results, [&](const TestResult& result) {
      return result.needs_options && result.plugin == plugin.manifest.id;
    }));
    if (!lacking) continue;
    auto options = missing_options(plugin.manifest, checking.target().given);
    auto example = example_file(plugin.manifest, options);
    report.missing.push_back({plugin.manifest.id, std::move(options), std::move(example), lacking});
  }
  // Without a manifest nothing else can be tested, and that is a failure whatever was asked for.
  if (checking.target().plugins.empty() &&
      std::ranges::none_of(report.results, [](const TestResult& r) { return r.outcome.bad(); }))
    for (const auto& test : tests())
      if (test.name == "manifest.exists") run(test, nullptr);
  return report;
}

}  // namespace dossier::conformance
