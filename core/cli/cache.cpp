#include <spdlog/fmt/fmt.h>

#include <map>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/state_folder.hpp"
#include "core/cli/verbs.hpp"
#include "core/engine/work_folder.hpp"
#include "core/store/journal.hpp"

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;

std::uint64_t bytes_below(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file(error)) bytes += at->file_size(error);
  return bytes;
}

std::string in_words(std::uint64_t bytes) {
  const auto number = static_cast<double>(bytes);
  if (bytes < 10'000) return std::to_string(bytes) + " bytes";
  if (bytes < 10'000'000) return fmt::format("{:.1f} KB", number / 1e3);
  if (bytes < 10'000'000'000) return fmt::format("{:.1f} MB", number / 1e6);
  return fmt::format("{:.1f} GB", number / 1e9);
}

int info(const fs::path& state, const Arguments& arguments, Terminal& terminal) {
  std::map<std::string, std::uint64_t> results;  // by pipeline
  if (fs::exists(state / "journal.db")) {
    store::Journal journal(state / "journal.db");
    for (const auto& result : journal.results()) ++results[result.pipeline];
  }
  const auto result_bytes = bytes_below(state / "results");
  const auto call_bytes = bytes_below(state / "memo");
  if (wants_json(arguments)) {
    Json::Object pipelines;
    for (const auto& [pipeline, count] : results) pipelines.emplace_back(pipeline, count);
    print_json(Json::Object{{"state", state.string()},
                            {"results", std::move(pipelines)},
                            {"result_bytes", result_bytes},
                            {"call_bytes", call_bytes}},
               terminal.out);
    return exit_code::good;
  }
  terminal.out << state.string() << ": " << in_words(result_bytes) << " of stages' results, " << in_words(call_bytes)
               << " of remembered calls\n";
  for (const auto& [pipeline, count] : results)
    terminal.out << "  " << pipeline << "  " << count << (count == 1 ? " result" : " results") << '\n';
  return exit_code::good;
}

int clean(const fs::path& state, Terminal& terminal) {
  if (const auto running = engine::running_below(state); !running.empty()) {
    terminal.err << "dossier cache: error: a run uses " << state.string() << " now (process " << running.front()
                 << "); wait for its end, or stop it\n";
    return exit_code::failed;
  }
  const auto bytes = bytes_below(state / "results") + bytes_below(state / "memo");
  for (const char* name : {"results", "memo", "work", "journal.db", "journal.db-journal", "journal.db.damaged"})
    fs::remove_all(state / name);
  terminal.out << in_words(bytes) << " freed; run records are still there\n";
  return exit_code::good;
}

}  // namespace

std::vector<OptionSpec> cache_options() {
  return {state_option(), {.name = "format", .value = "FORM", .help = "how to write", .choices = {"text", "json"}}};
}

int cache(const Arguments& arguments, Terminal& terminal) {
  const auto state = state_folder(arguments);
  const auto& what = arguments.positional[0];
  if (what == "info") return info(state, arguments, terminal);
  if (what == "clean") return clean(state, terminal);
  return usage_error(terminal, "cache", "expected info or clean, found \"" + what + "\"");
}

}  // namespace dossier::cli
