#include "core/diagnostic/codes.hpp"

#include <algorithm>
#include <array>

namespace dossier::diagnostic {
namespace {

constexpr auto table = std::to_array<CodeHelp>({
    {Code::unreadable, "a file that cannot be read",
     "The pipeline, or an overlay given with --deploy, does not exist, is a folder, or may not be read. A relative "
     "path starts at the working directory.",
     "dossier validate newsrom.yaml", "dossier validate newsroom.yaml"},
    {Code::not_text, "a file that is not plain text",
     "Pipelines are UTF-8 text. The file contains bytes that are not valid UTF-8, or control characters, which YAML "
     "does not allow. Save it as UTF-8.",
     "name: caf\\xE9     # a byte of Latin-1", "name: café     # the same, saved as UTF-8"},
    {Code::syntax, "a YAML syntax error",
     "The file is not valid YAML, so nothing after the place shown was checked. Further errors may be reported once "
     "this one is fixed.",
     "from: [read, copies", "from: [read, copies]"},
    {Code::duplicate_key, "the same key twice",
     "A key may occur once in a map. YAML parsers differ in which of two values they keep, so dossier keeps neither: "
     "remove one.",
     "read: { use: reader.auto, paths: [in] }\nread: { use: reader.text, paths: [notes] }",
     "read: { use: reader.auto, paths: [in] }\nnotes: { use: reader.text, paths: [notes] }"},
    {Code::tag, "a YAML tag",
     "Tags such as !!str or !include give a value another type than it appears to have, so pipelines do not use them. "
     "Quote a value to make it text.",
     "directory: !!str 2024", "directory: \"2024\""},
    {Code::too_large, "larger than a pipeline may be",
     "A pipeline has at most 1 MiB, 64 levels and 10,000 nodes, counting each alias with everything it refers to. Keep "
     "data in separate files that options name.",
     "words: &a [x, x]\nmore: &b [*a, *a]\nmost: [*b, *b]     # and so on",
     "words: words.txt     # an option that names a file"},
    {Code::several_documents, "several YAML documents in one file",
     "A file contains one pipeline or one overlay. Many YAML parsers ignore everything after a second ---; split the "
     "file.",
     "version: 1\nstages: ...\n---\nversion: 1\nstages: ...",
     "version: 1\nstages: ...     # the other pipeline is in a file of its own"},
    {Code::bad_key, "a key that is not plain text",
     "Keys are text. A list, a map, an empty key or an alias cannot be a key.", "? [read, copies]\n: exporter.jsonl",
     "save: { use: exporter.jsonl, from: [read, copies], with: { directory: out } }"},
    {Code::circular_alias, "an alias inside its own anchor",
     "An alias inside the value that its anchor names would repeat without end.", "from: &all [read, *all]",
     "from: &all [read, copies]"},
    {Code::bad_number, "a number that is out of range",
     "Numbers are finite and fit into 64 bits (or into a double, with a decimal point or an exponent). Quote the value "
     "to make it text.",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: .inf } }",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: 0.6 } }"},
    {Code::wrong_type, "a value of the wrong type", "A list, a map or a text was found where another type is expected.",
     "stages: [read, save]",
     "stages:\n  read: { use: reader.auto, paths: [in] }\n  save: { use: exporter.jsonl, from: [read], with: { "
     "directory: out } }"},
    {Code::unknown_option, "an option that the plugin does not have",
     "Everything under `with` is checked against the options that the plugin declares. `dossier plugins show ID` lists "
     "them.",
     "copies: { use: deduplicator.minhash, from: [read], with: { naer: 0.5 } }",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: 0.5 } }"},
    {Code::unknown_key, "an unknown key",
     "A pipeline has the keys version, name, vars, stages and tests; a stage has use, from, with, paths, isolation, "
     "sandbox, grant, languages, limits and retries; a variable has type, default, help, env and choices. The options "
     "of a plugin go under "
     "`with`.",
     "read: { use: reader.auto, path: [in] }", "read: { use: reader.auto, paths: [in] }"},
    {Code::missing_key, "a required key is missing",
     "A pipeline needs `version: 1` and stages. A stage needs use; a reader also needs paths, and every other stage "
     "needs from.",
     "save: { use: exporter.jsonl, with: { directory: out } }",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }"},
    {Code::bad_value, "a value that is not allowed", "The message lists the values that are allowed here.",
     "quotes: { use: extractor.quote, from: [read], isolation: thread }",
     "quotes: { use: extractor.quote, from: [read], isolation: process }"},
    {Code::bad_name, "an invalid name",
     "Names of stages and variables start with a letter, followed by at most 63 letters, digits, hyphens or "
     "underscores. A dot is not allowed because it separates a stage from its port.",
     "read.html: { use: reader.html, paths: [in] }", "read-html: { use: reader.html, paths: [in] }"},
    {Code::missing_option, "a required option is missing",
     "The plugin declares an option without a default. `dossier plugins show ID` describes it.",
     "save: { use: exporter.jsonl, from: [read] }",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }"},
    {Code::bad_option, "an invalid option value",
     "The value does not have the type that the plugin declares, is out of range, or is not one of the choices. In "
     "YAML 1.2 only true and false are boolean: yes, no, on and off are text.",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: high } }",
     "copies: { use: deduplicator.minhash, from: [read], with: { near: 0.8 } }"},
    {Code::unknown_plugin, "a plugin that is not installed",
     "No manifest in the plugin folders has this id. `dossier plugins list` shows the installed plugins; --plugin-dir "
     "and DOSSIER_PLUGIN_PATH add folders. A pipeline itself never names a folder.",
     "read: { use: reader.htm, paths: [in] }", "read: { use: reader.html, paths: [in] }"},
    {Code::unusable_plugin, "an installed plugin that cannot be used",
     "Its manifest or library is broken, or two plugins have the same id. `dossier plugins list` describes the "
     "problem.",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }     # two folders contain exporter.jsonl",
     "dossier plugins list     # shows both; then remove one"},
    {Code::misplaced_key, "a key that this kind of stage does not have",
     "Only readers have paths. A reader has no `from`, because it is where a pipeline starts.",
     "read: { use: reader.auto, from: [other] }", "read: { use: reader.auto, paths: [in] }"},
    {Code::unknown_variable, "a variable that is not declared",
     "${name} is replaced by a variable declared under `vars`, ${here} by the folder of the file that contains it. The "
     "environment is only used where a variable declares `env`. Write $${ for a literal ${.",
     "vars: { output: { default: out } }\n...\ndirectory: \"${outputt}\"",
     "vars: { output: { default: out } }\n...\ndirectory: \"${output}\""},
    {Code::missing_value, "a variable without a value",
     "The variable has no default, and neither --set nor its environment variable provides a value.",
     "vars: { articles: { type: path } }",
     "vars: { articles: { type: path, default: articles } }     # or --set articles=my/articles"},
    {Code::bad_variable_value, "an invalid value of a variable",
     "The value from --set, from the environment or from the default does not have the variable's type, or is not one "
     "of its choices.",
     "vars: { limit: { type: integer, default: many } }", "vars: { limit: { type: integer, default: 100 } }"},
    {Code::bad_substitution, "an invalid substitution",
     "A substitution is ${name}, with nothing else inside the braces. Write $${ for a literal ${. ${here} cannot be "
     "used in a flag, which is not in a file.",
     "directory: \"${output/rejected\"", "directory: \"${output}/rejected\""},
    {Code::circular_variable, "variables that depend on each other",
     "The default of a variable may use other variables, but not in a circle.",
     "vars:\n  a: { default: \"${b}\" }\n  b: { default: \"${a}\" }",
     "vars:\n  a: { default: \"${b}\" }\n  b: { default: results }"},
    {Code::bad_variable, "a declaration that contradicts itself",
     "A variable of type choice lists its choices; other types have none. The name `here` is reserved.",
     "vars: { mode: { type: choice, default: fast } }",
     "vars: { mode: { type: choice, choices: [fast, thorough], default: fast } }"},
    {Code::bad_flag, "an invalid --set",
     "--set expects NAME=VALUE, where NAME is a declared variable or a path that starts at `stages`. The VALUE of a "
     "path is parsed as YAML.",
     "--set stages.save.with.directory", "--set stages.save.with.directory=results"},
    {Code::nothing_to_remove, "null where there is nothing to remove",
     "In an overlay, null removes what the pipeline has under the same keys. The pipeline has nothing there: the "
     "overlay may be out of date, or the name misspelled.",
     "stages: { copy: null }", "stages: { copies: null }"},
    {Code::unknown_stage, "a stage that does not exist", "`from` lists ids of stages of this pipeline.",
     "save: { use: exporter.jsonl, from: [raed], with: { directory: out } }",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }"},
    {Code::unknown_port, "a port that the stage does not have",
     "Readers produce documents (and sources, for exporters), deduplicators produce copies and clusters, extractors "
     "claims, checkers findings. All of them except exporters have the port rejected. \"*\" can only be used as "
     "\"*.rejected\".",
     "from: [read.claims]", "from: [read.documents]     # or [read]: all its ports"},
    {Code::wrong_kind, "an input that this kind of stage does not accept",
     "Deduplicators accept documents; extractors accept documents and claims of other extractors; checkers accept "
     "claims and copies. Exporters accept everything, and only they accept rejected records.",
     "check: { use: checker.values, from: [read] }",
     "figures: { use: extractor.quantity, from: [read] }\ncheck: { use: checker.values, from: [figures] }"},
    {Code::takes_from_itself, "a stage that lists itself in `from`", "The inputs of a stage come from other stages.",
     "figures: { use: extractor.quantity, from: [read, figures] }",
     "figures: { use: extractor.quantity, from: [read] }"},
    {Code::cycle, "stages that depend on each other in a circle",
     "Every stage runs after the stages listed in its `from`, so there must be an order.",
     "times: { use: extractor.time, from: [read, quotes] }\nquotes: { use: extractor.quote, from: [read, times] }",
     "times: { use: extractor.time, from: [read] }\nquotes: { use: extractor.quote, from: [read, times] }"},
    {Code::missing_input, "a stage without a required input",
     "Deduplicators and extractors need documents, checkers need claims, and exporters need at least one input.",
     "check: { use: checker.values, from: [copies] }", "check: { use: checker.values, from: [copies, figures] }"},
    {Code::unused_stage, "a stage whose results are not used",
     "The results of the stage reach no exporter; at most its rejected records do, which is rarely what is meant.",
     "quotes: { use: extractor.quote, from: [read] }\nsave: { use: exporter.jsonl, from: [read], with: { directory: "
     "out } }",
     "quotes: { use: extractor.quote, from: [read] }\nsave: { use: exporter.jsonl, from: [read, quotes], with: { "
     "directory: out } }"},
    {Code::no_exporter, "a pipeline without an exporter", "Without an exporter, no results are written.",
     "stages:\n  read: { use: reader.auto, paths: [in] }",
     "stages:\n  read: { use: reader.auto, paths: [in] }\n  save: { use: exporter.jsonl, from: [read], with: { "
     "directory: out } }"},
    {Code::exporter_as_source, "an exporter as an input",
     "An exporter is the end of a pipeline: no stage can use it as an input. Records that it could not write are in "
     "the dead letters of the run.",
     "again: { use: exporter.html, from: [save], with: { path: report.html } }",
     "again: { use: exporter.html, from: [read], with: { path: report.html } }"},
    {Code::repeated_input, "the same input twice", "The stage uses the input once; the second mention has no effect.",
     "from: [read, read]", "from: [read]"},
    {Code::idle_limits, "limits or a sandbox of a stage that is not isolated",
     "`limits` (memory, cpu, wall) bound the cost of one call of a plugin, `sandbox` and `grant` what it can reach. "
     "Only "
     "a plugin in a separate process can be stopped and confined, so they need `isolation: process`.",
     "figures: { use: extractor.quantity, from: [read], limits: { wall: 10 } }",
     "figures: { use: extractor.quantity, from: [read], isolation: process, limits: { wall: 10 } }"},
    {Code::changed_kind, "an overlay that changes the kind of a stage",
     "A deployment may replace the plugin of a stage by another of the same kind, so that the ports stay the same. A "
     "stage of another kind is a different stage: remove the one (null) and add the other with an id of its own.",
     "stages: { save: { use: checker.values } }     # save is an exporter",
     "stages: { save: { use: exporter.sqlite, with: { path: dossier.sqlite } } }"},
    {Code::shown_secret, "a secret where it would be shown",
     "The value of a secret variable is left out of everything that dossier prints and writes. Names, paths and edges "
     "are printed, so a secret may only be used in the options of a plugin, under `with`.",
     "vars: { token: { type: secret, env: TOKEN } }\n...\nread: { use: reader.auto, paths: [\"${token}\"] }",
     "vars: { token: { type: secret, env: TOKEN } }\n...\nsave: { use: exporter.postgres, from: [read], with: { "
     "connection: \"postgres://me:${token}@db/news\" } }"},
    {Code::shared_target, "two exporters that write to the same place",
     "Two exporters write the same file, or files of the same names in one folder, so that only the results of one of "
     "them would be left. Exporters of different plugins may share a folder, and so may exporters of one plugin that "
     "write different ports. Relative paths and symbolic links are resolved. The required options of type path of an "
     "exporter are its targets.",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }\nagain: { use: exporter.jsonl, from: "
     "[read], with: { directory: ./out } }",
     "save: { use: exporter.jsonl, from: [read], with: { directory: out } }\nagain: { use: exporter.jsonl, from: "
     "[read], with: { directory: out-again } }"},
    {Code::target_in_input, "an exporter that writes into an input",
     "The target of the exporter is in a folder that a reader of the pipeline reads, so the next run would read the "
     "results of this one as documents. Relative paths and symbolic links are resolved. Write to a folder outside of "
     "the input, or to a hidden one, which readers skip.",
     "save: { use: exporter.jsonl, from: [read], with: { directory: in/results } }",
     "save: { use: exporter.jsonl, from: [read], with: { directory: results } }"},
    {Code::missing_grant, "a plugin needs more than its sandbox grants",
     "A plugin in a separate process reaches its own files and those that its options name, and nothing else. One that "
     "declares that it needs more (`needs` in its manifest) is not started before the pipeline grants it: network, "
     "local_sockets, processes, or files by read and write. `sandbox: off` grants everything that the user may do.",
     "send: { use: exporter.webhook, from: [read], isolation: process, with: { url: \"http://localhost/\" } }",
     "send: { use: exporter.webhook, from: [read], isolation: process, grant: { network: true }, with: { url: "
     "\"http://localhost/\" } }"},
    {Code::unreadable_manifest, "a plugin folder or manifest that cannot be read",
     "The file exists but may not be read, or is too large to be a manifest.",
     "-rw------- 1 root root 2144 html.plugin.json", "chmod a+r html.plugin.json"},
    {Code::bad_manifest, "an invalid manifest",
     "NAME.plugin.json is JSON of a fixed form that is written when the plugin is built. Rebuild or reinstall the "
     "plugin.",
     "{\"manifest\": 1, \"plugins\": \"none\"}", "cmake --build build     # writes the manifest next to the library"},
    {Code::missing_library, "a manifest without its library",
     "The library must be next to its manifest, under the name in the manifest. It was moved or removed: "
     "reinstall both, or remove the manifest.",
     "plugins/html.plugin.json     # without html.so", "plugins/html.plugin.json\nplugins/html.so"},
    {Code::duplicate_plugin, "two plugins with one id",
     "A plugin in a nearer folder overrides one with the same id: --plugin-dir, then DOSSIER_PLUGIN_PATH, the user's "
     "folder, the system's folders. These two are equally near, so neither is used: remove one, or leave out its "
     "folder. The id reader.auto is reserved for dossier.",
     "--plugin-dir one --plugin-dir two     # both with exporter.jsonl", "--plugin-dir one"},
    {Code::bad_plugin_kind, "a plugin of an unknown kind",
     "A plugin is a reader, deduplicator, extractor, checker or exporter; its id is KIND.NAME in lower case, and it "
     "has the capability dossier.KIND/1 of its kind. A plugin with another kind may need a newer dossier.",
     "\"kind\": \"translator\"", "\"kind\": \"extractor\""},
    {Code::manifest_version, "a manifest of another version",
     "The manifest was written for another version of dossier. Install a plugin that was built with this version's "
     "SDK, or a newer dossier.",
     "\"manifest\": 2", "\"manifest\": 1"},
    {Code::writable_plugin, "a plugin that others can write",
     "The plugin folder, a file of the plugin, or a folder above can be written by somebody other than root, you and "
     "the "
     "owner of dossier, who could replace the plugin: its code would run as you. This counts for root as well. Take "
     "the "
     "right from the others, or install the plugin elsewhere.",
     "drwxrwxrwx /opt/plugins", "drwxr-xr-x /opt/plugins"},
    {Code::missing_record, "an expected record is missing",
     "No record of the port has all the fields that the test expects. The message shows the nearest record and the "
     "differences.",
     "expect: { values: [{ kind: value, independent_sources: 3 }] }     # there are two",
     "expect: { values: [{ kind: value, independent_sources: 2 }] }"},
    {Code::unexpected_record, "an unexpected record",
     "The test expects exactly the records it lists (an empty list: none), and the port has another one.",
     "expect: { values: [] }", "expect: { values: { exactly: [{ kind: agreement }] } }"},
    {Code::other_count, "an unexpected number of records", "The port has more or fewer records than the test expects.",
     "expect: { figures: { count: 3 } }", "expect: { figures: { count: 4 } }"},
    {Code::golden_differs, "records that differ from the golden file",
     "The records of the port, line by line, are not those of the file. If the new ones are right, `dossier test "
     "--update` rewrites the file; review the difference before you commit it.",
     "expect: { figures: { golden: golden/figures.jsonl } }", "dossier test news.yaml --update"},
    {Code::failed_trial, "a test that could not be run",
     "The pipeline is not valid with the stand-ins and variables of the test, a plugin failed, or a mocked record was "
     "rejected: a claim, for example, must name a text that its document contains.",
     "given: [{ key: a, text: Six people. }]\nmock: { figures: [{ key: a, kind: quantity, text: Seven }] }",
     "given: [{ key: a, text: Six people. }]\nmock: { figures: [{ key: a, kind: quantity, text: Six }] }"},
    {Code::plugin_log, "a log line of a plugin",
     "The text is the plugin's. `--log error` hides everything below an error.",
     "12:00:00 warning DS4001 read: page.html names no charset, read as windows-1252",
     "dossier run news.yaml --log error"},
    {Code::unit_rejected, "a unit that was lost",
     "An input, a document or a group could not be processed. It is in the dead letters with its reason, and the run "
     "continues without it. Once the cause is fixed, `dossier replay` processes it again. With `--max-rejected`, a run "
     "that loses too many units exits with 6. `dossier help REASON`, such as `dossier help no_reader`, explains the "
     "reasons that dossier itself reports.",
     "12:00:00 warning DS4002 read: report.pdf: it is encrypted (encrypted)",
     "dossier replay news.yaml     # once a readable report.pdf is there"},
    {Code::members_cut, "a group that is larger than its limit",
     "Some keys are so common that comparing all their records would never end, so a pass limits the number of members "
     "of a group. The members that are last in canonical order were left out of that group. Equal runs leave out the "
     "same ones. An option of the plugin may select rarer keys.",
     "12:00:00 warning DS4003 copies: 12 members of large groups were left out",
     "dossier plugins show deduplicator.minhash     # its options"},
    {Code::worker_lost, "a worker process that ended during a call",
     "The plugin of an isolated stage crashed, or exceeded a limit on time or memory. The unit it was processing is "
     "lost, and another worker process continues with the others. Report crashes to the author of the plugin; raise "
     "limits under `limits`.",
     "12:00:00 info DS4004 pages: the plugin was stopped: it had not returned after 60 s",
     "pages: { use: extractor.quote, from: [read], isolation: process, limits: { wall: 300 } }"},
    {Code::worker_replaced, "a worker process that used much memory",
     "After a call the worker process used more than half of its memory limit, so it was ended and is replaced by "
     "another: memory that leaks is freed before a unit fails. Nothing is lost.",
     "12:00:00 info DS4005 pages: a worker process used much memory and is replaced",
     "pages: { use: extractor.quote, from: [read], isolation: process, limits: { memory: 2GiB } }"},
    {Code::worker_disorder, "a worker process that did not end cleanly",
     "All its calls had returned results, so nothing is lost. But when it was asked to end, it crashed, hung, or its "
     "counts did not match. This is a bug of the plugin, often an object that is destroyed too late.",
     "12:00:00 warning DS4006 pages: a worker process crashed when it ended: signal 11 (SIGSEGV)",
     "dossier plugins check pages.so     # finds more"},
    {Code::stage_reused, "a stage whose results were reused",
     "Nothing that the results of the stage depend on has changed: plugin, options and inputs. `--fresh` runs it "
     "anyway.",
     "12:00:00 info DS4007 read: reused, nothing it depends on has changed", "dossier run news.yaml --fresh"},
    {Code::stage_runs, "a stage that runs, and why",
     "Something that the results of the stage depend on has changed since they were kept. `--explain-cache` prints the "
     "reason for every stage. Calls of the plugin that an earlier run made are still skipped.",
     "12:00:00 info DS4008 read: runs because its inputs changed", "dossier run news.yaml --explain-cache"},
    {Code::result_damaged, "kept results of a stage are damaged",
     "Files in the state folder are not what was written there: the disk, a loss of power or somebody changed them. "
     "They were discarded and the stage runs again; the results are the same.",
     "12:00:00 warning DS4009 read: its kept results are damaged and are recomputed",
     "dossier cache clean     # if it happens often, after a look at the disk"},
    {Code::journal_damaged, "the journal of the state folder is damaged",
     "journal.db, the list of what is kept from earlier runs, could not be read. It was renamed to journal.db.damaged "
     "and replaced by an empty one, so everything it listed is recomputed. The renamed file can be removed.",
     "12:00:00 warning DS4010 the journal was damaged and has been renamed to journal.db.damaged",
     "rm ~/.cache/dossier/journal.db.damaged"},
    {Code::exporter_unready, "an exporter that could not write now",
     "Before any stage runs, exporters check their targets. The run continues and tries to write at its end, so there "
     "is time to fix the problem.",
     "12:00:00 warning DS4011 send: exporter.postgres could not export now: connection refused",
     "pg_ctl start     # before the run reaches its end; or Ctrl-C, and the same command later"},
    {Code::exporter_retried, "an exporter that is retried",
     "A step of it failed for a reason that may be temporary. It is retried after a delay, up to the number of "
     "`retries` of the stage; nothing is written twice.",
     "12:00:00 warning DS4012 send: exporter.webhook failed at commit: 503; retrying in 0.4 s",
     "send: { use: exporter.webhook, from: [read], retries: 8, with: { url: \"https://example.org/in\" } }"},
    {Code::run_failed, "a run that failed",
     "The message names what failed, and the stage if there is one. The work done so far is kept: once the problem is "
     "fixed, the same command continues from there.",
     "dossier run: error DS4013: stage save: exporter.jsonl failed at begin: out cannot be written",
     "chmod u+w out; dossier run news.yaml"},
    {Code::plugin_refused, "a plugin that cannot be used",
     "It could not be loaded, or did not accept its options. `dossier plugins check` tests the library, `dossier "
     "plugins show` lists the options.",
     "dossier run: error DS4014: stage words: extractor.words does not accept its options (limit): it is negative",
     "dossier plugins show extractor.words"},
    {Code::ledger_imbalance, "a ledger that does not balance",
     "A stage received more or fewer units than it accounts for, or an exporter confirmed another number of records "
     "than it received. The plugin has lost or invented records, so no results were published. This is a bug of the "
     "plugin: `dossier plugins check` finds most of them.",
     "dossier run: error DS4015: edge words.claims -> save: 20 rows sent, 19 received",
     "dossier plugins check save.so"},
    {Code::run_interrupted, "a run that was stopped",
     "Ctrl-C or SIGTERM stopped it. No results were published; the work done so far is kept, and the same command "
     "continues from there.",
     "dossier run: error DS4016: the run was stopped before its end",
     "dossier run news.yaml     # the same command again"},
    {Code::too_many_rejected, "more losses than --max-rejected allows",
     "The results were written, without the units that were lost; the run exits with 6 so that scripts notice. Each "
     "lost unit is in the dead letters with its reason.",
     "dossier run: error DS4017: 12 units were lost, more than --max-rejected allows",
     "dossier replay news.yaml     # once the cause is fixed"},
    {Code::input_changed, "an input that changed during the run",
     "The file was written to after the run had listed and hashed its inputs. The run uses the bytes that it read, "
     "marks "
     "itself as not reproducible, and keeps no results of these bytes for later runs. A file that became shorter is "
     "rejected.",
     "warning DS4018 read: today.jsonl: the file changed during the run",
     "mv today.jsonl.part today.jsonl     # inputs appear complete, before the run"},
    {Code::reader_skipped, "a reader that is not used",
     "reader.auto skips a reader that cannot be loaded or constructed, unless the pipeline has options for it. For a "
     "single input, it also skips a reader that crashes or hangs in its worker process while it looks at the first "
     "bytes. Other readers may accept the input.",
     "warning DS4019 read: reader.pdf cannot be used and is skipped: cannot load reader-pdf.so",
     "dossier plugins check reader-pdf.so     # shows what is missing"},
    {Code::folder_by_time, "a folder that is too large to be read before each run",
     "Results are reused only if the files that options name have not changed. The files of this folder have more than "
     "4 GiB, so a change is detected by their sizes and modification times instead of their contents. A file that is "
     "rewritten with the same bytes makes the stage run again.",
     "with: { model: /data/models }     # all models", "with: { model: /data/models/small }"},
    {Code::input_dropped, "an input that was left out on purpose",
     "The reader found nothing in the input that could be a document, such as no text at all. It is counted under the "
     "reason in parentheses, in the summary and in run.json, and is not among the dead letters.",
     "12:00:00 warning DS4021 read: notes.txt: dropped (empty)", "rm notes.txt"},
    {Code::worker_printed, "a line that an isolated plugin printed",
     "The plugin, or a library that it uses, wrote to its standard output or error instead of the log of its host: a "
     "trace of an exception, a message for its author. Control characters are escaped and secrets masked. Of each "
     "worker process at most 100 lines are shown, and of a line 1,000 bytes; without `--log debug`, 20 lines of a "
     "stage. It has no effect on the results.",
     "12:00:00 warning DS4022 figures: extractor.mine printed: loading the model", "dossier run news.yaml --log debug"},
    {Code::group_dropped, "what records have in common was left out on purpose",
     "So many records share it that comparing them all would never end, or it says nothing about them. The line says "
     "what it is, and the reason in parentheses, under which the summary and run.json count it. Equal "
     "runs leave out the same.",
     "12:00:00 warning DS4023 copies: left out: \"All rights reserved.\" is in 163 documents (common_phrase)",
     "dossier plugins show deduplicator.minhash     # its options"},
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
