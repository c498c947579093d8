#include "text_value.hpp"

#include "dossier/plugin/mapped_json.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier_jsonl {
namespace {

bool same_name(std::string_view raw, std::string_view name) {
  if (raw.find('\\') == std::string_view::npos) return raw == name;
  const auto decoded = dossier::parse_json("\"" + std::string(raw) + "\"");
  return decoded && decoded->text() && *decoded->text() == name;
}

}  // namespace

dossier::MappedText text_value(std::string_view object, std::string_view name, std::uint64_t offset) {
  dossier::MappedText text;
  const auto begin = object.find('{');
  dossier::each_json_member(object.substr(begin), [&](std::string_view raw, std::string_view value) {
    if (same_name(raw, name))
      text = dossier::mapped_json_string(value, offset + static_cast<std::uint64_t>(value.data() - object.data()));
  });
  return text;
}

}  // namespace dossier_jsonl
