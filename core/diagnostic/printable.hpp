// What reaches a terminal or a log: texts of documents, file names and plugins may contain control characters and marks
// that turn the direction of what follows. They are written as \u001b, which JSON reads as the same character.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace dossier::diagnostic {

// C0 but line feed and tab, DEL, C1, and the bidirectional controls are written as \uXXXX, bytes that are not UTF-8 as
// \ufffd.
std::string printable(std::string_view text);

// Line ends, tabs, other C0 and DEL become blanks.
std::string on_one_line(std::string_view text);

// Writes to `target` what is printable. A character may be written in pieces.
class PrintableBuffer : public std::streambuf {
 public:
  explicit PrintableBuffer(std::ostream& target) : target_(target) {}
  ~PrintableBuffer() override;
  PrintableBuffer(const PrintableBuffer&) = delete;
  PrintableBuffer& operator=(const PrintableBuffer&) = delete;

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* bytes, std::streamsize size) override;
  int sync() override;

 private:
  std::ostream& target_;
  std::string begun_;  // the beginning of a character
};

}  // namespace dossier::diagnostic
