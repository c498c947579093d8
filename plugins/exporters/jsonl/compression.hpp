// zstd and gzip as encoders whose output depends only on the input and the level: one thread, no time, no name.
#pragma once

#include "dossier/export/port_files.hpp"

namespace dossier_jsonl {

// level: 1 to 22 for zstd, 1 to 9 for gzip (more counts as 9).
std::unique_ptr<dossier::Encoder> make_zstd(int level);
std::unique_ptr<dossier::Encoder> make_gzip(int level);

}  // namespace dossier_jsonl
