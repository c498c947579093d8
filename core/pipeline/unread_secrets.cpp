#include "core/pipeline/unread_secrets.hpp"

#include <set>

namespace dossier::pipeline {
namespace {

constexpr std::string_view blanks = " \t\r";

bool is_of_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

// The start of the value of the key at this place; npos if it is not a key.
std::size_t value_after(std::string_view line, std::size_t at, std::size_t length) {
  if (at > 0 && is_of_a_name(line[at - 1])) return line.npos;
  auto end = at + length;
  if (end < line.size() && (line[end] == '"' || line[end] == '\'')) ++end;
  end = line.find_first_not_of(blanks, end);
  return end != line.npos && line[end] == ':' ? end + 1 : line.npos;
}

// The first value on the line whose key is one of these.
std::size_t first_value(std::string_view line, const std::set<std::string, std::less<>>& keys) {
  std::size_t first = line.npos;
  for (const auto& key : keys)
    for (auto at = line.find(key); at != line.npos; at = line.find(key, at + 1))
      first = std::min(first, value_after(line, at, key.size()));
  return first;
}

bool has_secret_variable(std::string_view text) {
  for (auto at = text.find("type"); at != text.npos; at = text.find("type", at + 1)) {
    const auto start = value_after(text, at, 4);
    if (start == text.npos) continue;
    const auto value = text.find_first_not_of(" \t\"'", start);
    if (value != text.npos && text.substr(value).starts_with("secret")) return true;
  }
  return false;
}

void hide_in(const Source& source, const std::set<std::string, std::less<>>& keys, Report& report) {
  const std::string_view text = source.text;
  std::size_t deeper_than = text.npos;  // lines with a deeper indentation belong to a secret
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    const auto indented = indentation(line);
    if (indented == line.size()) {
      // an empty line does not end the value
    } else if (deeper_than != text.npos && indented > deeper_than) {
      report.hide(Place{&source, begin, line.size()});
    } else {
      const auto value = first_value(line, keys);
      deeper_than = value == line.npos ? text.npos : indented;
      if (value != line.npos) report.hide(Place{&source, begin + value, line.size() - value});
    }
    begin = end + 1;
  }
}

}  // namespace

void hide_unread_secrets(const plugin::Catalog& catalog, Report& report) {
  std::set<std::string, std::less<>> keys;
  for (const auto& installed : catalog.plugins())
    for (const auto& option : installed.manifest.options)
      if (option.secret) keys.insert(option.name);
  for (const auto& source : report.sources()) {
    if (!source.is_file) continue;
    auto of_file = keys;
    if (has_secret_variable(source.text)) of_file.insert("default");
    hide_in(source, of_file, report);
  }
}

}  // namespace dossier::pipeline
