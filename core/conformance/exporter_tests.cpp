// Exporters: what begin, write, seal, commit and abort promise each other.
#include <algorithm>

#include "core/conformance/child.hpp"
#include "core/conformance/exporting.hpp"
#include "core/conformance/shown.hpp"

namespace dossier::conformance {
namespace {

std::uint64_t begin_and_write(ExportRun& run, const std::vector<ExportRow>& rows) {
  run.must_begin();
  for (const auto& row : rows) run.must_write(row);
  return rows.size();
}

std::vector<ExportRow> news_rows(const Setting& setting, const Subject& subject, std::size_t count = 8) {
  return export_rows(news_material(subject, setting.seed, count));
}

std::string first_of(const Shown& shown) {
  return shown.files.empty() ? "what `show` prints" : "the file " + shown.files.begin()->first;
}

// The target of a complete run in its own folder.
Shown undisturbed(const Subject& subject, const std::vector<ExportRow>& rows, const std::string& run = "run-1") {
  const ScratchFolder folder;
  ExportRun(subject, folder.path(), run).must_export(rows);
  return all_at(subject, folder.path());
}

Outcome promise(const Setting& setting) {
  const auto& manifest = setting.installed().manifest;
  if (manifest.promise.empty() || manifest.delivery.empty() || !manifest.schema_version)
    return warning(std::string("the manifest has no ") +
                   (manifest.promise.empty()    ? "promise: exactly_once, same_key or at_least_once"
                    : manifest.delivery.empty() ? "delivery: the promise as a sentence"
                                                : "schema_version: the version of the output format, 1 or more") +
                   "; without it `dossier plan` cannot show what a reader of the target can rely on");
  if (std::ranges::find(delivery_promises, manifest.promise) == std::end(delivery_promises))
    return failed("expected the promise exactly_once, same_key or at_least_once, found \"" + manifest.promise + "\"");
  if (*manifest.schema_version == 0) return failed("expected a schema_version of 1 or more, found 0");
  return passed(manifest.promise);
}

Outcome rows(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  const auto written = begin_and_write(run, news_rows(setting, subject));
  const auto sealed = run.must_seal();
  if (sealed != written)
    return failed(std::to_string(written) + " rows were written, but seal reports " + std::to_string(sealed));
  if (run.outputs().empty()) return warning("seal names no output, so users cannot be shown where the results are");
  run.commit();
  for (const auto& json : run.outputs()) {
    const auto output = parse_json(json);
    if (!output || output->text_or("path").empty() || output->integer_or("rows", -1) < 0)
      return failed("expected an output as {path, rows}, found " + json);
  }
  return passed();
}

Outcome outputs_exist(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  run.must_export(news_rows(setting, subject));
  std::uint64_t files = 0;
  for (const auto& json : run.outputs()) {
    const auto output = parse_json(json);
    const std::filesystem::path path = output ? std::string(output->text_or("path")) : std::string();
    if (!path.is_absolute()) continue;  // a table, an address
    ++files;
    if (!std::filesystem::exists(path)) return failed("seal named the output " + path.string() + "; it does not exist");
  }
  return passed(files ? std::to_string(files) + " files" : "no output is a file");
}

Outcome hidden(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  const Shown before = shown_at(subject, folder.path());
  ExportRun run(subject, folder.path());
  begin_and_write(run, news_rows(setting, subject));
  const auto seen = [&](const char* when) {
    const auto shown = shown_at(subject, folder.path());
    return shown == before ? std::string()
                           : std::string("before ") + when + " " + first_of(shown) +
                                 " can be seen; nothing may be at the target before commit";
  };
  if (auto why = seen("seal"); !why.empty()) return failed(std::move(why));
  run.must_seal();
  if (auto why = seen("commit"); !why.empty()) return failed(std::move(why));
  run.must_commit();
  if (shown_at(subject, folder.path()) == before)
    return subject.given().show.empty() && !files_in(folder.path()).empty()
               ? failed("after commit only hidden files can be seen")
               : warning(
                     "after commit nothing can be seen; pass --options FILE with a `show` command that prints the "
                     "target");
  return passed();
}

Outcome old_stays(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  ExportRun(subject, folder.path()).must_export(news_rows(setting, subject));
  const Shown old = shown_at(subject, folder.path());
  ExportRun next(subject, folder.path(), "run-2");
  begin_and_write(next, news_rows(setting, subject, 5));
  next.must_seal();
  if (const auto now = shown_at(subject, folder.path()); now != old)
    return failed("a second run changed what the first had shown before it committed: " + difference(old, now));
  next.must_commit();
  return passed();
}

Outcome aborts(const Setting& setting) {
  const Subject subject(setting);
  const auto rows = news_rows(setting, subject);
  for (const bool sealed : {false, true}) {
    const ScratchFolder folder;
    const Shown before = all_at(subject, folder.path());
    ExportRun run(subject, folder.path());
    run.abort();  // before anything was begun
    begin_and_write(run, rows);
    if (sealed) run.must_seal();
    run.abort();
    run.abort();
    if (const auto left = all_at(subject, folder.path()); left != before)
      return failed("after abort " + first_of(left) + " is left");
  }
  // What a committed run has shown stays when the next one is aborted.
  const ScratchFolder folder;
  ExportRun(subject, folder.path()).must_export(rows);
  const Shown shown = all_at(subject, folder.path());
  ExportRun next(subject, folder.path(), "run-2");
  begin_and_write(next, news_rows(setting, subject, 4));
  next.abort();
  if (all_at(subject, folder.path()) != shown) return failed("abort of a second run changed what the first had shown");
  return passed();
}

Outcome begins_again(const Setting& setting) {
  const Subject subject(setting);
  const auto rows = news_rows(setting, subject);
  const Shown expected = undisturbed(subject, rows);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  for (const std::size_t written : {std::size_t{0}, rows.size() / 2, rows.size()}) {
    begin_and_write(run, {rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(written)});
    if (written == rows.size()) run.must_seal();
    run.abort();
  }
  if (const auto sealed = run.must_export(rows); sealed != rows.size())
    return failed(std::to_string(rows.size()) + " rows were written after an abort, but seal reports " +
                  std::to_string(sealed) + "; what was written before the abort does not count");
  if (const auto why = difference(expected, all_at(subject, folder.path())); !why.empty())
    return failed("when the host retries after an abort, the export differs: " + why);
  return passed();
}

Outcome twice(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  run.must_export(news_rows(setting, subject));
  const Shown once = all_at(subject, folder.path());
  if (const auto given = run.commit(); given.status != DOSSIER_OK)
    return failed("a second commit of the same run failed: " + reason_of(given) +
                  "; after a crash the host commits again, and a second commit must change nothing");
  if (all_at(subject, folder.path()) != once) return failed("a second commit of the same run changed the target");
  ExportRun after_crash(subject, folder.path());
  if (const auto given = after_crash.commit(); given.status != DOSSIER_OK)
    return failed("commit by a new instance, as after a crash, failed: " + reason_of(given));
  if (const auto why = difference(once, all_at(subject, folder.path())); !why.empty())
    return failed("commit by a new instance, as after a crash, changed the target: " + why);
  return passed();
}

Outcome same_run(const Setting& setting) {
  const Subject subject(setting);
  const auto rows = news_rows(setting, subject);
  const ScratchFolder folder;
  ExportRun(subject, folder.path()).must_export(rows);
  const Shown once = all_at(subject, folder.path());
  ExportRun(subject, folder.path()).must_export(rows);
  if (const auto why = difference(once, all_at(subject, folder.path())); !why.empty())
    return failed("exporting the same run a second time changed the target: " + why);
  return passed();
}

// Exporters with a mode are set to replace; those without one must replace.
Outcome replaces(const Setting& setting) {
  const Subject subject(setting);
  const auto* mode = subject.manifest().option("mode");
  if (const auto* given = subject.given().options.find("mode"); given && *given != Json("replace"))
    return skipped("the options given ask for the mode " + given->dump());
  if (mode && mode->fallback != Json("replace")) return skipped("its default mode is " + mode->fallback.dump());
  const auto rows = news_rows(setting, subject, 3);
  const Shown alone = undisturbed(subject, rows, "run-2");
  const ScratchFolder folder;
  ExportRun(subject, folder.path()).must_export(export_rows(news_material(subject, setting.seed + 1, 9)));
  ExportRun(subject, folder.path(), "run-2").must_export(rows);
  if (const auto why = difference(alone, all_at(subject, folder.path())); !why.empty())
    return failed("something of an earlier run is left: " + why);
  return passed();
}

Outcome appends(const Setting& setting) {
  const Subject subject(setting);
  const auto* mode = subject.manifest().option("mode");
  if (!mode || std::ranges::find(mode->choices, "append") == mode->choices.end())
    return skipped("it has no option `mode` with the choice append");
  const auto first = news_rows(setting, subject, 3);
  const auto second = export_rows(news_material(subject, setting.seed + 1, 5));
  const ScratchFolder folder;
  Target target = setting.target;
  target.given.options.set("mode", "append");
  const Setting in_target{target, setting.plugin, setting.seed, setting.fuzz_seconds};
  const Subject other(in_target);
  ExportRun(other, folder.path(), "run-1").must_export(first);
  const Shown one = all_at(other, folder.path());
  ExportRun(other, folder.path(), "run-2").must_export(second);
  const Shown both = all_at(other, folder.path());
  if (both == one) return failed("a second run was appended and changed nothing");
  ExportRun(other, folder.path(), "run-2").must_export(second);
  if (const auto why = difference(both, all_at(other, folder.path())); !why.empty())
    return failed("a run that had been appended already was appended again: " + why);
  return passed();
}

Outcome unused(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  const Shown before = all_at(subject, folder.path());
  { const ExportRun run(subject, folder.path()); }
  if (const auto left = all_at(subject, folder.path()); left != before)
    return failed("an instance that was created but not used left " + first_of(left));
  return passed();
}

}  // namespace

std::vector<Test> exporter_tests() {
  const std::vector<std::string_view> exporters{"exporter"};
  return {
      without_instance(
          {"exporter.promise",
           "The manifest states what a reader of the target can rely on, and the version of the output format.",
           promise, exporters}),
      {"exporter.rows", "Seal counts every row that was written and names the outputs.", rows, exporters},
      {"exporter.outputs", "The outputs that seal names exist after commit.", outputs_exist, exporters},
      {"exporter.nothing-before-commit", "Nothing is visible at the target before commit.", hidden, exporters},
      {"exporter.old-until-commit", "Until a run commits, the target shows the previous run.", old_stays, exporters},
      {"exporter.abort", "Abort leaves nothing and changes nothing, at any step, even twice.", aborts, exporters},
      {"exporter.begin-again", "After an abort at any step, the same instance can make another export.", begins_again,
       exporters},
      {"exporter.commit-twice", "A second commit, even by a new instance, changes nothing.", twice, exporters},
      {"exporter.same-run", "Exporting the same run a second time leaves the target unchanged.", same_run, exporters},
      {"exporter.replace", "A run that replaces another leaves nothing of it.", replaces, exporters},
      {"exporter.append-once", "In append mode a run is added once, however often it is exported.", appends, exporters},
      {"exporter.unused", "Creating and destroying an instance leaves no trace.", unused, exporters},
  };
}

}  // namespace dossier::conformance
