// The form of a stage: its keys, its plugin, its paths.
#include <algorithm>
#include <set>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/limits.hpp"
#include "core/pipeline/names.hpp"
#include "core/pipeline/ports.hpp"
#include "core/pipeline/sandbox.hpp"
#include "dossier/manifest/languages.hpp"

namespace dossier::pipeline {
namespace {

const std::vector<std::string> stage_keys{"use",     "from",  "with",      "paths",  "isolation",
                                          "sandbox", "grant", "languages", "limits", "retries"};
constexpr std::string_view auto_reader = "reader.auto";

// Keys of other systems.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"inputs", "from"}, {"input", "from"},    {"needs", "from"}, {"sources", "from"}, {"options", "with"},
    {"config", "with"}, {"settings", "with"}, {"plugin", "use"}, {"type", "use"},     {"kind", "use"},
    {"uses", "use"},    {"files", "paths"},   {"file", "paths"}, {"folder", "paths"}};

class StageReader {
 public:
  StageReader(const plugin::Catalog& catalog, Report& report) : catalog_(catalog), report_(report) {
    for (const auto& plugin : catalog.plugins()) {
      ids_.push_back(plugin.manifest.id);
      if (plugin::kind_of(plugin.manifest) == Kind::reader) readers_.push_back(plugin.manifest.id);
    }
    ids_.emplace_back(auto_reader);
  }

  DraftStage read(const Node& node) {
    DraftStage draft;
    draft.node = &node;
    draft.stage.id = node.key;
    draft.stage.options = Json(Json::Object{});
    if (!is_name(node.key))
      report_.error(Code::bad_name, node.key_place, "expected the id of a stage, found " + in_quotes(node.key),
                    "use a letter, then letters, digits, hyphens and underscores, at most 64 in all");
    if (!node.is_map()) {
      report_.error(Code::wrong_type, node.place, "expected a stage, found " + describe(node),
                    "for example " + node.key + ": { use: " + (kind_of(node.text) ? node.text : "exporter.jsonl") +
                        ", from: [...] }");
      return draft;
    }
    draft.stage.plugin = node.find("use") ? catalog_.find(node.find("use")->text) : nullptr;
    mistyped_.clear();
    for (const auto& key : node.items) check_key(draft, key);
    read_use(draft);
    read_from(draft);
    read_paths(draft);
    read_isolation(draft);
    read_sandbox(draft);
    read_languages(draft);
    read_limits_of(draft);
    read_retries_of(draft);
    read_with(draft);
    return draft;
  }

 private:
  void read_use(DraftStage& draft) {
    const Node* use = draft.node->find("use");
    if (!use || use->is_null())
      return missing("use", draft, "the stage " + in_quotes(draft.stage.id) + " does not say which plugin it uses",
                     "add use: KIND.NAME; `dossier plugins list` shows what is installed");
    if (use->broken) return;
    if (!use->is_text())
      return report_.error(Code::wrong_type, use->place, "expected the id of a plugin, found " + describe(*use),
                           "for example use: reader.auto; `dossier plugins list` shows the installed plugins");
    draft.stage.use = use->text;
    draft.stage.plugin = catalog_.find(use->text);
    const auto kind = kind_of(use->text);
    draft.has_kind = kind.has_value();
    if (kind) draft.stage.kind = *kind;
    if (!draft.stage.plugin && use->text != auto_reader) report_missing(use->text, use->place, ids_, origins(*use));
  }

  // A required key is missing. Not reported again if its name was misspelled.
  void missing(const std::string& key, const DraftStage& draft, std::string message, std::string cure) {
    if (mistyped_.contains(key)) return;
    const Node* empty = draft.node->find(key);
    report_.error(Code::missing_key, empty ? empty->key_place : draft.node->key_place, std::move(message),
                  std::move(cure));
  }

  // A plugin that is not in the catalog: broken, or not installed.
  void report_missing(const std::string& id, const Place& place, const std::vector<std::string>& candidates,
                      std::vector<Note> notes = {}) {
    for (const auto& fault : catalog_.faults())
      if (std::ranges::find(fault.ids, id) != fault.ids.end())
        return report_.error(Code::unusable_plugin, place,
                             "the plugin " + in_quotes(id) + " cannot be used: " + fault.message,
                             fault.cure.empty() ? "" : fault.cure + " (" + fault.code + ", " + fault.file + ")");
    report_.error(Code::unknown_plugin, place, "the plugin " + in_quotes(id) + " is not installed",
                  report_.did_you_mean(id, candidates, "`dossier plugins list` shows the installed plugins"),
                  std::move(notes));
  }

  void check_key(const DraftStage& draft, const Node& key) {
    if (std::ranges::find(stage_keys, key.key) != stage_keys.end()) return;
    std::string cure;
    if (draft.stage.plugin && draft.stage.plugin->manifest.option(key.key)) {
      cure = "it is an option of " + draft.stage.plugin->manifest.id + ": put it under `with`";
    } else {
      for (const auto& [word, meant] : synonyms)
        if (word == key.key) cure = "did you mean " + in_quotes(meant) + "?";
      if (cure.empty()) cure = report_.did_you_mean(key.key, stage_keys, "it has " + enumerate(stage_keys));
      for (const auto& meant : stage_keys)
        if (cure.ends_with(in_quotes(meant) + "?")) mistyped_.insert(meant);
    }
    report_.error(Code::unknown_key, key.key_place, "unknown key " + in_quotes(key.key) + " in a stage",
                  std::move(cure));
  }

