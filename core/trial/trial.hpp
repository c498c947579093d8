// Runs one test of a pipeline with the real engine and the real plugins, except for given documents and mocked stages.
#pragma once

#include <filesystem>
#include <vector>

#include "core/engine/run.hpp"
#include "core/trial/coverage.hpp"
#include "core/trial/test_case.hpp"

namespace dossier::trial {

struct Trial {
  const TestCase& test;
  const pipeline::Pipeline& pipeline;  // as it is without the test
  pipeline::Request request;           // what it was loaded from
  engine::Settings settings;           // its state folder is not used
  std::filesystem::path folder;        // empty; for what the test needs
  const std::atomic<bool>* cancelled = nullptr;
  bool update = false;  // write golden files instead of comparing with them
};

// Adds differences from the expected records to the report as errors, and what was exercised to the coverage. Returns
// the golden files that were written. Throws std::exception if the folder cannot be written.
std::vector<std::filesystem::path> run_trial(const Trial& trial, pipeline::Report& report, Coverage& coverage);

}  // namespace dossier::trial
