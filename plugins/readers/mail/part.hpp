// The parts of a message, each with its place in the bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mime/header.hpp"

namespace dossier_mail {

struct Part {
  mime::Header header;
  dossier::Span content;  // as it is transferred
  std::string type;       // "text/plain", in lower case
  std::string charset;    // as declared
  std::string name;       // of a file; empty if it has none
  std::string encoding;   // of the transfer, in lower case
  std::string address;    // Content-Location
  bool attached = false;
  bool flowed = false;    // lines that end with a blank continue
  bool too_deep = false;  // it has parts, deeper than is read
  std::vector<Part> parts;

  bool has_parts() const { return type.starts_with("multipart/"); }
  bool is_text() const { return type == "text/plain" || type == "text/html"; }
};

// The message in these bytes of the input.
Part read_parts(std::string_view bytes, dossier::Span message);

}  // namespace dossier_mail
