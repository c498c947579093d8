// What the dynamic section of an ELF file names: the libraries it needs and where to look for them. Nothing is loaded.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dossier::plugin {

struct ElfLinks {
  std::vector<std::string> needed;  // in order, as written: a name, or a path
  std::string rpath;                // folders separated by colons
  std::string runpath;
};

// Nothing where the file is not a 64-bit ELF file of this machine's byte order, or is damaged.
std::optional<ElfLinks> read_elf_links(const std::filesystem::path& file);

}  // namespace dossier::plugin