  // A text or a list of texts; other values are reported.
  std::vector<const Node*> texts(const Node& node, const std::string& what) {
    std::vector<const Node*> all;
    if (node.broken) return all;
    if (node.is_text()) return {&node};
    if (!node.is_list()) {
      report_.error(Code::wrong_type, node.place, "expected a list of " + what + ", found " + describe(node),
                    what == "paths"    ? "for example paths: [articles]"
                    : what == "stages" ? "for example from: [read]"
                                       : "for example languages: [en]");
      return all;
    }
    for (const auto& item : node.items) {
      if (item.broken) continue;
      if (item.is_text()) {
        all.push_back(&item);
      } else {
        report_.error(Code::wrong_type, item.place, "expected one of the " + what + ", found " + describe(item),
                      item.is_list()                  ? "remove the inner brackets"
                      : item.plain && !item.is_null() ? "quote it"
                                                      : "add a name, or remove it");
      }
    }
    return all;
  }

  void read_from(DraftStage& draft) {
    const Node* from = draft.node->find("from");
    if (!draft.has_kind && !from) return;
    if (draft.has_kind && draft.stage.kind == Kind::reader) {
      if (from)
        report_.error(Code::misplaced_key, from->key_place, "a reader has no inputs from stages: it reads `paths`",
                      "remove `from`");
      return;
    }
    if (!from || from->is_null() || (from->is_list() && from->items.empty()))
      return missing("from", draft,
                     "the stage " + in_quotes(draft.stage.id) + " does not say from which stages it takes",
                     "add from: [STAGE, ...]");
    draft.from = texts(*from, "stages");
  }

  void read_paths(DraftStage& draft) {
    const Node* paths = draft.node->find("paths");
    if (!draft.has_kind) return;
    if (draft.stage.kind != Kind::reader) {
      if (paths)
        report_.error(Code::misplaced_key, paths->key_place,
                      "only readers have paths; " + with_article(draft.stage.kind) + " gets its input `from` stages",
                      "remove `paths`");
      return;
    }
    if (!paths || paths->is_null() || (paths->is_list() && paths->items.empty()))
      return missing("paths", draft, "the reader " + in_quotes(draft.stage.id) + " does not say what it reads",
                     "add paths: [FILE or FOLDER, ...]");
    for (const Node* path : texts(*paths, "paths")) {
      if (path->text.empty())
        report_.error(Code::bad_value, path->place, "expected a file or folder, found an empty path",
                      "add a path; \".\" is the working directory");
      draft.stage.paths.push_back(path->text);
    }
  }

  void read_isolation(DraftStage& draft) {
    const Node* isolation = draft.node->find("isolation");
    if (!isolation || isolation->broken) return;
    const std::vector<std::string> choices{"none", "process"};
    if (!isolation->is_text() || std::ranges::find(choices, isolation->text) == choices.end())
      return report_.error(Code::bad_value, isolation->place, "expected none or process, found " + describe(*isolation),
                           isolation->is_text() ? report_.did_you_mean(isolation->text, choices) : "");
    draft.stage.isolated = isolation->text == "process";
    if (!*draft.stage.isolated && draft.stage.plugin && !draft.stage.plugin->command.empty())
      report_.error(Code::bad_value, isolation->place,
                    draft.stage.use + " is a program, which always runs in a separate process", "remove `isolation`");
  }
  void read_sandbox(DraftStage& draft) {
    auto& stage = draft.stage;
    const Node* sandbox = draft.node->find("sandbox");
    if (sandbox && !sandbox->broken) read_sandbox_mode(*sandbox, stage.sandbox.mode, report_);
    const Node* grant = draft.node->find("grant");
    if (grant && !grant->broken && !grant->is_null()) read_grants(*grant, stage.sandbox.grants, report_);
    // For reader.auto it is decided for each reader.
    if (!stage.plugin) return;
    if (!runs_isolated(stage)) {
      if (sandbox && stage.sandbox.mode == plugin::SandboxMode::required)
        report_.error(Code::bad_value, sandbox->place,
                      in_quotes(stage.id) + " requires a sandbox, which a plugin in the process of dossier cannot have",
                      "add isolation: process");
      else if (const Node* idle = sandbox ? sandbox : grant)
        report_.warning(Code::idle_limits, idle->key_place,
                        "the " + idle->key + " of " + in_quotes(stage.id) + " has no effect without a separate process",
                        "add isolation: process");
      return;
    }
    if (stage.sandbox.mode == plugin::SandboxMode::off) return;
    if (const auto need = missing_grant(stage.plugin->manifest.needs, stage.sandbox.grants)) {
      const Node* use = draft.node->find("use");
      report_.error(
          Code::missing_grant, use ? use->place : draft.node->key_place,
          stage.use + " needs " + std::string(plugin::need_text(*need)) + ", which its sandbox does not grant",
          "add " + plugin::grant_line(*need) + " to the stage " + in_quotes(stage.id));
    }
  }

