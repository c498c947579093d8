#include "core/cli/metrics.hpp"

#include <spdlog/fmt/fmt.h>

namespace dossier::cli {
namespace {

// The value of a label: backslashes, quotes and line ends are escaped.
std::string label(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == '\\' || c == '"') text += '\\';
    if (c == '\n')
      text += "\\n";
    else
      text += c;
  }
  return text;
}

class Metrics {
 public:
  explicit Metrics(const std::string& pipeline) : pipeline_(label(pipeline)) {}

  void family(const char* name, const char* type, const char* help) {
    name_ = name;
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
  }
  // labels: each preceded by a comma.
  template <class Number>
  void value(Number number, const std::string& labels = {}) {
    text_ += fmt::format("{}{{pipeline=\"{}\"{}}} {}\n", name_, pipeline_, labels, number);
  }
  template <class Number>
  void of_stage(const std::string& stage, Number number, const std::string& labels = {}) {
    value(number, ",stage=\"" + label(stage) + "\"" + labels);
  }
  const std::string& text() const { return text_; }

 private:
  std::string pipeline_;
  const char* name_ = "";
  std::string text_;
};

}  // namespace

std::string metrics_text(const std::string& pipeline, const engine::RunResult& result, double seconds, int exit) {
  Metrics metrics(pipeline);
  const auto& stages = result.ledger.stages;
  metrics.family("dossier_run_seconds", "gauge", "Time of the run.");
  metrics.value(fmt::format("{:.3f}", seconds));
  metrics.family("dossier_run_exit_code", "gauge", "Exit code of the run; 0 is success.");
  metrics.value(exit);
  metrics.family("dossier_stage_units_total", "counter", "Units that a stage received, by outcome.");
  for (const auto& stage : stages) {
    metrics.of_stage(stage.stage, stage.done, ",outcome=\"done\"");
    metrics.of_stage(stage.stage, stage.rejected, ",outcome=\"rejected\"");
    for (const auto& [reason, count] : stage.dropped)
      metrics.of_stage(stage.stage, count, ",outcome=\"dropped\",reason=\"" + label(reason) + "\"");
  }
  metrics.family("dossier_stage_rows_total", "counter",
                 "Records that a stage produced; for an exporter, that it confirmed.");
  for (const auto& stage : stages) metrics.of_stage(stage.stage, stage.out);
  metrics.family("dossier_stage_calls_total", "counter",
                 "Calls of the plugin, by whether they were skipped because an earlier run made them.");
  for (const auto& stage : stages) {
    metrics.of_stage(stage.stage, stage.calls, ",spared=\"no\"");
    metrics.of_stage(stage.stage, stage.spared, ",spared=\"yes\"");
  }
  metrics.family("dossier_stage_reused", "gauge", "1 if the results of an earlier run were reused.");
  for (const auto& stage : stages) metrics.of_stage(stage.stage, stage.reused ? 1 : 0);
  metrics.family("dossier_stage_seconds", "gauge", "Time of a stage.");
  for (const auto& stage : stages) metrics.of_stage(stage.stage, fmt::format("{:.3f}", stage.seconds));
  metrics.family("dossier_findings_total", "counter", "Findings by kind.");
  for (const auto& [kind, count] : result.findings) metrics.value(count, ",kind=\"" + label(kind) + "\"");
  return metrics.text();
}

}  // namespace dossier::cli
