// Which separator and quotes a table has.
#pragma once

#include <optional>

#include "records.hpp"

namespace dossier_table {

struct FoundDialect {
  Dialect dialect;
  std::size_t fields = 0;   // of the first record
  std::size_t records = 0;  // that were seen complete
  std::size_t equal = 0;    // of these, with as many fields as the first
};

// The dialect in which the beginning of the text is most regular. given: the delimiter if it is known, else 0. truncated:
// the text continues, so its last record may.
FoundDialect find_dialect(std::string_view text, char given, bool truncated);

}  // namespace dossier_table
