// An archive in memory, member by member, through libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <string>
#include <string_view>

#include "signature.hpp"

namespace dossier_archive {

class Container {
 public:
  // bytes must outlive it. Throws dossier::Error if they are not an archive of this form.
  Container(std::string_view bytes, Form form);

  enum class Next { member, end, damaged };
  // Goes to the next member. damaged: nothing after this place can be read; problem() says why.
  Next next();

  // Of the current member.
  std::string_view raw_name() const;
  enum class Kind { file, folder, link, device };
  Kind kind() const;
  bool encrypted() const { return archive_entry_is_data_encrypted(entry_) != 0; }
  // Its size as the archive declares it; -1 if it does not.
  std::int64_t declared_size() const { return archive_entry_size_is_set(entry_) ? archive_entry_size(entry_) : -1; }
  enum class Read { whole, larger, damaged, lost };
  // Its content. larger: than `most` bytes. damaged: this member cannot be read; lost: nor can what follows.
  Read read(std::uint64_t most, std::string& content);

  // One compressed file without a name.
  bool is_single() const { return archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW; }
  // Members can be left out without decompressing them.
  bool skips_cheaply() const { return form_ != Form::compressed && form_ != Form::seven_zip && form_ != Form::rar; }
  bool has_encrypted_names() const { return archive_read_has_encrypted_entries(archive_.get()) == 1; }
  // Passes over what has not been read of the current member.
  void skip() { archive_read_data_skip(archive_.get()); }
  // Bytes of the archive, as it is stored, up to the end of what has been read.
  std::uint64_t position() const;
  std::string problem() const;

 private:
  struct Close {
    void operator()(archive* a) const { archive_read_free(a); }
  };
  std::unique_ptr<archive, Close> archive_;
  archive_entry* entry_ = nullptr;
  Form form_;
};

}  // namespace dossier_archive
