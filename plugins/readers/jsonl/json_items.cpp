#include "json_items.hpp"

#include <algorithm>

#include "dossier/record/json_scan.hpp"

namespace dossier_jsonl {
namespace {

using dossier::json_scan::skip_space;

bool is_list_of_objects(std::string_view value) {
  if (!value.starts_with('[')) return false;
  const auto at = skip_space(value, 1);
  return at < value.size() && value[at] == '{';
}

}  // namespace

ArrayFault each_item(std::string_view text, std::size_t begin, const std::function<void(const dossier::Span&)>& visit) {
  const auto expected = [&](std::string_view what, std::size_t at) {
    const std::string found = at < text.size() ? "'" + std::string(1, text[at]) + "'" : "the end";
    return ArrayFault{"expected " + std::string(what) + ", found " + found, {at, text.size()}};
  };
  std::size_t at = skip_space(text, begin + 1);
  if (at >= text.size() || text[at] != ']')
    for (;; ++at) {
      at = skip_space(text, at);
      const auto end = dossier::end_of_json_value(text, at);
      if (end == at) return expected("an object", at);
      visit({at, end});
      at = skip_space(text, end);
      if (at >= text.size() || text[at] != ',') break;
    }
  if (at >= text.size() || text[at] != ']') return expected("',' or ']'", at);
  const auto rest = skip_space(text, at + 1);
  return begin == skip_space(text, 0) && rest < text.size() ? expected("the end", rest) : ArrayFault{};
}

std::string_view only_list(std::string_view object) {
  std::string_view found;
  int lists = 0;
  dossier::each_json_member(object, [&](std::string_view, std::string_view value) {
    if (!is_list_of_objects(value)) return;
    ++lists;
    found = value;
  });
  return lists == 1 ? found : std::string_view();
}

}  // namespace dossier_jsonl
