// Which reader takes an input: one that the pipeline names, or, for reader.auto and for inputs inside inputs, the one
// whose manifest and sniff fit best.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "core/plugin/instance.hpp"

namespace dossier::engine {

// A plugin cannot be used; the run ends with exit code 4.
class PluginRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Loads and creates, in this process or in processes of its own as the stage says; or throws PluginRefused.
plugin::Instance make_instance(const plugin::InstalledPlugin& installed, const Json& options,
                               const pipeline::Stage& stage, const plugin::CallScope& scope);

class ReaderChoice {
 public:
  // The stage and the catalog must outlive this.
  ReaderChoice(const pipeline::Stage& stage, const plugin::Catalog& catalog, plugin::CallScope scope);

  // The stage's own reader; null for reader.auto.
  const plugin::Instance* fixed() const { return fixed_ ? &*fixed_ : nullptr; }
  // The best reader for these bytes; null when none takes them. Any thread.
  const plugin::Instance* choose(std::string_view uri, std::string_view media_type, std::string_view bytes);
  // A reader's name, build and options as one text.
  std::string identity(const plugin::Instance& reader) const;

 private:
  struct Candidate {
    const plugin::InstalledPlugin* installed;
    std::optional<plugin::LoadedPlugin> loaded;
    std::optional<plugin::Instance> instance;
  };
  const plugin::LoadedPlugin& loaded(Candidate& candidate);

  const pipeline::Stage& stage_;
  plugin::CallScope scope_;
  std::map<std::string, Json> options_;
  std::optional<plugin::Instance> fixed_;
  std::mutex guard_;
  std::vector<Candidate> candidates_;
};

}  // namespace dossier::engine
