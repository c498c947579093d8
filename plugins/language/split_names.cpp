#include "language/split_names.hpp"

#include "language/agency_names.hpp"

namespace language {

std::vector<std::string> split_names(std::string_view names) {
  std::vector<std::string> result;
  const auto add = [&](std::string_view name) {
    name = trimmed(name);
    if (!name.empty()) result.emplace_back(name);
  };
  std::size_t from = 0;
  for (std::size_t at = 0; at < names.size();) {
    std::size_t size = 0;
    if (names[at] == ',' || names[at] == ';' || names[at] == '&') size = 1;
    for (const std::string_view joiner : {" and ", " und ", " et ", " y "})
      if (names.substr(at, joiner.size()) == joiner) size = joiner.size();
    if (size == 0) {
      ++at;
      continue;
    }
    add(names.substr(from, at - from));
    from = at = at + size;
  }
  add(names.substr(from));
  return result;
}

}  // namespace language
