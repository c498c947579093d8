#include "records.hpp"

#include <algorithm>

namespace dossier_table {

bool Records::next(Record& record) {
  while (at_ < text_.size() && text_[at_] == '\n') {
    ++at_;
    ++line_;
  }
  record.fields.clear();
  record.malformed = record.unclosed = record.more_content = false;
  record.more_fields = 0;
  if (at_ >= text_.size()) return false;
  record.line = line_;
  record.span.start = at_;
  while (true) {
    const auto one = field(record);
    if (record.fields.size() <= most_columns) {
      record.fields.push_back(one);
    } else {
      ++record.more_fields;
      record.more_content = record.more_content || one.span.size() > 0;
    }
    if (at_ >= text_.size() || text_[at_] == '\n') break;
    ++at_;  // the delimiter
  }
  record.span.end = at_;
  const auto bytes = record.span.of(text_);
  line_ += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  return true;
}

void Records::resume_after_first_line(const Record& record) {
  at_ = std::min(text_.find('\n', record.span.start), text_.size());
  line_ = record.line;
}

std::size_t Records::closing_quote(std::size_t from) const {
  const char marks[] = {dialect_.quote, dialect_.backslash ? '\\' : dialect_.quote};
  for (std::size_t at = from; (at = text_.find_first_of({marks, 2}, at)) != std::string_view::npos; at += 2) {
    if (text_[at] != dialect_.quote) continue;  // an escaped character
    if (dialect_.backslash || at + 1 >= text_.size() || text_[at + 1] != dialect_.quote) return at;
  }
  return std::string_view::npos;
}

Field Records::field(Record& record) {
  const auto plain_end = [&](std::size_t from) {
    const char ends[] = {dialect_.delimiter, '\n'};
    return std::min(text_.find_first_of({ends, 2}, from), text_.size());
  };
  const std::size_t from = at_;
  std::size_t open = from;
  while (open < text_.size() && text_[open] == ' ') ++open;
  if (!dialect_.quote || open >= text_.size() || text_[open] != dialect_.quote) {
    at_ = plain_end(from);
    return {{from, at_}, false};
  }
  const std::size_t close = closing_quote(open + 1);
  if (close == std::string_view::npos) {
    record.unclosed = true;
    at_ = text_.size();
    return {{open + 1, at_}, true};
  }
  at_ = close + 1;
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  if (at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == dialect_.delimiter) return {{open + 1, close}, true};
  record.malformed = true;
  at_ = plain_end(close + 1);
  return {{from, at_}, false};
}

dossier::MappedText value_of(const Field& field, const dossier::MappedText& text, const Dialect& dialect) {
  dossier::MappedText value;
  const char escape = dialect.backslash ? '\\' : dialect.quote;
  const auto raw = field.span.of(text.text());
  std::size_t from = 0;
  if (field.quoted)
    for (std::size_t at = raw.find(escape); at != std::string_view::npos && at + 1 < raw.size();
         at = raw.find(escape, at + 2)) {
      value.append(text, {field.span.start + from, field.span.start + at});
      value.replace(raw.substr(at + 1, 1), text.source_of({field.span.start + at, field.span.start + at + 2}));
      from = at + 2;
    }
  value.append(text, {field.span.start + from, field.span.end});
  return value;
}

}  // namespace dossier_table
