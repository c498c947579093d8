// Lets an exception cross the boundary.
#include <stdexcept>

#include "raw.hpp"

static dossier_status extract(dossier_instance*, const dossier_extract_call*) {
  throw std::runtime_error("nobody catches this");
}
BAD_EXTRACTOR("extractor.throws", extract)
