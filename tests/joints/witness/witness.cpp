// A plugin that tells when code of its library runs, even before anything is called: a line for each such moment, in
// the file that the environment variable DOSSIER_WITNESS names.
#include <cstdio>
#include <cstdlib>

#include "dossier/plugin.hpp"

namespace witness {
namespace {

int tell(const char* moment) {
  const char* path = std::getenv("DOSSIER_WITNESS");
  std::FILE* file = path ? std::fopen(path, "a") : nullptr;
  if (!file) return 0;
  std::fprintf(file, "%s\n", moment);
  return std::fclose(file);
}

__attribute__((constructor)) void when_loaded() { tell("constructor"); }
[[maybe_unused]] const int initialised = tell("static initialiser");

}  // namespace

class WitnessExtractor {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.witness", .version = "1.0.0", .summary = "Tells when its code runs."};
  static dossier::OptionDeclarations options() {
    tell("options");
    return {dossier::option("limit").integer(3).range(1, 9).help("Does nothing.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    tell("describe");
    manifest.claims = {"word"};
  }
  explicit WitnessExtractor(const dossier::Options&) { tell("create"); }
  void extract(const dossier::Document&, dossier::ClaimSink&) const { tell("extract"); }
};

}  // namespace witness

DOSSIER_PLUGIN(witness::WitnessExtractor)
