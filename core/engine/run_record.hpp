// run.json: what a run did. The only output that may hold times of day.
#pragma once

#include <string>

#include "core/engine/run.hpp"

namespace dossier::engine {

struct RunRecordInput {
  const RunRequest* request = nullptr;
  const RunResult* result = nullptr;
  std::string plan_hash;
  std::string inputs_hash;
  std::string started;  // ISO 8601, UTC
  double seconds = 0;
};

std::string run_record(const RunRecordInput& input);
// Below the state folder, and beside the files of each exporter that asks for it.
void keep_record(const RunRequest& request, RunResult& result, const std::string& record);
std::string time_of_day();

}  // namespace dossier::engine
