// What each stage of a run is made from, and which stages an earlier run has already computed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/checkpoints.hpp"
#include "core/engine/replay.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/store/hash.hpp"
#include "core/store/journal.hpp"

namespace dossier::engine {

class Reuse {
 public:
  // inputs: by reader stage, the hash of its inputs. With `fresh` nothing is reused, but everything is kept. Stages of
  // `replay` (null: none) are not reused. The journal is in the folder `state`. All arguments must outlive this.
  Reuse(const pipeline::Pipeline& pipeline, const plugin::Catalog& catalog, std::map<std::size_t, store::Hash> inputs,
        const std::filesystem::path& state, bool fresh, const Replay* replay);

  store::Journal& journal() { return journal_; }
  // An earlier run's results of this stage; exporters have none. A stage that takes from others is decided once all of
  // their results are there, because what they lost is part of what it is made from.
  const std::optional<Checkpoint>& kept(std::size_t stage) const { return stages_[stage].kept; }
  // Why a stage that is not kept has to run, as a clause that follows "because".
  const std::string& why(std::size_t stage) const { return stages_[stage].why; }
  // The kept results of this stage were damaged and have been discarded.
  bool was_damaged(std::size_t stage) const { return stages_[stage].damaged; }
  // The folder of a stage's files once they are kept.
  std::filesystem::path folder(std::size_t stage) const;
  // Keeps the results of a stage if another run may build on them: not if something was lost to a limit, nor if calls of
  // another build were trusted (`trust` names it).
  void keep(std::size_t stage, const Checkpoint& made, const std::filesystem::path& work,
            const std::vector<std::string>& files, const std::string& letters, const std::string& trust);
  // The name under which a stage remembers its calls. Equal if plugin, options and the files they depend on are equal.
  const std::string& memo(std::size_t stage) const { return stages_[stage].memo; }
  // What the stage is made from, to be kept with its dead letters.
  LetterSource source_of(std::size_t stage) const;
  // Folders named in options that are too large to be read: changes are detected by size and time only.
  const std::vector<std::string>& compared_by_time() const { return by_time_; }
  // A hash of the files that decide the stage's results. Equal if none of them changed.
  std::string contents(std::size_t stage) const;
  // By plugin, {NAME: SUM} of the files that it depends on: of the stages' plugins and of the readers that they may call.
  std::map<std::string, Json> dependencies() const;
  // {OPTION: SUMS} of the files that the stage's options name, of reader.auto {READER: {OPTION: SUMS}}.
  Json option_files(std::size_t stage) const;
  // Removes old results and old memos of this pipeline's stages.
  void tidy();

 private:
  // The files that decide the results of one plugin, by their contents when the run began.
  struct OnDisk {
    Json dependencies = Json::Object{};  // of the plugin itself
    Json files = Json::Object{};         // that its options name
  };
  struct StageState {
    OnDisk on_disk;                         // of the stage's plugin
    std::map<std::string, OnDisk> readers;  // of a reader stage: of every reader that it may call, by id
    std::string memo;
    Json made_from;  // without secrets, which are part of the key
    std::string key;
    std::string outcome;  // the key and what was lost; empty until the stage's results are there
    std::optional<Checkpoint> kept;
    std::string why;
    bool damaged = false;
  };
  // Looks for kept results of every stage of which it is known what it is made from.
  void decide();
  void decide(std::size_t stage);
  bool can_decide(std::size_t stage) const;
  OnDisk look_at(const plugin::InstalledPlugin& installed, const Json& options);
  std::string memo_name(std::size_t stage) const;
  Json made_from(std::size_t stage) const;
  std::vector<std::string> outcomes_of(pipeline::Kind kind) const;
  void note_outcome(std::size_t stage, std::uint64_t rejected, const std::filesystem::path& letters,
                    const std::string& trust);

  const pipeline::Pipeline& pipeline_;
  const plugin::Catalog& catalog_;
  std::map<std::size_t, store::Hash> inputs_;
  const Replay* replay_;
  bool fresh_;
  std::string name_;  // of the pipeline, among all on this machine
  std::string build_;
  store::Journal journal_;
  Checkpoints checkpoints_;
  std::filesystem::path memo_folder_;
  std::vector<std::string> by_time_;
  std::vector<StageState> stages_;
};

}  // namespace dossier::engine
