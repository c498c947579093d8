// The options of a stage as its plugin gets them: given values, and defaults.
#pragma once

#include <string>
#include <vector>

#include "core/pipeline/node.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::pipeline {

struct EffectiveOption {
  std::string reader;  // of reader.auto: the reader of the option; empty otherwise
  const OptionDeclaration* declaration = nullptr;
  Json value;                   // null: neither given nor a default
  const Node* given = nullptr;  // in the tree; null: the default holds
  bool hidden = false;          // a secret: its value is not shown

  // "reader.text.split"
  std::string name() const { return (reader.empty() ? "" : reader + ".") + declaration->name; }
  // The value as JSON, or "***".
  std::string shown() const;
  Json shown_value() const;
};

// In the order of the manifest; for reader.auto those of all installed readers, by id. `tree` is the tree of the
// pipeline. Valid as long as the catalog and the tree.
std::vector<EffectiveOption> effective_options(const Stage& stage, const plugin::Catalog& catalog, const Node& tree);

inline constexpr std::string_view hidden_value = "***";

}  // namespace dossier::pipeline
