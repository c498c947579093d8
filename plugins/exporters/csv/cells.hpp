// Cells of a CSV file as RFC 4180 has them: quoted where that is needed, quotes doubled, lines ended by CR LF.
#pragma once

#include <string>
#include <string_view>

namespace dossier_csv {

enum class Form {
  text,    // guarded where it would be taken for a formula
  number,  // as it stands where it is one, else as text
  word,    // true, false
  json,    // an object or list, as JSON
};

class Cells {
 public:
  explicit Cells(bool guard) : guard_(guard) {}

  // Appends one cell of what JSON holds there, with its quotes; raw is empty where there is nothing.
  void append(std::string& out, std::string_view raw, Form form);
  // A text as it is, not JSON.
  void append_text(std::string& out, std::string_view text, Form form = Form::text);

 private:
  bool guard_;
  std::string plain_;  // the cell at hand
};

// The text of a JSON string with its quotes. NUL, which no CSV reader takes, becomes U+FFFD.
void append_unescaped(std::string& out, std::string_view quoted);

}  // namespace dossier_csv
