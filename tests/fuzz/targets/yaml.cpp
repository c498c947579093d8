// A pipeline file: its tree, then the check of a whole pipeline, and the messages about both.
#include <sstream>

#include "core/pipeline/report.hpp"
#include "core/pipeline/yaml_reader.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using namespace dossier::pipeline;

void parse(std::string_view bytes) {
  Report report;
  Source source;
  source.name = "pipeline.yaml";
  source.is_file = true;
  source.text = bytes;
  const auto node = read_yaml(report.add_source(std::move(source)), report);
  dossier::fuzz::require(node || report.has_errors(), "a text without a tree has an error");
  Diagnostics diagnostics;
  report.tell(diagnostics);
  std::ostringstream text;
  diagnostics.print_text(text, false);
}

const dossier::fuzz::Target target("yaml", parse,
                                   {"version: 1\nname: a\nstages:\n  read: { use: reader.text, paths: [in] }\n",
                                    "a: &x ['it''s', \"\\u00e9\"]\nb: *x\n",
                                    "a:\n  - |\n    text\n  - >-\n    folded\n", "--- !tag\n? [a, b]\n: ~\n# end\n"});

}  // namespace
