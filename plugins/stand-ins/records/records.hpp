// The records of a file of JSON lines, and the documents and claims that they name.
#pragma once

#include <vector>

#include "dossier/plugin.hpp"

namespace stand_ins {

// The one option of all stand-ins: the file. Without it there are no records.
dossier::OptionDeclarations records_option();
// Throws Error where the file cannot be read or a line is no JSON object.
std::vector<dossier::Json> read_records(const dossier::Options& options);

// The record without the fields that only say where it belongs.
dossier::Json without(const dossier::Json& record, std::initializer_list<std::string_view> fields);

}  // namespace stand_ins
