// The build-id that the linker wrote into an ELF file, read from the file without loading it.
#pragma once

#include <elf.h>

#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

// In lower-case hex; nothing if it is not a 64-bit ELF file of this machine's byte order, or has no build-id.
inline std::optional<std::string> read_build_id(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Elf64_Ehdr header{};
  const auto read_at = [&](std::uint64_t offset, void* to, std::size_t size) {
    file.clear();
    return file.seekg(static_cast<std::streamoff>(offset)) &&
           file.read(static_cast<char*>(to), static_cast<std::streamsize>(size));
  };
  if (!read_at(0, &header, sizeof header) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
      header.e_ident[EI_CLASS] != ELFCLASS64)
    return std::nullopt;
  constexpr std::uint64_t largest_note_segment = 1 << 20;
  for (int i = 0; i < header.e_phnum; ++i) {
    Elf64_Phdr segment{};
    if (!read_at(header.e_phoff + static_cast<std::uint64_t>(i) * header.e_phentsize, &segment, sizeof segment)) break;
    if (segment.p_type != PT_NOTE || segment.p_filesz > largest_note_segment) continue;
    std::vector<char> notes(segment.p_filesz);
    if (!read_at(segment.p_offset, notes.data(), notes.size())) continue;
    const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
    for (std::size_t at = 0; at + sizeof(Elf64_Nhdr) <= notes.size();) {
      Elf64_Nhdr note{};
      std::memcpy(&note, notes.data() + at, sizeof note);
      const std::size_t name_at = at + sizeof note;
      const std::size_t value_at = name_at + padded(note.n_namesz);
      if (value_at + note.n_descsz > notes.size()) break;
      if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(notes.data() + name_at, "GNU", 4) == 0) {
        static constexpr char hex[] = "0123456789abcdef";
        std::string id;
        for (std::size_t k = 0; k < note.n_descsz; ++k) {
          const auto byte = static_cast<unsigned char>(notes[value_at + k]);
          id += hex[byte >> 4];
          id += hex[byte & 15];
        }
        return id;
      }
      at = value_at + padded(note.n_descsz);
    }
  }
  return std::nullopt;
}

DOSSIER_NAMESPACE_END
