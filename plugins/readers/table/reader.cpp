// reader.table: tables in text (CSV, TSV), each row a document.
#include <algorithm>
#include <optional>
#include <set>

#include "charset/legacy.hpp"
#include "columns.hpp"
#include "dialect.hpp"
#include "dossier/plugin.hpp"
#include "dossier/record/left_out.hpp"
#include "dossier/text/dates.hpp"
#include "language/byline.hpp"

namespace dossier_table {
namespace {

using dossier::MappedText;

constexpr std::size_t looked_at_rows = 50;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,-+% ") == std::string_view::npos;
}

// Names, not values: short, none a number, none a sentence, none twice.
bool looks_like_header(const Record& record, std::string_view text) {
  constexpr std::size_t longest = 60;
  std::set<std::string_view> seen;
  for (const auto& field : record.fields) {
    const auto name = field.span.of(text);
    if (name.empty() || name.size() > longest || is_number(name) || name.find('\n') != name.npos || name.ends_with('.'))
      return false;
    if (!seen.insert(name).second) return false;
  }
  return true;
}

std::size_t known_headers(const Record& record, std::string_view text) {
  std::size_t known = 0;
  for (const auto& field : record.fields) known += field_of_header(field.span.of(text)) != FieldName::other;
  return known;
}

// "['Anna Orme', 'Ben Vale']", as programs print lists.
std::string without_list_marks(std::string text) {
  if (!text.starts_with('[') || !text.ends_with(']')) return text;
  std::erase_if(text, [](char c) { return c == '[' || c == ']' || c == '"' || c == '\''; });
  return text;
}

char delimiter_of(const std::string& option) {
  if (option == "comma") return ',';
  if (option == "semicolon") return ';';
  if (option == "tab") return '\t';
  return option == "bar" ? '|' : '\0';
}

class TableReading {
 public:
  TableReading(const dossier::Options& options, const MappedText& text, dossier::DocumentSink& sink)
      : options_(options), text_(text), sink_(sink) {}

  // charset and replaced characters of the input, for the metadata.
  void run(const dossier::Decoded& decoded) {
    const std::string_view all = text_.text();
    const auto found = find_dialect(all, delimiter_of(options_.text("delimiter")), false);
    dialect_ = found.dialect;
    Records records(all, dialect_);
    Record record;
    if (!records.next(record)) return sink_.drop("text", "empty");
    if (record.fields.size() > most_columns)
      throw dossier::Error("too_many_columns",
                           "expected a table of at most " + std::to_string(most_columns) + " columns, found " +
                               std::to_string(record.fields.size() + record.more_fields) + "; divide it");
    const bool has_header = choose_header(record);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto name = has_header ? value_of(record.fields[i], text_, dialect_).text() : std::string();
      names.push_back(name.empty() ? std::to_string(i + 1) : std::move(name));
    }
    columns_.emplace(std::move(names), options_);
    if (!has_header) records = Records(all, dialect_);
    if (!columns_->has(FieldName::text) && !renders()) find_text_column(records);
    read_rows(records, record, decoded);
  }

 private:
  bool renders() const { return options_.text("rows") == "rendered"; }

  bool choose_header(const Record& first) const {
    const auto option = options_.text("header");
    if (option != "auto") return option == "yes";
    return known_headers(first, text_.text()) > 0 || looks_like_header(first, text_.text());
  }