  void read_languages(DraftStage& draft) {
    const Node* languages = draft.node->find("languages");
    if (!languages || languages->broken) return;
    if (draft.has_kind && draft.stage.kind != Kind::extractor)
      return report_.error(Code::misplaced_key, languages->key_place,
                           "only extractors serve some languages and not others", "remove `languages`");
    if (languages->is_list() && languages->items.empty())
      return report_.error(Code::bad_value, languages->place, "expected at least one language, found none",
                           "for every language write languages: [\"*\"]");
    std::vector<std::string> given;
    for (const Node* language : texts(*languages, "languages")) {
      if (!is_language_entry(language->text)) {
        const auto meant = primary_language(language->text);
        report_.error(
            Code::bad_value, language->place,
            "expected a language as in BCP 47, without a region, or \"*\"; found " + in_quotes(language->text),
            meant.empty() ? "for example languages: [en, de]" : "write " + meant);
        continue;
      }
      given.push_back(language->text);
    }
    draft.stage.languages = std::move(given);
  }
  void read_limits_of(DraftStage& draft) {
    const Node* limits = draft.node->find("limits");
    if (!limits || limits->broken) return;
    read_limits(*limits, draft.stage.limits, report_);
    const auto& stage = draft.stage;
    if (!runs_isolated(stage) && (stage.plugin || stage.isolated))
      report_.warning(Code::idle_limits, limits->key_place,
                      "the limits of " + in_quotes(stage.id) + " have no effect without a separate process",
                      "add isolation: process");
  }

  void read_retries_of(DraftStage& draft) {
    const Node* retries = draft.node->find("retries");
    if (!retries || retries->broken) return;
    if (draft.has_kind && draft.stage.kind != Kind::exporter)
      return report_.error(
          Code::misplaced_key, retries->key_place,
          "only exporters are retried; a lost unit of " + with_article(draft.stage.kind) + " goes to the dead letters",
          "remove `retries`");
    read_retries(*retries, draft.stage.retries, report_);
  }

  void read_with(DraftStage& draft) {
    const Node* with = draft.node->find("with");
    if (with && with->is_null()) with = nullptr;
    if (with && !with->is_map())
      return report_.error(Code::wrong_type, with->place, "expected a map of options, found " + describe(*with),
                           "for example with: { NAME: VALUE }");
    if (draft.stage.use == auto_reader) {
      if (with)
        for (const auto& reader : with->items) read_reader_options(draft, reader);
      return;
    }
    if (!draft.stage.plugin) return;
    const auto& manifest = draft.stage.plugin->manifest;
    if (with) draft.stage.options = check_options(*with, manifest, report_, &draft.shown_options[""]);
    const Node* use = draft.node->find("use");
    check_required(with, use ? use->place : draft.node->key_place, manifest, report_);
  }

  // Under `with` of reader.auto, each reader has its own options.
  void read_reader_options(DraftStage& draft, const Node& reader) {
    const auto* plugin = catalog_.find(reader.key);
    if (!plugin || plugin::kind_of(plugin->manifest) != Kind::reader) {
      if (kind_of(reader.key) == Kind::reader) return report_missing(reader.key, reader.key_place, readers_);
      return report_.error(Code::unknown_plugin, reader.key_place,
                           "expected a reader id as the key for its options, found " + in_quotes(reader.key),
                           cure_for_reader(reader.key));
    }
    if (!reader.is_map())
      return report_.error(Code::wrong_type, reader.place, "expected a map of options, found " + describe(reader),
                           "for example " + reader.key + ": { NAME: VALUE }");
    draft.stage.reader_options[reader.key] =
        check_options(reader, plugin->manifest, report_, &draft.shown_options[reader.key]);
    check_required(&reader, reader.key_place, plugin->manifest, report_);
  }

  std::string cure_for_reader(const std::string& key) {
    for (const auto& id : readers_)
      if (catalog_.find(id)->manifest.option(key)) {
        std::string cure = "it is an option of ";
        cure.append(id).append(": write with: { ").append(id).append(": { ").append(key).append(": ... } }");
        return cure;
      }
    return report_.did_you_mean(key, readers_, "for example with: { reader.text: { ... } }");
  }

  const plugin::Catalog& catalog_;
  Report& report_;
  std::vector<std::string> ids_;
  std::vector<std::string> readers_;
  std::set<std::string> mistyped_;  // keys of the current stage that are misspelled
};

}  // namespace

std::vector<DraftStage> read_stages(const Node& root, const plugin::Catalog& catalog, Report& report) {
  std::vector<DraftStage> drafts;
  StageReader reader(catalog, report);
  for (const auto& node : root.find("stages")->items) drafts.push_back(reader.read(node));
  std::ranges::sort(drafts, {}, [](const DraftStage& draft) { return draft.stage.id; });
  return drafts;
}

}  // namespace dossier::pipeline
