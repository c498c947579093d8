// Exporters: targets that cannot be written, and what an exporter leaves in the process.
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "core/conformance/child.hpp"
#include "core/conformance/exporting.hpp"
#include "core/conformance/shown.hpp"
#include "core/plugin/isolation/process.hpp"

namespace dossier::conformance {
namespace {

Outcome probes(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  if (!run.can_probe())
    return warning("it has no probe, so `dossier run --dry-run` cannot check whether an export would succeed");
  const Shown before = all_at(subject, folder.path());
  std::vector<std::string> found;
  for (int i = 0; i < 2; ++i)
    if (const auto given = run.probe(found); given.status != DOSSIER_OK)
      return failed("probe failed on a writable target: " + reason_of(given));
  if (all_at(subject, folder.path()) != before) return failed("probe left a trace at the target");
  run.must_export(export_rows(news_material(subject, setting.seed, 3)));
  const Shown shown = all_at(subject, folder.path());
  ExportRun next(subject, folder.path(), "run-2");
  if (const auto given = next.probe(found); given.status != DOSSIER_OK)
    return failed("probe failed on a target that already contains a run: " + reason_of(given));
  if (all_at(subject, folder.path()) != shown) return failed("probe changed what an earlier run had shown");
  return passed(found.empty() ? "" : found.front());
}

// A folder that cannot be created because a file has its name. (Permissions would not stop root.)
class BlockedFolder {
 public:
  BlockedFolder() : path_(scratch_.path() / "blocked") { std::ofstream(path_) << "a file"; }
  const std::filesystem::path& path() const { return path_; }

