// A plugin's configuration, already checked against its declarations.
#pragma once

#include <algorithm>
#include <initializer_list>
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

  // The value of an option: what the pipeline sets, else the declared default. An optional one that is not set is
  // false, 0, or empty; has() distinguishes it. Reading an option that is not declared, or as another type than the
  // declared one, throws Error: the mistake is the plugin's.
  bool boolean(std::string_view name) const {
    const auto* set = value(name, "boolean", {"boolean"}).boolean();
    return set && *set;
  }
  std::int64_t integer(std::string_view name) const { return value(name, "integer", {"integer"}).as_integer(); }
  // Also of integers.
  double number(std::string_view name) const { return value(name, "number", {"number", "integer"}).as_double(); }
  // Also of paths and choices.
  std::string text(std::string_view name) const {
    const auto* text = value(name, "text", {"text", "path", "choice"}).text();
    return text ? *text : std::string();
  }
  std::vector<std::string> list(std::string_view name) const {
    std::vector<std::string> items;
    if (const auto* array = value(name, "list", {"list"}).array())
      for (const auto& item : *array) items.push_back(*item.text());
    return items;
  }
  // Whether the pipeline sets the option.
  bool has(std::string_view name) const {
    declared(name);
    return given_.find(name) != nullptr;
  }

 private:
  const OptionDeclaration* find(std::string_view name) const {
    for (const auto& declaration : declarations_)
      if (declaration.name == name) return &declaration;
    return nullptr;
  }
  const OptionDeclaration& declared(std::string_view name) const {
    if (const auto* declaration = find(name)) return *declaration;
    throw Error("undeclared_option",
                "the plugin reads the option \"" + std::string(name) + "\", which it does not declare in options()")
        .at_option(std::string(name));
  }
  const Json& value(std::string_view name, std::string_view asked,
                    std::initializer_list<std::string_view> readable) const {
    const auto& declaration = declared(name);
    if (std::find(readable.begin(), readable.end(), declaration.type) == readable.end())
      throw Error("wrong_option_type", "the plugin reads its option \"" + declaration.name + "\" as " +
                                           std::string(asked) + ", but declares it as " + declaration.type)
          .at_option(declaration.name);
    const auto* given = given_.find(name);
    return given ? *given : declaration.fallback;
  }

  OptionDeclarations declarations_;
  Json given_;
};

DOSSIER_NAMESPACE_END
