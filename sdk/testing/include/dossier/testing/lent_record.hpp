// A record as the host lends it to the passes of a deduplicator or checker.
#pragma once

#include <string>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

struct LentRecord {
  std::string json;  // canonical: a document's without its text, a claim's with what the host joins
  std::string text;  // of the document, or of the claim's document
};

}  // namespace testing

DOSSIER_NAMESPACE_END
