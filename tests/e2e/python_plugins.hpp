// Programs of the Python SDK as plugins of a test.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace e2e {

// Puts the SDK, the program and the manifest that it writes into the folder. Returns the folder.
inline std::string install_python(const std::filesystem::path& program, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const auto to = folder / program.filename();
  std::filesystem::copy_file(std::filesystem::path(SOURCE_DIR) / "sdk/python/dossier.py", folder / "dossier.py");
  std::filesystem::copy_file(program, to);
  EXPECT_EQ(std::system(("python3 " + to.string() + " --manifest > /dev/null").c_str()), 0);
  return folder.string();
}

}  // namespace e2e
