// What a file holds, for tests of what exporters write. A file that is not there holds nothing.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

inline std::string file_bytes(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}
