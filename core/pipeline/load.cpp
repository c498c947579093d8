// load(): files and flags to one tree, variables, stages, graph.
#include <algorithm>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/effective.hpp"
#include "core/pipeline/flags.hpp"
#include "core/pipeline/overlay.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/redact.hpp"
#include "core/pipeline/scalar.hpp"
#include "core/pipeline/secret_forms.hpp"
#include "core/pipeline/trace.hpp"
#include "core/pipeline/unread_secrets.hpp"
#include "core/pipeline/yaml_reader.hpp"
#include "dossier/text/suggest.hpp"

namespace dossier::pipeline {
namespace {

const std::vector<std::string> top_keys{"version", "name", "vars", "stages", "tests"};

constexpr std::pair<std::string_view, std::string_view> key_synonyms[] = {
    {"variables", "vars"},  {"params", "vars"},  {"parameters", "vars"},
    {"pipeline", "stages"}, {"steps", "stages"}, {"title", "name"}};

// The tree of a file; nothing if it is not valid YAML or not a map.
std::optional<Node> read_file(const std::string& file, Report& report) {
  const Source* source = read_source(file, report);
  if (!source) return std::nullopt;
  auto node = read_yaml(*source, report);
  if (!node) return std::nullopt;
  if (node->is_map()) return node;
  const Place place = node->place.source ? node->place : Place{source, 0, 1};
  report.error(Code::wrong_type, place, "expected a map with version and stages, found " + describe(*node),
               "start the pipeline with version: 1");
  return std::nullopt;
}

bool mistyped(const Node& root, std::string_view key) {
  const auto keys = root.keys();
  return std::ranges::any_of(keys, [&](const std::string& each) {
    return std::ranges::find(top_keys, each) == top_keys.end() && suggest(each, top_keys) == key;
  });
}

void check_version(const Node& root, const Place& beginning, bool required, Report& report) {
  const Node* version = root.find("version");
  if (!version) {
    if (required && !mistyped(root, "version"))
      report.error(Code::missing_key, beginning, "the pipeline has no version", "start it with version: 1");
    return;
  }
  if (whole_digits(*version) == "1") return;
  report.error(
      Code::bad_value, version->place, "expected version 1, found " + describe(*version),
      version->is_text() && version->text == "1" ? "remove the quotes" : "this version of dossier supports version 1");
}

void check_top(const Node& root, Report& report) {
  for (const auto& key : root.items) {
    if (std::ranges::find(top_keys, key.key) != top_keys.end()) continue;
    std::string cure;
    for (const auto& [word, meant] : key_synonyms)
      if (word == key.key) cure = "did you mean " + in_quotes(meant) + "?";
    if (cure.empty()) cure = report.did_you_mean(key.key, top_keys, "the keys are " + enumerate(top_keys));
    report.error(Code::unknown_key, key.key_place, "unknown key " + in_quotes(key.key) + " in the pipeline",
                 std::move(cure));
  }
  const Node* name = root.find("name");
  if (name && !name->broken && !name->is_text())
    report.error(Code::wrong_type, name->place, "expected the name of the pipeline, found " + describe(*name),
                 name->plain ? "quote it" : "");
  const Node* tests = root.find("tests");
  if (tests && !tests->is_list())
    report.error(Code::wrong_type, tests->place, "expected a list of tests, found " + describe(*tests),
                 "for example tests: [{ name: ..., given: [...], expect: { ... } }]");
}

// Whether there are stages to check.
bool check_stages(const Node& root, const Place& beginning, Report& report) {
  const Node* stages = root.find("stages");
  if (!stages || stages->is_null() || (stages->is_map() && stages->items.empty())) {
    if (stages || !mistyped(root, "stages"))
      report.error(Code::missing_key, stages ? stages->key_place : beginning, "the pipeline has no stages",
                   "add stages: { read: { use: reader.auto, paths: [...] }, ... }");
    return false;
  }
  if (stages->is_map()) return true;
  report.error(Code::wrong_type, stages->place, "expected a map of stages by their ids, found " + describe(*stages),
               "for example stages: { read: { use: reader.auto, paths: [...] } }");
  return false;
}

// The base with its overlays; nothing if a file is not valid.
std::optional<Node> read_files(const Request& request, Place& beginning, Report& report) {
  auto root = read_file(request.file.string(), report);
  bool complete = root.has_value();
  if (root) {
    beginning = {root->place.source, root->place.offset, 1};
    check_version(*root, beginning, true, report);
  }
  for (const auto& file : request.deploys) {
    auto overlay = read_file(file.string(), report);
    complete = complete && overlay;
    if (!overlay) continue;
    check_version(*overlay, overlay->place, false, report);
    if (complete) lay_over(*root, std::move(*overlay), report);
  }
  return complete ? std::move(root) : std::nullopt;
}

void collect_texts(const Json& value, std::vector<std::string>& texts) {
  if (value.text()) texts.push_back(*value.text());
  if (value.array())
    for (const auto& item : *value.array()) collect_texts(item, texts);
}

std::vector<std::string> secrets_of(const Pipeline& pipeline, const plugin::Catalog& catalog, const Trace& trace) {
  std::vector<std::string> all;
  for (const auto& [name, variable] : trace.variables)
    if (variable.value.secret) all.push_back(variable.value.text);
  for (const auto& stage : pipeline.stages)
    for (const auto& option : effective_options(stage, catalog, *trace.root))
      if (option.hidden && option.given) collect_texts(option.value, all);
  std::erase_if(all, [](const std::string& secret) { return secret.size() < shortest_secret; });
  std::vector<std::string> forms;
  for (const auto& secret : all) std::ranges::copy(forms_of_secret(secret), std::back_inserter(forms));
  all = std::move(forms);
  std::ranges::sort(all, [](const auto& a, const auto& b) { return std::pair(b.size(), a) < std::pair(a.size(), b); });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// Secrets may be used in options of plugins; everything else of a pipeline is shown.
void refuse_secrets(Node& value, const std::string& key, Report& report) {
  for (auto& item : value.items) refuse_secrets(item, key, report);
  if (!value.secret) return;
  value.broken = true;  // no message about it may contain it
  report.error(Code::shown_secret, value.place, "a secret is used in " + in_quotes(key) + ", which is shown",
               "use secrets only in the options of a plugin, under `with`", origins(value));
}

void refuse_shown_secrets(Node& root, Report& report) {
  if (Node* name = root.find("name")) refuse_secrets(*name, "name", report);
  if (Node* stages = root.find("stages"))
    for (auto& stage : stages->items)
      for (auto& key : stage.items)
        if (key.key != "with") refuse_secrets(key, key.key, report);
}

std::optional<Pipeline> build(const Request& request, Trace& trace) {
  Report& report = *trace.report;
  Place beginning;
  auto& root = trace.root;
  root = read_files(request, beginning, report);
  static const plugin::Catalog no_plugins;
  const auto& catalog = request.catalog ? *request.catalog : no_plugins;
  if (!root) {
    hide_unread_secrets(catalog, report);
    return std::nullopt;
  }
  const Flags flags = apply_flags(request.sets, *root, report);
  Variables variables(*root, flags, request.environment, report);
  for (auto& item : root->items)
    if (item.key == "stages" || item.key == "name") variables.substitute(item);
  trace.variables = variables.trace();
  refuse_shown_secrets(*root, report);
  check_top(*root, report);
  if (!check_stages(*root, beginning, report)) return std::nullopt;

  auto drafts = read_stages(*root, catalog, report);
  connect(drafts, *root->find("stages"), report);
  check_targets(drafts, report);
  if (report.has_errors()) return std::nullopt;

  Pipeline pipeline;
  const Node* name = root->find("name");
  pipeline.name = name ? name->text : request.file.stem().string();
  pipeline.file = request.file;
  drafts = in_order(std::move(drafts));
  pipeline.canonical = canonical_form(pipeline.name, drafts);
  for (auto& draft : drafts) pipeline.stages.push_back(std::move(draft.stage));
  pipeline.secrets = secrets_of(pipeline, catalog, trace);
  return pipeline;
}

}  // namespace

std::optional<Pipeline> load(const Request& request, Diagnostics& diagnostics) {
  Trace trace;
  return load(request, diagnostics, trace);
}

std::optional<Pipeline> load(const Request& request, Diagnostics& diagnostics, Trace& trace) {
  trace = {std::make_unique<Report>(), std::nullopt, {}};
  auto pipeline = build(request, trace);
  trace.report->tell(diagnostics);
  return pipeline;
}

}  // namespace dossier::pipeline
