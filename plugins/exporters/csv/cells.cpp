#include "cells.hpp"

#include <algorithm>

#include "dossier/record/json.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier_csv {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  bool digits = false;
  bool point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits = true;
    } else if (c == '.' && digits && !point) {
      point = true;
    } else {
      return false;
    }
  }
  return digits && text.back() != '.';
}

// The first characters that a spreadsheet takes for the beginning of a formula, and the mark itself, so that taking
// one leading apostrophe away gives the text again.
bool needs_guard(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r\n'").find(text.front()) != std::string_view::npos;
}

bool needs_quotes(std::string_view text) {
  return text.empty() || text.find_first_of(",\"\r\n") != std::string_view::npos || text.front() == ' ' ||
         text.back() == ' ' || text.front() == '\t' || text.back() == '\t';
}

}  // namespace

void append_unescaped(std::string& out, std::string_view quoted) {
  const auto inside = quoted.substr(1, quoted.size() - 2);
  if (inside.find('\\') == std::string_view::npos) {
    out += inside;
    return;
  }
  if (const auto value = dossier::parse_json(quoted); value && value->text()) {
    for (const char c : *value->text()) {
      if (c == '\0') {
        out += replacement;
      } else {
        out += c;
      }
    }
  }
}

void Cells::append(std::string& out, std::string_view raw, Form form) {
  if (raw.empty() || raw == "null") return;
  if (raw.front() != '"') {  // a number, true, false, a list or an object: never taken for a formula
    if (form != Form::json) {
      out += raw;
      return;
    }
    append_text(out, raw, form);
    return;
  }
  plain_.clear();
  append_unescaped(plain_, raw);
  append_text(out, plain_, form);
}

void Cells::append_text(std::string& out, std::string_view text, Form form) {
  const bool guarded = guard_ && form != Form::json && !(form == Form::number && is_number(text)) && needs_guard(text);
  if (!guarded && !needs_quotes(text)) {
    if (text.find('\0') == std::string_view::npos) {
      out += text;
    } else {
      for (const char c : text) c == '\0' ? out.append(replacement) : out.append(1, c);
    }
    return;
  }
  out += '"';
  if (guarded) out += '\'';
  for (std::size_t at = 0; at < text.size();) {
    const auto next = std::min(text.find_first_of(std::string_view("\"\0", 2), at), text.size());
    out.append(text, at, next - at);
    if (next < text.size()) out += text[next] == '"' ? std::string_view("\"\"") : replacement;
    at = next + 1;
  }
  out += '"';
}

}  // namespace dossier_csv
