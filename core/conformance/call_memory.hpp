// Memory passed to a plugin for one call: the last view ends at an unreadable page, and after the call all of it is
// unreadable. A plugin that reads either is reported with the rule it broke.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "dossier/abi/base.h"

namespace dossier::conformance {

class CallMemory {
 public:
  // bytes: of all views together.
  explicit CallMemory(std::size_t bytes);
  ~CallMemory();
  CallMemory(const CallMemory&) = delete;
  CallMemory& operator=(const CallMemory&) = delete;

  // Views are laid out in this order; together they must have the announced number of bytes.
  dossier_view place(std::string_view text);

 private:
  char* begin_ = nullptr;
  std::size_t mapped_ = 0;  // without the last page
  std::size_t at_ = 0;
};

// Ends the test with the broken rule if the plugin reads unreadable memory. Call once, at the start of the child.
void watch_call_memory();

}  // namespace dossier::conformance
