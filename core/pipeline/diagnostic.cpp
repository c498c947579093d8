#include "core/pipeline/diagnostic.hpp"

#include <algorithm>

#include "core/diagnostic/printable.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::pipeline {

using diagnostic::printable;

namespace {

struct Colours {
  const char* error = "";
  const char* warning = "";
  const char* bold = "";
  const char* off = "";
};

// A line as it is shown: one printable character for each of its characters, and the position of the caret.
struct Excerpt {
  std::string line;
  std::size_t caret = 0;  // characters before it
  std::size_t length = 0;
};

Excerpt excerpt(const Diagnostic& diagnostic) {
  const auto from = static_cast<std::size_t>(std::max(0, diagnostic.position.column - 1 - diagnostic.source_from));
  const auto to = from + static_cast<std::size_t>(std::max(diagnostic.position.length, 1));
  const std::string_view line = diagnostic.source_line;
  Excerpt shown;
  if (diagnostic.source_from > 0) {
    shown.line = "...";
    shown.caret = 3;
  }
  for (std::size_t at = 0; at < line.size();) {
    const auto point = decode_utf8(line, at);
    if (at < from) ++shown.caret;
    if (at >= from && at < to) ++shown.length;
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    append_utf8(shown.line, point.value == '\t' ? U' ' : control || !point.valid ? U'?' : point.value);
    at += point.size;
  }
  shown.length = std::max<std::size_t>(1, shown.length);
  return shown;
}

}  // namespace

std::string text_of(const Position& position) {
  if (position.file.empty()) return "dossier";
  if (position.line == 0) return position.file;
  return position.file + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

void add_position(Json& object, const Position& position) {
  if (!position.file.empty()) object.set("file", position.file);
  if (position.line == 0) return;
  object.set("line", position.line);
  object.set("column", position.column);
  object.set("length", position.length);
  object.set("end_line", position.line);
  object.set("end_column", position.column + position.length);
}

bool Diagnostics::has_errors() const {
  return std::ranges::any_of(all_, [](const auto& d) { return d.severity == Diagnostic::Severity::error; });
}

void Diagnostics::print_text(std::ostream& out, bool colour) const {
  const Colours colours = colour ? Colours{"\033[1;31m", "\033[1;35m", "\033[1m", "\033[0m"} : Colours{};
  for (const auto& diagnostic : all_) {
    const auto& position = diagnostic.position;
    const bool error = diagnostic.severity == Diagnostic::Severity::error;
    out << colours.bold << printable(text_of(position)) << ": " << colours.off
        << (error ? colours.error : colours.warning) << (error ? "error " : "warning ") << diagnostic.code
        << colours.off << ": " << printable(diagnostic.message) << '\n';
    if (position.line > 0) {
      const auto shown = excerpt(diagnostic);
      std::string number = std::to_string(position.line);
      number.insert(0, number.size() < 5 ? 5 - number.size() : 0, ' ');
      const std::string margin(number.size(), ' ');
      out << number << " | " << printable(shown.line) << '\n'
          << margin << " | " << std::string(shown.caret, ' ') << (error ? colours.error : colours.warning) << '^'
          << std::string(shown.length - 1, '~') << colours.off << '\n';
    }
    if (!diagnostic.cure.empty()) out << "      = " << printable(diagnostic.cure) << '\n';
    for (const auto& note : diagnostic.notes)
      out << "      > " << printable(text_of(note.position)) << ": " << printable(note.message) << '\n';
  }
}

Json Diagnostics::as_json() const {
  Json::Array list;
  for (const auto& diagnostic : all_) {
    Json entry(Json::Object{});
    entry.set("severity", diagnostic.severity == Diagnostic::Severity::error ? "error" : "warning");
    entry.set("code", diagnostic.code);
    add_position(entry, diagnostic.position);
    if (diagnostic.position.line > 0) entry.set("source_line", excerpt(diagnostic).line);
    entry.set("message", diagnostic.message);
    if (!diagnostic.cure.empty()) entry.set("cure", diagnostic.cure);
    Json::Array related;
    for (const auto& note : diagnostic.notes) {
      Json place(Json::Object{});
      add_position(place, note.position);
      place.set("message", note.message);
      related.push_back(std::move(place));
    }
    if (!related.empty()) entry.set("related", std::move(related));
    list.push_back(std::move(entry));
  }
  return Json(std::move(list));
}

void Diagnostics::print_json(std::ostream& out) const { out << as_json().dump() << '\n'; }

}  // namespace dossier::pipeline
