// The answer of a web server in a record: status, fields, and the content as the server meant it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mime/header.hpp"

namespace dossier_warc {

struct HttpAnswer {
  int status = 0;  // 0: these bytes are no answer
  std::string media_type;
  std::string problem;  // why the content is lost; empty if it is not
  bool too_large = false;
  std::string_view content() const { return decoded ? *decoded : plain; }

  std::string_view plain;              // in the block
  std::optional<std::string> decoded;  // where that has to be joined or decompressed
};

// most: bytes that the content may have once it is decompressed.
HttpAnswer read_answer(std::string_view block, std::uint64_t most);

}  // namespace dossier_warc
