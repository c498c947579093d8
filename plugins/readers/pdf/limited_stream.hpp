// The decompressed bytes of a stream, up to a limit.
#pragma once

#include <cstdint>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace dossier_pdf {

struct LimitedStream {
  std::string bytes;
  bool larger = false;  // than the limit
};

// What cannot be decompressed is empty.
LimitedStream read_stream(QPDFObjectHandle stream, std::uint64_t most);

}  // namespace dossier_pdf
