#include "container.hpp"

#include <new>

#include "dossier/plugin/error.hpp"
#include "dossier/text/valid_utf8.hpp"

namespace dossier_archive {
namespace {

// Only what is decompressed in this process: libarchive runs programs for other forms.
void support(archive* a, Form form) {
  switch (form) {
    case Form::zip: archive_read_support_format_zip(a); break;
    case Form::seven_zip: archive_read_support_format_7zip(a); break;
    case Form::tar: archive_read_support_format_tar(a); break;
    case Form::cpio: archive_read_support_format_cpio(a); break;
    case Form::rar:
      archive_read_support_format_rar(a);
      archive_read_support_format_rar5(a);
      break;
    case Form::compressed:
      archive_read_support_filter_gzip(a);
      archive_read_support_filter_bzip2(a);
      archive_read_support_filter_xz(a);
      archive_read_support_filter_zstd(a);
      archive_read_support_filter_lz4(a);
      archive_read_support_filter_lzip(a);
      archive_read_support_format_tar(a);
      archive_read_support_format_cpio(a);
      archive_read_support_format_raw(a);
      break;
    case Form::none: break;
  }
}

}  // namespace

Container::Container(std::string_view bytes, Form form) : archive_(archive_read_new()), form_(form) {
  if (!archive_) throw std::bad_alloc();
  support(archive_.get(), form);
  if (form == Form::none)
    throw dossier::Error("not_an_archive",
                         "expected a zip, tar, 7z, cpio or rar archive or a compressed file (gz, xz, bz2, zst, lz4, "
                         "lz), found other bytes");
  if (archive_read_open_memory(archive_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    throw dossier::Error("damaged", "the archive cannot be opened: " + problem());
}

Container::Next Container::next() {
  while (true) {
    switch (archive_read_next_header(archive_.get(), &entry_)) {
      case ARCHIVE_OK:
      case ARCHIVE_WARN: return Next::member;
      case ARCHIVE_EOF: return Next::end;
      case ARCHIVE_RETRY: continue;
      default: return Next::damaged;
    }
  }
}

std::string_view Container::raw_name() const {
  if (const char* name = archive_entry_pathname_utf8(entry_)) return name;
  const char* name = archive_entry_pathname(entry_);
  return name ? name : "";
}

Container::Kind Container::kind() const {
  if (archive_entry_hardlink(entry_) || archive_entry_symlink(entry_)) return Kind::link;
  switch (archive_entry_filetype(entry_)) {
    case AE_IFDIR: return Kind::folder;
    case AE_IFLNK: return Kind::link;
    case AE_IFREG:
    case 0: return Kind::file;
    default: return Kind::device;
  }
}

Container::Read Container::read(std::uint64_t most, std::string& content) {
  content.clear();
  std::string buffer(64 << 10, '\0');
  while (true) {
    const auto size = archive_read_data(archive_.get(), buffer.data(), buffer.size());
    if (size == 0) return Read::whole;
    if (size == ARCHIVE_RETRY) continue;
    if (size == ARCHIVE_FATAL) return Read::lost;
    if (size < 0) return Read::damaged;
    if (content.size() + static_cast<std::size_t>(size) > most) return Read::larger;
    content.append(buffer, 0, static_cast<std::size_t>(size));
  }
}

std::uint64_t Container::position() const {
  const auto at = archive_filter_bytes(archive_.get(), -1);
  return at < 0 ? 0 : static_cast<std::uint64_t>(at);
}

std::string Container::problem() const {
  const char* text = archive_error_string(archive_.get());
  return text ? dossier::valid_utf8(text) : "libarchive gives no reason";
}

}  // namespace dossier_archive
