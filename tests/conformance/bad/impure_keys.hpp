// A deduplicator whose keys count the documents.
#pragma once

#include <atomic>

#include "dossier/plugin.hpp"

namespace bad::impure_keys {

class ImpureKeys {
 public:
  static constexpr auto about =
      dossier::About{.id = "deduplicator.impure-keys", .version = "1.0.0", .summary = "Is bad."};
  void keys(const dossier::Document&, dossier::Keys& keys) const { keys.add(std::to_string(calls_++ / 4)); }
  void compare(const dossier::Group<dossier::Document>&, dossier::Links&) const {}

 private:
  mutable std::atomic<int> calls_ = 0;
};

}  // namespace bad::impure_keys
