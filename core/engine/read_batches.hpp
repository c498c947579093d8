// A reader stage's inputs, cut into the calls of readers: small files together, large ones alone, files of line formats
// in parts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/hashed_file.hpp"
#include "core/engine/listing.hpp"
#include "core/engine/open_input.hpp"
#include "core/engine/reader_choice.hpp"

namespace dossier::engine {

// What one call of a reader works on: a file, or a part of it.
struct ReadUnit {
  const InputFile* file = nullptr;
  ReaderChoice::Choice choice;        // none yet: its bytes decide
  std::shared_ptr<const void> keeps;  // holds the bytes of a part
  std::string_view bytes;             // of a part; a file is opened when it is read
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  std::uint64_t size = 0;  // its share of the file's bytes, as they are stored
  bool is_part = false;
  bool packed = false;  // a part of what a compressed file contains
  std::string problem;  // a part that cannot be read: why
  struct Seen {
    store::Hash hash;
    std::uint64_t size = 0;
  };
  std::optional<Seen> seen;  // with the last part: the file as it was read
};
using ReadBatch = std::vector<ReadUnit>;

// One thread at a time; all must outlive it.
class ReadBatches {
 public:
  struct Limits {
    std::uint64_t line;          // bytes
    std::uint64_t decompressed;  // bytes
    std::uint64_t files;         // a batch
  };
  static constexpr std::uint64_t files_a_batch = 64;  // usually: small files go together
  ReadBatches(const std::vector<InputFile>& files, std::filesystem::path copy, ReaderChoice& choice, Limits limits)
      : files_(files), copy_(std::move(copy)), choice_(choice), limits_(limits) {}

  std::optional<ReadBatch> next();

  static constexpr std::uint64_t part_size = 2 << 20;  // bytes, of inputs of line formats
  // The reader of the parts of a file that begins with these bytes.
  static ReaderChoice::Choice choice_of_parts(ReaderChoice& choice, const InputFile& file, std::string_view head);

 private:
  // Where a file of a line format is read: directly, or, where it is compressed, in memory.
  struct Parts {
    ReadUnit unit;  // the next part, less its bytes
    std::unique_ptr<HashedFile> file;
    std::string ahead;  // read, and not yet part of a unit
    std::shared_ptr<const OpenInput> decompressed;
    std::string_view rest;  // of it
  };
  bool open_parts(const InputFile& file);
  ReadUnit next_part();
  bool fill(std::string& bytes);
  void advance(const ReadUnit& part);

  const std::vector<InputFile>& files_;
  std::filesystem::path copy_;
  ReaderChoice& choice_;
  Limits limits_;
  std::size_t at_ = 0;
  std::optional<Parts> parts_;
};

}  // namespace dossier::engine
