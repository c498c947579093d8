#include "dialect.hpp"

#include <tuple>

namespace dossier_table {
namespace {

constexpr std::size_t sample_size = 1 << 16;
constexpr std::size_t sample_records = 200;

struct Candidate {
  char quote;
  bool backslash;
};
constexpr Candidate candidates[] = {{'"', false}, {'"', true}, {'\'', false}, {0, false}};

struct Tried {
  FoundDialect found;
  std::size_t malformed = 0;
  std::size_t quoted = 0;

  // Regular records first, then few mistakes, then single quotes if all records have them, then many fields.
  auto rank() const {
    const std::size_t regular = found.records ? found.equal * 1000 / found.records : 0;
    return std::tuple(found.fields > 1 ? regular : 0, sample_records - malformed,
                      found.dialect.quote == '\'' && quoted + 1 >= found.records, found.fields);
  }
};

Tried try_dialect(std::string_view text, const Dialect& dialect, bool truncated) {
  Tried tried;
  tried.found.dialect = dialect;
  Records records(text, dialect);
  Record record;
  while (tried.found.records < sample_records && records.next(record)) {
    if (truncated && record.span.end == text.size()) break;
    if (tried.found.records == 0) tried.found.fields = record.fields.size();
    ++tried.found.records;
    tried.found.equal += record.fields.size() == tried.found.fields;
    tried.malformed += record.malformed || record.unclosed;
    for (const auto& field : record.fields) tried.quoted += field.quoted;
  }
  return tried;
}

// The line that spreadsheets write before a table: sep=;
std::size_t read_separator_line(std::string_view text, char& delimiter) {
  if (!text.starts_with("sep=") || text.size() < 6 || text[5] != '\n') return 0;
  delimiter = text[4];
  return 6;
}

}  // namespace

FoundDialect find_dialect(std::string_view text, char given, bool truncated) {
  const std::size_t begin = read_separator_line(text, given);
  truncated = truncated || text.size() > sample_size;
  const auto sample = text.substr(0, sample_size);
  Tried best;
  bool any = false;
  for (const char delimiter : given ? std::string(1, given) : std::string(",;\t|"))
    for (const auto& [quote, backslash] : candidates) {
      const auto tried = try_dialect(sample, {delimiter, quote, backslash, begin}, truncated);
      if (quote && quote != '"' && !tried.quoted) continue;
      if (!any || tried.rank() > best.rank()) best = tried;
      any = true;
    }
  return best.found;
}

}  // namespace dossier_table
