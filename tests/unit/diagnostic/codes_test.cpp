// Each code that the sources can emit has its entry in the one table.
#include "core/diagnostic/codes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace dossier::diagnostic {
namespace {

std::string sources() {
  std::ostringstream all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(SOURCE_DIR) / "core"))
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
      all << std::ifstream(entry.path()).rdbuf();
  return all.str();
}

// The table is checked against the enumeration when it is compiled; here against codes written out by hand.
TEST(Codes, WrittenOutInTheSourcesAreInTheTable) {
  const std::string text = sources();
  const std::regex code("DS[0-9]{4}");
  std::set<std::string> seen;
  for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) seen.insert(it->str());
  EXPECT_FALSE(seen.empty());
  for (const auto& each : seen) EXPECT_NE(find_code(each), nullptr) << each;
}

TEST(Codes, AreUsedSomewhere) {
  const std::string text = sources();
  const std::string header = [] {
    std::ostringstream all;
    all << std::ifstream(std::filesystem::path(SOURCE_DIR) / "core/diagnostic/codes.hpp").rdbuf();
    return all.str();
  }();
  std::map<std::string, int> uses;
  const std::regex use("Code::([a-z_]+)");
  for (std::sregex_iterator it(text.begin(), text.end(), use), end; it != end; ++it) ++uses[(*it)[1].str()];
  const std::regex name("\n  ([a-z_]+)( = [0-9]+)?,");
  int names = 0;
  for (std::sregex_iterator it(header.begin(), header.end(), name), end; it != end; ++it, ++names) {
    EXPECT_GE(uses[(*it)[1].str()], 2) << (*it)[1] << " is in the table and is emitted nowhere";
  }
  EXPECT_EQ(static_cast<std::size_t>(names), all_codes().size());
}

// By a case of the pipelines, word for word, or by a test that says it in its source.
TEST(Codes, HaveATestThatBringsThemAbout) {
  const std::filesystem::path tests = std::filesystem::path(SOURCE_DIR) / "tests";
  std::ostringstream all;
  for (const auto* room : {"unit/pipeline/cases", "unit/plugin", "e2e"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests / room))
      if (entry.path().filename() == "expected.txt" || entry.path().extension() == ".cpp")
        all << std::ifstream(entry.path()).rdbuf();
  for (const auto& entry : all_codes())
    EXPECT_NE(all.str().find(code_text(entry.code)), std::string::npos) << code_text(entry.code) << " " << entry.title;
}

TEST(Codes, HaveATitleAnExplanationAndAnExample) {
  for (const auto& entry : all_codes()) {
    EXPECT_FALSE(entry.title.empty()) << code_text(entry.code);
    EXPECT_TRUE(entry.explanation.ends_with('.')) << code_text(entry.code);
    EXPECT_FALSE(entry.example.empty()) << code_text(entry.code);
    EXPECT_FALSE(entry.fixed.empty()) << code_text(entry.code);
    EXPECT_NE(entry.example, entry.fixed) << code_text(entry.code);
  }
}

