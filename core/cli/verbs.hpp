// The functions of the verbs, one file each.
#pragma once

#include "core/cli/command.hpp"

namespace dossier::cli {

std::vector<OptionSpec> run_options();
int run(const Arguments& arguments, Terminal& terminal);
std::vector<OptionSpec> replay_options();
int replay(const Arguments& arguments, Terminal& terminal);
std::vector<OptionSpec> plan_options();
int plan(const Arguments& arguments, Terminal& terminal);
int explain(const Arguments& arguments, Terminal& terminal);
// explain FOLDER DOCUMENT
int explain_document(const std::string& folder, const std::string& name, bool json, Terminal& terminal);
int diff(const Arguments& arguments, Terminal& terminal);
std::vector<OptionSpec> test_options();
int test(const Arguments& arguments, Terminal& terminal);
std::vector<OptionSpec> task_options();
int task(const Arguments& arguments, Terminal& terminal);
int validate(const Arguments& arguments, Terminal& terminal);
int plugins(const Arguments& arguments, Terminal& terminal);
// plugins check LIB
std::vector<OptionSpec> check_options();
int check(const Arguments& arguments, Terminal& terminal);
// plugins new KIND NAME
std::vector<OptionSpec> new_plugin_options();
int new_plugin(const Arguments& arguments, Terminal& terminal);
int lock(const Arguments& arguments, Terminal& terminal);
std::vector<OptionSpec> verify_options();
int verify(const Arguments& arguments, Terminal& terminal);
std::vector<OptionSpec> cache_options();
int cache(const Arguments& arguments, Terminal& terminal);
int schema(const Arguments& arguments, Terminal& terminal);
int help(const Arguments& arguments, Terminal& terminal);

}  // namespace dossier::cli
