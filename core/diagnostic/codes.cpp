#include "core/diagnostic/codes.hpp"

#include <algorithm>
#include <array>

namespace dossier::diagnostic {
namespace {

constexpr auto table = std::to_array<CodeHelp>({
    {Code::unreadable, "a file that cannot be read",
     "The pipeline or an overlay given with --deploy does not exist, is a folder, or may not be read. Its name starts "
     "at the working directory.",
     "dossier validate newsrom.yaml", "dossier validate newsroom.yaml"},
    {Code::not_text, "a file that is not plain text",
     "Pipelines are UTF-8. The file has bytes that are not, or control characters, which YAML does not allow. Save it "
     "as UTF-8.",
     "name: caf\\xE9     # a byte of Latin-1", "name: café     # the same, saved as UTF-8"},
    {Code::syntax, "a fault of YAML syntax",
     "The file is not YAML, so nothing after the place shown could be understood; further faults may follow once it is "
     "mended.",
     "from: [read, copies", "from: [read, copies]"},
    {Code::duplicate_key, "the same key twice",
     "A key may stand once in a map. YAML readers differ in which of two they keep, so neither is kept here: remove "
     "one.",
     "read: { use: reader.auto, paths: [in] }\nread: { use: reader.text, paths: [notes] }",
     "read: { use: reader.auto, paths: [in] }\nnotes: { use: reader.text, paths: [notes] }"},
    {Code::tag, "a YAML tag",
     "Tags such as !!str or !include make a value something else than it looks like; pipelines do without them. Quotes "
     "make text of anything.",
     "directory: !!str 2024", "directory: \"2024\""},
    {Code::too_large, "larger than a pipeline may be",
     "A pipeline has at most 1 MiB, 64 levels and 10,000 nodes, counting each alias as all it stands for. Data belongs "
     "into files that options name.",
     "words: &a [x, x]\nmore: &b [*a, *a]\nmost: [*b, *b]     # and so on",
     "words: words.txt     # an option that names a file"},
    {Code::several_documents, "several YAML documents in one file",
     "A file holds one pipeline or one overlay. What stands after a second --- would be ignored by many readers of "
     "YAML; split the file.",
     "version: 1\nstages: ...\n---\nversion: 1\nstages: ...",
     "version: 1\nstages: ...     # the other pipeline stands in a file of its own"},
    {Code::bad_key, "a key that is not a plain word",
     "Keys are text. A list, a map, nothing at all or an alias cannot be one.", "? [read, copies]\n: exporter.jsonl",
     "save: { use: exporter.jsonl, from: [read, copies], with: { directory: out } }"},
    {Code::circular_alias, "an alias inside what it stands for",
     "An alias that stands inside its own anchor would repeat without end.", "from: &all [read, *all]",
     "from: &all [read, copies]"},
    {Code::bad_number, "a number that cannot be kept",
     "Numbers are finite and fit 64 bits (or the range of a double with a point or an exponent). Quotes make text of "
     "it.",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: .inf } }",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: 0.6 } }"},
    {Code::wrong_type, "another form than expected", "A list, a map or a text stands where something else belongs.",
     "stages: [read, save]",
     "stages:\n  read: { use: reader.auto, paths: [in] }\n  save: { use: exporter.jsonl, from: [read], with: { "
     "directory: out } }"},
    {Code::unknown_option, "an option that the plugin does not have",
     "Everything under `with` is checked against what the plugin declares. `dossier plugins show ID` lists its "
     "options.",
     "copies: { use: deduplicator.minhash, from: [read], with: { naer: 0.5 } }",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: 0.5 } }"},
    {Code::unknown_key, "a key that means nothing here",
     "A pipeline has version, name, vars, stages and tests; a stage has use, from, with, paths, isolation, limits and "
     "retries; a "
     "variable has type, default, help, env and choices. A plugin's options stand under `with`.",
     "read: { use: reader.auto, path: [in] }", "read: { use: reader.auto, paths: [in] }"},
    {Code::missing_key, "something required is not there",
     "A pipeline needs `version: 1` and stages; a stage needs use, a reader also paths, and every other stage from.",
     "save: { use: exporter.jsonl, with: { directory: out } }",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }"},
    {Code::bad_value, "a value that is not one of those allowed", "The message lists what may stand here.",
     "quotes: { use: extractor.quote, from: [read], isolation: thread }",
     "quotes: { use: extractor.quote, from: [read], isolation: process }"},
    {Code::bad_name, "a name of another form",
     "Stages and variables are named by a letter and then at most 63 letters, digits, hyphens or underscores. A point "
     "is "
     "not allowed: it stands between a stage and its port.",
     "read.html: { use: reader.html, paths: [in] }", "read-html: { use: reader.html, paths: [in] }"},
    {Code::missing_option, "a required option is not given",
     "The plugin declares an option without a default. `dossier plugins show ID` tells what it is for.",
     "save: { use: exporter.jsonl, from: [read] }",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }"},
    {Code::bad_option, "an option's value does not fit",
     "The value has another type than the plugin declares, lies out of its range, or is none of its choices. In YAML "
     "1.2 "
     "only true and false are boolean: yes, no, on and off are text.",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: high } }",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: 0.8 } }"},
    {Code::unknown_plugin, "a plugin that is not installed",
     "No manifest in the plugin folders has this id. `dossier plugins list` shows what is installed; --plugin-dir and "
     "DOSSIER_PLUGIN_PATH add folders. A pipeline never names a folder itself.",
     "read: { use: reader.htm, paths: [in] }", "read: { use: reader.html, paths: [in] }"},
    {Code::unusable_plugin, "a plugin that is there but cannot be used",
     "Its manifest or library is broken, or two plugins have its id. `dossier plugins list` tells what is wrong.",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }     # two folders hold exporter.jsonl",
     "dossier plugins list     # tells which two; then remove one"},
    {Code::misplaced_key, "a key that this kind of stage does not have",
     "Only readers have paths, and a reader takes from no stage: it stands at the beginning.",
     "read: { use: reader.auto, from: [other] }", "read: { use: reader.auto, paths: [in] }"},
    {Code::unknown_variable, "a variable that is not declared",
     "${name} may stand for the variables under `vars` and for ${here}, the folder of the file it is written in; "
     "nothing "
     "is taken from the environment unless a variable's `env` says so. $${ stands for a literal ${.",
     "vars: { output: { default: out } }\n...\ndirectory: \"${outputt}\"",
     "vars: { output: { default: out } }\n...\ndirectory: \"${output}\""},
    {Code::missing_value, "a variable without a value",
     "The variable has no default, and neither --set nor its environment variable gave it a value.",
     "vars: { articles: { type: path } }",
     "vars: { articles: { type: path, default: articles } }     # or --set articles=my/articles"},
    {Code::bad_variable_value, "a value that does not fit its variable",
     "The value given by --set, by the environment or as the default has another type than the variable, or is none of "
     "its choices.",
     "vars: { limit: { type: integer, default: many } }", "vars: { limit: { type: integer, default: 100 } }"},
    {Code::bad_substitution, "a ${ that cannot be read",
     "A substitution is ${name}, closed, with nothing else inside. $${ stands for a literal ${. ${here} has no meaning "
     "in a flag, which stands in no file.",
     "directory: \"${output/rejected\"", "directory: \"${output}/rejected\""},
    {Code::circular_variable, "variables that need each other",
     "The default of a variable may use others, but not in a circle.",
     "vars:\n  a: { default: \"${b}\" }\n  b: { default: \"${a}\" }",
     "vars:\n  a: { default: \"${b}\" }\n  b: { default: results }"},
    {Code::bad_variable, "a declaration that contradicts itself",
     "A variable of type choice lists its choices, and no other has any. The name here is taken.",
     "vars: { mode: { type: choice, default: fast } }",
     "vars: { mode: { type: choice, choices: [fast, thorough], default: fast } }"},
    {Code::bad_flag, "a --set that says nothing",
     "--set is NAME=VALUE, where NAME is a declared variable or a path from `stages` to what is to be changed. VALUE "
     "of a "
     "path is read as YAML.",
     "--set stages.save.with.directory", "--set stages.save.with.directory=results"},
    {Code::nothing_to_remove, "null where there is nothing to remove",
     "In an overlay null removes what the pipeline has under the same keys. There is nothing there: the overlay may be "
     "out of date, or the name mistyped.",
     "stages: { copy: null }", "stages: { copies: null }"},
    {Code::unknown_stage, "a stage that does not exist", "`from` names stages of this pipeline by their ids.",
     "save: { use: exporter.jsonl, from: [raed], with: { directory: out } }",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }"},
    {Code::unknown_port, "a port that the stage does not have",
     "Readers hand on documents (and sources, to exporters), deduplicators copies and clusters, extractors claims, "
     "checkers findings; all of them rejected. \"*\" has the port rejected alone.",
     "from: [read.claims]", "from: [read.documents]     # or [read]: all that it hands on"},
    {Code::wrong_kind, "a stage that cannot take what it is given",
     "Deduplicators take documents, extractors documents and claims of other extractors, checkers claims and copies. "
     "Exporters take anything, and they alone take what was rejected.",
     "check: { use: checker.values, from: [read] }",
     "figures: { use: extractor.quantity, from: [read] }\ncheck: { use: checker.values, from: [figures] }"},
    {Code::takes_from_itself, "a stage that takes from itself", "A stage takes from other stages.",
     "figures: { use: extractor.quantity, from: [read, figures] }",
     "figures: { use: extractor.quantity, from: [read] }"},
    {Code::cycle, "stages that take from each other in a circle",
     "Every stage runs after those it takes from, so there must be an order.",
     "times: { use: extractor.time, from: [read, quotes] }\nquotes: { use: extractor.quote, from: [read, times] }",
     "times: { use: extractor.time, from: [read] }\nquotes: { use: extractor.quote, from: [read, times] }"},
    {Code::missing_input, "a stage without what it needs",
     "Deduplicators and extractors need documents, checkers need claims, exporters need anything at all.",
     "check: { use: checker.values, from: [copies] }", "check: { use: checker.values, from: [copies, figures] }"},
    {Code::unused_stage, "a stage from which nobody takes",
     "What the stage finds reaches no exporter. Only what it rejects may be taken; that is rarely what is meant.",
     "quotes: { use: extractor.quote, from: [read] }\nsave: { use: exporter.jsonl, from: [read], with: { directory: "
     "out } }",
     "quotes: { use: extractor.quote, from: [read] }\nsave: { use: exporter.jsonl, from: [read, quotes], with: { "
     "directory: out } }"},
    {Code::no_exporter, "a pipeline without an exporter", "Without an exporter nothing of the work is kept.",
     "stages:\n  read: { use: reader.auto, paths: [in] }",
     "stages:\n  read: { use: reader.auto, paths: [in] }\n  save: { use: exporter.jsonl, from: [read], with: { "
     "directory: out } }"},
    {Code::exporter_as_source, "an exporter as a source",
     "An exporter is an end: no stage can take from it. What it could not write is in the run's dead letters.",
     "again: { use: exporter.html, from: [save], with: { path: report.html } }",
     "again: { use: exporter.html, from: [read], with: { path: report.html } }"},
    {Code::repeated_input, "the same input twice", "The stage takes it once; the second mention changes nothing.",
     "from: [read, read]", "from: [read]"},
    {Code::idle_limits, "limits of a stage that is not isolated",
     "`limits` (memory, cpu, wall) bound what one call of a plugin may cost. Only a plugin in a process of its own can "
     "be "
     "stopped, so they need `isolation: process`.",
     "figures: { use: extractor.quantity, from: [read], limits: { wall: 10 } }",
     "figures: { use: extractor.quantity, from: [read], isolation: process, limits: { wall: 10 } }"},
    {Code::changed_kind, "an overlay that makes another kind of stage",
     "A deployment may swap a stage's plugin for another of the same kind: the stages around it then take and hand on "
     "the same ports. A stage of another kind is another stage; remove the one (null) and add the other with an id of "
     "its own.",
     "stages: { save: { use: checker.values } }     # save is an exporter",
     "stages: { save: { use: exporter.sqlite, with: { path: dossier.sqlite } } }"},
    {Code::shown_secret, "a secret where it would be shown",
     "The value of a secret variable is kept out of all that dossier shows and writes. Names, paths and edges are "
     "shown, "
     "so a secret may stand only in the options of a plugin, under `with`.",
     "vars: { token: { type: secret, env: TOKEN } }\n...\nread: { use: reader.auto, paths: [\"${token}\"] }",
     "vars: { token: { type: secret, env: TOKEN } }\n...\nsave: { use: exporter.postgres, from: [read], with: { "
     "connection: \"postgres://me:${token}@db/news\" } }"},
    {Code::unreadable_manifest, "a plugin folder or manifest that cannot be read",
     "The file is there but may not be read, or is too large for a manifest.",
     "-rw------- 1 root root 2144 html.plugin.json", "chmod a+r html.plugin.json"},
    {Code::bad_manifest, "a manifest that is not one",
     "NAME.plugin.json is written when the plugin is built; it is JSON of a fixed form. Build or install the plugin "
     "again.",
     "{\"manifest\": 1, \"plugins\": \"none\"}", "cmake --build build     # writes the manifest beside the library"},
    {Code::missing_library, "a manifest without its library",
     "The library stands beside its manifest, under the name that the manifest gives. It was moved or removed: install "
     "both again, or remove the manifest.",
     "plugins/html.plugin.json     # without html.so", "plugins/html.plugin.json\nplugins/html.so"},
    {Code::duplicate_plugin, "two plugins with one id",
     "A plugin in a nearer folder overrides one with the same id: --plugin-dir, then DOSSIER_PLUGIN_PATH, the user's "
     "folder, the system's folders. These two are equally near, so neither is used: remove one, or leave out its "
     "folder. No plugin can have the id reader.auto.",
     "--plugin-dir one --plugin-dir two     # both with exporter.jsonl", "--plugin-dir one"},
    {Code::bad_plugin_kind, "a plugin of no known kind",
     "A plugin is a reader, deduplicator, extractor, checker or exporter, its id is KIND.NAME in lower case, and it "
     "has "
     "the capability dossier.KIND/1 of its kind. A plugin with another may need a newer dossier.",
     "\"kind\": \"translator\"", "\"kind\": \"extractor\""},
    {Code::manifest_version, "a manifest of another form",
     "The manifest was written for another version of dossier. Install a plugin built with this version's SDK, or a "
     "newer "
     "dossier.",
     "\"manifest\": 2", "\"manifest\": 1"},
    {Code::missing_record, "an expected record that is not there",
     "No record of the port has all the fields that the test expects of it. The message names the nearest record and "
     "what differs in it.",
     "expect: { values: [{ kind: value, independent_sources: 3 }] }     # there are two",
     "expect: { values: [{ kind: value, independent_sources: 2 }] }"},
    {Code::unexpected_record, "a record that is not expected",
     "The test expects exactly the records it lists (an empty list: none), and the port gave another.",
     "expect: { values: [] }", "expect: { values: { exactly: [{ kind: agreement }] } }"},
    {Code::other_count, "another number of records", "The port gave more or fewer records than the test counts.",
     "expect: { figures: { count: 3 } }", "expect: { figures: { count: 4 } }"},
    {Code::golden_differs, "records that differ from the golden file",
     "The port's records, line by line, are not those of the file. If the new ones are right, `dossier test --update` "
     "writes the file anew; read the difference before it is kept.",
     "expect: { figures: { golden: golden/figures.jsonl } }", "dossier test news.yaml --update"},
    {Code::failed_trial, "a test that could not be run",
     "The pipeline is not sound with the test's stand-ins and variables, a plugin failed, or a mocked record was "
     "refused: "
     "a claim, for instance, must name a text that its document holds.",
     "given: [{ key: a, text: Six people. }]\nmock: { figures: [{ key: a, kind: quantity, text: Seven }] }",
     "given: [{ key: a, text: Six people. }]\nmock: { figures: [{ key: a, kind: quantity, text: Six }] }"},
    {Code::plugin_log, "a line that a plugin logs",
     "What plugins have to say while they work. The words are the plugin's; `--log error` leaves out all that is no "
     "error.",
     "12:00:00 warning DS4001 read: page.html names no charset, read as windows-1252",
     "dossier run news.yaml --log error"},
    {Code::unit_rejected, "a unit that was lost",
     "An input, a document or a group could not be worked on; it is in the dead letters with its reason, and the run "
     "goes on without it. After the reason is mended, `dossier replay` works on it again. `--max-rejected` makes a run "
     "that loses too much exit with 6.",
     "12:00:00 warning DS4002 read: report.pdf: it is encrypted (encrypted)",
     "dossier replay news.yaml     # once a readable report.pdf is there"},
    {Code::members_cut, "a group larger than its pass takes",
     "Some keys are so common that comparing all their records would never end, so a pass says how many members of a "
     "group it takes at most; the others, last in canonical order, were left out of that group. Equal runs leave out "
     "the same ones. An option of the plugin may name rarer keys.",
     "12:00:00 warning DS4003 copies: 12 members of large groups were left out",
     "dossier plugins show deduplicator.minhash     # its options"},
    {Code::worker_lost, "a worker process that ended during a call",
     "The plugin of an isolated stage crashed, or passed a limit of time or memory. The unit it worked on is lost, and "
     "another worker goes on with the others. The plugin's author wants to know of a crash; limits are raised under "
     "`limits`.",
     "12:00:00 info DS4004 pages: the plugin was stopped: it had not ended after 60 s",
     "pages: { use: extractor.quote, from: [read], isolation: process, limits: { wall: 300 } }"},
    {Code::worker_replaced, "a worker process that held much memory",
     "After a call the worker held more than half of the memory it may have, so it was ended and another begins: what "
     "leaks is given back before a unit fails for it. Nothing is lost.",
     "12:00:00 info DS4005 pages: a worker process held much memory, another takes its place",
     "pages: { use: extractor.quote, from: [read], isolation: process, limits: { memory: 2GiB } }"},
    {Code::worker_disorder, "a worker process that did not end in order",
     "All its calls had their results, so nothing is lost; but when it was told to end it crashed, hung or miscounted. "
     "That is a fault of the plugin, for its author: often something that is destroyed too late.",
     "12:00:00 warning DS4006 pages: a worker process crashed at its end: signal 11 (SIGSEGV)",
     "dossier plugins check pages.so     # finds out more"},
    {Code::stage_reused, "a stage that is as an earlier run left it",
     "Nothing that the stage is made from has changed: plugin, options, inputs, what it takes. `--fresh` runs it all "
     "the same.",
     "12:00:00 info DS4007 read: reused, nothing it is made from has changed", "dossier run news.yaml --fresh"},
    {Code::stage_runs, "a stage that is run, and why",
     "What it is made from is not what it was when its results were kept; `--explain-cache` tells it of all stages. "
     "Calls of its plugin that an earlier run has made are spared all the same.",
     "12:00:00 info DS4008 read: runs because its inputs changed", "dossier run news.yaml --explain-cache"},
    {Code::result_damaged, "what was kept of a stage is damaged",
     "Files below the state folder are not what was written there: the disk, a loss of power or somebody changed them. "
     "They were dropped, and the stage is run again; the results are the same as ever.",
     "12:00:00 warning DS4009 read: what was kept of it is damaged, it is made again",
     "dossier cache clean     # where it happens often, after a look at the disk"},
    {Code::journal_damaged, "the journal of the state folder is damaged",
     "journal.db, which names what is kept of earlier runs, could not be read. It was set aside as journal.db.damaged "
     "and another begun: all that it named is made again. The file may be removed.",
     "12:00:00 warning DS4010 the journal was damaged and is set aside as journal.db.damaged",
     "rm ~/.cache/dossier/journal.db.damaged"},
    {Code::exporter_unready, "an exporter whose target would not take the results now",
     "Before any stage works, exporters look at where they will write. The run goes on and tries at its end, so what "
     "is "
     "wrong may be mended meanwhile.",
     "12:00:00 warning DS4011 send: exporter.postgres could not export now: connection refused",
     "pg_ctl start     # before the run reaches its end; or Ctrl-C, and the same command later"},
    {Code::exporter_retried, "an exporter that is tried again",
     "A step of it failed for a reason that may pass. It begins again after a while, as often as the stage's `retries` "
     "says; nothing is written twice.",
     "12:00:00 warning DS4012 send: exporter.webhook failed at commit: 503; it will be tried again in 0.4 s",
     "send: { use: exporter.webhook, from: [read], retries: 8, with: { url: \"https://example.org/in\" } }"},
    {Code::run_failed, "a run that failed",
     "The sentence names what failed, and the stage where there is one. What was done until then is kept: mended, the "
     "same command goes on from there.",
     "dossier run: error DS4013: stage save: exporter.jsonl failed at begin: out cannot be written",
     "chmod u+w out; dossier run news.yaml"},
    {Code::plugin_refused, "a plugin that cannot be used",
     "It could not be loaded, or did not take its options. `dossier plugins check` looks at the library, `dossier "
     "plugins show` lists the options.",
     "dossier run: error DS4014: stage words: extractor.words does not take its options (limit): it is negative",
     "dossier plugins show extractor.words"},
    {Code::ledger_imbalance, "a ledger that does not add up",
     "A stage was handed more or fewer units than it accounts for, or an exporter confirmed other than it was handed. "
     "The plugin named has lost or invented records, so no result was shown. That is a fault of the plugin: `dossier "
     "plugins check` finds most of them.",
     "dossier run: error DS4015: edge words.claims -> save: 20 rows sent, 19 received",
     "dossier plugins check save.so"},
    {Code::run_interrupted, "a run that was stopped",
     "By Ctrl-C or SIGTERM. Nothing was shown; what was done is kept, and the same command goes on from there.",
     "dossier run: error DS4016: the run was stopped before its end", "dossier run news.yaml     # the same again"},
    {Code::too_many_rejected, "more losses than --max-rejected allows",
     "The results are there, without the units that were lost; the run exits with 6 so that a script can tell. The "
     "dead letters name each with its reason.",
     "dossier run: error DS4017: 12 units were lost, more than --max-rejected allows",
     "dossier replay news.yaml     # once the reason is mended"},
    {Code::input_changed, "an input that changed during the run",
     "The file was written to after the run had listed and hashed its inputs. The run uses the bytes that it read, "
     "marks "
     "itself as not reproducible, and keeps nothing for later runs that was made of them. A file that became shorter "
     "is rejected.",
     "warning DS4018 read: today.jsonl: the file changed during the run",
     "mv today.jsonl.part today.jsonl     # inputs appear complete, before the run"},
    {Code::reader_skipped, "a reader that gets no input",
     "reader.auto skips a reader that cannot be loaded or made and that the pipeline does not give options to; and, "
     "for "
     "one input, a reader that crashes or hangs in its worker process while it looks at the first bytes. Other readers "
     "may take the input.",
     "warning DS4019 read: reader.pdf cannot be used and is skipped: cannot load reader-pdf.so",
     "dossier plugins check reader-pdf.so     # what it lacks"},
    {Code::folder_by_time, "a folder that is too large to be read before each run",
     "Results are reused only if the files that options name have not changed. The files of this folder have more than "
     "4 GiB, so a change is detected by their sizes and modification times instead of their contents. A file that is "
     "rewritten with the same bytes makes the stage run again.",
     "with: { model: /data/models }     # all models", "with: { model: /data/models/small }"},
});

constexpr int count(Code first, Code last) { return static_cast<int>(last) - static_cast<int>(first) + 1; }

// Each code has its entry: as many as there are, ascending, none twice.
static_assert(static_cast<int>(table.size()) == count(Code::unreadable, Code::last_of_pipeline) +
                                                    count(Code::unreadable_manifest, Code::last_of_catalog) +
                                                    count(Code::missing_record, Code::last_of_trial) +
                                                    count(Code::plugin_log, Code::last_of_run));
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
