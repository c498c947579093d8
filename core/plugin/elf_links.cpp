#include "core/plugin/elf_links.hpp"

#include <elf.h>

#include <cstring>
#include <string_view>

#include "core/store/mapped_file.hpp"

namespace dossier::plugin {
namespace {

constexpr unsigned char own_byte_order = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB;

// Reads structures out of bytes that may be anything.
class ElfBytes {
 public:
  explicit ElfBytes(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  std::optional<T> at(std::uint64_t offset) const {
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, bytes_.data() + offset, sizeof value);
    return value;
  }
  std::string text_at(std::uint64_t offset) const {
    if (offset >= bytes_.size()) return {};
    const auto rest = bytes_.substr(offset);
    const auto end = rest.find('\0');
    return end == rest.npos ? std::string() : std::string(rest.substr(0, end));
  }

 private:
  std::string_view bytes_;
};

std::optional<std::vector<Elf64_Phdr>> segments_of(const ElfBytes& file) {
  const auto header = file.at<Elf64_Ehdr>(0);
  if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_ident[EI_CLASS] != ELFCLASS64 ||
      header->e_ident[EI_DATA] != own_byte_order)
    return std::nullopt;
  std::vector<Elf64_Phdr> segments;
  for (std::uint64_t i = 0; i < header->e_phnum; ++i) {
    const auto segment = file.at<Elf64_Phdr>(header->e_phoff + i * header->e_phentsize);
    if (!segment) return std::nullopt;
    segments.push_back(*segment);
  }
  return segments;
}

}  // namespace

std::optional<ElfLinks> read_elf_links(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  store::MappedFile mapped;
  try {
    mapped = store::MappedFile(path, store::Access::anywhere);
  } catch (const std::exception&) {
    return std::nullopt;
  }
  const ElfBytes file(mapped.bytes());
  const auto segments = segments_of(file);
  if (!segments) return std::nullopt;
  std::vector<Elf64_Dyn> entries;
  for (const auto& segment : *segments) {
    if (segment.p_type != PT_DYNAMIC) continue;
    for (std::uint64_t at = 0; at + sizeof(Elf64_Dyn) <= segment.p_filesz; at += sizeof(Elf64_Dyn)) {
      const auto entry = file.at<Elf64_Dyn>(segment.p_offset + at);
      if (!entry || entry->d_tag == DT_NULL) break;
      entries.push_back(*entry);
    }
  }
  std::uint64_t strings = 0;  // as an address in memory, then as an offset in the file
  for (const auto& entry : entries)
    if (entry.d_tag == DT_STRTAB) strings = entry.d_un.d_ptr;
  for (const auto& segment : *segments)
    if (segment.p_type == PT_LOAD && strings >= segment.p_vaddr && strings - segment.p_vaddr < segment.p_filesz) {
      strings = strings - segment.p_vaddr + segment.p_offset;
      break;
    }
  ElfLinks links;
  for (const auto& entry : entries) {
    if (entry.d_tag == DT_NEEDED) links.needed.push_back(file.text_at(strings + entry.d_un.d_val));
    if (entry.d_tag == DT_RPATH) links.rpath = file.text_at(strings + entry.d_un.d_val);
    if (entry.d_tag == DT_RUNPATH) links.runpath = file.text_at(strings + entry.d_un.d_val);
  }
  return links;
}

}  // namespace dossier::plugin
