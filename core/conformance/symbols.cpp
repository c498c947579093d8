#include "core/conformance/symbols.hpp"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace dossier::conformance {
namespace {

class File {
 public:
  explicit File(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(stream), {});
  }
  template <class T>
  T at(std::uint64_t offset) const {
    T value;
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof value) throw std::runtime_error("it is truncated");
    std::memcpy(&value, bytes_.data() + offset, sizeof value);
    return value;
  }
  std::string text(std::uint64_t offset) const {
    if (offset >= bytes_.size()) throw std::runtime_error("it is truncated");
    const auto end = std::min(bytes_.find('\0', offset), bytes_.size());
    return bytes_.substr(offset, end - offset);
  }

 private:
  std::string bytes_;
};

}  // namespace

std::vector<std::string> exported_symbols(const std::filesystem::path& library) {
  const File file(library);
  const auto header = file.at<Elf64_Ehdr>(0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64)
    throw std::runtime_error(library.string() + " is not a 64-bit ELF library");
  const auto section = [&](std::uint64_t i) { return file.at<Elf64_Shdr>(header.e_shoff + i * header.e_shentsize); };
  std::vector<std::string> names;
  for (std::uint64_t i = 0; i < header.e_shnum; ++i) {
    const auto table = section(i);
    if (table.sh_type != SHT_DYNSYM || table.sh_entsize == 0) continue;
    const auto strings = section(table.sh_link);
    for (std::uint64_t at = 0; at < table.sh_size; at += table.sh_entsize) {
      const auto symbol = file.at<Elf64_Sym>(table.sh_offset + at);
      const auto binding = ELF64_ST_BIND(symbol.st_info);
      const auto visibility = ELF64_ST_VISIBILITY(symbol.st_other);
      if (symbol.st_shndx == SHN_UNDEF || binding == STB_LOCAL || visibility == STV_HIDDEN) continue;
      names.push_back(file.text(strings.sh_offset + symbol.st_name));
    }
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace dossier::conformance
