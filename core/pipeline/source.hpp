// A text that was read, and places in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/diagnostic.hpp"

namespace dossier::pipeline {

struct Source {
  std::string name;       // as diagnostics show it: the file as it was given, or "--set NAME"
  std::string text;       // without a byte order mark
  std::string here;       // the folder of a file, "." for none; empty: no file
  bool is_file = false;   // otherwise a flag or an environment variable, without lines and columns
  std::size_t order = 0;  // in which it was read

  void find_lines();  // call once the text is complete, before the functions below

  // Line and column of a byte; the length is limited to the line.
  Position position(std::size_t offset, std::size_t length) const;
  // The line of the byte, without its line end.
  std::string_view line_at(std::size_t offset) const;
  std::size_t line_begin(std::size_t offset) const;

 private:
  std::size_t line_index(std::size_t offset) const;
  std::vector<std::size_t> lines_;  // where each starts
};

// Bytes of a source. Without a source: nowhere.
struct Place {
  const Source* source = nullptr;
  std::size_t offset = 0;
  std::size_t length = 1;
};

// The place in the file; nowhere for a place without a source.
Position position_of(const Place& place);

// Another place that a message refers to, and what is there.
struct Note {
  Place place;
  std::string message;
};

}  // namespace dossier::pipeline
