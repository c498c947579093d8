// schema-judge FOLDER: prints the JSON Schema for the plugins of the folder on one line; then for each line of input, a
// pipeline written as JSON, one line with the verdict of load(): "valid", or the codes of what is wrong.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/schema.hpp"

namespace {

using namespace dossier::pipeline;

std::string verdict(const Request& request) {
  Diagnostics diagnostics;
  if (load(request, diagnostics)) return "valid";
  std::string codes;
  for (const auto& each : diagnostics.all())
    if (each.severity == Diagnostic::Severity::error) codes += (codes.empty() ? "" : " ") + each.code;
  return codes;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: schema-judge FOLDER\n";
    return 2;
  }
  const auto catalog = dossier::plugin::Catalog::discover({arguments[1]});
  for (const auto& fault : catalog.faults()) std::cerr << fault.file << ": " << fault.message << '\n';
  if (!catalog.faults().empty()) return 2;
  std::cout << pipeline_schema(catalog).dump() << std::endl;

  Request request;
  request.file = std::filesystem::temp_directory_path() / ("schema-judge-" + std::to_string(::getpid()) + ".yaml");
  request.catalog = &catalog;
  for (std::string line; std::getline(std::cin, line);) {
    std::ofstream(request.file, std::ios::binary) << line;
    std::cout << verdict(request) << '\n';
  }
  std::filesystem::remove(request.file);
  return 0;
}
