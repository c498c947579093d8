#include "core/cli/dry_run.hpp"

#include <spdlog/fmt/fmt.h>

#include "core/cli/open_pipeline.hpp"
#include "core/engine/run_record.hpp"

namespace dossier::cli {
namespace {

using engine::DryRun;
using engine::ProbedTarget;

std::string failure_text(const plugin::CallFault& failure) {
  return (failure.option.empty() ? "" : "option " + failure.option + ": ") + failure.message +
         (failure.retryable ? " (this may be temporary)" : "");
}

void print_dry_run_json(const pipeline::Pipeline& pipeline, const DryRun& found, int code, std::ostream& out) {
  Json::Array inputs;
  for (const auto& listed : found.inputs)
    inputs.push_back(Json::Object{{"stage", listed.stage},
                                  {"files", listed.files},
                                  {"bytes", listed.bytes},
                                  {"problems", Json::Array(listed.problems.begin(), listed.problems.end())}});
  Json::Array targets;
  for (const auto& target : found.targets) {
    const auto& probed = target.probed;
    Json entry(Json::Object{{"stage", target.stage}, {"plugin", target.plugin}});
    entry.set("ready", probed.failure ? Json(false) : probed.can_tell ? Json(true) : Json());
    entry.set("found", Json::Array(probed.found.begin(), probed.found.end()));
    if (probed.failure)
      entry.set("problem", Json::Object{{"code", probed.failure->code},
                                        {"option", probed.failure->option},
                                        {"message", probed.failure->message},
                                        {"retryable", probed.failure->retryable}});
    targets.push_back(std::move(entry));
  }
  out << Json(Json::Object{{"pipeline", pipeline.name},
                           {"inputs", std::move(inputs)},
                           {"targets", std::move(targets)},
                           {"warnings", Json::Array(found.warnings.begin(), found.warnings.end())},
                           {"problems", Json::Array(found.problems.begin(), found.problems.end())},
                           {"exit", code}})
             .dump()
      << '\n';
}

void print_target(const ProbedTarget& target, std::ostream& out) {
  const auto& probed = target.probed;
  out << "  " << target.stage << ": " << target.plugin << ": "
      << (probed.failure    ? "would fail: " + failure_text(*probed.failure)
          : probed.can_tell ? "ready"
                            : "not checked (the plugin has no probe)")
      << '\n';
  for (const auto& sentence : probed.found) out << "      " << sentence << '\n';
}

}  // namespace

int report_dry_run(const pipeline::Pipeline& pipeline, const DryRun& found, const Arguments& arguments,
                   Terminal& terminal) {
  const int code = engine::exit_code_of(found.outcome);
  if (wants_json(arguments)) {
    print_dry_run_json(pipeline, found, code, terminal.out);
    return code;
  }
  for (const auto& problem : found.problems) terminal.err << "dossier run: error: " << problem << '\n';
  for (const auto& warning : found.warnings) terminal.err << "dossier run: warning: " << warning << '\n';
  auto& out = terminal.out;
  out << pipeline.name << ": dry run; nothing was read or written\n\nInputs:\n";
  for (const auto& listed : found.inputs) {
    out << fmt::format("  {}: {} {}, {} bytes\n", listed.stage, listed.files, listed.files == 1 ? "file" : "files",
                       listed.bytes);
    for (const auto& problem : listed.problems) out << "      " << problem << '\n';
  }
  out << "\nTargets:\n";
  for (const auto& target : found.targets) print_target(target, out);
  out << '\n'
      << (code == exit_code::good ? "A run would start.\n" : "A run would fail now; the problems are listed above.\n");
  return code;
}

}  // namespace dossier::cli
