// Cells of a CSV file according to RFC 4180: quoted where needed, quotes doubled, lines end with CR LF.
#pragma once

#include <string>
#include <string_view>

namespace dossier_csv {

enum class Form {
  text,    // guarded where a spreadsheet would run it as a formula
  number,  // unchanged if it is a number, otherwise as text
  word,    // true, false
  json,    // an object or list, as JSON
};

class Cells {
 public:
  explicit Cells(bool guard) : guard_(guard) {}

  // Appends one cell. raw: the value as JSON, or empty where the record has none.
  void append(std::string& out, std::string_view raw, Form form);
  // Appends a text that is not JSON.
  void append_text(std::string& out, std::string_view text, Form form = Form::text);

 private:
  bool guard_;
  std::string plain_;  // the current cell, reused
};

// quoted: a JSON string with its quotes. NUL, which no CSV reader accepts, becomes U+FFFD.
void append_unescaped(std::string& out, std::string_view quoted);

}  // namespace dossier_csv
