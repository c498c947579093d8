#include "core/pipeline/schema.hpp"

#include "core/pipeline/limits.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/schema_forms.hpp"
#include "dossier/manifest/languages.hpp"

namespace dossier::pipeline {
namespace {

Json described(Json schema, std::string_view description) {
  schema.set("description", description);
  return schema;
}

std::string options_name(const PluginManifest& manifest) { return "options-of-" + manifest.id; }

bool needs_options(const PluginManifest& manifest) {
  for (const auto& option : manifest.options)
    if (option.required()) return true;
  return false;
}

// The `with` of one plugin.
Json options_schema(const PluginManifest& manifest) {
  Json properties(Json::Object{});
  Json::Array required;
  for (const auto& option : manifest.options) {
    properties.set(option.name, option_form(option));
    if (option.required()) required.emplace_back(option.name);
  }
  Json schema = schema_object({{"title", manifest.id + " " + manifest.version},
                               {"description", manifest.summary},
                               {"type", "object"},
                               {"properties", properties},
                               {"additionalProperties", false}});
  if (!required.empty()) schema.set("required", Json(std::move(required)));
  return schema;
}

// if use is ID, the stage has this form
Json rule(const std::string& id, Json then) {
  return schema_object({{"if", schema_object({{"properties", schema_object({{"use", schema_object({{"const", id}})}})},
                                              {"required", schema_list({"use"})}})},
                        {"then", std::move(then)}});
}

Json or_nothing(Json schema) {
  return schema_object({{"anyOf", schema_list({std::move(schema), schema_object({{"type", "null"}})})}});
}

Json rule_for(const plugin::InstalledPlugin& plugin) {
  const auto& manifest = plugin.manifest;
  const bool reader = plugin::kind_of(manifest) == Kind::reader;
  Json options = schema_reference(options_name(manifest));
  Json::Array required{Json(reader ? "paths" : "from")};
  if (needs_options(manifest)) {
    required.emplace_back("with");
  } else {
    options = or_nothing(std::move(options));
  }
  Json properties = schema_object({{"with", std::move(options)}, {reader ? "from" : "paths", false}});
  if (plugin::kind_of(manifest) != Kind::exporter) properties.set("retries", false);
  if (plugin::kind_of(manifest) != Kind::extractor) properties.set("languages", false);
  if (!plugin.command.empty())
    properties.set("isolation", described(or_text_with_variable(schema_object({{"const", "process"}})),
                                          "it is a program: it always runs in a process of its own"));
  return rule(manifest.id, schema_object({{"properties", std::move(properties)}, {"required", std::move(required)}}));
}

// One such text, or a list of them.
Json one_or_more(const Json& text, std::string_view description) {
  return described(
      schema_object(
          {{"anyOf", schema_list({text, schema_object({{"type", "array"}, {"items", text}, {"minItems", 1}})})}}),
      description);
}

Json text_or_texts(std::string_view description) {
  return one_or_more(schema_object({{"allOf", schema_list({text_form()})}, {"minLength", 1}}), description);
}

Json languages_schema() {
  Json::Array others(unspecific_languages.begin(), unspecific_languages.end());
  for (const auto& [code, shorter] : long_language_codes) others.emplace_back(code);
  return one_or_more(or_text_with_variable(schema_object({{"type", "string"},
                                                          {"pattern", "^([a-z]{2,3}|\\*)$"},
                                                          {"not", schema_object({{"enum", std::move(others)}})}})),
                     "the languages of the documents that an extractor gets, such as en; documents in an unknown "
                     "language are not left out");
}

Json type_is(std::string_view type) {
  return schema_object({{"properties", schema_object({{"type", schema_object({{"const", type}})}})},
                        {"required", schema_list({"type"})}});
}

// if type is TYPE, the default has this form
Json default_rule(std::string_view type, Json form) {
  return schema_object({{"if", type_is(type)},
                        {"then", schema_object({{"properties", schema_object({{"default", std::move(form)}})}})}});
}

Json variable_schema() {
  const Json text = schema_object({{"type", "string"}});
  Json schema = schema_object({{"type", "object"}});
  schema.set(
      "properties",
      schema_object(
          {{"type",
            schema_object({{"enum", schema_list({"text", "path", "integer", "number", "boolean", "choice", "secret"})},
                           {"default", "text"},
                           {"description", "what the value is; secrets are never shown"}})},
           {"default", schema_object({{"description", "the value if neither --set nor the environment provides one"}})},
           {"help", described(text, "what the variable is for")},
           {"env", described(text, "an environment variable that may provide the value")},
           {"choices",
            schema_object({{"type", "array"}, {"items", text}, {"description", "the values of a choice"}})}}));
  schema.set("additionalProperties", false);
  Json::Array rules;
  rules.push_back(default_rule("integer", or_whole_variable(schema_object(
                                              {{"type", "integer"}, {"minimum", INT64_MIN}, {"maximum", INT64_MAX}}))));
  rules.push_back(default_rule("number", or_whole_variable(schema_object({{"type", "number"}}))));
  rules.push_back(default_rule("boolean", or_whole_variable(schema_object({{"type", "boolean"}}))));
  rules.push_back(default_rule("path", schema_object({{"allOf", schema_list({text_form()})}, {"minLength", 1}})));
  for (const auto type : {"text", "secret", "choice"}) rules.push_back(default_rule(type, text_form()));
  rules.push_back(
      schema_object({{"if", schema_object({{"not", schema_object({{"required", schema_list({"type"})}})}})},
                     {"then", schema_object({{"properties", schema_object({{"default", text_form()}})}})}}));
  const auto choices = [](Json form) {
    return schema_object({{"properties", schema_object({{"choices", std::move(form)}})}});
  };
  Json some = choices(schema_object({{"minItems", 1}}));
  some.set("required", schema_list({"choices"}));
  rules.push_back(schema_object(
      {{"if", type_is("choice")}, {"then", std::move(some)}, {"else", choices(schema_object({{"maxItems", 0}}))}}));
  schema.set("allOf", std::move(rules));
  return schema;
}

Json limits_schema() {
  const Json seconds =
      or_whole_variable(schema_object({{"type", "number"}, {"minimum", least_seconds}, {"maximum", most_seconds}}));
  return schema_object({{"type", "object"},
                        {"description", "what one call of the plugin may cost, where it runs in a process of its own"},
                        {"properties", schema_object({{"memory", described(size_form(least_memory), "such as 512MiB")},
                                                      {"cpu", described(seconds, "seconds of processor time")},
                                                      {"wall", described(seconds, "seconds")}})},
                        {"additionalProperties", false}});
}

Json sandbox_schema() {
  return described(or_text_with_variable(schema_object(
                       {{"enum", Json(Json::Array(plugin::sandbox_modes.begin(), plugin::sandbox_modes.end()))},
                        {"default", name_of(plugin::SandboxMode::best_effort)}})),
                   "whether the separate processes of the plugin must be confined, are confined as far as this system "
                   "can, or are not");
}

Json grant_schema() {
  const Json flag = or_whole_variable(schema_object({{"type", "boolean"}}));
  return schema_object(
      {{"type", schema_list({"object", "null"})},
       {"description", "what the plugin may reach in its sandbox besides its own files and those its options name"},
       {"properties",
        schema_object({{"network", described(flag, "connections by TCP and UDP")},
                       {"local_sockets", described(flag, "connections over UNIX sockets")},
                       {"processes", described(flag, "to start other programs")},
                       {"read", text_or_texts("files and folders that it may read")},
                       {"write", text_or_texts("files and folders that it may write and read")},
                       {"environment", text_or_texts("names of variables of the environment that it gets")}})},
       {"additionalProperties", false}});
}

Json stage_schema(const plugin::Catalog& catalog) {
  Json::Array uses{
      schema_object({{"const", "reader.auto"}, {"description", "Passes each input to the reader that accepts it."}})};
  Json::Array rules;
  Json readers(Json::Object{});
  for (const auto& installed : catalog.plugins()) {
    const auto& manifest = installed.manifest;
    uses.push_back(schema_object({{"const", manifest.id}, {"description", manifest.summary}}));
    rules.push_back(rule_for(installed));
    if (plugin::kind_of(manifest) == Kind::reader) readers.set(manifest.id, schema_reference(options_name(manifest)));
  }
  const Json by_reader = schema_object({{"type", "object"}, {"properties", readers}, {"additionalProperties", false}});
  rules.push_back(rule("reader.auto", schema_object({{"properties", schema_object({{"with", or_nothing(by_reader)},
                                                                                   {"from", false},
                                                                                   {"languages", false},
                                                                                   {"retries", false}})},
                                                     {"required", schema_list({"paths"})}})));
  uses.push_back(schema_reference("holder"));
  Json isolation = or_text_with_variable(schema_object({{"enum", schema_list({"none", "process"})}}));
  return schema_object(
      {{"type", "object"},
       {"properties",
        schema_object(
            {{"use", schema_object({{"anyOf", std::move(uses)}, {"description", "the plugin"}})},
             {"from", text_or_texts("its input stages: STAGE, STAGE.PORT or *.rejected")},
             {"with",
              schema_object({{"type", schema_list({"object", "null"})}, {"description", "the plugin's options"}})},
             {"paths", text_or_texts("the files and folders a reader reads")},
             {"isolation", described(std::move(isolation), "whether the plugin runs in processes of its own")},
             {"sandbox", sandbox_schema()},
             {"grant", grant_schema()},
             {"languages", languages_schema()},
             {"limits", limits_schema()},
             {"retries",
              described(
                  or_whole_variable(schema_object(
                      {{"type", "integer"}, {"minimum", 0}, {"maximum", most_retries}, {"default", usual_retries}})),
                  "how often an export is retried after a temporary failure")}})},
       {"required", schema_list({"use"})},
       {"additionalProperties", false},
       {"allOf", Json(std::move(rules))}});
}

}  // namespace

Json pipeline_schema(const plugin::Catalog& catalog) {
  Json definitions(Json::Object{});
  add_form_definitions(definitions);
  definitions.set("variable", variable_schema());
  definitions.set("stage", stage_schema(catalog));
  for (const auto& plugin : catalog.plugins())
    definitions.set(options_name(plugin.manifest), options_schema(plugin.manifest));
  const Json names = schema_object({{"pattern", name_pattern}});
  const Json variable_names = schema_object({{"pattern", name_pattern}, {"not", schema_object({{"const", "here"}})}});
  Json properties(Json::Object{});
  properties.set("version", schema_object({{"const", 1}, {"description", "of the form of pipelines"}}));
  properties.set("name", schema_object({{"allOf", schema_list({text_form()})},
                                        {"description", "of the pipeline; without it the file's"}}));
  properties.set("vars", schema_object({{"type", schema_list({"object", "null"})},
                                        {"description", "variables, by name: ${name} in texts stands for their values"},
                                        {"propertyNames", variable_names},
                                        {"additionalProperties", schema_reference("variable")}}));
  properties.set("stages", schema_object({{"type", "object"},
                                          {"description", "plugins with their options, by an id of your choice"},
                                          {"propertyNames", names},
                                          {"additionalProperties", schema_reference("stage")},
                                          {"minProperties", 1}}));
  properties.set("tests", schema_object({{"type", "array"}, {"description", "what `dossier test` checks"}}));
  return schema_object({{"$schema", "http://json-schema.org/draft-07/schema#"},
                        {"title", "Dossier pipeline"},
                        {"type", "object"},
                        {"properties", std::move(properties)},
                        {"required", schema_list({"version", "stages"})},
                        {"additionalProperties", false},
                        {"definitions", std::move(definitions)}});
}

}  // namespace dossier::pipeline
