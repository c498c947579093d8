// Converts rows to the text format of COPY, table by table.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "connection.hpp"
#include "dossier/export/relational.hpp"

namespace dossier_postgres {

using dossier::relational::Table;

// Appends a text to a line of COPY, as valid UTF-8. U+0000 and each byte that is not UTF-8, which PostgreSQL's text
// cannot hold, become U+001A (SUBSTITUTE), byte for byte, so that offsets stay correct. Returns whether any did.
bool append_text(std::string& line, std::string_view text);
// Appends JSON for a column of type jsonb. What jsonb cannot hold is replaced: \u0000 by \u001a, a number beyond the
// range of numeric by null. Returns whether anything was.
bool append_jsonb(std::string& line, std::string_view json);
// Appends bytes for a column of type bytea.
void append_bytes(std::string& line, std::string_view bytes);
// Whether there are only digits, a sign and a point: numeric also reads special words, such as NaN.
bool is_plain_decimal(std::string_view digits);

// A sink of dossier::relational::write_rows. The main table of a port is streamed; the rows of its child tables are
// held back until they are worth a separate COPY.
class Copy {
 public:
  // first_column: of every row, in COPY's format. statement: returns COPY ... FROM STDIN for a table.
  Copy(Connection& connection, std::string first_column, std::function<std::string(Table)> statement)
      : connection_(connection), first_column_(std::move(first_column)), statement_(std::move(statement)) {}

  template <class... Values>
  void row(Table table, const Values&... values) {
    auto& lines = lines_[static_cast<std::size_t>(table)];
    lines += first_column_;
    ((lines += '\t', append(lines, values)), ...);
    lines += '\n';
    send_if_large(table, has_record<Values...>);
  }
  // Sends what is held back. On return the server has accepted every row.
  void finish();

 private:
  static constexpr std::size_t piece = std::size_t{64} << 10;  // worth a packet
  static constexpr std::size_t held = std::size_t{4} << 20;    // worth switching tables

  template <class... Values>
  static constexpr bool has_record = (std::is_same_v<Values, dossier::relational::RecordJson> || ...);

  void send_if_large(Table table, bool main);
  void send(Table table);

  static void append_null(std::string& line) { line += "\\N"; }
  static void append(std::string& line, std::string_view text) {
    if (text.empty()) return append_null(line);
    append_text(line, text);
  }
  static void append(std::string& line, const std::string& text) { append(line, std::string_view(text)); }
  static void append(std::string& line, const dossier::relational::KeptText& kept) { append_text(line, kept.text); }
  static void append(std::string& line, const dossier::relational::Decimal& decimal) {
    if (!is_plain_decimal(decimal.digits)) return append_null(line);
    line += decimal.digits;
  }
  static void append(std::string& line, const dossier::relational::JsonList& list) {
    if (list.json.empty()) return append_null(line);
    append_jsonb(line, list.json);
  }
  // Two columns each: what PostgreSQL can hold, and all bytes if that is not everything.
  static void append(std::string& line, const dossier::relational::DocumentText& text) {
    with_bytes(line, append_text(line, text.text), text.text);
  }
  static void append(std::string& line, const dossier::relational::RecordJson& record) {
    with_bytes(line, append_jsonb(line, record.json), record.json);
  }
  static void with_bytes(std::string& line, bool replaced, std::string_view bytes) {
    line += '\t';
    if (!replaced) return append_null(line);
    append_bytes(line, bytes);
  }
  static void append(std::string& line, bool value) { line += value ? 't' : 'f'; }
  static void append(std::string& line, double value) {
    char buffer[32];
    line.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
  }
  static void append(std::string& line, std::int64_t value) { line += std::to_string(value); }
  static void append(std::string& line, std::uint64_t value) { line += std::to_string(value); }
  template <class T>
  static void append(std::string& line, const std::optional<T>& value) {
    if (!value) return append_null(line);
    append(line, *value);
  }

  Connection& connection_;
  std::string first_column_;
  std::function<std::string(Table)> statement_;
  std::array<std::string, dossier::relational::table_count> lines_;
  std::optional<Table> open_;  // whose COPY is running
};

}  // namespace dossier_postgres
