// The bytes of an XML document as UTF-8, with the way back to the bytes.
#pragma once

#include <string>
#include <string_view>

#include "dossier/plugin/mapped_text.hpp"

namespace xml {

// Decoded as charset::decode (charset/legacy.hpp) does, with the encoding of the XML declaration. Bytes and characters that XML
// cannot hold become U+FFFD and are counted; marks that were not escaped are (xml/damage.hpp). What is valid is not copied: the
// bytes must outlive the source.
class Source {
 public:
  explicit Source(std::string_view bytes);
  // Of markup that was made of other bytes: places are those of its map.
  explicit Source(dossier::MappedText markup);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  std::string_view text() const { return text_; }
  // Appends a part of the text, with its map to the bytes.
  void append_to(dossier::MappedText& out, const dossier::Span& part) const;
  // The bytes from which a part of the text was made. An empty part has the place of what follows it.
  dossier::Span bytes_of(const dossier::Span& part) const;

  const std::string& charset() const { return charset_; }  // "utf-8", "windows-1252", "utf-16le", ...
  std::uint64_t replaced() const { return replaced_; }

 private:
  void keep(dossier::MappedText text);

  std::string_view text_;
  std::uint64_t shift_ = 0;  // bytes before a text that is not copied
  bool copied_ = false;
  dossier::MappedText decoded_;
  std::string charset_ = "utf-8";
  std::uint64_t replaced_ = 0;
};

// The value of encoding= in the XML declaration, in lower case; empty if there is none. bytes: of an encoding that
// includes ASCII.
std::string declared_charset(std::string_view bytes);

}  // namespace xml
