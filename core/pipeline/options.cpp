// Checks the options of a stage against the declarations of its plugin.
#include <algorithm>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/scalar.hpp"

namespace dossier::pipeline {
namespace {

std::vector<std::string> option_names(const PluginManifest& manifest) {
  std::vector<std::string> names;
  for (const auto& option : manifest.options) names.push_back(option.name);
  return names;
}

bool is_textual(const OptionDeclaration& option) {
  return option.type == "text" || option.type == "path" || option.type == "choice";
}

bool holds_broken(const Node& node) { return node.broken || std::ranges::any_of(node.items, holds_broken); }

// What the user most likely has to do.
std::string cure_for(const OptionDeclaration& option, const Node& value, Report& report) {
  if (value.is_null())
    return "add its value, or remove the key" + std::string(option.required() ? "" : ": it has a default");
  if (is_textual(option) && value.plain && (value.type == Node::Type::number || value.type == Node::Type::boolean))
    return "quote it";
  if (option.type == "choice" && value.is_text()) return report.did_you_mean(value.text, option.choices);
  if (option.type == "boolean" && value.is_text()) return "in YAML 1.2 only true and false are boolean";
  if (option.type == "list" && value.is_text()) return "put it in brackets";
  if (option.type == "list" && value.is_list()) return "quote each item";
  return {};
}

}  // namespace

Json check_options(const Node& with, const PluginManifest& manifest, Report& report, Json* shown) {
  Json options(Json::Object{});
  if (shown) *shown = Json(Json::Object{});
  for (const auto& item : with.items) {
    const auto* option = manifest.option(item.key);
    if (!option) {
      const auto names = option_names(manifest);
      const std::string listing = "(`dossier plugins show " + manifest.id + "` lists them all)";
      std::string near = report.did_you_mean(item.key, names);
      for (const auto& declared : manifest.options)  // a misspelled secret is still a secret
        if (declared.secret && near.find(in_quotes(declared.name)) != near.npos) report.hide(item);
      if (!near.empty()) near.append(" ").append(listing);
      report.error(Code::unknown_option, item.key_place, manifest.id + " has no option " + in_quotes(item.key),
                   names.empty()  ? "it has no options"
                   : near.empty() ? "its options are " + enumerate(names)
                                  : near);
      continue;
    }
    if (option->secret) report.hide(item);
    if (holds_broken(item)) continue;
    Node value = item;
    // The value of a flag has no quotes that would make it text.
    if (is_textual(*option) && value.plain && !value.place.source->is_file && value.type != Node::Type::null &&
        value.items.empty())
      value.type = Node::Type::text;
    if (option->type == "integer")
      if (auto digits = whole_digits(value)) value.digits = std::move(*digits);
    const Json json = to_json(value);
    if (const auto why = check_option(*option, json)) {
      const bool hidden = option->secret || holds_secret(value);
      const std::string found = hidden ? why->substr(0, why->rfind(", found ")) + ", found another value" : *why;
      report.error(Code::bad_option, item.place,
                   "the option " + in_quotes(item.key) + " of " + manifest.id + ": " + found,
                   hidden ? "" : cure_for(*option, value, report), origins(value));
      continue;
    }
    if (shown && !option->secret && !holds_secret(value)) shown->set(item.key, json);
    options.set(item.key, json);
  }
  const auto by_name = [](Json& object) { std::ranges::sort(*object.object(), {}, &Json::Member::first); };
  by_name(options);
  if (shown) by_name(*shown);
  return options;
}

void check_required(const Node* with, const Place& stage, const PluginManifest& manifest, Report& report) {
  for (const auto& option : manifest.options) {
    if (!option.required() || (with && with->find(option.name))) continue;
    report.error(Code::missing_option, with && with->key_place.source ? with->key_place : stage,
                 manifest.id + " requires the option " + in_quotes(option.name) +
                     (option.help.empty() ? "" : ": " + option.help),
                 "add with: { " + option.name + ": ... }");
  }
}

}  // namespace dossier::pipeline
