// What differs between two runs, as far as their run records (run.json) show it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dossier/record/json.hpp"

namespace dossier::cli {

// Differences that allow the results to differ, a phrase each. Where results are written is not one of them.
std::vector<std::string> run_differences(const Json& a, const Json& b);

// The same for two folders with run.json. Never empty: if the records show no difference, it says what that means.
std::vector<std::string> reasons_to_differ(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace dossier::cli
