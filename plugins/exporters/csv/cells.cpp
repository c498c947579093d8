#include "cells.hpp"

#include <algorithm>
#include <array>

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

// The first characters that make a spreadsheet run a text as a formula, and the apostrophe itself, so that removing
// one leading apostrophe restores the text.
bool needs_guard(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r\n'").find(text.front()) != std::string_view::npos;
}

// The characters for which a cell is quoted. A table, because every byte of every text is checked.
constexpr auto quoting = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {',', '"', '\r', '\n', '\0'}) table[c] = true;
  return table;
}();
bool is_quoting(char c) { return quoting[static_cast<unsigned char>(c)]; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool needs_quotes(std::string_view text) {
  return text.empty() || is_blank(text.front()) || is_blank(text.back()) || std::ranges::any_of(text, is_quoting);
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
  if (raw.front() != '"') {  // a number, true, false, a list or an object: never run as a formula
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
    out += text;
    return;
  }
  out += guarded ? "\"'" : "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto next = static_cast<std::size_t>(
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_quoting) - text.begin());
    out.append(text, at, next - at);
    if (next < text.size()) {
      if (text[next] == '\0') {
        out += replacement;
      } else {
        out.append(text[next] == '"' ? 2 : 1, text[next]);
      }
    }
    at = next + 1;
  }
  out += '"';
}

}  // namespace dossier_csv
