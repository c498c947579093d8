// The description of a plugin class.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "dossier/manifest/manifest.hpp"

DOSSIER_NAMESPACE_BEGIN

// The member   static constexpr auto about = dossier::About{.id = "extractor.number-words", ...};
// More, as needed, in static functions of the class:
//   options()      -> OptionDeclarations: what a pipeline may set under `with`
//   passes()       -> std::vector<PassDeclaration>: for a deduplicator or checker in the full form (passes.hpp)
//   describe(PluginManifest&): readers add media types, extensions, magic; exporters their delivery promise
struct About {
  std::string_view id;       // KIND.NAME, lower case, words joined by hyphens
  std::string_view version;  // semantic versioning
  std::string_view summary;  // one sentence
  // Whatever else the results depend on and the build knows, such as the version of a model: results and calls are not
  // reused once this is another text.
  std::string_view fingerprint = {};
};

DOSSIER_NAMESPACE_END
