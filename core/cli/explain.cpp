// dossier explain PIPELINE STAGE | STAGE.OPTION: what it is, its value, and the places that the value comes from.
// (FOLDER DOCUMENT: explain_document.cpp.)
#include <algorithm>
#include <filesystem>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/padded.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "core/pipeline/effective.hpp"
#include "core/pipeline/origin.hpp"
#include "core/pipeline/ports.hpp"
#include "core/pipeline/report.hpp"
#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace {

using pipeline::EffectiveOption;
using pipeline::Node;
using pipeline::Stage;
using pipeline::Step;

constexpr std::string_view keys[] = {"use",   "from",      "paths",  "isolation", "sandbox",
                                     "grant", "languages", "limits", "retries"};

// "number from 0 to 1, in seconds"
std::string form_of(const OptionDeclaration& option) {
  std::string text = option.type;
  if (option.type == "choice") text = "one of " + pipeline::enumerate(option.choices, "or");
  if (option.type == "list") text = "list of texts";
  if (option.minimum) text += " from " + decimal_text(*option.minimum);
  if (option.maximum) text += " to " + decimal_text(*option.maximum);
  return option.unit.empty() ? text : text + ", in " + option.unit;
}

std::string default_of(const EffectiveOption& option) {
  if (option.declaration->required()) return "required";
  if (option.declaration->fallback.is_null()) return "no default";
  return "default " +
         (option.declaration->secret ? std::string(pipeline::hidden_value) : option.declaration->fallback.dump());
}

void print_chain(const std::vector<Step>& steps, std::ostream& out) {
  std::size_t width = 0;
  for (const auto& step : steps) width = std::max(width, text_of(step.position).size());
  for (const auto& step : steps) {
    std::string line = "  " + padded(std::string(step.what), 13) + padded(text_of(step.position), width);
    if (!step.variable.empty()) line += "  " + step.variable;
    if (!step.written.empty()) line += (step.variable.empty() ? "  " : " = ") + step.written;
    if (step.gone) line += "  (removed later)";
    out << line << '\n';
  }
}

Json chain_json(const std::vector<Step>& steps) {
  Json::Array all;
  for (const auto& step : steps) {
    Json entry(Json::Object{{"what", step.what}});
    add_position(entry, step.position);
    if (!step.variable.empty()) entry.set("variable", step.variable);
    if (!step.written.empty()) entry.set("written", step.written);
    if (step.gone) entry.set("removed", true);
    all.push_back(std::move(entry));
  }
  return Json(std::move(all));
}

class Explanation {
 public:
  Explanation(const OpenedPipeline& opened, const Stage& stage)
      : opened_(opened),
        stage_(stage),
        node_(*opened.trace.root->find("stages")->find(stage.id)),
        options_(effective_options(stage, *opened.catalog, *opened.trace.root)) {}

  const std::vector<EffectiveOption>& options() const { return options_; }

  void print_option(const EffectiveOption& option, std::ostream& out) const {
    const auto& declaration = *option.declaration;
    out << stage_.id << '.' << option.name() << " = " << option.shown() << (option.given ? "" : " (default)") << "\n  "
        << form_of(declaration) << "; " << default_of(option) << '\n';
    if (!declaration.help.empty()) out << "  " << declaration.help << '\n';
    const auto chain = chain_of(option);
    if (!chain.empty()) out << '\n';
    print_chain(chain, out);
  }

  Json option_json(const EffectiveOption& option) const {
    const auto& declaration = *option.declaration;
    Json entry(Json::Object{{"stage", stage_.id}, {"plugin", plugin_of(option)}, {"option", declaration.name}});
    entry.set("type", declaration.type);
    if (!declaration.help.empty()) entry.set("help", declaration.help);
    if (declaration.minimum) entry.set("minimum", *declaration.minimum);
    if (declaration.maximum) entry.set("maximum", *declaration.maximum);
    if (!declaration.choices.empty())
      entry.set("choices", Json::Array(declaration.choices.begin(), declaration.choices.end()));
    if (!declaration.unit.empty()) entry.set("unit", declaration.unit);
    if (declaration.secret) entry.set("secret", true);
    if (!declaration.fallback.is_null())
      entry.set("default", declaration.secret ? Json(pipeline::hidden_value) : declaration.fallback);
    entry.set("value", option.shown_value());
    entry.set("given", option.given != nullptr);
    entry.set("chain", chain_json(chain_of(option)));
    return entry;
  }

