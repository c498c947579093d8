// A line of documents.jsonl from a document's canonical record and its text, without reading the record: members
// have a fixed order, so the place of the text is found from the few members before it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"

DOSSIER_NAMESPACE_BEGIN

struct FieldNames {
  std::vector<std::string_view> all;
  template <class T>
  void operator()(std::string_view name, T&) {
    all.push_back(name);
  }
};

// The names of the fields before the text.
inline const std::vector<std::string_view>& fields_before_text() {
  static const FieldNames names = [] {
    FieldNames collected;
    Document().head_fields(collected);
    return collected;
  }();
  return names.all;
}

// Appends what encode_with_text returns. record: canonical, without the document's text.
inline void append_with_text(std::string& out, std::string_view record, std::string_view text) {
  const auto& before = fields_before_text();
  std::size_t place = 1;  // after the opening brace, or after the last member before the text
  for (std::size_t at = 1; at < record.size() && record[at] == '"';) {
    const auto name_end = record.find('"', at + 1);
    if (name_end == std::string_view::npos) break;
    const auto name = record.substr(at + 1, name_end - at - 1);
    if (std::find(before.begin(), before.end(), name) == before.end()) break;
    place = end_of_json_value(record, name_end + 2);
    at = place + 1;
  }
  const auto after = record.substr(std::min(place, record.size()));
  out.reserve(out.size() + record.size() + text.size() + text.size() / 32 + 16);
  out.append(record.substr(0, place));
  if (place > 1) out += ',';
  out += "\"text\":";
  append_json_string(out, text);
  if (after.starts_with('"')) out += ',';
  out.append(after);
}

DOSSIER_NAMESPACE_END
