// Every code that a diagnostic or a line of the log can carry, and what `dossier help CODE` says about it. A code never
// changes its meaning and is never given away again.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier::diagnostic {

enum class Code : int {
  // Reading a file
  unreadable = 1001,
  not_text,
  syntax,
  duplicate_key,
  tag,
  too_large,
  several_documents,
  bad_key,
  circular_alias,
  bad_number,
  // Its form
  wrong_type,
  unknown_option,
  unknown_key,
  missing_key,
  bad_value,
  bad_name,
  // Plugins and their options
  missing_option,
  bad_option,
  unknown_plugin,
  unusable_plugin,
  misplaced_key,
  // Variables and flags
  unknown_variable,
  missing_value,
  bad_variable_value,
  bad_substitution,
  circular_variable,
  bad_variable,
  bad_flag,
  nothing_to_remove,
  // The graph
  unknown_stage,
  unknown_port,
  wrong_kind,
  takes_from_itself,
  cycle,
  missing_input,
  unused_stage,
  no_exporter,
  exporter_as_source,
  repeated_input,
  idle_limits,
  // Overlays
  changed_kind,
  // Secrets
  shown_secret,
  last_of_pipeline = shown_secret,
  // The installed plugins
  unreadable_manifest = 2001,
  bad_manifest,
  missing_library,
  duplicate_plugin,
  bad_plugin_kind,
  manifest_version,
  last_of_catalog = manifest_version,
  // Tests of pipelines
  missing_record = 3001,
  unexpected_record,
  other_count,
  golden_differs,
  failed_trial,
  last_of_trial = failed_trial,
  // What a run tells, in its log and at its end
  plugin_log = 4001,
  unit_rejected,
  members_cut,
  worker_lost,
  worker_replaced,
  worker_disorder,
  stage_reused,
  stage_runs,
  result_damaged,
  journal_damaged,
  exporter_unready,
  exporter_retried,
  run_failed,
  plugin_refused,
  ledger_imbalance,
  run_interrupted,
  too_many_rejected,
  input_changed,
  reader_skipped,
  folder_by_time,
  last_of_run = folder_by_time,
};

std::string code_text(Code code);  // "DS1004"

struct CodeHelp {
  Code code;
  std::string_view title;        // "the same key twice"
  std::string_view explanation;  // what it means, why it is refused, what to do
  std::string_view example;      // how it comes about
  std::string_view mended;       // the same as it should be
};

// All of them, ascending.
std::span<const CodeHelp> all_codes();
// "DS1004" in any case; null where there is no such code.
const CodeHelp* find_code(std::string_view text);

}  // namespace dossier::diagnostic
