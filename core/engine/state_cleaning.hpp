// `dossier cache clean`: removes what runs can compute again, by the names that runs give it. Other files stay.
#pragma once

#include <cstdint>

#include "core/store/state_folder.hpp"

namespace dossier::engine {

struct CacheSize {
  std::uint64_t results = 0;  // bytes of results of stages, and of tasks of stages that are not done
  std::uint64_t calls = 0;    // bytes of remembered calls
};
CacheSize cache_size(const std::filesystem::path& state);

// The folder must be reserved.
void clean_cache(const store::StateFolder& state);

}  // namespace dossier::engine
