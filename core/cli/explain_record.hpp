// What a record in a folder of results says, for a reader at a terminal.
#pragma once

#include <string>

#include "core/cli/command.hpp"

namespace dossier::cli {

// Prints the finding or claim with this id, or with the only id that begins so (eight characters or more); false if there
// is none. The folder is one that exporter.jsonl has written.
bool explain_record(const std::string& folder, const std::string& id, bool json, Terminal& terminal);

}  // namespace dossier::cli
