// The files of the plugins that a run uses, as they were when it began: a plugin that is replaced in mid-run would mix
// the results of two, and those of the new one would be kept under the identity of the old.
#pragma once

#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "core/plugin/catalog.hpp"
#include "core/store/file_sums.hpp"

namespace dossier::engine {

class PluginWatch {
 public:
  // Looks at each plugin of the pipeline, and at all readers: the library or program, the manifest, and what else its
  // results depend on. Throws PluginRefused if a program is no longer the one that the catalog describes.
  PluginWatch(const pipeline::Pipeline& pipeline, const plugin::Catalog& catalog);

  // Throws PluginRefused, with the plugin and the file, unless all files have the contents they had. Any thread. Cheap
  // while nothing changes.
  void check() const;

 private:
  struct Watched {
    const plugin::InstalledPlugin* plugin;
    store::NamedFile file;
    std::string sum;
    std::int64_t written;  // of the library or program: when, in nanoseconds; 0 for other files
  };
  void add(const plugin::InstalledPlugin& installed);

  std::vector<Watched> files_;
};

}  // namespace dossier::engine
