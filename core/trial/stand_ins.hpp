// Prepares a pipeline for a test: a deployment in which readers read the documents of the test, mocked stages are
// replaced by the records of a file, and the exporters by one exporter after each stage.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/trial/test_case.hpp"

namespace dossier::trial {

// Writes the files of the test to the folder and returns the deployment file. Throws std::exception if the folder cannot
// be written.
std::filesystem::path write_stand_ins(const TestCase& test, const pipeline::Pipeline& pipeline,
                                      const std::filesystem::path& folder);

// The output of stages in a run with that deployment, by "STAGE.PORT"; each record as its canonical line.
std::map<std::string, std::vector<std::string>> captured_records(const pipeline::Pipeline& pipeline,
                                                                 const std::filesystem::path& folder);

}  // namespace dossier::trial