  // No header says which column is the text: the one that is much longer than all others, if it is prose.
  void find_text_column(Records records) {
    constexpr std::size_t shortest = 100;  // bytes, on average
    std::vector<std::size_t> sizes(columns_->size());
    std::size_t rows = 0;
    for (Record record; rows < looked_at_rows && records.next(record);) {
      if (record.fields.size() != sizes.size()) continue;
      ++rows;
      for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] += record.fields[i].span.size();
    }
    const auto longest = std::max_element(sizes.begin(), sizes.end());
    const auto rest = std::count_if(sizes.begin(), sizes.end(), [&](std::size_t size) { return size * 2 > *longest; });
    if (rows > 0 && *longest >= shortest * rows && rest == 1)
      return columns_->set(static_cast<std::size_t>(longest - sizes.begin()), FieldName::text);
    std::string found;
    for (std::size_t i = 0; i < columns_->size(); ++i) found += (i ? ", " : "") + columns_->name(i);
    throw dossier::Error("no_text_column",
                         "expected a column with the text, found the columns " + found.substr(0, 400) +
                             "; the option text_column names another, and `rows: rendered` makes a text of each row")
        .at_option("text_column");
  }

  void read_rows(Records records, Record& record, const dossier::Decoded& decoded) {
    constexpr int most_retries = 16;
    int retries = 0;
    std::uint64_t row = 0;
    while (records.next(record)) {
      if (row % 256 == 0) sink_.checkpoint();
      const std::string unit = "line " + std::to_string(record.line + 1);
      const auto reject = [&](std::string_view code, const std::string& message, const dossier::Span& part) {
        sink_.reject(unit, code, unit + ": " + message, text_.source_of(part));
      };
      if (record.unclosed && retries++ < most_retries) {
        const auto end = std::min<std::uint64_t>(text_.text().find('\n', record.span.start), text_.size());
        reject("bad_row", "expected a closing " + std::string(1, dialect_.quote) + ", found none up to the end",
               {record.span.start, end});
        records.resume_after_first_line(record);
      } else if (record.unclosed) {
        reject("bad_row", "expected a closing " + std::string(1, dialect_.quote) + ", found none; the rest is not read",
               record.span);
      } else if (!fits(record)) {
        reject("bad_row",
               "expected " + std::to_string(columns_->size()) + " fields, found " +
                   std::to_string(record.fields.size() + record.more_fields),
               record.span);
      } else {
        emit(record, row, decoded);
      }
      ++row;
    }
  }

  // Spreadsheets add empty fields.
  bool fits(const Record& record) const {
    return record.fields.size() >= columns_->size() && !record.more_content &&
           std::all_of(record.fields.begin() + static_cast<std::ptrdiff_t>(columns_->size()), record.fields.end(),
                       [](const Field& field) { return field.span.size() == 0; });
  }

  void emit(const Record& record, std::uint64_t row, const dossier::Decoded& decoded) {
    dossier::Document document;
    dossier::Json::Object others;
    MappedText text;
    for (std::size_t i = 0; i < columns_->size(); ++i) {
      auto value = value_of(record.fields[i], text_, dialect_);
      if (renders() && value.size() > 0) {
        if (text.size() > 0) text.insert("\n");
        text.insert(columns_->name(i) + ": ");
        text.append(value, {0, value.size()});
      }
      if (columns_->field(i) != FieldName::text)
        set(document, others, i, value.text());
      else if (!renders())
        text = std::move(value);
    }
    if (text.text().find_first_not_of(" \t\n") == std::string::npos)
      return sink_.drop("line " + std::to_string(record.line + 1), "empty", text_.source_of(record.span));
    if (renders()) document.blocks = {{"table", 0, text.size()}};
    document.media_type = dialect_.delimiter == '\t' ? "text/tab-separated-values" : "text/csv";
    if (!others.empty()) document.metadata = dossier::Json(std::move(others));
    if (decoded.charset != "utf-8") document.metadata.set("charset", decoded.charset);
    if (decoded.replaced) document.metadata.set("replaced_characters", decoded.replaced);
    dossier::LeftOut left_out(dossier::loss_reason::fields);
    left_out.set_share(text_.source_of({record.span.start, std::min(record.span.end + 1, text_.size())}));
    left_out.store(document.metadata);
    document.text = text.text();
    sink_.emit(document, text.runs(), row);
  }

  // others: the metadata, by names that are there once.
  void set(dossier::Document& document, dossier::Json::Object& others, std::size_t column,
           const std::string& value) const {
    if (value.empty()) return;
    const auto date = [&](std::string& to) {
      if (auto read = dossier::parse_written_date(value))
        to = std::move(*read);
      else
        others.emplace_back(columns_->name(column), value);
    };
    switch (columns_->field(column)) {
      case FieldName::id: document.key = value; break;
      case FieldName::title: document.title = value; break;
      case FieldName::source: document.source = value; break;
      case FieldName::url: document.url = value; break;
      case FieldName::language: document.language = value; break;
      case FieldName::published: date(document.published); break;
      case FieldName::updated: date(document.updated); break;
      case FieldName::authors: document.authors = language::credited_names(without_list_marks(value)); break;
      case FieldName::text:
      case FieldName::other: others.emplace_back(columns_->name(column), value);
    }
  }

  const dossier::Options& options_;
  const MappedText& text_;
  dossier::DocumentSink& sink_;
  Dialect dialect_;
  std::optional<Columns> columns_;
};

}  // namespace

class Table {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.table", .version = "1.0.0", .summary = "Reads tables in text (CSV, TSV): each row a document."};
  static dossier::OptionDeclarations options() {
    auto all = column_options();
    all.push_back(dossier::option("delimiter")
                      .choice("auto", {"auto", "comma", "semicolon", "tab", "bar"})
                      .help("What separates the fields of a row."));
    all.push_back(dossier::option("header")
                      .choice("auto", {"auto", "yes", "no"})
                      .help("Whether the first row names the columns."));
    all.push_back(
        dossier::option("rows")
            .choice("texts", {"texts", "rendered"})
            .help("texts: a row needs a column with its text; rendered: its text is a line \"name: value\" for "
                  "each field."));
    return all;
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.media_types = {"text/csv", "text/tab-separated-values"};
    manifest.extensions = {"csv", "tsv"};
  }
  static int sniff(std::string_view uri, std::string_view head);

  explicit Table(const dossier::Options& options) : options_(options) {}

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    auto decoded = charset::decode(input.bytes, {}, false);
    const auto text = dossier::with_line_feeds(std::move(decoded.text));
    TableReading(options_, text, sink).run(decoded);
  }

 private:
  dossier::Options options_;
};

// Prose has commas and semicolons too: every record must have as many fields as the first, which names columns.
int Table::sniff(std::string_view, std::string_view head) {
  constexpr std::size_t whole_head = 4000;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  std::string text(head);
  std::erase(text, '\r');
  if (text.find('\0') != std::string::npos || text.starts_with('<') || text.starts_with('{') || text.starts_with('['))
    return 0;
  const auto found = find_dialect(text, 0, head.size() >= whole_head);
  if (found.fields < 2) return 0;
  Records records(text, found.dialect);
  Record first;
  if (!records.next(first) || !looks_like_header(first, text) || found.equal != std::max<std::size_t>(found.records, 1))
    return 0;
  const auto known = known_headers(first, text);
  if (known >= 2) return found.records >= 2 ? 90 : 70;
  if (found.records < 3 || found.fields < 3) return 0;
  return known == 1 ? 60 : found.records >= 4 ? 40 : 0;
}

}  // namespace dossier_table

DOSSIER_PLUGIN(dossier_table::Table)
