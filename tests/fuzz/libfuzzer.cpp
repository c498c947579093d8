// A target as libFuzzer starts it. `-seeds FOLDER` writes the seeds as files and ends.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  if (*count != 3 || std::string_view((*arguments)[1]) != "-seeds") return 0;
  const auto& seeds = dossier::fuzz::targets().at(0)->seeds;
  for (std::size_t i = 0; i < seeds.size(); ++i)
    std::ofstream(std::string((*arguments)[2]) + "/seed-" + std::to_string(i), std::ios::binary) << seeds[i];
  std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dossier::fuzz::targets().at(0)->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
