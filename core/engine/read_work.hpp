// The work of a reader stage: files, and parts of files, to documents.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <span>

#include "core/engine/input_reader.hpp"
#include "core/engine/range.hpp"
#include "core/engine/task/result_file.hpp"
#include "core/engine/task/tables.hpp"

namespace dossier::engine {

// Documents and decompressed bytes are counted when they are there.
Weight weight_of(const ReadBatch& batch);

class ReadWork {
 public:
  using Batch = ReadBatch;
  using Result = ReadResult;

  // stage: its place in the pipeline. All must outlive this.
  ReadWork(const Context& context, const pipeline::Stage& stage, std::uint64_t place, StageBook& book,
           ReaderChoice& choice, const plugin::CallScope& scope);

  ReadResult operator()(ReadBatch& batch) const;
  // Where large inputs are copied to.
  const std::filesystem::path& copies() const { return copies_; }

  Meter& meter() const { return book_.meter(); }
  task::StepForm form() const;
  static Json batch_form(const ReadBatch& batch);
  // Serially. The units point to files that this keeps.
  ReadBatch batch_of(const Json& form);
  void write(const ReadResult& result, task::ResultWriter& results) const;
  ReadResult read(task::ResultReader& results);
  // Readers that could not be used, here or in a task.
  std::set<std::string> skipped() const;

 private:
  void open_file(ReadUnit& unit, std::optional<OpenInput>& open) const;
  void choose(std::span<ReadUnit> units, const std::vector<std::optional<OpenInput>>& open) const;
  void salvage(const OpenInput& open, ReadUnit& unit, ReadResult& result) const;
  std::filesystem::path copy_of(const InputFile& file) const;
  void open_part(const Json& form, ReadUnit& unit);

  const Context& context_;
  const pipeline::Stage& stage_;
  std::uint64_t place_;
  StageBook& book_;
  ReaderChoice& choice_;
  std::filesystem::path copies_;
  InputReader reader_;
  std::set<std::string> skipped_;  // in tasks

  // In a task: the files of its batches, and the one whose parts are read now.
  std::deque<InputFile> files_;
  struct Parts {
    ReaderChoice::Choice choice;
    std::shared_ptr<const OpenInput> decompressed;
  };
  std::optional<Parts> parts_;
};

}  // namespace dossier::engine
