// The functions behind the verbs: one file each.
#pragma once

#include "core/cli/command.hpp"

namespace dossier::cli {

int validate(const Arguments& arguments, Terminal& terminal);
int plugins(const Arguments& arguments, Terminal& terminal);
int schema(const Arguments& arguments, Terminal& terminal);
int help(const Arguments& arguments, Terminal& terminal);

}  // namespace dossier::cli
