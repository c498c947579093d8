// The dead letters of a pipeline's last run, as kept in the state folder: each with what its stage was made from, so
// that `dossier replay` can rerun that stage.
//
// DIR/dead-letters/NAME.jsonl: the first line has the plugin of each stage, its options (without secrets) and where
// its calls are remembered; every other line is a letter as exporters receive it.
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

// What a stage was made from when it rejected these units.
struct LetterSource {
  std::string plugin;                          // the id
  std::string build;                           // the plugin's identity: id, version, build
  std::string options;                         // as JSON, without secrets
  std::string memo;                            // the name under which its calls are remembered
  std::map<std::string, std::string> readers;  // of a reader stage: what each reader was made with, by id
  std::string contents = {};  // names the contents of the files that the plugin depends on and that options name
};

// Of a stage of this pipeline, without what is known only during a run: where calls are remembered, and the options of
// readers.
LetterSource source_of(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage);

// Identifies a letter among those of its stage.
store::Hash letter_name(std::string_view record);

struct DeadLetters {
  struct Stage {
    LetterSource source;
    std::vector<store::Hash> letters;            // their names, sorted
    std::map<std::string, std::uint64_t> codes;  // how many of each
  };
  std::map<std::string, Stage> stages;  // all except exporters

  std::uint64_t count() const;
};

// The letters of the last run of this pipeline file; nothing if it has not run. Throws std::runtime_error if they
// cannot be read.
std::optional<DeadLetters> last_dead_letters(const std::filesystem::path& state, const std::filesystem::path& pipeline);

// The letters of one stage; its book must be closed.
struct StageLetters {
  const StageBook* book = nullptr;
  LetterSource source;
};

// Writes all of them or nothing.
void keep_dead_letters(const std::filesystem::path& state, const std::filesystem::path& pipeline,
                       const std::vector<StageLetters>& stages);

}  // namespace dossier::engine
