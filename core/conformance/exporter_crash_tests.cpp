// Exporters: a process killed at any step, then the same run again; and two runs at the same time.
#include <signal.h>

#include <algorithm>

#include "core/conformance/child.hpp"
#include "core/conformance/exporting.hpp"
#include "core/conformance/killed.hpp"
#include "core/conformance/shown.hpp"

namespace dossier::conformance {
namespace {

using Rows = std::vector<ExportRow>;

enum class Step { begun, half_written, written, sealed, committed };

// Ends by kill -9 at the step: nothing is destroyed.
void die_at(Step step, const Subject& subject, const std::filesystem::path& folder, const Rows& rows,
            const std::string& name) {
  ExportRun run(subject, folder, name);
  run.must_begin();
  const auto count = step == Step::begun ? 0 : step == Step::half_written ? rows.size() / 2 : rows.size();
  for (std::size_t i = 0; i < count; ++i) run.must_write(rows[i]);
  if (step >= Step::sealed) run.must_seal();
  if (step >= Step::committed) run.must_commit();
  ::raise(SIGKILL);
}

// Killed at the step, with an earlier run's results at the target; then the same run again.
Outcome killed_at(const Setting& setting, Step step, const char* where) {
  const Subject subject(setting);
  const auto rows = export_rows(news_material(subject, setting.seed, 8));
  const auto old = export_rows(news_material(subject, setting.seed + 1, 3));
  const auto export_old = [&](const std::filesystem::path& folder) {
    ExportRun(subject, folder, "run-0").must_export(old);
  };
  const ScratchFolder calm;
  export_old(calm.path());
  const Shown before = shown_at(subject, calm.path());
  ExportRun(subject, calm.path()).must_export(rows);
  const Shown expected = all_at(subject, calm.path());

  const ScratchFolder folder;
  export_old(folder.path());
  in_killed_process([&] { die_at(step, subject, folder.path(), rows, "run-1"); });
  if (step != Step::committed)
    if (const auto why = difference(before, shown_at(subject, folder.path())); !why.empty())
      return failed(std::string("killed ") + where + ", the target shows a part of it: " + why);
  ExportRun(subject, folder.path()).must_export(rows);
  if (const auto why = difference(expected, all_at(subject, folder.path())); !why.empty())
    return failed(std::string("killed ") + where +
                  " and run again, the target differs from an undisturbed run: " + why);
  return passed();
}

Outcome killed_begun(const Setting& setting) { return killed_at(setting, Step::begun, "after begin"); }
Outcome killed_writing(const Setting& setting) { return killed_at(setting, Step::half_written, "while it wrote"); }
Outcome killed_written(const Setting& setting) { return killed_at(setting, Step::written, "before seal"); }
Outcome killed_sealed(const Setting& setting) { return killed_at(setting, Step::sealed, "after seal"); }
Outcome killed_committed(const Setting& setting) { return killed_at(setting, Step::committed, "after commit"); }

Outcome killed_committing(const Setting& setting) {
  const Subject subject(setting);
  const auto rows = export_rows(news_material(subject, setting.seed, 8));
  Shown expected;
  {
    const ScratchFolder calm;
    ExportRun(subject, calm.path()).must_export(rows);
    expected = all_at(subject, calm.path());
  }
  int killed = 0;
  for (int round = 0; round < 12; ++round) {
    set_step("round " + std::to_string(round) + " of a kill during commit");
    const ScratchFolder folder;
    in_killed_process([&] { die_at(Step::sealed, subject, folder.path(), rows, "run-1"); });
    const std::chrono::microseconds time(10 << round);  // 10 us to 20 ms
    killed += killed_after(time, [&] { ExportRun(subject, folder.path()).must_commit(); });
    ExportRun(subject, folder.path()).must_commit();  // as the host does, in a fresh process
    if (const auto why = difference(expected, all_at(subject, folder.path())); !why.empty())
      return failed("killed during commit and committed again, the target differs from an undisturbed run: " + why);
  }
  return passed(std::to_string(killed) + " of 12 were killed before commit had ended");
}

Outcome commits_for_dead(const Setting& setting) {
  const Subject subject(setting);
  const auto rows = export_rows(news_material(subject, setting.seed, 8));
  const ScratchFolder calm;
  ExportRun(subject, calm.path()).must_export(rows);
  const ScratchFolder folder;
  in_killed_process([&] { die_at(Step::sealed, subject, folder.path(), rows, "run-1"); });
  ExportRun(subject, folder.path()).must_commit();
  if (const auto why = difference(all_at(subject, calm.path()), all_at(subject, folder.path())); !why.empty())
    return failed("what a killed process had sealed was committed by another, and differs: " + why);
  return passed();
}

Outcome other_run_after_dead(const Setting& setting) {
  const Subject subject(setting);
  const auto rows = export_rows(news_material(subject, setting.seed, 8));
  const ScratchFolder calm;
  ExportRun(subject, calm.path(), "run-2").must_export(rows);
  for (const auto step : {Step::half_written, Step::sealed}) {
    const ScratchFolder folder;
    in_killed_process([&] {
      die_at(step, subject, folder.path(), export_rows(news_material(subject, setting.seed + 1, 5)), "run-1");
    });
    ExportRun(subject, folder.path(), "run-2").must_export(rows);
    if (const auto why = difference(all_at(subject, calm.path()), all_at(subject, folder.path())); !why.empty())
      return failed("leftovers of a killed run appear in the next one, or stay: " + why);
  }
  return passed();
}

Outcome two_at_once(const Setting& setting) {
  const Subject subject(setting);
  const auto first = export_rows(news_material(subject, setting.seed, 8));
  const auto second = export_rows(news_material(subject, setting.seed + 1, 8));
  Shown ends[2];
  for (int i = 0; i < 2; ++i) {
    const ScratchFolder folder;
    ExportRun(subject, folder.path(), i ? "run-2" : "run-1").must_export(i ? second : first);
    ends[i] = shown_at(subject, folder.path());
  }
  for (int round = 0; round < 5; ++round) {
    set_step("round " + std::to_string(round) + " of two runs at the same time");
    const ScratchFolder folder;
    bool done[2];
    {
      SideProcess one([&] { ExportRun(subject, folder.path(), "run-1").must_export(first); });
      SideProcess two([&] { ExportRun(subject, folder.path(), "run-2").must_export(second); });
      done[0] = one.join();
      done[1] = two.join();
    }
    if (!done[0] && !done[1]) continue;  // both gave way: the host tries again
    const auto found = shown_at(subject, folder.path());
    const auto& manifest = subject.manifest();
    if (manifest.option("mode") && subject.given().options.find("mode")) continue;  // both may be there
    if (found != ends[0] && found != ends[1])
      return failed("two runs wrote at the same time, and the target shows neither of them completely: " +
                    difference(done[1] ? ends[1] : ends[0], found));
  }
  return passed();
}

}  // namespace

std::vector<Test> exporter_crash_tests() {
  const std::vector<std::string_view> exporters{"exporter"};
  return {
      {"exporter.killed-begun", "Killed after begin and run again, the result equals that of an undisturbed run.",
       killed_begun, exporters},
      {"exporter.killed-writing",
       "Killed while rows are written and run again, the result equals that of an undisturbed run.", killed_writing,
       exporters},
      {"exporter.killed-written", "Killed before seal and run again, the result equals that of an undisturbed run.",
       killed_written, exporters},
      {"exporter.killed-sealed",
       "Killed between seal and commit and run again, the result equals that of an undisturbed run.", killed_sealed,
       exporters},
      {"exporter.killed-committing",
       "Killed during commit and committed again, the result equals that of an undisturbed run.", killed_committing,
       exporters},
      {"exporter.killed-committed", "Killed after commit and run again, the result equals that of an undisturbed run.",
       killed_committed, exporters},
      {"exporter.commit-for-dead", "A new process commits what a killed one has sealed.", commits_for_dead, exporters},
      {"exporter.other-run-after-dead", "Leftovers of a killed run appear in no other run.", other_run_after_dead,
       exporters},
      {"exporter.two-at-once", "Of two simultaneous runs on one target, one is shown completely.", two_at_once,
       exporters},
  };
}

}  // namespace dossier::conformance
