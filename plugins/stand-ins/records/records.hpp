// The records of a file of JSON lines, and references to documents and claims in them.
#pragma once

#include <vector>

#include "dossier/plugin.hpp"

namespace stand_ins {

// The only option of all stand-ins: the file. Without it there are no records.
dossier::OptionDeclarations records_option();
// Throws Error if the file cannot be read or a line is not a JSON object.
std::vector<dossier::Json> read_records(const dossier::Options& options);

// The record without the fields that only refer to its document.
dossier::Json without(const dossier::Json& record, std::initializer_list<std::string_view> fields);

}  // namespace stand_ins
