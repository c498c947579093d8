// dossier lock PIPELINE: writes the checksums of its plugins, and of what they depend on, next to the pipeline.
#include "core/plugin/lock.hpp"

#include <sstream>

#include "core/cli/locked_plugins.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "core/store/atomic_file.hpp"

namespace dossier::cli {

int lock(const Arguments& arguments, Terminal& terminal) {
  const auto opened = open_pipeline(arguments, terminal);
  if (!opened.pipeline) return exit_code::invalid_pipeline;
  const auto plugins = plugins_of(opened);
  const auto file = lock_file(*opened.pipeline);
  std::stringstream text;
  print_json(plugin::lock_of(plugins, named_files(opened)), text);
  store::write_atomically(file, text.str());
  terminal.out << file.string() << ": " << plugins.size() << (plugins.size() == 1 ? " plugin" : " plugins")
               << "; `dossier run --locked` refuses any change\n";
  return exit_code::good;
}

}  // namespace dossier::cli
