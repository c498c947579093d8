// Memory lent to a plugin for one call: the last view ends at a page that cannot be read, and after the call none of it
// can be. Whoever touches either is told with the rule it broke.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "dossier/abi/base.h"

namespace dossier::conformance {

class Lent {
 public:
  // bytes: of all views together.
  explicit Lent(std::size_t bytes);
  ~Lent();
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  // Lay out in this order; together they must have the promised bytes.
  dossier_view lend(std::string_view text);

 private:
  char* begin_ = nullptr;
  std::size_t mapped_ = 0;  // without the last page
  std::size_t at_ = 0;
};

// Ends the test with the broken rule when the plugin touches what it may not. Once, at the beginning of the child.
void watch_lent_memory();

}  // namespace dossier::conformance
