// A pipeline made ready for a test: a deployment that gives its readers the documents of the test, puts the records of
// a file in the place of mocked stages, and one exporter behind each stage in the place of its own exporters.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/trial/test_case.hpp"

namespace dossier::trial {

// Writes what the test needs below the folder, and gives the deployment's file. Throws std::exception where the folder
// cannot be written.
std::filesystem::path write_stand_ins(const TestCase& test, const pipeline::Pipeline& pipeline,
                                      const std::filesystem::path& folder);

// What stages gave in a run with that deployment, by "STAGE.PORT"; each record as its canonical line.
std::map<std::string, std::vector<std::string>> captured_records(const pipeline::Pipeline& pipeline,
                                                                 const std::filesystem::path& folder);

}  // namespace dossier::trial
