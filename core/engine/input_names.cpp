#include "core/engine/input_names.hpp"

#include <spdlog/fmt/fmt.h>

#include "dossier/text/fold.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::engine {
namespace {

bool ends_with_compression(std::string_view name) { return name.ends_with(".gz") || name.ends_with(".zst"); }

std::string stem(std::string_view name) {
  name = name.substr(name.find_last_of('/') + 1);
  if (ends_with_compression(name)) name = name.substr(0, name.find_last_of('.'));
  const auto dot = name.find_last_of('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

}  // namespace

std::string uri_of_name(std::string_view name) {
  if (find_invalid_utf8(name) == std::string_view::npos) return std::string(name);
  std::string uri;
  for (std::size_t at = 0; at < name.size();) {
    const auto point = decode_utf8(name, at);
    if (point.valid && point.value != '%')
      uri += name.substr(at, point.size);
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(name[at]));
    at += point.size;
  }
  return uri;
}

std::string NamesInside::unique(std::string name) {
  if (name.empty()) name = "unnamed";
  auto number = ++seen_[name];
  if (number == 1) return name;
  auto end = name.find_last_of("./");
  if (end == std::string::npos || end == 0 || name[end] == '/') end = name.size();
  while (true) {
    auto numbered = name;
    numbered.insert(end, " (" + std::to_string(number) + ")");
    if (seen_.emplace(numbered, 1).second) return numbered;
    number = ++seen_[name];
  }
}

std::string default_key(std::string_view uri, std::uint64_t ordinal) {
  std::string key;
  while (true) {
    const auto member = uri.find('!');
    key += stem(uri.substr(0, member));
    if (member == std::string_view::npos) break;
    key += '!';
    uri.remove_prefix(member + 1);
  }
  return ordinal == 0 ? key : key + "#" + std::to_string(ordinal + 1);
}

std::string extension_of(std::string_view uri) {
  if (ends_with_compression(uri)) uri = uri.substr(0, uri.find_last_of('.'));
  uri = uri.substr(uri.find_last_of("/!") + 1);
  const auto dot = uri.find_last_of('.');
  if (dot == std::string_view::npos) return {};
  return lower_ascii(uri.substr(dot + 1));
}

}  // namespace dossier::engine