  // A key of the stage: one of `keys`.
  void print_key(std::string_view key, std::ostream& out) const {
    out << stage_.id << '.' << key << " = " << key_value(key).dump() << '\n';
    const auto chain = chain_of(key);
    if (chain.empty()) out << "  it is not set in any file\n";
    if (!chain.empty()) out << '\n';
    print_chain(chain, out);
  }
  Json key_json(std::string_view key) const {
    return Json::Object{
        {"stage", stage_.id}, {"key", key}, {"value", key_value(key)}, {"chain", chain_json(chain_of(key))}};
  }

  void print_stage(std::ostream& out) const {
    out << stage_.id << ": " << stage_.use;
    if (stage_.plugin) out << ' ' << stage_.plugin->manifest.version;
    out << "\n  " << summary() << '\n';
    out << '\n' << line("defined at", text_of(position_of(node_.key_place)));
    if (stage_.plugin) out << line("library", stage_.plugin->library.string());
    if (stage_.plugin && !stage_.plugin->manifest.delivery.empty())
      out << line("delivery", stage_.plugin->manifest.delivery);
    for (const auto key : keys)
      if (const Json value = key_value(key); !value.is_null() && key != "use")
        out << line(key, plain(value) + source(key));
    if (const auto& takers = taken_by(); !takers.empty()) out << line("goes to", pipeline::enumerate(takers));
    if (!options_.empty()) out << "\n  options\n";
    std::size_t width = 0;
    for (const auto& option : options_) width = std::max(width, option.name().size() + option.shown().size() + 3);
    for (const auto& option : options_) {
      const auto chain = chain_of(option);
      const std::string from =
          !option.given ? "default" : std::string(chain.back().what) + " " + text_of(chain.back().position);
      out << "    " << padded(option.name() + " = " + option.shown(), width) << "  " << from << '\n';
    }
  }

  Json stage_json() const {
    Json entry(Json::Object{{"stage", stage_.id}, {"plugin", stage_.use}, {"kind", kind_name(stage_.kind)}});
    if (stage_.plugin) {
      entry.set("version", stage_.plugin->manifest.version);
      entry.set("summary", stage_.plugin->manifest.summary);
      entry.set("library", stage_.plugin->library.string());
      if (!stage_.plugin->manifest.delivery.empty()) entry.set("delivery", stage_.plugin->manifest.delivery);
    }
    add_position(entry, position_of(node_.key_place));
    Json::Array all_keys;
    for (const auto key : keys)
      if (!key_value(key).is_null()) all_keys.push_back(key_json(key));
    entry.set("keys", std::move(all_keys));
    const auto takers = taken_by();
    entry.set("goes_to", Json::Array(takers.begin(), takers.end()));
    Json::Array options;
    for (const auto& option : options_) options.push_back(option_json(option));
    entry.set("options", std::move(options));
    return entry;
  }

 private:
  std::string plugin_of(const EffectiveOption& option) const {
    return option.reader.empty() ? stage_.use : option.reader;
  }
  std::string summary() const {
    return stage_.plugin ? stage_.plugin->manifest.summary : "Chooses an installed reader for each input.";
  }
  std::vector<Step> chain_of(const EffectiveOption& option) const {
    return chain_of_option(opened_.trace, stage_.id, option.reader, option.declaration->name, option.hidden);
  }
  std::vector<Step> chain_of(std::string_view key) const {
    const Node* value = node_.find(key);
    return pipeline::chain_of(opened_.trace, node_, key, value && holds_secret(*value));
  }
  static std::string line(std::string_view title, const std::string& text) {
    return "  " + padded(std::string(title), 11) + text + "\n";
  }
  static std::string plain(const Json& value) {
    if (value.text()) return *value.text();
    if (!value.array()) return value.dump();
    std::string texts;
    for (const auto& item : *value.array()) texts += (texts.empty() ? "" : ", ") + *item.text();
    return texts;
  }
  std::string source(std::string_view key) const {
    const auto chain = chain_of(key);
    return chain.empty() ? "" : "  (" + std::string(chain.back().what) + " " + text_of(chain.back().position) + ")";
  }

