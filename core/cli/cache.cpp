#include <spdlog/fmt/fmt.h>

#include <map>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/state_folder.hpp"
#include "core/cli/verbs.hpp"
#include "core/engine/state_cleaning.hpp"
#include "core/engine/work_folder.hpp"
#include "core/store/journal.hpp"

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;

std::string in_words(std::uint64_t bytes) {
  const auto number = static_cast<double>(bytes);
  if (bytes < 10'000) return std::to_string(bytes) + " bytes";
  if (bytes < 10'000'000) return fmt::format("{:.1f} KB", number / 1e3);
  if (bytes < 10'000'000'000) return fmt::format("{:.1f} MB", number / 1e6);
  return fmt::format("{:.1f} GB", number / 1e9);
}

int info(const fs::path& folder, const Arguments& arguments, Terminal& terminal) {
  std::map<std::string, std::uint64_t> results;  // by pipeline
  const auto state = store::StateFolder::find(folder);
  if (state && fs::exists(folder / "journal.db")) {
    store::Journal journal(folder / "journal.db");
    for (const auto& result : journal.results()) ++results[result.pipeline];
  }
  const auto size = state ? engine::cache_size(folder) : engine::CacheSize();
  if (wants_json(arguments)) {
    Json::Object pipelines;
    for (const auto& [pipeline, count] : results) pipelines.emplace_back(pipeline, count);
    print_json(Json::Object{{"state", folder.string()},
                            {"results", std::move(pipelines)},
                            {"result_bytes", size.results},
                            {"call_bytes", size.calls}},
               terminal.out);
    return exit_code::good;
  }
  terminal.out << folder.string() << ": " << in_words(size.results) << " of results of stages, " << in_words(size.calls)
               << " of remembered calls\n";
  for (const auto& [pipeline, count] : results)
    terminal.out << "  " << pipeline << "  " << count << (count == 1 ? " result" : " results") << '\n';
  return exit_code::good;
}

int clean(const fs::path& folder, Terminal& terminal) {
  auto state = store::StateFolder::find(folder);
  if (!state) {
    terminal.out << folder.string() << ": there is nothing to remove\n";
    return exit_code::good;
  }
  if (!state->reserve()) {
    const auto running = engine::running_below(folder);
    terminal.err << "dossier cache: error: " << folder.string() << " is in use by another dossier process"
                 << (running.empty() ? "" : " (" + std::to_string(running.front()) + ")")
                 << "; wait until it has ended, or stop it\n";
    return exit_code::failed;
  }
  const auto size = engine::cache_size(folder);
  engine::clean_cache(*state);
  terminal.out << in_words(size.results + size.calls) << " freed; run records and dead letters are kept\n";
  return exit_code::good;
}

}  // namespace

std::vector<OptionSpec> cache_options() {
  return {state_option(), {.name = "format", .value = "FORM", .help = "output format", .choices = {"text", "json"}}};
}

int cache(const Arguments& arguments, Terminal& terminal) {
  const auto state = state_folder(arguments);
  const auto& what = arguments.positional[0];
  if (what == "info") return info(state, arguments, terminal);
  if (what == "clean") return clean(state, terminal);
  return usage_error(terminal, "cache", "expected info or clean, found \"" + what + "\"");
}

}  // namespace dossier::cli
