// Lets an exception cross the boundary.
#pragma once

#include <stdexcept>

#include "raw.hpp"

namespace bad::throws {

static dossier_status extract(dossier_instance*, const dossier_extract_call*) {
  throw std::runtime_error("nobody catches this");
}
BAD_EXTRACTOR("extractor.throws", extract)

}  // namespace bad::throws
