#include "core/engine/run_record.hpp"

#include <chrono>
#include <ctime>
#include <set>

#include "core/pipeline/redact.hpp"
#include "core/store/atomic_file.hpp"
#include "core/store/hash.hpp"
#include "core/store/state_folder.hpp"
#include "dossier/record/json.hpp"

namespace dossier::engine {

namespace fs = std::filesystem;

std::string time_of_day() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

namespace {

const pipeline::Stage* find_stage(const pipeline::Pipeline& pipeline, const std::string& id) {
  for (const auto& stage : pipeline.stages)
    if (stage.id == id) return &stage;
  return nullptr;
}

Json replayed_json(const ReplayedStage& replayed) {
  return Json::Object{{"letters", replayed.replayed},
                      {"mended", replayed.mended},
                      {"rejected", replayed.rejected},
                      {"added", replayed.added},
                      {"trusted", replayed.trusted}};
}

// By plugin: of a reader stage several can have run in workers.
Json sandbox_json(const plugin::SandboxStates& states) {
  Json::Object all;
  for (const auto& [plugin, state] : states) {
    Json entry(Json::Object{{"mode", plugin::name_of(state.mode)}, {"state", state.word()}});
    if (!state.missing.empty()) entry.set("missing", Json::Array(state.missing.begin(), state.missing.end()));
    if (!state.granted.object()->empty()) entry.set("granted", state.granted);
    all.emplace_back(plugin, std::move(entry));
  }
  return all;
}

}  // namespace

std::string run_record(const RunRecordInput& input) {
  const auto& result = *input.result;
  Json record(Json::Object{});
  record.set("run", result.run);
  record.set("dossier", DOSSIER_VERSION);
  record.set("pipeline", input.request->pipeline->name);
  record.set("plan_hash", input.plan_hash);
  record.set("inputs_hash", input.inputs_hash);

  Json::Array plugins;
  std::set<std::string> used;
  for (const auto& stage : result.ledger.stages) {
    used.insert(stage.plugin);
    for (const auto& [reader, calls] : stage.readers) used.insert(reader);
  }
  for (const auto& installed : input.request->catalog->plugins())
    if (used.contains(installed.manifest.id)) {
      Json entry(Json::Object{{"id", installed.manifest.id},
                              {"version", installed.manifest.version},
                              {"build_id", installed.build_id},
                              {"sha256", store::file_sha256(installed.library)}});
      if (const auto found = result.dependencies.find(installed.manifest.id); found != result.dependencies.end())
        entry.set("dependencies", found->second);
      plugins.push_back(std::move(entry));
    }
  record.set("plugins", std::move(plugins));

  Json::Object stages;
  for (const auto& stage : result.ledger.stages) {
    Json::Object dropped;
    for (const auto& [reason, count] : stage.dropped) dropped.emplace_back(reason, count);
    Json::Object entry{
        {"plugin", stage.plugin},     {"in", stage.in},   {"done", stage.done},   {"dropped", std::move(dropped)},
        {"rejected", stage.rejected}, {"out", stage.out}, {"calls", stage.calls}, {"seconds", stage.seconds}};
    if (stage.cut) entry.emplace_back("cut", stage.cut);
    if (stage.round_calls) entry.emplace_back("round_calls", stage.round_calls);
    if (stage.spared) entry.emplace_back("spared", stage.spared);
    if (stage.attempts) entry.emplace_back("attempts", stage.attempts);
    if (!stage.readers.empty()) {
      Json::Object readers;
      for (const auto& [reader, calls] : stage.readers) readers.emplace_back(reader, calls);
      entry.emplace_back("readers", std::move(readers));
    }
    if (stage.reused) entry.emplace_back("reused", true);
    if (const auto* made = find_stage(*input.request->pipeline, stage.stage); made)
      if (auto options = pipeline::shown_options(*made, input.request->pipeline->secrets); options.object())
        entry.emplace_back("options", std::move(options));
    if (const auto files = result.option_files.find(stage.stage);
        files != result.option_files.end() && !files->second.object()->empty())
      entry.emplace_back("files", files->second);
    if (const auto confined = result.sandboxes.find(stage.stage); confined != result.sandboxes.end())
      entry.emplace_back("sandbox", sandbox_json(confined->second));
    if (const auto replay = result.replayed.find(stage.stage); replay != result.replayed.end())
      entry.emplace_back("replayed", replayed_json(replay->second));
    stages.emplace_back(stage.stage, std::move(entry));
  }
  record.set("stages", std::move(stages));

  Json::Array edges;
  for (const auto& edge : result.ledger.edges)
    edges.push_back(
        Json::Object{{"from", edge.from}, {"to", edge.to}, {"sent", edge.sent}, {"received", edge.received}});
  record.set("edges", std::move(edges));
  record.set("reproducible", result.reproducible);

  Json::Array outputs;
  for (const auto& output : result.outputs) {
    Json::Object entry{{"stage", output.stage},
                       {"path", pipeline::redacted(output.path, input.request->pipeline->secrets)},
                       {"rows", output.rows}};
    if (!output.sha256.empty()) {
      entry.emplace_back("bytes", output.bytes);
      entry.emplace_back("sha256", output.sha256);
    }
    if (output.schema_version) entry.emplace_back("schema_version", *output.schema_version);
    outputs.push_back(std::move(entry));
  }
  record.set("outputs", std::move(outputs));

  Json::Array problems(result.problems.begin(), result.problems.end());
  if (!problems.empty()) record.set("problems", std::move(problems));
  Json::Array warnings(result.warnings.begin(), result.warnings.end());
  if (!warnings.empty()) record.set("warnings", std::move(warnings));
  record.set("jobs", static_cast<std::uint64_t>(input.request->settings.jobs));
  record.set("memory", input.request->settings.memory);
  record.set("started", input.started);
  record.set("seconds", input.seconds);
  record.set("exit", exit_code_of(result.outcome));
  return record.dump() + "\n";
}

void keep_record(const RunRequest& request, RunResult& result, const std::string& record) {
  const std::string name = result.run.empty() ? "unfinished" : result.run;
  const auto folder = request.settings.state / "runs" / name;
  store::prepare_own_folder(folder.parent_path());
  store::prepare_own_folder(folder);
  result.record = folder / "run.json";
  store::write_atomically(result.record, record, store::OutputFile::Access::owner);
  std::set<fs::path> folders;
  for (const auto& output : result.outputs)
    if (const auto* stage = find_stage(*request.pipeline, output.stage); stage && stage->plugin->manifest.run_record)
      folders.insert(fs::path(output.path).parent_path());
  for (const auto& beside : folders) store::write_atomically(beside / "run.json", record);
}

}  // namespace dossier::engine
