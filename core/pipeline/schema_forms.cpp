#include "core/pipeline/schema_forms.hpp"

#include "core/pipeline/size.hpp"

namespace dossier::pipeline {
namespace {

constexpr std::string_view variable = R"(\$\{[A-Za-z][A-Za-z0-9_-]{0,63}\})";

Json pattern(std::string text, std::string_view description) {
  return schema_object({{"type", "string"}, {"pattern", std::move(text)}, {"description", description}});
}

// A regular expression for decimals of at least `least`, with or without leading zeros.
std::string at_least(std::uint64_t least) {
  const std::string digits = std::to_string(least);
  const std::string longer = std::to_string(digits.size());
  std::string all = "0*(?:" + digits;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] == '9') continue;
    all += "|" + digits.substr(0, i) + "[" + static_cast<char>(digits[i] + 1) + "-9]";
    if (const auto rest = digits.size() - i - 1; rest > 0) all += "[0-9]{" + std::to_string(rest) + "}";
  }
  return all + "|[1-9][0-9]{" + longer + ",})";
}

Json value_form(const OptionDeclaration& option) {
  if (option.type == "boolean") return or_whole_variable(schema_object({{"type", "boolean"}}));
  if (option.type == "integer" || option.type == "number") {
    Json number = schema_object({{"type", option.type}});
    // Numbers in a pipeline have 64 bits.
    if (option.type == "integer") number.set("minimum", INT64_MIN).set("maximum", INT64_MAX);
    if (option.minimum) number.set("minimum", *option.minimum);
    if (option.maximum) number.set("maximum", *option.maximum);
    return or_whole_variable(std::move(number));
  }
  if (option.type == "choice") return or_text_with_variable(schema_object({{"enum", schema_texts(option.choices)}}));
  if (option.type == "list") return schema_object({{"type", "array"}, {"items", text_form()}});
  return schema_object({{"allOf", schema_list({text_form()})}});
}

}  // namespace

Json schema_object(std::initializer_list<std::pair<std::string_view, Json>> members) {
  Json json(Json::Object{});
  for (const auto& [key, value] : members) json.set(key, value);
  return json;
}

Json schema_list(std::initializer_list<Json> items) { return Json(Json::Array(items)); }

Json schema_texts(const std::vector<std::string>& words) { return Json::Array(words.begin(), words.end()); }

Json schema_reference(const std::string& definition) {
  return schema_object({{"$ref", "#/definitions/" + definition}});
}

void add_form_definitions(Json& definitions) {
  const std::string name(variable);
  // Anything but $; a $ that starts nothing; $${, an escaped ${; a variable.
  definitions.set("text", pattern(R"(^(?:[^$]|\$(?!\$?\{)|\$\$\{|)" + name + ")*$",
                                  "a text; ${name} stands for a variable, $${ for a literal ${"));
  definitions.set(
      "holder",
      schema_object({{"allOf", schema_list({text_form(), pattern("(?:^|[^$])" + name, "a text with a variable")})}}));
  definitions.set("whole", pattern(R"(^(?!\$\{here\}$))" + name + "$", "a variable: ${name}"));
}

Json text_form() { return schema_reference("text"); }

Json or_whole_variable(Json schema) {
  return schema_object({{"anyOf", schema_list({std::move(schema), schema_reference("whole")})}});
}

Json or_text_with_variable(Json schema) {
  return schema_object({{"anyOf", schema_list({std::move(schema), schema_reference("holder")})}});
}

Json option_form(const OptionDeclaration& option) {
  Json schema = value_form(option);
  std::string description = option.help;
  if (!option.unit.empty()) description += (description.empty() ? "In " : " In ") + option.unit + ".";
  if (!description.empty()) schema.set("description", description);
  if (option.secret) schema.set("writeOnly", true);
  if (!option.fallback.is_null() && !option.secret) schema.set("default", option.fallback);
  return schema;
}

Json size_form(std::uint64_t least) {
  std::string units;
  for (const auto& [name, factor] : size_units()) {
    if (!units.empty()) units += "|";
    units += at_least((least + factor - 1) / factor).append(name);
  }
  return or_text_with_variable(schema_object(
      {{"anyOf", schema_list({schema_object({{"type", "integer"}, {"minimum", least}, {"maximum", INT64_MAX}}),
                              pattern("^(?:" + units + ")$", "such as 512MiB")})}}));
}

}  // namespace dossier::pipeline
