// The results of complete stages, kept from run to run under a hash of what they were made from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/ledger.hpp"
#include "core/store/journal.hpp"
#include "dossier/record/json.hpp"

namespace dossier::engine {

struct Checkpoint {
  std::filesystem::path folder;  // holds the stage's files under their original names
  StageLedger ledger;
  std::uint64_t received = 0;  // rows that reached the stage over its edges
};

class Checkpoints {
 public:
  // `pipeline` names the pipeline whose results are compared and removed. Creates `folder` if it does not exist.
  Checkpoints(store::Journal& journal, std::filesystem::path folder, std::string pipeline);

  const std::filesystem::path& folder() const { return folder_; }
  // The key under which a stage's results are kept. made_from names the stage and everything that decides its results.
  static std::string key_of(const Json& made_from);

  // The results kept under the key, if every byte is unchanged. Damaged results are discarded and counted.
  std::optional<Checkpoint> find(const std::string& key);
  unsigned damaged() const { return damaged_; }
  // Moves `files` in from the folder `work`. The ledger must be closed; `made_from` must not hold secrets.
  void keep(const std::string& stage, const std::string& key, const Json& made_from, const Checkpoint& made,
            const std::filesystem::path& work, const std::vector<std::string>& files);
  // Why nothing is kept for made_from, compared with what this stage was last made from: a clause after "because".
  std::string what_changed(const std::string& stage, const Json& made_from);
  // Removes all but the most recent results of a stage.
  void tidy(const std::string& stage);

 private:
  void remove(const std::string& key) const;

  store::Journal& journal_;
  std::filesystem::path folder_;
  std::string pipeline_;
  unsigned damaged_ = 0;
};

}  // namespace dossier::engine
