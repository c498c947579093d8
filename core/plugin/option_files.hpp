// The files and folders that the options of a plugin name: their contents decide the results.
#pragma once

#include <string>
#include <vector>

#include "core/store/file_sums.hpp"
#include "dossier/manifest/manifest.hpp"

namespace dossier::plugin {

struct OptionFiles {
  Json sums = Json::Object{};  // {OPTION: SUM}, of a folder {OPTION: {NAME: SUM}}, of a list {OPTION: {"item N": ...}}
  std::vector<std::string> by_time;  // folders too large to be read: compared by sizes and modification times
};

// Files and folders that options of type path and lists of paths name. Other lists may name paths too: files, and
// folders where the item has a slash. Other texts may name files. What does not exist is left out.
OptionFiles option_files(const Json& options, const OptionDeclarations& declarations, store::SumKind kind);

// The same, as paths, of the options that are given.
std::vector<std::string> named_paths(const Json& options, const OptionDeclarations& declarations);

}  // namespace dossier::plugin
