#include "rows.hpp"

namespace dossier_csv {
namespace {

constexpr std::string_view line_end = "\r\n";

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += out.empty() || out.back() == '{' ? (out.empty() ? "{\"" : "\"") : ",\"";
  out.append(name).append("\":").append(value);
}

// The columns of one field. They are adjacent, so the search continues where the last one ended.
std::span<const Column> columns_of_field(std::span<const Column> columns, std::string_view field, std::size_t& from) {
  for (std::size_t tried = 0; tried < columns.size(); ++tried, from = from + 1 < columns.size() ? from + 1 : 0) {
    if (columns[from].field != field) continue;
    auto end = from;
    while (end < columns.size() && columns[end].field == field) ++end;
    const auto some = columns.subspan(from, end - from);
    from = end < columns.size() ? end : 0;
    return some;
  }
  return {};
}

}  // namespace

std::string Rows::head_of(std::string_view port) {
  std::string line;
  for (const auto& column : columns_of(port)) line.append(column.name).append(",");
  return line + "more" + std::string(line_end);
}

void Rows::append(std::string& out, const dossier::ExportRecord& record) {
  const auto columns = columns_of(record.port);
  found_.assign(columns.size(), {});
  more_.clear();
  std::size_t next = 0;
  dossier::each_json_member(record.json, [&](std::string_view field, std::string_view value) {
    const auto some = columns_of_field(columns, field, next);
    const auto first = static_cast<std::size_t>(some.data() - columns.data());
    if (some.empty()) return append_member(more_, field, value);
    if (some.front().inner.empty()) {
      found_[first] = value;
      return;
    }
    if (!value.starts_with('{')) return append_member(more_, field, value);
    std::string others;
    dossier::each_json_member(value, [&](std::string_view inner, std::string_view part) {
      for (std::size_t i = 0; i < some.size(); ++i)
        if (some[i].inner == inner) {
          found_[first + i] = part;
          return;
        }
      append_member(others, inner, part);
    });
    if (!others.empty()) append_member(more_, field, others + "}");
  });
  if (!more_.empty()) more_ += '}';
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (record.port == "documents" && columns[i].field == "text") {
      cells_.append_text(out, record.text);
    } else {
      cells_.append(out, found_[i], columns[i].form);
    }
    out += ',';
  }
  if (!more_.empty()) cells_.append_text(out, more_, Form::json);
  out += line_end;
}

}  // namespace dossier_csv
