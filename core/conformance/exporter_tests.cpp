// Exporters: begin, write, seal, commit, abort, each in a temporary folder.
#include <algorithm>

#include "core/conformance/exporting.hpp"
#include "core/conformance/test.hpp"

namespace dossier::conformance {
namespace {

// Begins and writes everything. Throws where the plugin fails.
std::uint64_t begin_and_write(ExportRun& run, const Material& material) {
  if (const auto given = run.begin(); given.status != DOSSIER_OK)
    throw std::runtime_error("begin failed: " + reason_of(given));
  std::uint64_t rows = 0;
  for (const auto& row : export_rows(material)) {
    if (const auto given = run.write(row); given.status != DOSSIER_OK)
      throw std::runtime_error("write failed at a row of " + row.port + ": " + reason_of(given));
    ++rows;
  }
  return rows;
}
std::uint64_t seal(ExportRun& run, std::vector<std::string>& outputs) {
  std::uint64_t rows = 0;
  if (const auto given = run.seal(rows, outputs); given.status != DOSSIER_OK)
    throw std::runtime_error("seal failed: " + reason_of(given));
  return rows;
}

// Names by which a run may hide what is not finished: begins with a dot, or holds the word.
bool is_hidden(const std::string& name) {
  const std::string file = std::filesystem::path(name).filename();
  return file.starts_with(".") || file.ends_with(".tmp") || file.ends_with(".part") || file.ends_with("-journal") ||
         file.ends_with("-wal") || file.ends_with("-shm");
}
std::string visible_file(const std::filesystem::path& folder) {
  for (const auto& [name, bytes] : files_in(folder))
    if (!is_hidden(name)) return name;
  return {};
}

Outcome rows(const Setting& setting) {
  const Subject subject(setting);
  const auto material = news_material(subject, setting.seed, 8);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  const auto written = begin_and_write(run, material);
  std::vector<std::string> outputs;
  const auto sealed = seal(run, outputs);
  if (sealed != written)
    return failed(std::to_string(written) + " rows were written, seal says " + std::to_string(sealed));
  if (outputs.empty()) return warning("seal names no output: nobody is told where the results are");
  run.commit();
  for (const auto& json : outputs) {
    const auto output = parse_json(json);
    if (!output || output->text_or("path").empty() || output->integer_or("rows", -1) < 0)
      return failed("expected an output as {path, rows}, found " + json);
  }
  return passed();
}

Outcome hidden(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  begin_and_write(run, news_material(subject, setting.seed, 8));
  if (const auto file = visible_file(folder.path()); !file.empty())
    return failed("before seal the file " + file + " can be seen; nothing may be at the target before commit");
  std::vector<std::string> outputs;
  seal(run, outputs);
  if (const auto file = visible_file(folder.path()); !file.empty())
    return failed("before commit the file " + file + " can be seen; nothing may be at the target before commit");
  if (const auto given = run.commit(); given.status != DOSSIER_OK) return failed("commit failed: " + reason_of(given));
  return passed();
}

Outcome aborts(const Setting& setting) {
  const Subject subject(setting);
  const auto material = news_material(subject, setting.seed, 8);
  for (const bool sealed : {false, true}) {
    const ScratchFolder folder;
    ExportRun run(subject, folder.path());
    run.abort();  // before anything was begun
    begin_and_write(run, material);
    std::vector<std::string> outputs;
    if (sealed) seal(run, outputs);
    run.abort();
    run.abort();
    if (const auto left = files_in(folder.path()); !left.empty())
      return failed("after abort the file " + left.begin()->first + " is left");
  }
  // What a committed run has shown stays when the next one is aborted.
  const ScratchFolder folder;
  std::map<std::string, std::string> shown_files;
  {
    ExportRun run(subject, folder.path());
    begin_and_write(run, material);
    std::vector<std::string> outputs;
    seal(run, outputs);
    run.commit();
    shown_files = files_in(folder.path());
  }
  ExportRun next(subject, folder.path(), "run-2");
  begin_and_write(next, news_material(subject, setting.seed + 1, 4));
  next.abort();
  if (files_in(folder.path()) != shown_files) return failed("abort of a second run changed what the first had shown");
  return passed();
}

Outcome twice(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  begin_and_write(run, news_material(subject, setting.seed, 8));
  std::vector<std::string> outputs;
  seal(run, outputs);
  if (const auto given = run.commit(); given.status != DOSSIER_OK) return failed("commit failed: " + reason_of(given));
  const auto once = files_in(folder.path());
  if (const auto given = run.commit(); given.status != DOSSIER_OK)
    return failed("a second commit of the same run failed: " + reason_of(given) +
                  "; after a crash the host commits again, and it must do no harm");
  if (files_in(folder.path()) != once) return failed("a second commit of the same run changed the files");
  ExportRun after_crash(subject, folder.path());
  if (const auto given = after_crash.commit(); given.status != DOSSIER_OK)
    return failed("commit by a fresh instance, as after a crash, failed: " + reason_of(given));
  if (files_in(folder.path()) != once) return failed("commit by a fresh instance, as after a crash, changed the files");
  return passed();
}

}  // namespace

std::vector<Test> exporter_tests() {
  const std::vector<std::string_view> exporters{"exporter"};
  return {
      {"exporter.rows", "Seal counts every row that was written, and names the outputs.", rows, exporters},
      {"exporter.nothing-before-commit", "Nothing is seen at the target before commit.", hidden, exporters},
      {"exporter.abort", "Abort leaves nothing behind and nothing changed, at any step and twice.", aborts, exporters},
      {"exporter.commit-twice", "Commit may be called again, also by a fresh instance, and does no harm.", twice,
       exporters},
  };
}

}  // namespace dossier::conformance
