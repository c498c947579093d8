// Collects errors and warnings while a pipeline is loaded, and turns them into diagnostics at the end.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic/codes.hpp"
#include "core/pipeline/node.hpp"

namespace dossier::pipeline {

using diagnostic::Code;

class Report {
 public:
  // Sources stay where they are as long as the report.
  Source& add_source(Source source);

  // The notes are other places that are involved.
  void error(Code code, const Place& place, std::string message, std::string cure = {}, std::vector<Note> notes = {});
  void warning(Code code, const Place& place, std::string message, std::string cure = {});
  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }

  // "did you mean "x"?", or the other text if nothing is near. Gives up after much work on hostile input.
  std::string did_you_mean(std::string_view given, const std::vector<std::string>& candidates,
                           std::string otherwise = {});

  // The value is a secret: its bytes are masked wherever a source line is shown.
  void hide(const Node& value);
  void hide(const Place& place) { secrets_.push_back(place); }
  const std::deque<Source>& sources() const { return sources_; }

  // Sorted by source, then place.
  void tell(Diagnostics& diagnostics) const;

 private:
  struct Entry {
    Diagnostic::Severity severity;
    Code code;
    Place place;
    std::string message;
    std::string cure;
    std::vector<Note> notes = {};
  };
  void show_line(const Place& place, Diagnostic& diagnostic) const;

  std::deque<Source> sources_;
  std::vector<Entry> entries_;
  std::vector<Place> secrets_;
  std::size_t errors_ = 0;
  std::size_t suggestion_work_ = 0;
};

// A text in quotes, shortened, without control characters: for messages.
std::string in_quotes(std::string_view text);

// "a, b and c"
std::string enumerate(const std::vector<std::string>& words, std::string_view last = "and");

}  // namespace dossier::pipeline
