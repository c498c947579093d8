// What is wrong with a pipeline, and where: like a good compiler says it.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "dossier/record/json.hpp"

namespace dossier::pipeline {

// A place in a file that was read; lines and columns from 1, columns count bytes.
struct Position {
  std::string file;
  int line = 0;  // 0: no place in a file (a flag, say)
  int column = 0;
  int length = 1;  // bytes the caret underlines
};

// "file:3:7", "--set limit"; "dossier" for nowhere.
std::string text_of(const Position& position);
// Members file, line, column, end_line and end_column (that of the first byte behind) of an object, as far as they are
// known. A place never goes beyond its line.
void add_position(Json& object, const Position& position);

struct Diagnostic {
  enum class Severity { error, warning };
  Severity severity = Severity::error;
  std::string code;  // DS1001; stable; `dossier help DS1001` explains it
  Position position;
  std::string message;      // what was expected, what was found
  std::string source_line;  // of the file, for the caret; of a very long one the part around it
  int source_from = 0;      // bytes of the line that stand before that part
  std::string cure;         // what to do: "did you mean `directory`?"

  struct Note {
    Position position;
    std::string message;  // what stands there: "the value it replaces"
  };
  std::vector<Note> notes = {};  // other places that have a part in it
};

class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  bool has_errors() const;
  // In the order in which they were added. load() adds them by file (in the order in which they were read) and place.
  const std::vector<Diagnostic>& all() const { return all_; }

  void print_text(std::ostream& out, bool colour) const;
  void print_json(std::ostream& out) const;
  // A list of objects, also where there is nothing to tell.
  Json as_json() const;

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace dossier::pipeline
