// A folder for each test of each build: tests run at the same time, also those of two builds.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

// Empty at the beginning of the test.
inline std::filesystem::path scratch_folder() {
  const auto* info = testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string(info->test_suite_name()) + "." + info->name();
  std::replace(name.begin(), name.end(), '/', '_');
  const std::string build = std::to_string(std::hash<std::string_view>{}(PLUGIN_DIR) % 1'000'000);
  const auto folder = std::filesystem::path(testing::TempDir()) / ("dossier." + build + "." + name);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}
