// The members of an input inside an input that were added after the first version of the boundary.
#pragma once

#include <cstddef>
#include <string_view>

#include "dossier/abi/host.h"

namespace dossier::plugin {

struct NestedFields {
  std::string_view defaults;
  std::string_view overrides;
};

// Empty if the plugin was built without them.
inline NestedFields nested_fields_of(const dossier_nested& input) {
  const auto text = [](dossier_view view) {
    return view.size ? std::string_view(view.data, view.size) : std::string_view();
  };
  if (input.struct_size < offsetof(dossier_nested, overrides) + sizeof input.overrides) return {};
  return {text(input.defaults), text(input.overrides)};
}

}  // namespace dossier::plugin
