// Patterns in YAML:
//
//   patterns:
//     - id: tonnage
//       kind: quantity
//       text: '(?P<value>\d[\d,.]*) tonnes of (?P<property>\pL+)'
//       set: { unit: tonne, code: t }
#pragma once

#include <string>
#include <vector>

#include "pattern.hpp"

namespace pattern_extractor {

// Reads all patterns, or throws Error at an option with all that is wrong.
class PatternReader {
 public:
  static constexpr std::size_t most_patterns = 1000;
  static constexpr std::size_t largest_file = 4 << 20;  // bytes

  // The file of the option `file`: an object with the list `patterns`.
  void read_file(const std::string& path);
  // An item of the option `patterns`: one pattern. number: from 1.
  void read_item(const std::string& yaml, std::size_t number);

  std::vector<Pattern> finish();

 private:
  void throw_if_wrong(const std::vector<std::string>& errors, const char* option) const;

  std::vector<Pattern> patterns_;
};

}  // namespace pattern_extractor
