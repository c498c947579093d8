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

// Names the reader with the options it is made with; tells nothing of what they are.
std::string reader_identity(const plugin::InstalledPlugin& installed, const Json& options);

class ReaderChoice {
 public:
  // The stage and the catalog must outlive this.
  ReaderChoice(const pipeline::Stage& stage, const plugin::Catalog& catalog, plugin::CallScope scope);

  struct Reader {
    plugin::Instance instance;
    std::string identity;  // the plugin's, with the options it was made with
  };
  // The stage's own reader; null for reader.auto.
  const Reader* fixed() const { return fixed_ ? &*fixed_ : nullptr; }
  // The best reader for these bytes; null when none takes them. Any thread.
  const Reader* choose(std::string_view uri, std::string_view media_type, std::string_view bytes);

 private:
  struct Candidate {
    const plugin::InstalledPlugin* installed;
    std::optional<plugin::LoadedPlugin> loaded;
    std::optional<Reader> reader;
  };
  const plugin::LoadedPlugin& loaded(Candidate& candidate);
  Reader make(const plugin::InstalledPlugin& installed) const;

  const pipeline::Stage& stage_;
  plugin::CallScope scope_;
  std::map<std::string, Json> options_;  // by plugin; without an entry: none
  std::optional<Reader> fixed_;
  std::mutex guard_;
  std::vector<Candidate> candidates_;
};

}  // namespace dossier::engine
