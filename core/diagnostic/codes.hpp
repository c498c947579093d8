// Every code that a diagnostic or a line of the log can carry, and what `dossier help CODE` prints about it. Codes are
// stable: a number never changes its meaning and is never reused. A new code gets the next free number of its block.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier::diagnostic {

enum class Code : int {
  // Reading a file
  unreadable = 1001,
  not_text = 1002,
  syntax = 1003,
  duplicate_key = 1004,
  tag = 1005,
  too_large = 1006,
  several_documents = 1007,
  bad_key = 1008,
  circular_alias = 1009,
  bad_number = 1010,
  // Its form
  wrong_type = 1011,
  unknown_option = 1012,
  unknown_key = 1013,
  missing_key = 1014,
  bad_value = 1015,
  bad_name = 1016,
  // Plugins and their options
  missing_option = 1017,
  bad_option = 1018,
  unknown_plugin = 1019,
  unusable_plugin = 1020,
  misplaced_key = 1021,
  // Variables and flags
  unknown_variable = 1022,
  missing_value = 1023,
  bad_variable_value = 1024,
  bad_substitution = 1025,
  circular_variable = 1026,
  bad_variable = 1027,
  bad_flag = 1028,
  nothing_to_remove = 1029,
  // The graph
  unknown_stage = 1030,
  unknown_port = 1031,
  wrong_kind = 1032,
  takes_from_itself = 1033,
  cycle = 1034,
  missing_input = 1035,
  unused_stage = 1036,
  no_exporter = 1037,
  exporter_as_source = 1038,
  repeated_input = 1039,
  idle_limits = 1040,
  // Overlays
  changed_kind = 1041,
  // Secrets
  shown_secret = 1042,
  // Where exporters write
  shared_target = 1043,
  target_in_input = 1044,
  // What a plugin may reach
  missing_grant = 1045,
  last_of_pipeline = missing_grant,
  // The installed plugins
  unreadable_manifest = 2001,
  bad_manifest = 2002,
  missing_library = 2003,
  duplicate_plugin = 2004,
  bad_plugin_kind = 2005,
  manifest_version = 2006,
  writable_plugin = 2007,
  last_of_catalog = writable_plugin,
  // Tests of pipelines
  missing_record = 3001,
  unexpected_record = 3002,
  other_count = 3003,
  golden_differs = 3004,
  failed_trial = 3005,
  last_of_trial = failed_trial,
  // Log lines of a run, and the problem that ends one
  plugin_log = 4001,
  unit_rejected = 4002,
  members_cut = 4003,
  worker_lost = 4004,
  worker_replaced = 4005,
  worker_disorder = 4006,
  stage_reused = 4007,
  stage_runs = 4008,
  result_damaged = 4009,
  journal_damaged = 4010,
  exporter_unready = 4011,
  exporter_retried = 4012,
  run_failed = 4013,
  plugin_refused = 4014,
  ledger_imbalance = 4015,
  run_interrupted = 4016,
  too_many_rejected = 4017,
  input_changed = 4018,
  reader_skipped = 4019,
  folder_by_time = 4020,
  input_dropped = 4021,
  worker_printed = 4022,
  group_dropped = 4023,
  last_of_run = group_dropped,
};

std::string code_text(Code code);  // "DS1004"

struct CodeHelp {
  Code code;
  std::string_view title;        // "the same key twice"
  std::string_view explanation;  // what it means and what to do
  std::string_view example;      // something that causes it
  std::string_view fixed;        // the example as it should be
};

// All of them, ascending.
std::span<const CodeHelp> all_codes();
// "DS1004" in upper or lower case; null if there is no such code.
const CodeHelp* find_code(std::string_view text);

}  // namespace dossier::diagnostic
