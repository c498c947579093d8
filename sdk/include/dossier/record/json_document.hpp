// Telling a JSON document from JSON lines.
#pragma once

#include <string_view>

#include "dossier/record/json_scan.hpp"

DOSSIER_NAMESPACE_BEGIN

// Whether an input is one JSON value rather than lines of them: it begins with an array of objects, or with an object that
// does not end on its line. head: its beginning, or all of it.
inline bool is_json_document(std::string_view head) {
  using json_scan::skip_space;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(skip_space(head, 0));
  if (head.starts_with('[')) {
    const auto item = skip_space(head, 1);
    if (item < head.size() && head[item] == ']') return skip_space(head, item + 1) == head.size();
    if (item >= head.size() || head[item] != '{') return false;
    const auto inside = skip_space(head, item + 1);
    return inside == head.size() || head[inside] == '"' || head[inside] == '}';
  }
  if (!head.starts_with('{')) return false;
  const auto member = skip_space(head, 1);
  if (member >= head.size() || head[member] != '"') return false;
  const auto line_end = head.find('\n');
  return line_end < member || (line_end != std::string_view::npos && end_of_json_value(head, 0) > line_end);
}

DOSSIER_NAMESPACE_END
