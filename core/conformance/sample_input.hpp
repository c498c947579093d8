// An input to read.
#pragma once

#include <cstdint>
#include <string>

namespace dossier::conformance {

struct SampleInput {
  std::string name;  // for messages
  std::string uri;
  std::string media_type;
  std::string bytes;
  std::uint64_t offset = 0;  // of bytes in the input
  std::uint64_t line = 0;
};

}  // namespace dossier::conformance
