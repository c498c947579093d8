#include "core/diagnostic/codes.hpp"

#include <algorithm>
#include <array>

namespace dossier::diagnostic {
namespace {

constexpr auto table = std::to_array<CodeHelp>({
    {Code::unreadable, "a file that cannot be read",
     "The pipeline or an overlay given with --deploy does not exist, is a folder, or may not be read. Its name starts "
     "at the working directory.",
     "dossier validate newsrom.yaml"},
    {Code::not_text, "a file that is not plain text",
     "Pipelines are UTF-8. The file has bytes that are not, or control characters, which YAML does not allow. Save it "
     "as UTF-8.",
     "a file in UTF-16, or one with a NUL byte"},
    {Code::syntax, "a fault of YAML syntax",
     "The file is not YAML, so nothing after the place shown could be understood; further faults may follow once it is "
     "mended.",
     "from: [read, copies      # the bracket is not closed"},
    {Code::duplicate_key, "the same key twice",
     "A key may stand once in a map. YAML readers differ in which of two they keep, so neither is kept here: remove "
     "one.",
     "stages:\n  read: { use: reader.auto, paths: [in] }\n  read: { use: reader.text, paths: [in] }"},
    {Code::tag, "a YAML tag",
     "Tags such as !!str or !include make a value something else than it looks like; pipelines do without them. Quotes "
     "make text of anything.",
     "directory: !!str 2024     # write \"2024\""},
    {Code::too_large, "larger than a pipeline may be",
     "A pipeline has at most 1 MiB, 64 levels and 10,000 nodes, counting each alias as all it stands for. Data belongs "
     "into files that options name.",
     "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]     # and so on"},
    {Code::several_documents, "several YAML documents in one file",
     "A file holds one pipeline or one overlay. What stands after a second --- would be ignored by many readers of "
     "YAML; split the file.",
     "version: 1\n---\nversion: 1"},
    {Code::bad_key, "a key that is not a plain word",
     "Keys are text. A list, a map, nothing at all or an alias cannot be one.", "? [a, b]\n: c"},
    {Code::circular_alias, "an alias inside what it stands for",
     "An alias that stands inside its own anchor would repeat without end.", "a: &a [*a]"},
    {Code::bad_number, "a number that cannot be kept",
     "Numbers are finite and fit 64 bits (or the range of a double with a point or an exponent). Quotes make text of "
     "it.",
     "limit: .inf"},
    {Code::wrong_type, "another form than expected", "A list, a map or a text stands where something else belongs.",
     "stages: [read, save]     # stages are a map by id"},
    {Code::unknown_option, "an option that the plugin does not have",
     "Everything under `with` is checked against what the plugin declares. `dossier plugins show ID` lists its "
     "options.",
     "copies: { use: deduplicator.minhash, with: { treshold: 0.5 } }"},
    {Code::unknown_key, "a key that means nothing here",
     "A pipeline has version, name, vars, stages and tests; a stage has use, from, with, paths, isolation and limits; "
     "a "
     "variable has type, default, help, env and choices. A plugin's options stand under `with`.",
     "read: { use: reader.auto, path: [in] }     # paths"},
    {Code::missing_key, "something required is not there",
     "A pipeline needs `version: 1` and stages; a stage needs use, a reader also paths, and every other stage from.",
     "save: { use: exporter.jsonl }     # from what?"},
    {Code::bad_value, "a value that is not one of those allowed", "The message lists what may stand here.",
     "isolation: thread     # none or process"},
    {Code::bad_name, "a name of another form",
     "Stages and variables are named by a letter and then at most 63 letters, digits, hyphens or underscores. A point "
     "is "
     "not allowed: it stands between a stage and its port.",
     "stages:\n  read.html: { use: reader.html, paths: [in] }"},
    {Code::missing_option, "a required option is not given",
     "The plugin declares an option without a default. `dossier plugins show ID` tells what it is for.",
     "save: { use: exporter.jsonl, from: [read] }     # with: { directory: out }"},
    {Code::bad_option, "an option's value does not fit",
     "The value has another type than the plugin declares, lies out of its range, or is none of its choices. In YAML "
     "1.2 "
     "only true and false are boolean: yes, no, on and off are text.",
     "copies: { use: deduplicator.minhash, with: { threshold: high } }"},
    {Code::unknown_plugin, "a plugin that is not installed",
     "No manifest in the plugin folders has this id. `dossier plugins list` shows what is installed; --plugin-dir and "
     "DOSSIER_PLUGIN_PATH add folders. A pipeline never names a folder itself.",
     "read: { use: reader.htm, paths: [in] }"},
    {Code::unusable_plugin, "a plugin that is there but cannot be used",
     "Its manifest or library is broken, or two plugins have its id. `dossier plugins list` tells what is wrong.",
     "two folders that both hold exporter.jsonl"},
    {Code::misplaced_key, "a key that this kind of stage does not have",
     "Only readers have paths, and a reader takes from no stage: it stands at the beginning.",
     "read: { use: reader.auto, from: [other] }"},
    {Code::unknown_variable, "a variable that is not declared",
     "${name} may stand for the variables under `vars` and for ${here}, the folder of the file it is written in; "
     "nothing "
     "is taken from the environment unless a variable's `env` says so. $${ stands for a literal ${.",
     "directory: \"${outputt}\""},
    {Code::missing_value, "a variable without a value",
     "The variable has no default, and neither --set nor its environment variable gave it a value.",
     "vars:\n  articles: { type: path }"},
    {Code::bad_variable_value, "a value that does not fit its variable",
     "The value given by --set, by the environment or as the default has another type than the variable, or is none of "
     "its choices.",
     "--set limit=many     # limit is an integer"},
    {Code::bad_substitution, "a ${ that cannot be read",
     "A substitution is ${name}, closed, with nothing else inside. $${ stands for a literal ${. ${here} has no meaning "
     "in a flag, which stands in no file.",
     "directory: \"${output/rejected\""},
    {Code::circular_variable, "variables that need each other",
     "The default of a variable may use others, but not in a circle.",
     "vars:\n  a: { default: \"${b}\" }\n  b: { default: \"${a}\" }"},
    {Code::bad_variable, "a declaration that contradicts itself",
     "A variable of type choice lists its choices, and no other has any. The name here is taken.",
     "vars:\n  mode: { type: choice }"},
    {Code::bad_flag, "a --set that says nothing",
     "--set is NAME=VALUE, where NAME is a declared variable or a path from `stages` to what is to be changed. VALUE "
     "of a "
     "path is read as YAML.",
     "--set stages.save.with.directory"},
    {Code::nothing_to_remove, "null where there is nothing to remove",
     "In an overlay null removes what the pipeline has under the same keys. There is nothing there: the overlay may be "
     "out of date, or the name mistyped.",
     "stages:\n  sav: null"},
    {Code::unknown_stage, "a stage that does not exist", "`from` names stages of this pipeline by their ids.",
     "save: { use: exporter.jsonl, from: [raed] }"},
    {Code::unknown_port, "a port that the stage does not have",
     "Readers hand on documents (and sources, to exporters), deduplicators copies and clusters, extractors claims, "
     "checkers findings; all of them rejected. \"*\" has the port rejected alone.",
     "from: [read.claims]"},
    {Code::wrong_kind, "a stage that cannot take what it is given",
     "Deduplicators take documents, extractors documents and claims of other extractors, checkers claims and copies. "
     "Exporters take anything, and they alone take what was rejected.",
     "check: { use: checker.values, from: [read] }"},
    {Code::takes_from_itself, "a stage that takes from itself", "A stage takes from other stages.",
     "figures: { use: extractor.quantity, from: [read, figures] }"},
    {Code::cycle, "stages that take from each other in a circle",
     "Every stage runs after those it takes from, so there must be an order.",
     "a: { use: extractor.time, from: [read, b] }\nb: { use: extractor.quote, from: [read, a] }"},
    {Code::missing_input, "a stage without what it needs",
     "Deduplicators and extractors need documents, checkers need claims, exporters need anything at all.",
     "check: { use: checker.values, from: [copies] }     # claims of an extractor are missing"},
    {Code::unused_stage, "a stage from which nobody takes",
     "What the stage finds reaches no exporter. Only what it rejects may be taken; that is rarely what is meant.",
     "quotes: { use: extractor.quote, from: [read] }     # not in any `from`"},
    {Code::no_exporter, "a pipeline without an exporter", "Without an exporter nothing of the work is kept.",
     "stages:\n  read: { use: reader.auto, paths: [in] }"},
    {Code::exporter_as_source, "an exporter as a source",
     "An exporter is an end: no stage can take from it. What it could not write is in the run's dead letters.",
     "again: { use: exporter.csv, from: [save] }"},
    {Code::repeated_input, "the same input twice", "The stage takes it once; the second mention changes nothing.",
     "from: [read, read]"},
    {Code::idle_limits, "limits of a stage that is not isolated",
     "`limits` (memory, cpu, wall) bound what one call of a plugin may cost. Only a plugin in a process of its own can "
     "be "
     "stopped, so they need `isolation: process`.",
     "figures: { use: extractor.quantity, from: [read], limits: { wall: 10 } }     # and isolation: process"},
    {Code::unreadable_manifest, "a plugin folder or manifest that cannot be read",
     "The file is there but may not be read, or is too large for a manifest.", "a manifest without read permission"},
    {Code::bad_manifest, "a manifest that is not one",
     "NAME.plugin.json is written when the plugin is built; it is JSON of a fixed form. Build or install the plugin "
     "again.",
     "{\"manifest\": 1, \"plugins\": \"none\"}"},
    {Code::missing_library, "a manifest without its library",
     "The library stands beside its manifest, under the name that the manifest gives. It was moved or removed: install "
     "both again, or remove the manifest.",
     "html.plugin.json without html.so"},
    {Code::duplicate_plugin, "two plugins with one id",
     "Which of them a pipeline means cannot be told, so neither is used: remove one, or leave out its folder. "
     "reader.auto is the host's own and nobody else's.",
     "~/.local/lib/dossier/plugins and /usr/lib/dossier/plugins both with exporter.jsonl"},
    {Code::bad_plugin_kind, "a plugin of no known kind",
     "A plugin is a reader, deduplicator, extractor, checker or exporter, its id is KIND.NAME in lower case, and it "
     "has "
     "the capability dossier.KIND/1 of its kind. A plugin with another may need a newer dossier.",
     "\"kind\": \"translator\""},
    {Code::manifest_version, "a manifest of another form",
     "The manifest was written for another version of dossier. Install a plugin built with this version's SDK, or a "
     "newer "
     "dossier.",
     "\"manifest\": 2"},
});

constexpr int count(Code first, Code last) { return static_cast<int>(last) - static_cast<int>(first) + 1; }

// Each code has its entry: as many as there are, ascending, none twice.
static_assert(static_cast<int>(table.size()) == count(Code::unreadable, Code::last_of_pipeline) +
                                                    count(Code::unreadable_manifest, Code::last_of_catalog));
static_assert(std::ranges::adjacent_find(table, std::ranges::greater_equal{}, &CodeHelp::code) == table.end());

}  // namespace

std::string code_text(Code code) { return "DS" + std::to_string(static_cast<int>(code)); }

std::span<const CodeHelp> all_codes() { return table; }

const CodeHelp* find_code(std::string_view text) {
  std::string wanted(text);
  for (char& c : wanted)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  for (const auto& entry : table)
    if (code_text(entry.code) == wanted) return &entry;
  return nullptr;
}

}  // namespace dossier::diagnostic
