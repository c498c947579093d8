// A plugin's configuration, already checked against its declarations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/manifest/option.hpp"
#include "dossier/plugin/error.hpp"

DOSSIER_NAMESPACE_BEGIN

class Options {
 public:
  // given: a JSON object. Throws Error with the option's name where it does not fit.
  Options(OptionDeclarations declarations, const Json& given) : declarations_(std::move(declarations)), given_(given) {
    if (!given.object()) throw Error("bad_options", "expected an object of options, found " + given.dump());
    for (const auto& [name, value] : *given.object()) {
      const auto* declaration = find(name);
      if (!declaration) throw Error("unknown_option", "there is no option \"" + name + "\"").at_option(name);
      if (const auto fault = check_option(*declaration, value)) throw Error("bad_option", *fault).at_option(name);
    }
    for (const auto& declaration : declarations_)
      if (declaration.required() && !given.find(declaration.name))
        throw Error("missing_option", "the option \"" + declaration.name + "\" is required")
            .at_option(declaration.name);
  }

  bool boolean(std::string_view name) const { return value(name).boolean() && *value(name).boolean(); }
  std::int64_t integer(std::string_view name) const { return value(name).as_integer(); }
  double number(std::string_view name) const { return value(name).as_double(); }
  // Also of paths and choices; empty for an optional one that was not given.
  std::string text(std::string_view name) const { return value(name).text() ? *value(name).text() : std::string(); }
  std::vector<std::string> list(std::string_view name) const {
    std::vector<std::string> items;
    if (const auto* array = value(name).array())
      for (const auto& item : *array) items.push_back(*item.text());
    return items;
  }
  bool has(std::string_view name) const { return given_.find(name) != nullptr; }

 private:
  const OptionDeclaration* find(std::string_view name) const {
    for (const auto& declaration : declarations_)
      if (declaration.name == name) return &declaration;
    return nullptr;
  }
  const Json& value(std::string_view name) const {
    if (const auto* given = given_.find(name)) return *given;
    const auto* declaration = find(name);
    if (!declaration) throw std::logic_error("the plugin asks for an option it did not declare: " + std::string(name));
    return declaration->fallback;
  }

  OptionDeclarations declarations_;
  Json given_;
};

DOSSIER_NAMESPACE_END
