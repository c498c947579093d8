// Whether a record is what a test expects of it: every field that is expected is there with its value; others may be.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dossier/record/json.hpp"

namespace dossier::trial {

// Records by their ids: where an object is expected and an id stands there, the record that has it is compared.
using RecordsById = std::map<std::string, Json, std::less<>>;

// What differs, as sentences that begin with the field: "value.number: expected "48", found "50"". Of a list each item
// that is expected is found in an item of its own, in any order; null is expected to be absent.
std::vector<std::string> differences(const Json& expected, const Json& found, const RecordsById& records);

struct Pairing {
  std::vector<std::size_t> missing;    // expected ones that are found in no record
  std::vector<std::size_t> left_over;  // records that were not expected
};
// As many expected ones as possible, each with a record of its own.
Pairing pair(const std::vector<Json>& expected, const std::vector<Json>& found, const RecordsById& records);

}  // namespace dossier::trial
