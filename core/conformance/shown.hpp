// What can be seen at an exporter's target.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/conformance/subject.hpp"

namespace dossier::conformance {

struct Shown {
  std::map<std::string, std::string> files;  // of the folder, by relative name, with their bytes
  std::string printed;                       // by the `show` command that was given
  bool operator==(const Shown&) const = default;
};

// All that is there, hidden files too.
Shown all_at(const Subject& subject, const std::filesystem::path& folder);
// What a reader of the target sees: without the files under hidden names.
Shown shown_at(const Subject& subject, const std::filesystem::path& folder);

// The first difference as words ("the file out/a.jsonl is not there any more"); empty where there is none.
std::string difference(const Shown& expected, const Shown& found);

// Whether anything can be seen at all.
inline bool is_empty(const Shown& shown) { return shown.files.empty() && shown.printed.empty(); }

}  // namespace dossier::conformance
