// The records of a table in text: RFC 4180 and what programs write that do not know it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dossier/plugin/mapped_text.hpp"

namespace dossier_table {

struct Dialect {
  char delimiter = ',';
  char quote = '"';        // 0: none
  bool backslash = false;  // \" inside quotes, else ""
  std::size_t begin = 0;   // of the first record in the text
};

struct Field {
  dossier::Span span;  // without its quotes
  bool quoted = false;
};

// Spreadsheets have 16,384 columns. Of a row, one field more than this is kept, and the others are counted.
constexpr std::size_t most_columns = 100'000;

struct Record {
  dossier::Span span;      // without the line end
  std::uint64_t line = 0;  // of its first byte, from 0
  std::vector<Field> fields;
  std::uint64_t more_fields = 0;  // that are not kept
  bool more_content = false;      // one of them is not empty
  bool malformed = false;         // characters after a closing quote
  bool unclosed = false;          // a quote is closed nowhere: the record ends with the text
};

// text: with line feeds as line ends. Empty lines are no records.
class Records {
 public:
  Records(std::string_view text, const Dialect& dialect) : text_(text), dialect_(dialect), at_(dialect.begin) {}

  bool next(Record& record);
  // After an unclosed record: continues on the line after its first.
  void resume_after_first_line(const Record& record);

 private:
  Field field(Record& record);
  std::size_t closing_quote(std::size_t from) const;

  std::string_view text_;
  Dialect dialect_;
  std::size_t at_;
  std::uint64_t line_ = 0;
};

// A field's value, with its map. text: the one that the records are of.
dossier::MappedText value_of(const Field& field, const dossier::MappedText& text, const Dialect& dialect);

}  // namespace dossier_table
