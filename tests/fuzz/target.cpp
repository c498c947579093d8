#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace dossier::fuzz {
namespace {

std::vector<const Target*>& registered() {
  static std::vector<const Target*> all;
  return all;
}

}  // namespace

Target::Target(const char* name, Run run, std::vector<std::string> seeds)
    : name(name), run(run), seeds(std::move(seeds)) {
  registered().push_back(this);
}

const std::vector<const Target*>& targets() {
  auto& all = registered();
  std::sort(all.begin(), all.end(),
            [](const Target* a, const Target* b) { return std::string_view(a->name) < b->name; });
  return all;
}

void require(bool holds, const char* message) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", message);
  std::abort();
}

}  // namespace dossier::fuzz