  // As it holds, whether it is written or not; null where the stage has no such thing.
  Json key_value(std::string_view key) const {
    if (key == "use") return stage_.use;
    if (key == "isolation") {
      if (!stage_.plugin && !stage_.isolated) return {};
      return runs_isolated(stage_) ? "process" : "none";
    }
    if (key == "sandbox") {
      if (!runs_isolated(stage_) && !node_.find("sandbox")) return {};
      return plugin::name_of(stage_.sandbox.mode);
    }
    if (key == "grant") return stage_.sandbox.grants.empty() ? Json() : stage_.sandbox.grants.json();
    if (key == "limits") {
      if (!node_.find("limits")) return {};
      return Json::Object{{"memory", stage_.limits.memory},
                          {"cpu", static_cast<double>(stage_.limits.cpu.count()) / 1000},
                          {"wall", static_cast<double>(stage_.limits.wall.count()) / 1000}};
    }
    if (key == "retries") return stage_.kind == pipeline::Kind::exporter ? Json(stage_.retries) : Json();
    Json::Array texts;
    if (key == "languages")
      for (const auto& language : languages_of(stage_)) texts.emplace_back(language);
    if (key == "paths")
      for (const auto& path : stage_.paths) texts.emplace_back(path);
    if (key == "from")
      for (const auto& edge : stage_.inputs) texts.emplace_back(edge_text(*opened_.pipeline, edge));
    return texts.empty() ? Json() : Json(std::move(texts));
  }

  std::vector<std::string> taken_by() const {
    std::vector<std::string> takers;
    const auto& stages = opened_.pipeline->stages;
    for (const auto& taker : stages)
      if (std::ranges::any_of(taker.inputs, [&](const auto& edge) { return &stages[edge.stage] == &stage_; }))
        takers.push_back(taker.id);
    return takers;
  }

  const OpenedPipeline& opened_;
  const Stage& stage_;
  const Node& node_;
  std::vector<EffectiveOption> options_;
};

int unknown(Terminal& terminal, std::string sentence, const std::string& given, const std::vector<std::string>& known) {
  if (const auto near = suggest(given, known)) {
    sentence += "; did you mean \"" + *near + "\"?";
  } else {
    sentence += "; it has " + pipeline::enumerate(known);
  }
  return usage_error(terminal, "explain", sentence);
}

}  // namespace

int explain(const Arguments& arguments, Terminal& terminal) {
  std::error_code ignored;
  if (std::filesystem::is_directory(arguments.positional[0], ignored))
    return explain_document(arguments.positional[0], arguments.positional[1], wants_json(arguments), terminal);
  const auto opened = open_pipeline(arguments, terminal);
  if (!opened.pipeline) return exit_code::invalid_pipeline;
  const std::string& what = arguments.positional[1];
  const auto dot = what.find('.');
  const std::string id = what.substr(0, dot);
  std::vector<std::string> ids;
  for (const auto& stage : opened.pipeline->stages) ids.push_back(stage.id);
  const auto found = std::ranges::find(opened.pipeline->stages, id, &Stage::id);
  if (found == opened.pipeline->stages.end())
    return unknown(terminal, "the pipeline has no stage \"" + id + "\"", id, ids);

  const bool json = wants_json(arguments);
  const Explanation explanation(opened, *found);
  if (dot == what.npos) {
    if (json) {
      print_json(explanation.stage_json(), terminal.out);
    } else {
      explanation.print_stage(terminal.out);
    }
    return exit_code::good;
  }
  const std::string name = what.substr(dot + 1);
  std::vector<std::string> names;
  for (const auto& option : explanation.options()) {
    names.push_back(option.name());
    if (option.name() != name) continue;
    if (json) {
      print_json(explanation.option_json(option), terminal.out);
    } else {
      explanation.print_option(option, terminal.out);
    }
    return exit_code::good;
  }
  names.insert(names.end(), std::begin(keys), std::end(keys));
  if (std::ranges::find(keys, name) == std::end(keys))
    return unknown(terminal, "the stage \"" + id + "\" (" + found->use + ") has no option \"" + name + "\"", name,
                   names);
  if (json) {
    print_json(explanation.key_json(name), terminal.out);
  } else {
    explanation.print_key(name, terminal.out);
  }
  return exit_code::good;
}

}  // namespace dossier::cli
