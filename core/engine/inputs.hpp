// Inputs: listing what a reader stage's paths name, opening it, cutting it into parts.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/meter.hpp"
#include "core/store/hash.hpp"
#include "core/store/mapped_file.hpp"

namespace dossier::engine {

struct InputFile {
  std::string uri;  // relative to the root it was found below; several roots are told apart by their names
  std::filesystem::path path;
  std::uint64_t size = 0;
};

struct Listing {
  std::vector<InputFile> files;       // sorted by uri; each uri once
  std::vector<std::string> problems;  // paths that do not exist or cannot be read, as sentences
};

// Who looks on while inputs are listed and hashed; either may be null.
struct Onlooker {
  Meter* meter = nullptr;                        // counts files, and bytes that were hashed
  const std::atomic<bool>* cancelled = nullptr;  // once it is set, what comes back is not whole

  bool stops() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
};

// Files, and all files below folders; hidden files and folders are left out.
Listing list_inputs(const std::vector<std::string>& paths, const Onlooker& onlooker = {});

// Over the names and bytes of all files (as they lie there, compressed ones too) and the problems; all threads work.
store::Hash hash_inputs(const Listing& listing, const Onlooker& onlooker = {});

// An input's bytes, decompressed where it is a gzip or zstd file.
class OpenInput {
 public:
  // Throws std::exception with a sentence. limit: bytes that decompressing may give.
  explicit OpenInput(const std::filesystem::path& path, std::uint64_t limit = 1ULL << 30);

  std::string_view bytes() const { return decompressed_ ? std::string_view(*decompressed_) : file_.bytes(); }

 private:
  store::MappedFile file_;
  std::optional<std::string> decompressed_;
};

// A file's name as records may hold it: bytes that are no UTF-8 become %XX, and in such a name % becomes %25.
std::string uri_of_name(std::string_view name);

// The input's own id where a document has none: the file name without folder and extensions; members of archives as
// archive!member; documents after an input's first with their number: "report#2".
std::string default_key(std::string_view uri, std::uint64_t ordinal);

// The extension in lower case, without the dot, ignoring .gz and .zst.
std::string extension_of(std::string_view uri);

}  // namespace dossier::engine
