// What kind of archive, or compressed file, the first bytes show.
#pragma once

#include <string_view>

namespace dossier_archive {

enum class Form {
  none,
  zip,
  seven_zip,
  tar,
  cpio,
  rar,
  compressed,  // one file, or an archive inside the compression
};

// head: the first 512 bytes or more, or all of it. Documents that are zip files (office documents, EPUB) are none.
Form form_of(std::string_view head);

}  // namespace dossier_archive
