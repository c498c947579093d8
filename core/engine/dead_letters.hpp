// The dead letters of a pipeline's last run, as they are kept in the state folder: each with what its stage was made
// of, so that `dossier replay` can enter that stage again.
//
// DIR/dead-letters/NAME.jsonl: the first line says of each stage its plugin, its options (without secrets) and where
// its calls are remembered; every other line is a letter as exporters get it.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/stage.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/store/hash.hpp"
#include "dossier/record/json.hpp"

namespace dossier::engine {

// What a stage was when it left its letters.
struct LetterSource {
  std::string plugin;                          // the id
  std::string build;                           // the plugin's identity: id, version, build
  std::string options;                         // as JSON, without secrets
  std::string memo;                            // the name under which its calls are remembered
  std::map<std::string, std::string> readers;  // of a reader stage: what each reader was made with, by id
  std::string contents = {};  // names the contents of the files that the plugin depends on and that options name
};

// Of a stage of this pipeline, but for what its run alone knows: where calls are remembered, what readers were made
// with.
LetterSource source_of(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage);

// What tells one letter of a stage from another.
store::Hash letter_name(std::string_view record);

struct DeadLetters {
  struct Stage {
    LetterSource source;
    std::vector<store::Hash> letters;            // their names, sorted
    std::map<std::string, std::uint64_t> codes;  // how many of each
  };
  std::map<std::string, Stage> stages;  // all of the run but exporters

  std::uint64_t count() const;
};

// Those of the last run of this pipeline file; nothing where none is known. Throws std::runtime_error where the file
// cannot be read.
std::optional<DeadLetters> last_dead_letters(const std::filesystem::path& state, const std::filesystem::path& pipeline);

// The letters of one stage, as they are kept; the book must be closed.
struct StageLetters {
  const StageBook* book = nullptr;
  LetterSource source;
};

// Whole or not at all.
void keep_dead_letters(const std::filesystem::path& state, const std::filesystem::path& pipeline,
                       const std::vector<StageLetters>& stages);

}  // namespace dossier::engine
