// Errors and warnings about a pipeline, with their places, in the style of a compiler.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "dossier/record/json.hpp"

namespace dossier::pipeline {

// A place in a file that was read; lines and columns from 1, columns count bytes.
struct Position {
  std::string file;
  int line = 0;  // 0: no place in a file (a flag, for example)
  int column = 0;
  int length = 1;  // bytes the caret underlines
};

// "file:3:7", "--set limit"; "dossier" for nowhere.
std::string text_of(const Position& position);
// Adds file, line, column, end_line and end_column (after the last byte) to an object, as far as they are known. A place
// never extends beyond its line.
void add_position(Json& object, const Position& position);

struct Diagnostic {
  enum class Severity { error, warning };
  Severity severity = Severity::error;
  std::string code;  // DS1001; stable; `dossier help DS1001` explains it
  Position position;
  std::string message;      // what was expected, what was found
  std::string source_line;  // of the file, for the caret; of a very long one the part around it
  int source_from = 0;      // bytes of the line before that part
  std::string cure;         // what to do: "did you mean `directory`?"

  struct Note {
    Position position;
    std::string message;  // what is there: "the value it replaces"
  };
  std::vector<Note> notes = {};  // other places that are involved
};

class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  bool has_errors() const;
  // In the order of adding. load() adds them by file, in the order of reading, and by place.
  const std::vector<Diagnostic>& all() const { return all_; }

  void print_text(std::ostream& out, bool colour) const;
  void print_json(std::ostream& out) const;
  // A list of objects, which may be empty.
  Json as_json() const;

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace dossier::pipeline
