#include "core/cli/summary.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "core/pipeline/redact.hpp"
#include "dossier/record/finding.hpp"

namespace dossier::cli {
namespace {

bool is_conflict(std::string_view kind) {
  static constexpr std::string_view conflicts[] = {
      "value", "sign", "date", "time", "negation", "quote_altered", "quote_attribution", "derived_arithmetic"};
  return std::find(std::begin(conflicts), std::end(conflicts), kind) != std::end(conflicts);
}

std::string count(std::uint64_t number, const std::string& one, const std::string& many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string_view product_of(pipeline::Kind kind) {
  switch (kind) {
    case pipeline::Kind::reader: return "documents";
    case pipeline::Kind::deduplicator: return "copy links";
    case pipeline::Kind::extractor: return "claims";
    case pipeline::Kind::checker: return "findings";
    case pipeline::Kind::exporter: return "rows";
  }
  return "rows";
}

// What plugins left out, and the documents that an extractor did not get because of their languages.
void print_dropped(const engine::StageLedger& stage, std::ostream& out) {
  std::uint64_t dropped = 0;
  std::string reasons;
  for (const auto& [reason, number] : stage.dropped) {
    if (reason.starts_with(engine::language_reason)) continue;
    dropped += number;
    reasons += (reasons.empty() ? "" : ", ") + std::to_string(number) + " " + reason;
  }
  if (dropped) out << fmt::format("  {} dropped ({})", dropped, reasons);
  std::uint64_t unserved = 0;
  std::string languages;
  for (const auto& [language, number] : stage.other_languages()) {
    unserved += number;
    languages += (languages.empty() ? "" : ", ") + language + " " + std::to_string(number);
  }
  if (unserved)
    out << "  " << count(unserved, "document", "documents") << " in languages it does not serve: " << languages;
}

// The worst of a stage's plugins, with what is missing of it.
void print_sandbox(const plugin::SandboxStates& states, std::ostream& out) {
  const plugin::SandboxState* worst = nullptr;
  for (const auto& [plugin, state] : states)
    if (!worst || (worst->word() == "full" && state.word() != "full")) worst = &state;
  out << "  sandbox " << worst->word();
  if (worst->missing.empty()) return;
  std::string parts;
  for (const auto& part : worst->missing) parts += (parts.empty() ? "" : "; ") + part;
  out << " (not restricted: " << parts << ")";
}

void print_stages(const pipeline::Pipeline& pipeline, const engine::RunResult& result, std::ostream& out) {
  std::size_t id_width = 5;
  std::size_t use_width = 6;
  for (const auto& stage : pipeline.stages) {
    id_width = std::max(id_width, stage.id.size());
    use_width = std::max(use_width, stage.use.size());
  }
  for (std::size_t s = 0; s < result.ledger.stages.size(); ++s) {
    const auto& stage = result.ledger.stages[s];
    out << fmt::format("  {:<{}}  {:<{}}  {:>8} {:<10}  {:>7.2f} s", stage.stage, id_width, stage.plugin, use_width,
                       stage.out, product_of(pipeline.stages[s].kind), stage.seconds);
    if (stage.reused) out << "  reused";
    if (stage.spared) out << fmt::format("  {} of {} calls skipped", stage.spared, stage.spared + stage.calls);
    print_dropped(stage, out);
    if (const auto confined = result.sandboxes.find(stage.stage); confined != result.sandboxes.end())
      print_sandbox(confined->second, out);
    if (stage.rejected) out << fmt::format("  {} rejected", stage.rejected);
    if (stage.cut) out << fmt::format("  {} members of large groups left out", stage.cut);
    out << '\n';
  }
}

void print_findings(const engine::RunResult& result, std::ostream& out) {
  if (result.findings.empty()) return;
  std::uint64_t conflicts = 0;
  std::string kinds;
  std::string others;
  for (const auto& [kind, number] : result.findings) {
    if (is_conflict(kind)) {
      conflicts += number;
      kinds += (kinds.empty() ? "" : ", ") + std::to_string(number) + " " + kind;
    } else {
      others += ", " + std::to_string(number) + " " + kind;
    }
  }
  out << "\nFound: " << count(conflicts, "conflict", "conflicts");
  if (!kinds.empty()) out << " (" << kinds << ")";
  out << others << ".\n";
}

void print_replayed(const engine::RunResult& result, std::ostream& out) {
  if (result.replayed.empty()) return;
  std::size_t width = 5;
  for (const auto& [id, stage] : result.replayed) width = std::max(width, id.size());
  out << fmt::format("\n  {:<{}}  {:>8}  {:>8}  {:>14}\n", "stage", width, "replayed", "fixed", "still rejected");
  for (const auto& [id, stage] : result.replayed) {
    out << fmt::format("  {:<{}}  {:>8}  {:>8}  {:>14}", id, width, stage.replayed, stage.mended, stage.rejected);
    if (stage.added) out << fmt::format("  {} newly rejected", stage.added);
    if (stage.trusted) out << fmt::format("  {} earlier calls reused", stage.trusted);
    out << '\n';
  }
}

void print_rejected(const engine::RunResult& result, std::ostream& out) {
  const auto total = result.ledger.rejected();
  if (total == 0) return;
  out << "\nLost: " << count(total, "unit", "units") << "; the dead letters have the reason of each";
  out << (total > result.first_rejected.size() ? "; the first are:\n" : ":\n");
  for (const auto& letter : result.first_rejected) {
    const auto rejected = decode<Rejected>(letter);
    if (!rejected) continue;
    const auto& name = rejected->input.empty() ? rejected->unit_id : rejected->input;
    out << "  " << rejected->stage << ": " << name << ": " << rejected->message << " (" << rejected->code << ")\n";
  }
}

}  // namespace

Json replayed_json(const engine::RunResult& result) {
  Json::Object stages;
  for (const auto& [id, stage] : result.replayed)
    stages.emplace_back(id, Json::Object{{"letters", stage.replayed},
                                         {"mended", stage.mended},
                                         {"rejected", stage.rejected},
                                         {"added", stage.added},
                                         {"trusted", stage.trusted}});
  return stages;
}

void print_reuse(const engine::RunResult& result, std::ostream& out) {
  out << "\nWhy stages ran:\n";
  for (const auto& stage : result.ledger.stages) {
    const auto why = result.why_run.find(stage.stage);
    if (stage.reused)
      out << fmt::format("  {}: reused, nothing it depends on has changed\n", stage.stage);
    else if (why != result.why_run.end())
      out << fmt::format(
          "  {}: ran because {}{}\n", stage.stage, why->second,
          stage.spared ? fmt::format("; {} of its {} calls were skipped", stage.spared, stage.spared + stage.calls)
                       : "");
    else
      out << fmt::format("  {}: ran, as exporters always do\n", stage.stage);
  }
}

void print_summary(const pipeline::Pipeline& pipeline, const engine::RunResult& result, double seconds,
                   std::ostream& out) {
  static constexpr const char* words[] = {"done",
                                          "failed",
                                          "failed: a plugin cannot be used",
                                          "failed: the ledger does not balance",
                                          "interrupted",
                                          "done, but everything was rejected"};
  out << fmt::format("{}: {} in {:.1f} s\n", pipeline.name, words[static_cast<int>(result.outcome)], seconds);
  for (const auto& warning : result.warnings) out << "  warning: " << warning << '\n';
  print_stages(pipeline, result, out);
  print_replayed(result, out);
  print_findings(result, out);
  print_rejected(result, out);
  if (!result.outputs.empty()) out << "\nResults:\n";
  for (const auto& output : result.outputs)
    out << fmt::format("  {}  {}\n", pipeline::redacted(output.path, pipeline.secrets),
                       count(output.rows, "row", "rows"));
  if (!result.record.empty()) out << "  " << result.record.string() << "  the run record\n";
}

}  // namespace dossier::cli
