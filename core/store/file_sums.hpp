// Sums of the contents of files and folders. A process reads each file once, as long as the file stays the same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "dossier/record/json.hpp"

namespace dossier::store {

enum class SumKind {
  fast,   // XXH3-128: for keys that stay on this machine
  sha256  // for what is compared across machines
};

// In hex; "missing" or "unreadable" where there are no contents to sum. Any thread.
std::string file_sum(const std::filesystem::path& file, SumKind kind);

struct FolderBounds {
  std::uint64_t files = 1'000'000;   // more are an error: nobody waits for that
  std::uint64_t bytes = 4ULL << 30;  // above: a fast sum compares sizes and modification times instead
  std::size_t shown_files = 1000;    // above: one fast sum for all
};

struct NamedFile {
  std::string name;  // relative to a folder
  std::filesystem::path file;
};

// The files below a folder, links followed, sorted by name. Throws std::runtime_error where there are more than `most`.
std::vector<NamedFile> files_below(const std::filesystem::path& folder, std::uint64_t most = FolderBounds().files);

// {NAME: SUM} for each file below the folder. `by_time` (may be null) becomes true where the folder is too large for
// its bytes to be read.
Json folder_sums(const std::filesystem::path& folder, SumKind kind, bool* by_time = nullptr,
                 const FolderBounds& bounds = {});

}  // namespace dossier::store