// Scripts and documents name codes by their number: none may move because another was inserted.
TEST(Codes, KeepTheirNumbers) {
  constexpr struct {
    Code code;
    int number;
    const char* name;
  } pinned[] = {
      {Code::unreadable, 1001, "unreadable"},
      {Code::not_text, 1002, "not_text"},
      {Code::syntax, 1003, "syntax"},
      {Code::duplicate_key, 1004, "duplicate_key"},
      {Code::tag, 1005, "tag"},
      {Code::too_large, 1006, "too_large"},
      {Code::several_documents, 1007, "several_documents"},
      {Code::bad_key, 1008, "bad_key"},
      {Code::circular_alias, 1009, "circular_alias"},
      {Code::bad_number, 1010, "bad_number"},
      {Code::wrong_type, 1011, "wrong_type"},
      {Code::unknown_option, 1012, "unknown_option"},
      {Code::unknown_key, 1013, "unknown_key"},
      {Code::missing_key, 1014, "missing_key"},
      {Code::bad_value, 1015, "bad_value"},
      {Code::bad_name, 1016, "bad_name"},
      {Code::missing_option, 1017, "missing_option"},
      {Code::bad_option, 1018, "bad_option"},
      {Code::unknown_plugin, 1019, "unknown_plugin"},
      {Code::unusable_plugin, 1020, "unusable_plugin"},
      {Code::misplaced_key, 1021, "misplaced_key"},
      {Code::unknown_variable, 1022, "unknown_variable"},
      {Code::missing_value, 1023, "missing_value"},
      {Code::bad_variable_value, 1024, "bad_variable_value"},
      {Code::bad_substitution, 1025, "bad_substitution"},
      {Code::circular_variable, 1026, "circular_variable"},
      {Code::bad_variable, 1027, "bad_variable"},
      {Code::bad_flag, 1028, "bad_flag"},
      {Code::nothing_to_remove, 1029, "nothing_to_remove"},
      {Code::unknown_stage, 1030, "unknown_stage"},
      {Code::unknown_port, 1031, "unknown_port"},
      {Code::wrong_kind, 1032, "wrong_kind"},
      {Code::takes_from_itself, 1033, "takes_from_itself"},
      {Code::cycle, 1034, "cycle"},
      {Code::missing_input, 1035, "missing_input"},
      {Code::unused_stage, 1036, "unused_stage"},
      {Code::no_exporter, 1037, "no_exporter"},
      {Code::exporter_as_source, 1038, "exporter_as_source"},
      {Code::repeated_input, 1039, "repeated_input"},
      {Code::idle_limits, 1040, "idle_limits"},
      {Code::changed_kind, 1041, "changed_kind"},
      {Code::shown_secret, 1042, "shown_secret"},
      {Code::shared_target, 1043, "shared_target"},
      {Code::target_in_input, 1044, "target_in_input"},
      {Code::missing_grant, 1045, "missing_grant"},
      {Code::unreadable_manifest, 2001, "unreadable_manifest"},
      {Code::bad_manifest, 2002, "bad_manifest"},
      {Code::missing_library, 2003, "missing_library"},
      {Code::duplicate_plugin, 2004, "duplicate_plugin"},
      {Code::bad_plugin_kind, 2005, "bad_plugin_kind"},
      {Code::manifest_version, 2006, "manifest_version"},
      {Code::writable_plugin, 2007, "writable_plugin"},
      {Code::missing_record, 3001, "missing_record"},
      {Code::unexpected_record, 3002, "unexpected_record"},
      {Code::other_count, 3003, "other_count"},
      {Code::golden_differs, 3004, "golden_differs"},
      {Code::failed_trial, 3005, "failed_trial"},
      {Code::plugin_log, 4001, "plugin_log"},
      {Code::unit_rejected, 4002, "unit_rejected"},
      {Code::members_cut, 4003, "members_cut"},
      {Code::worker_lost, 4004, "worker_lost"},
      {Code::worker_replaced, 4005, "worker_replaced"},
      {Code::worker_disorder, 4006, "worker_disorder"},
      {Code::stage_reused, 4007, "stage_reused"},
      {Code::stage_runs, 4008, "stage_runs"},
      {Code::result_damaged, 4009, "result_damaged"},
      {Code::journal_damaged, 4010, "journal_damaged"},
      {Code::exporter_unready, 4011, "exporter_unready"},
      {Code::exporter_retried, 4012, "exporter_retried"},
      {Code::run_failed, 4013, "run_failed"},
      {Code::plugin_refused, 4014, "plugin_refused"},
      {Code::ledger_imbalance, 4015, "ledger_imbalance"},
      {Code::run_interrupted, 4016, "run_interrupted"},
      {Code::too_many_rejected, 4017, "too_many_rejected"},
      {Code::input_changed, 4018, "input_changed"},
      {Code::reader_skipped, 4019, "reader_skipped"},
      {Code::folder_by_time, 4020, "folder_by_time"},
      {Code::input_dropped, 4021, "input_dropped"},
      {Code::worker_printed, 4022, "worker_printed"},
      {Code::group_dropped, 4023, "group_dropped"},
  };
  EXPECT_EQ(std::size(pinned), all_codes().size()) << "pin the new code here";
  for (const auto& each : pinned) EXPECT_EQ(static_cast<int>(each.code), each.number) << each.name;
}

TEST(Codes, AreFoundInAnyCase) {
  ASSERT_NE(find_code("ds1004"), nullptr);
  EXPECT_EQ(find_code("ds1004")->code, Code::duplicate_key);
  EXPECT_EQ(find_code("DS9999"), nullptr);
  EXPECT_EQ(find_code(""), nullptr);
}

}  // namespace
}  // namespace dossier::diagnostic
