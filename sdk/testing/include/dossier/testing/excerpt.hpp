// Texts as shown in messages of tests: in quotation marks, truncated to a readable length, never inside a character.
#pragma once

#include <string>
#include <string_view>

#include "dossier/record/span.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// The start of the character that contains the byte.
inline std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at < text.size() ? at : text.size();
}

// Line breaks as "\n", so that a message stays on one line.
inline std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) line += c == '\n' ? "\\n" : std::string(1, c);
  return line;
}

// "The ferry left at…"
inline std::string in_quotes(std::string_view text, std::size_t most = 200) {
  const auto end = text.size() <= most ? text.size() : character_start(text, most);
  return '"' + one_line(text.substr(0, end)) + (end < text.size() ? "…\"" : "\"");
}

// "[13, 15)"
inline std::string interval_text(const Span& span) {
  return "[" + std::to_string(span.start) + ", " + std::to_string(span.end) + ")";
}

// `"48" at [13, 15) in "…hit >48< vehicles on…"`; for a span outside the text, or an empty one,
// what is wrong with it.
inline std::string in_context(std::string_view text, const Span& span, std::size_t around = 30) {
  if (span.end > text.size() || span.end < span.start)
    return interval_text(span) + ", which is not inside the text of " + std::to_string(text.size()) + " bytes";
  const auto from = span.start > around ? character_start(text, span.start - around) : 0;
  const auto to = character_start(text, span.end + around);
  return in_quotes(span.of(text)) + " at " + interval_text(span) + " in \"" + (from > 0 ? "…" : "") +
         one_line(text.substr(from, span.start - from)) + ">" + one_line(span.of(text)) + "<" +
         one_line(text.substr(span.end, to - span.end)) + (to < text.size() ? "…\"" : "\"");
}

}  // namespace testing

DOSSIER_NAMESPACE_END
