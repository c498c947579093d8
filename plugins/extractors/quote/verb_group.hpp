// The auxiliaries and adverbs before a verb: "has not yet", "is reported to have", "did not".
#pragma once

#include <cstddef>

#include "stream.hpp"

namespace quote {

struct Group {
  std::size_t first;       // where it begins
  bool supported = false;  // did, will, do: a bare form is finite
  bool negated = false, passive = false, modal = false, infinitive = false, attempt = false, perfect = false;
};

// The group of the verb at item `verb`, not reaching before `low`.
Group verb_group(const Stream& stream, std::size_t low, std::size_t verb, Form form);

}  // namespace quote
