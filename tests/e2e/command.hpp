// The command as a test sees it: arguments in; exit code, output and files out.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "dossier/record/json_parse.hpp"
#include "tests/scratch.hpp"

namespace e2e {

namespace fs = std::filesystem;

struct Outcome {
  int exit = 0;
  std::string out;
  std::string err;
};

inline std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

inline void write_file(const fs::path& path, std::string_view content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

inline std::vector<dossier::Json> read_lines(const fs::path& path) {
  std::vector<dossier::Json> records;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    auto record = dossier::parse_json(line);
    EXPECT_TRUE(record) << path << ": " << line;
    if (record) records.push_back(std::move(*record));
  }
  return records;
}

// A folder of its own for each test, and the command with its plugins and state in it.
class CommandTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = scratch_folder();
    ::setenv("DOSSIER_WORKER", DOSSIER_COMMAND "-worker", 1);
  }
  void TearDown() override {
    if (!HasFailure()) fs::remove_all(folder_);
  }

  Outcome dossier(std::vector<std::string> args) const {
    if (!args.empty() && args[0] == "run") {
      args.insert(args.end(), {"--state", (folder_ / "state").string(), "--progress", "none"});
      if (!reuses_) args.emplace_back("--fresh");
    }
    for (const auto& plugins : plugin_folders_) args.insert(args.end(), {"--plugin-dir", plugins});
    std::stringstream out;
    std::stringstream err;
    const int exit = dossier::cli::main(args, out, err);
    return {exit, out.str(), err.str()};
  }
  // Runs a pipeline given as text.
  Outcome run(const std::string& pipeline, std::vector<std::string> more = {}) const {
    write_file(folder_ / "pipeline.yaml", pipeline);
    std::vector<std::string> args{"run", (folder_ / "pipeline.yaml").string()};
    args.insert(args.end(), more.begin(), more.end());
    return dossier(args);
  }
  // For a process of its own (process.hpp), which runs the file pipeline.yaml.
  std::vector<std::string> command_of_its_own(const std::vector<std::string>& more) const {
    std::vector<std::string> args{"run", path("pipeline.yaml"), "--state", path("state")};
    for (const auto& plugins : plugin_folders_) args.insert(args.end(), {"--plugin-dir", plugins});
    args.insert(args.end(), more.begin(), more.end());
    return args;
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
  bool reuses_ = false;  // what earlier runs of the test left
  std::vector<std::string> plugin_folders_{PLUGIN_DIR};
};

// Every file below a folder but run.json, by its name: what two equal runs must agree on.
inline std::map<std::string, std::string> outputs(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "run.json")
      files[entry.path().lexically_relative(folder).string()] = read_file(entry.path());
  return files;
}

}  // namespace e2e