 private:
  ScratchFolder scratch_;
  std::filesystem::path path_;
};

bool writes_files(const Subject& subject) {
  return std::ranges::any_of(subject.manifest().options,
                             [](const auto& option) { return option.required() && option.type == "path"; });
}

Outcome judge_failure(const Given& given, const char* step) {
  if (!given.failure || given.failure->code.empty() || given.failure->message.empty())
    return failed(std::string(step) + " failed on an unwritable target without a reason");
  if (given.failure->option.empty())
    return failed(std::string(step) + " failed on an unwritable target (" + given.failure->message +
                  ") and did not name the option to change");
  return passed();
}

Outcome unwritable(const Setting& setting) {
  const Subject subject(setting);
  if (!writes_files(subject)) return skipped("none of its required options is a path");
  const BlockedFolder folder;
  ExportRun run(subject, folder.path());
  auto given = run.begin();
  const char* step = "begin";
  if (given.status == DOSSIER_OK) {
    std::uint64_t rows = 0;
    std::vector<std::string> outputs;
    for (const auto& row : export_rows(news_material(subject, setting.seed, 3)))
      if (given.status == DOSSIER_OK) given = run.write(row), step = "write";
    if (given.status == DOSSIER_OK) given = run.seal(rows, outputs), step = "seal";
    if (given.status == DOSSIER_OK) return failed("an unwritable target was sealed");
  }
  run.abort();
  return judge_failure(given, step);
}

Outcome probe_unwritable(const Setting& setting) {
  const Subject subject(setting);
  if (!writes_files(subject)) return skipped("none of its required options is a path");
  const BlockedFolder folder;
  ExportRun run(subject, folder.path());
  if (!run.can_probe()) return skipped("it has no probe");
  std::vector<std::string> found;
  const auto given = run.probe(found);
  if (given.status == DOSSIER_OK) return failed("probe found nothing wrong with an unwritable target");
  return judge_failure(given, "probe");
}

// A file system of one megabyte in the test's own mount namespace, if the system allows it.
Outcome disk_full(const Setting& setting) {
  const Subject subject(setting);
  if (!writes_files(subject)) return skipped("none of its required options is a path");
  const ScratchFolder folder;
  if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=1m") != 0)
    return skipped("a small file system cannot be mounted here (that needs root or a user namespace)");
  auto rows = export_rows(news_material(subject, setting.seed, 4));
  ExportRun run(subject, folder.path());
  run.must_export(rows);
  const Shown old = shown_at(subject, folder.path());
  for (auto& row : rows)
    if (row.port == "documents") {
      Random random(setting.seed);
      row.text.clear();
      for (int i = 0; i < 1'000'000; ++i) row.text += "0123456789abcdef\n"[random.below(17)];
    }
  ExportRun next(subject, folder.path(), "run-2");
  auto given = next.begin();
  std::uint64_t sealed = 0;
  std::vector<std::string> outputs;
  const char* step = "begin";
  for (const auto& row : rows)
    if (given.status == DOSSIER_OK) given = next.write(row), step = "write";
  if (given.status == DOSSIER_OK) given = next.seal(sealed, outputs), step = "seal";
  if (given.status == DOSSIER_OK) return skipped("it stores a megabyte of text in less than a megabyte");
  next.abort();
  if (const auto why = difference(old, shown_at(subject, folder.path())); !why.empty())
    return failed("on a full disk the export failed and changed the target: " + why);
  auto outcome = judge_failure(given, step);
  ::umount2(folder.path().c_str(), MNT_DETACH);
  return outcome;
}

std::size_t open_descriptors() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

Outcome cycles(const Setting& setting) {
  const Subject subject(setting);
  const auto rows = export_rows(news_material(subject, setting.seed, 2));
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  std::size_t after_first = 0;
  for (int round = 0; round < 100; ++round) {
    run.must_begin();
    for (const auto& row : rows) run.must_write(row);
    if (round % 2) run.must_seal();
    run.abort();
    if (round == 1) after_first = open_descriptors();
  }
  if (const auto now = open_descriptors(); now > after_first + 2)
    return failed("100 exports were begun and aborted, and " + std::to_string(now - after_first) +
                  " files stayed open");
  return passed();
}

// Set up by the host; other plugins in the process rely on it.
Outcome signals(const Setting& setting) {
  const Subject subject(setting);
  static constexpr int watched[] = {SIGPIPE, SIGINT, SIGTERM, SIGCHLD, SIGALRM, SIGHUP};
  struct sigaction before[std::size(watched)];
  for (std::size_t i = 0; i < std::size(watched); ++i) ::sigaction(watched[i], nullptr, &before[i]);
  {
    const ScratchFolder folder;
    ExportRun run(subject, folder.path());
    run.must_export(export_rows(news_material(subject, setting.seed, 3)));
  }
  for (std::size_t i = 0; i < std::size(watched); ++i) {
    struct sigaction now {};
    ::sigaction(watched[i], nullptr, &now);
    if (now.sa_handler != before[i].sa_handler)
      return failed("an export changed what the process does on " + plugin::isolation::signal_text(watched[i]) +
                    "; only the host may set that");
  }
  return passed();
}

Outcome working_folder(const Setting& setting) {
  const Subject subject(setting);
  const auto before = std::filesystem::current_path();
  const auto mask = ::umask(022);
  ::umask(mask);
  {
    const ScratchFolder folder;
    ExportRun run(subject, folder.path());
    run.must_export(export_rows(news_material(subject, setting.seed, 3)));
  }
  const auto now = ::umask(mask);
  if (std::filesystem::current_path() != before) return failed("an export changed the working directory");
  if (now != mask) return failed("an export changed the process's umask");
  return passed();
}

}  // namespace

std::vector<Test> exporter_target_tests() {
  const std::vector<std::string_view> exporters{"exporter"};
  return {
      {"exporter.probe", "Probe accepts a writable target and leaves no trace.", probes, exporters},
      {"exporter.probe-unwritable", "Probe detects an unwritable target and names the option.", probe_unwritable,
       exporters},
      {"exporter.unwritable", "An unwritable target is an error that names the option.", unwritable, exporters},
      {"exporter.disk-full", "A full disk is an error that names the option; the target keeps its contents.", disk_full,
       exporters},
      {"exporter.cycles", "Many exports that are begun and aborted leave no file open.", cycles, exporters},
      {"exporter.signals", "Signal handling of the process stays unchanged.", signals, exporters},
      {"exporter.process", "Working directory and umask stay unchanged.", working_folder, exporters},
  };
}

}  // namespace dossier::conformance
