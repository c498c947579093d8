// A media type and its parameters: "text/html; charset=koi8-r".
#pragma once

#include <string>
#include <string_view>

#include "dossier/text/fold.hpp"

DOSSIER_NAMESPACE_BEGIN

// The type in lower case, without its parameters.
inline std::string bare_media_type(std::string_view type) {
  type = type.substr(0, type.find(';'));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.remove_suffix(1);
  while (!type.empty() && (type.front() == ' ' || type.front() == '\t')) type.remove_prefix(1);
  return lower_ascii(type);
}

// The value of its parameter "charset" in lower case, without quotation marks; empty if it has none.
inline std::string charset_of_media_type(std::string_view type) {
  for (auto at = type.find(';'); at != std::string_view::npos;) {
    auto parameter = type.substr(at + 1);
    const auto quote = parameter.find('"');
    auto end = parameter.find(';');
    if (quote < end) {  // a quoted value may contain semicolons
      const auto close = parameter.find('"', quote + 1);
      end = close == std::string_view::npos ? close : parameter.find(';', close);
    }
    at = end == std::string_view::npos ? end : at + 1 + end;
    parameter = parameter.substr(0, end);
    const auto equals = parameter.find('=');
    if (equals == std::string_view::npos || bare_media_type(parameter.substr(0, equals)) != "charset") continue;
    auto value = bare_media_type(parameter.substr(equals + 1));
    std::erase(value, '"');
    return value;
  }
  return {};
}

DOSSIER_NAMESPACE_END
