#include "copy.hpp"

#include <algorithm>

#include "dossier/text/utf8.hpp"

namespace dossier_postgres {
namespace {

constexpr char substitute = '\x1a';

// Bytes that a line of COPY can hold unescaped.
constexpr bool is_plain(char c) {
  return static_cast<unsigned char>(c) < 0x80 && c != '\0' && c != '\n' && c != '\r' && c != '\t' && c != '\\';
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool in_number(char c) { return is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E'; }

// numeric holds 131,072 digits before the point and 16,383 after it.
bool fits_numeric(std::string_view number) {
  constexpr std::size_t most_digits = 1000;
  const auto exponent = number.find_first_of("eE");
  if (number.size() > most_digits) return false;
  return exponent == std::string_view::npos ||
         std::count_if(number.begin() + static_cast<std::ptrdiff_t>(exponent), number.end(), is_digit) <= 4;
}

}  // namespace

bool append_text(std::string& line, std::string_view text) {
  bool replaced = false;
  std::size_t plain = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_plain(text[at])) {
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(text[at]) >= 0x80)
      if (const auto character = dossier::decode_utf8(text, at); character.valid) {
        at += character.size;
        continue;
      }
    line.append(text, plain, at - plain);
    switch (text[at]) {
      case '\n': line += "\\n"; break;
      case '\r': line += "\\r"; break;
      case '\t': line += "\\t"; break;
      case '\\': line += "\\\\"; break;
      default: line += substitute; replaced = true;
    }
    plain = ++at;
  }
  line.append(text, plain, text.size() - plain);
  return replaced;
}

bool append_jsonb(std::string& line, std::string_view json) {
  bool replaced = false;
  bool quoted = false;
  std::size_t at = 0;
  while (at < json.size()) {
    const std::size_t from = at;
    if (quoted) {
      while (at < json.size() && json[at] != '"' && json[at] != '\\')
        ++at;  // find_first_of would call memchr for each byte
      line.append(json, from, at - from);
      if (at == json.size()) break;
      if (json[at] == '"') {
        quoted = false;
        line += json[at++];
      } else if (json.substr(at, 6) == "\\u0000") {
        line += "\\\\u001a";
        at += 6;
        replaced = true;
      } else {  // an escape: its backslash, doubled for COPY, and the next character
        line += "\\\\";
        const auto next = json.substr(at + 1, 1);
        line += next == "\\" ? "\\\\" : next;
        at += 2;
      }
    } else if (is_digit(json[at]) || json[at] == '-') {
      while (at < json.size() && in_number(json[at])) ++at;
      const auto number = json.substr(from, at - from);
      const bool fits = fits_numeric(number);
      line += fits ? number : "null";
      replaced = replaced || !fits;
    } else {
      quoted = json[at] == '"';
      line += json[at++];
    }
  }
  return replaced;
}

void append_bytes(std::string& line, std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  line += "\\\\x";
  for (const char c : bytes) {
    line += digits[static_cast<unsigned char>(c) >> 4];
    line += digits[static_cast<unsigned char>(c) & 15];
  }
}

bool is_plain_decimal(std::string_view digits) {
  if (digits.starts_with('-')) digits.remove_prefix(1);
  if (digits.size() > 1000 || digits.empty() || !is_digit(digits.front()) || !is_digit(digits.back())) return false;
  return std::count(digits.begin(), digits.end(), '.') <= 1 &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == '.'; });
}

void Copy::send_if_large(Table table, bool main) {
  const auto size = lines_[static_cast<std::size_t>(table)].size();
  if (size >= held || (size >= piece && (main || open_ == table))) send(table);
}

void Copy::send(Table table) {
  if (open_ != table) {
    if (open_) connection_.end_copy();
    open_.reset();
    connection_.begin_copy(statement_(table));
    open_ = table;
  }
  auto& lines = lines_[static_cast<std::size_t>(table)];
  for (std::size_t at = 0; at < lines.size(); at += held)  // libpq buffers a copy of each piece
    connection_.send(std::string_view(lines).substr(at, held));
  lines.clear();
  if (lines.capacity() > 2 * held) lines.shrink_to_fit();
}

void Copy::finish() {
  for (std::size_t t = 0; t < lines_.size(); ++t)
    if (!lines_[t].empty()) send(static_cast<Table>(t));
  if (open_) connection_.end_copy();
  open_.reset();
}

}  // namespace dossier_postgres
