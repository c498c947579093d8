// Whether a record matches what a test expects: every expected field is present with its value; others may be too.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dossier/record/json.hpp"

namespace dossier::trial {

// Records by id: if an object is expected and an id is found, the record with that id is compared.
using RecordsById = std::map<std::string, Json, std::less<>>;

// What differs, as sentences that begin with the field: "value.number: expected "48", found "50"". Each expected
// item of a list must match a different item, in any order; null means absent.
std::vector<std::string> differences(const Json& expected, const Json& found, const RecordsById& records);

struct Pairing {
  std::vector<std::size_t> missing;    // expected ones that match no record
  std::vector<std::size_t> left_over;  // records that were not expected
};
// Pairs as many expected records as possible, each with a different record.
Pairing pair(const std::vector<Json>& expected, const std::vector<Json>& found, const RecordsById& records);

}  // namespace dossier::trial
