// Fuzz targets: what reads bytes that nobody has checked. One target a file of targets/, which is all that a new parser
// adds; a target of a plugin is named after it (targets/reader_html.cpp for reader-html).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::fuzz {

struct Target {
  // Returns whatever the bytes are, and calls require() for what must hold.
  using Run = void (*)(std::string_view bytes);

  // Registers it. seeds: inputs to begin with.
  Target(const char* name, Run run, std::vector<std::string> seeds);

  const char* name;
  Run run;
  std::vector<std::string> seeds;
};

// Those of this program, by name.
const std::vector<const Target*>& targets();

// Ends the program with the message if it does not hold, as a crash does.
void require(bool holds, const char* message);

}  // namespace dossier::fuzz
