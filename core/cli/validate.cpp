#include "core/cli/open_pipeline.hpp"
#include "core/cli/verbs.hpp"

namespace dossier::cli {

// The diagnostics are this verb's result: as JSON they go to out.
int validate(const Arguments& arguments, Terminal& terminal) {
  const auto opened = load_pipeline(arguments);
  if (wants_json(arguments)) {
    opened.diagnostics.print_json(terminal.out);
  } else {
    opened.diagnostics.print_text(terminal.err, terminal.colour_err);
    if (opened.pipeline) {
      const auto stages = opened.pipeline->stages.size();
      terminal.out << arguments.positional[0] << ": valid (" << stages << (stages == 1 ? " stage" : " stages") << ")\n";
    }
  }
  return opened.pipeline ? exit_code::good : exit_code::invalid_pipeline;
}

}  // namespace dossier::cli
