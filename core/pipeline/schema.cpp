#include "core/pipeline/schema.hpp"

#include <initializer_list>
#include <utility>

namespace dossier::pipeline {
namespace {

constexpr std::string_view name_pattern = "^[A-Za-z][A-Za-z0-9_-]{0,63}$";

Json object(std::initializer_list<std::pair<std::string_view, Json>> members) {
  Json json(Json::Object{});
  for (const auto& [key, value] : members) json.set(key, value);
  return json;
}

Json list(std::initializer_list<Json> items) { return Json(Json::Array(items)); }

Json texts(const std::vector<std::string>& words) {
  Json::Array items;
  for (const auto& word : words) items.emplace_back(word);
  return Json(std::move(items));
}

Json reference(const std::string& definition) { return object({{"$ref", "#/$defs/" + definition}}); }

// A value of the schema, or a text that holds a variable.
Json or_variable(Json schema) { return object({{"anyOf", list({std::move(schema), reference("substitution")})}}); }

Json value_of(const OptionDeclaration& option) {
  if (option.type == "boolean") return or_variable(object({{"type", "boolean"}}));
  if (option.type == "integer" || option.type == "number") {
    Json number = object({{"type", option.type}});
    if (option.minimum) number.set("minimum", *option.minimum);
    if (option.maximum) number.set("maximum", *option.maximum);
    return or_variable(std::move(number));
  }
  if (option.type == "choice") return or_variable(object({{"enum", texts(option.choices)}}));
  if (option.type == "list") return object({{"type", "array"}, {"items", object({{"type", "string"}})}});
  return object({{"type", "string"}});
}

Json schema_of(const OptionDeclaration& option) {
  Json schema = value_of(option);
  std::string description = option.help;
  if (!option.unit.empty()) description += (description.empty() ? "In " : " In ") + option.unit + ".";
  if (!description.empty()) schema.set("description", description);
  if (option.secret) schema.set("writeOnly", true);
  if (!option.fallback.is_null() && !option.secret) schema.set("default", option.fallback);
  return schema;
}

// What stands under `with` of one plugin.
Json options_schema(const PluginManifest& manifest) {
  Json properties(Json::Object{});
  Json::Array required;
  for (const auto& option : manifest.options) {
    properties.set(option.name, schema_of(option));
    if (option.required()) required.emplace_back(option.name);
  }
  Json schema = object({{"type", "object"}, {"properties", properties}, {"additionalProperties", false}});
  if (!required.empty()) schema.set("required", Json(std::move(required)));
  return schema;
}

// if use is ID then the stage has this form
Json rule(const std::string& id, Json then) {
  return object(
      {{"if", object({{"properties", object({{"use", object({{"const", id}})}})}, {"required", list({"use"})}})},
       {"then", std::move(then)}});
}

Json rule_for(const PluginManifest& manifest) {
  const bool reader = manifest.kind == "reader";
  bool needs_options = false;
  for (const auto& option : manifest.options) needs_options = needs_options || option.required();
  Json::Array required{Json(reader ? "paths" : "from")};
  if (needs_options) required.emplace_back("with");
  return rule(manifest.id, object({{"properties", object({{"with", reference("options of " + manifest.id)},
                                                          {reader ? "from" : "paths", false}})},
                                   {"required", Json(std::move(required))}}));
}

Json text_or_texts(std::string description) {
  const Json text = object({{"type", "string"}, {"minLength", 1}});
  return object({{"anyOf", list({text, object({{"type", "array"}, {"items", text}, {"minItems", 1}})})},
                 {"description", std::move(description)}});
}

Json variable_schema() {
  return object(
      {{"type", "object"},
       {"properties",
        object(
            {{"type", object({{"enum", list({"text", "path", "integer", "number", "boolean", "choice", "secret"})}})},
             {"default", object({{"type", list({"string", "number", "boolean"})}})},
             {"help", object({{"type", "string"}})},
             {"env", object({{"type", "string"}, {"description", "an environment variable that may give the value"}})},
             {"choices", object({{"type", "array"}, {"items", object({{"type", "string"}})}})}})},
       {"additionalProperties", false}});
}

// As limits.cpp reads them.
Json limits_schema() {
  const Json seconds =
      or_variable(object({{"type", "number"}, {"minimum", Json(Json::Number{"0.1"})}, {"maximum", 86400}}));
  const Json size = object({{"type", list({"string", "integer"})}, {"description", "such as 512MiB"}});
  return object({{"type", "object"},
                 {"properties", object({{"memory", size}, {"cpu", seconds}, {"wall", seconds}})},
                 {"additionalProperties", false}});
}

Json stage_schema(const plugin::Catalog& catalog) {
  Json::Array ids{Json("reader.auto")};
  Json::Array rules;
  Json readers(Json::Object{});
  for (const auto& installed : catalog.plugins()) {
    const auto& manifest = installed.manifest;
    ids.emplace_back(manifest.id);
    rules.push_back(rule_for(manifest));
    if (manifest.kind == "reader") readers.set(manifest.id, reference("options of " + manifest.id));
  }
  const Json by_reader = object({{"type", "object"}, {"properties", readers}, {"additionalProperties", false}});
  rules.push_back(rule("reader.auto", object({{"properties", object({{"with", by_reader}, {"from", false}})},
                                              {"required", list({"paths"})}})));
  return object({{"type", "object"},
                 {"properties",
                  object({{"use", or_variable(object({{"enum", Json(std::move(ids))}, {"description", "the plugin"}}))},
                          {"from", text_or_texts("the stages it takes from: STAGE, STAGE.PORT or *.rejected")},
                          {"with", object({{"type", "object"}, {"description", "the plugin's options"}})},
                          {"paths", text_or_texts("the files and folders a reader reads")},
                          {"isolation", or_variable(object({{"enum", list({"none", "process"})}}))},
                          {"limits", limits_schema()}})},
                 {"required", list({"use"})},
                 {"additionalProperties", false},
                 {"allOf", Json(std::move(rules))}});
}

}  // namespace

Json pipeline_schema(const plugin::Catalog& catalog) {
  Json definitions(Json::Object{});
  definitions.set("substitution", object({{"type", "string"}, {"pattern", "\\$\\{[A-Za-z][A-Za-z0-9_-]*\\}"}}));
  definitions.set("variable", variable_schema());
  definitions.set("stage", stage_schema(catalog));
  for (const auto& plugin : catalog.plugins())
    definitions.set("options of " + plugin.manifest.id, options_schema(plugin.manifest));
  const Json names = object({{"pattern", name_pattern}});
  return object({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Dossier pipeline"},
                 {"type", "object"},
                 {"properties", object({{"version", object({{"const", 1}})},
                                        {"name", object({{"type", "string"}})},
                                        {"vars", object({{"type", "object"},
                                                         {"propertyNames", names},
                                                         {"additionalProperties", reference("variable")}})},
                                        {"stages", object({{"type", "object"},
                                                           {"propertyNames", names},
                                                           {"additionalProperties", reference("stage")},
                                                           {"minProperties", 1}})},
                                        {"tests", object({{"type", "array"}})}})},
                 {"required", list({"version", "stages"})},
                 {"additionalProperties", false},
                 {"$defs", std::move(definitions)}});
}

}  // namespace dossier::pipeline
