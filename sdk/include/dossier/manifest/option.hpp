// An option of a plugin, declared once. The declaration drives the manifest, the check of a pipeline, the JSON Schema,
// the help and the plugin's own access to its configuration.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/record/fields.hpp"

DOSSIER_NAMESPACE_BEGIN

struct OptionDeclaration {
  std::string name;  // lower case, words joined by underscores
  std::string type;  // boolean, integer, number, text, choice, path, list (of text)
  std::string help;  // one sentence
  Json fallback;     // null: the option is required, unless `optional`
  bool optional = false;
  bool secret = false;  // never shown
  bool paths = false;   // of a list: its items are paths
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::vector<std::string> choices;
  std::string unit;  // bytes, seconds, percent

  template <class V>
  void fields(V& v) {
    v.always("name", name);
    v.always("type", type);
    v.always("help", help);
    v("default", fallback);
    v("optional", optional);
    v("secret", secret);
    v("paths", paths);
    v("minimum", minimum);
    v("maximum", maximum);
    v("choices", choices);
    v("unit", unit);
  }

  bool required() const { return fallback.is_null() && !optional; }
};

// Builds a declaration: option("threshold").number(0.5).range(0, 1).help("...").
class option {
 public:
  explicit option(std::string name) { declaration_.name = std::move(name); }

  option& boolean(bool fallback) { return typed("boolean", Json(fallback)); }
  option& integer(std::int64_t fallback) { return typed("integer", Json(fallback)); }
  option& number(double fallback) { return typed("number", Json(fallback)); }
  option& text(std::string fallback) { return typed("text", Json(std::move(fallback))); }
  option& text() { return typed("text", Json()); }
  option& path() { return typed("path", Json()); }
  option& path(std::string fallback) { return typed("path", Json(std::move(fallback))); }
  option& list() { return typed("list", Json(Json::Array{})); }
  option& paths() {
    declaration_.paths = true;
    return list();
  }
  option& choice(std::string fallback, std::vector<std::string> choices) {
    declaration_.choices = std::move(choices);
    return typed("choice", Json(std::move(fallback)));
  }
  option& range(double minimum, double maximum) {
    declaration_.minimum = minimum;
    declaration_.maximum = maximum;
    return *this;
  }
  option& optional() {
    declaration_.optional = true;
    return *this;
  }
  option& secret() {
    declaration_.secret = true;
    return *this;
  }
  option& unit(std::string name) {
    declaration_.unit = std::move(name);
    return *this;
  }
  option& help(std::string sentence) {
    declaration_.help = std::move(sentence);
    return *this;
  }
  operator OptionDeclaration() const { return declaration_; }

 private:
  option& typed(const char* type, Json fallback) {
    declaration_.type = type;
    declaration_.fallback = std::move(fallback);
    return *this;
  }
  OptionDeclaration declaration_;
};

using OptionDeclarations = std::vector<OptionDeclaration>;

// Why a value does not match its declaration, as "expected ..., found ..."; nothing if it does. The host's check of
// a pipeline and the plugin's check of its configuration both use this function.
inline std::optional<std::string> check_option(const OptionDeclaration& declaration, const Json& value) {
  const auto found = [&](const std::string& expected) {
    return std::optional<std::string>("expected " + expected + ", found " + value.dump());
  };
  const std::string& type = declaration.type;
  if (type == "boolean") return value.boolean() ? std::nullopt : found("true or false");
  if (type == "integer" || type == "number") {
    const bool whole = type == "integer";
    if (!value.number() || (whole && value.as_integer(0) != value.as_integer(1)))
      return found(whole ? "a whole number" : "a number");
    const double number = value.as_double();
    if ((declaration.minimum && number < *declaration.minimum) ||
        (declaration.maximum && number > *declaration.maximum))
      return found("a number from " + decimal_text(declaration.minimum.value_or(-9e15)) + " to " +
                   decimal_text(declaration.maximum.value_or(9e15)));
    return std::nullopt;
  }
  if (type == "list") {
    if (!value.array()) return found("a list of texts");
    for (const auto& item : *value.array())
      if (!item.text()) return found("a list of texts");
    return std::nullopt;
  }
  if (!value.text()) return found(type == "path" ? "a path" : "a text");
  if (type == "choice") {
    std::string all;
    for (const auto& choice : declaration.choices) {
      if (choice == *value.text()) return std::nullopt;
      all += (all.empty() ? "" : ", ") + choice;
    }
    return found("one of " + all);
  }
  return std::nullopt;
}

DOSSIER_NAMESPACE_END
