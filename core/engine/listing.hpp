// The inputs of a reader stage: the files that its paths name.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "core/engine/meter.hpp"
#include "core/store/hash.hpp"

namespace dossier::engine {

struct InputFile {
  std::string uri;  // relative to the root it was found below; several roots are distinguished by their names
  std::filesystem::path path;
  std::uint64_t size = 0;
  store::Hash hash = {};  // of its bytes, once inputs are hashed; zero where they cannot be read
};

// Something below the paths that is not read. Each leaves a dead letter.
struct UnreadInput {
  std::string uri;
  std::string code;     // unreadable, not_a_file, broken_link, linked_folder
  std::string message;  // a sentence
};

struct Listing {
  std::vector<InputFile> files;      // sorted by uri; each uri once
  std::vector<UnreadInput> unread;   // sorted likewise
  std::vector<std::string> missing;  // paths of the pipeline that name nothing, as sentences; `unread` has them too
};

// Who watches while inputs are listed and hashed; either may be null.
struct Onlooker {
  Meter* meter = nullptr;                        // counts files, and bytes that were hashed
  const std::atomic<bool>* cancelled = nullptr;  // once it is set, what comes back is incomplete

  bool stops() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
};

// Files, and all files below folders; hidden files and folders are left out. Symbolic links to files are followed;
// those to folders only where the paths name them, so that no folder is read twice or without end. What cannot be
// listed costs itself alone.
Listing list_inputs(const std::vector<std::string>& paths, const Onlooker& onlooker = {});

// Over the names and bytes of all files (as they are stored, compressed ones too) and what is not read; sets the hashes
// of the files. All threads work.
store::Hash hash_inputs(Listing& listing, const Onlooker& onlooker = {});

}  // namespace dossier::engine
