#include "core/pipeline/schema.hpp"

#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"

namespace dossier::cli {

int schema(const Arguments& arguments, Terminal& terminal) {
  const auto catalog = open_catalog(arguments);
  pipeline::Diagnostics diagnostics;
  add_catalog_faults(catalog, pipeline::Diagnostic::Severity::warning, diagnostics);
  print_diagnostics(diagnostics, arguments, terminal);
  print_json(pipeline::pipeline_schema(catalog), terminal.out);
  return exit_code::good;
}

}  // namespace dossier::cli
