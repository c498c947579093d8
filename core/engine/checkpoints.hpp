// The results of whole stages, kept from run to run under what they were made from.
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
  std::filesystem::path folder;  // holds the stage's files under the names they were kept by
  StageLedger ledger;
  std::uint64_t received = 0;  // rows that reached the stage over its edges
};

class Checkpoints {
 public:
  // `pipeline` tells whose results are compared and cleaned up; `folder` is made where it is not.
  Checkpoints(store::Journal& journal, std::filesystem::path folder, std::string pipeline);

  const std::filesystem::path& folder() const { return folder_; }
  // The key under which a stage's results are kept: made_from names the stage and all that decides its results.
  static std::string key_of(const Json& made_from);

  // What was kept under the key, if every byte of it is still as it was; what is damaged is forgotten, and counted.
  std::optional<Checkpoint> find(const std::string& key);
  unsigned damaged() const { return damaged_; }
  // Moves `files` of the folder `work` in. The ledger must be closed; `made_from` must hold no secrets.
  void keep(const std::string& stage, const std::string& key, const Json& made_from, const Checkpoint& made,
            const std::filesystem::path& work, const std::vector<std::string>& files);
  // Why there is nothing under made_from, compared with what this stage was made from the last time; a sentence.
  std::string what_changed(const std::string& stage, const Json& made_from);
  // Drops all but the last few results of a stage.
  void tidy(const std::string& stage);

 private:
  store::Journal& journal_;
  std::filesystem::path folder_;
  std::string pipeline_;
  unsigned damaged_ = 0;
};

}  // namespace dossier::engine
