// Runs an exporter in its own folder: begin, write, seal, commit; its files are its output.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/conformance/call_memory.hpp"
#include "core/conformance/child.hpp"
#include "core/conformance/exporting.hpp"
#include "core/plugin/probe_function.hpp"
#include "core/store/hash.hpp"
#include "dossier/record/copy.hpp"
#include "dossier/record/finding.hpp"
#include "dossier/record/ports.hpp"

namespace dossier::conformance {
namespace {

template <class T>
std::string with_id(T record) {
  record.id = store::record_hash({encode(record)}).hex();
  return encode(record);
}

}  // namespace

std::vector<ExportRow> export_rows(const Material& material) {
  std::vector<ExportRow> documents, copies, clusters, claims, findings, sources, rejected;
  std::string previous;
  for (const auto& document : material.documents) {
    documents.push_back({"documents", document.record, document.text});
    Cluster cluster;
    cluster.document = cluster.cluster = cluster.independent_group = document.id;
    cluster.key = document.name;
    cluster.canonical = true;
    clusters.push_back({"clusters", with_id(cluster), ""});
    if (!previous.empty()) {
      Copy copy;
      copy.a = previous;
      copy.b = document.id;
      copy.direction = "a_to_b";
      copy.kind = "partial";
      copy.similarity = 0.25;
      copy.passages = {{0, std::min<std::uint64_t>(1, document.text.size()), 0, 0}};
      copies.push_back({"copies", with_id(copy), ""});
    }
    previous = document.id;
    Finding finding;
    finding.kind = "value";
    finding.subject = "exports";
    finding.explanation = "Two papers give two figures.";
    for (const auto& json : document.claims) {
      auto claim = decode<Claim>(json);
      if (!claim) continue;
      claim->joined.reset();
      claims.push_back({"claims", encode(*claim), ""});
      finding.claims.push_back(claim->id);
      finding.sides.push_back({claim->text, {claim->id}, 1, 1, {}});
    }
    if (finding.claims.size() > 1) findings.push_back({"findings", with_id(finding), ""});
    Rejected letter;
    letter.stage = letter.plugin = "check";
    letter.unit = "document";
    letter.unit_id = document.id;
    letter.code = "bad_text";
    letter.message = document.name;
    rejected.push_back({"rejected", with_id(letter), ""});
  }
  if (!material.documents.empty()) {
    Source source;
    source.source = "Paper 1";
    source.documents = material.documents.size();
    sources.push_back({"sources", with_id(source), ""});
  }
  std::vector<ExportRow> rows;
  for (auto* port : {&documents, &copies, &clusters, &claims, &findings, &sources, &rejected})
    std::ranges::move(*port, std::back_inserter(rows));
  return rows;
}

const std::vector<std::string>& ExportRun::every_port() {
  static const std::vector<std::string> all(port_names.begin(), port_names.end());
  return all;
}

ExportRun::ExportRun(const Subject& subject, const std::filesystem::path& folder, const std::string& run,
                     const std::vector<std::string>& ports)
    : subject_(subject) {
  auto created = subject.try_create(subject.options_in(folder));
  if (!created.instance)
    throw std::runtime_error("no instance with the options " + subject.options_in(folder).dump() + ": " +
                             reason_of(created.given));
  instance_ = std::move(created.instance);
  const auto work = std::filesystem::temp_directory_path() / ("work-" + GivenOptions::name_of(folder));
  run_ = Json(Json::Object{{"run", run},
                           {"pipeline", "check"},
                           {"ports", Json::Array(ports.begin(), ports.end())},
                           {"work", work.string()}})
             .dump();
}

Given ExportRun::with_run(const char* name, dossier_status (*function)(dossier_instance*, const dossier_export_call*)) {
  set_step(name);
  return call_plugin(name, {}, [&](const dossier_host* host, void* context) {
    CallMemory memory(run_.size());
    const dossier_export_call call{sizeof call, 0, host, context, memory.place(run_)};
    return function(instance_.get(), &call);
  });
}
Given ExportRun::begin() { return with_run("begin", subject_.loaded().exporter().begin); }
Given ExportRun::commit() { return with_run("commit", subject_.loaded().exporter().commit); }
void ExportRun::abort() {
  set_step("abort");
  subject_.loaded().exporter().abort(instance_.get());
}

Given ExportRun::write(const ExportRow& row) {
  return call_plugin("write", {}, [&](const dossier_host* host, void* context) {
    CallMemory memory(row.port.size() + row.record.size() + row.text.size());
    dossier_write_call call{sizeof call, 0, host, context, {}, {}, {}};
    call.port = memory.place(row.port);
    call.record = memory.place(row.record);
    call.text = memory.place(row.text);
    return subject_.loaded().exporter().write(instance_.get(), &call);
  });
}

Given ExportRun::seal(std::uint64_t& rows, std::vector<std::string>& outputs) {
  set_step("seal");
  dossier_seal_call call{};
  call.struct_size = sizeof call;
  call.sink = &outputs;
  call.output = [](void* sink, dossier_view json) noexcept {
    static_cast<std::vector<std::string>*>(sink)->emplace_back(text_of(json));
  };
  auto given = call_plugin("seal", {}, [&](const dossier_host* host, void* context) {
    call.host = host;
    call.context = context;
    return subject_.loaded().exporter().seal(instance_.get(), &call);
  });
  rows = call.rows;
  return given;
}

bool ExportRun::can_probe() const {
  return subject_.manifest().probes && plugin::probe_of(subject_.loaded().exporter());
}
Given ExportRun::probe(std::vector<std::string>& found) {
  set_step("probe");
  return call_plugin("probe", {}, [&](const dossier_host* host, void* context) {
    CallMemory memory(run_.size());
    const dossier_probe_call call{
        sizeof call, 0, host, context, memory.place(run_), &found, [](void* sink, dossier_view sentence) noexcept {
          static_cast<std::vector<std::string>*>(sink)->emplace_back(text_of(sentence));
        }};
    return plugin::probe_of(subject_.loaded().exporter())(instance_.get(), &call);
  });
}

void ExportRun::must_begin() {
  if (const auto given = begin(); given.status != DOSSIER_OK)
    throw std::runtime_error("begin failed: " + reason_of(given));
  rejected_ = 0;
}
void ExportRun::must_write(const ExportRow& row) {
  const auto given = write(row);
  if (given.status != DOSSIER_OK)
    throw std::runtime_error("write failed at a row of " + row.port + ": " + reason_of(given));
  rejected_ += given.rejected.size();
}
std::uint64_t ExportRun::must_seal() {
  std::uint64_t rows = 0;
  outputs_.clear();
  if (const auto given = seal(rows, outputs_); given.status != DOSSIER_OK)
    throw std::runtime_error("seal failed: " + reason_of(given));
  return rows + rejected_;
}
void ExportRun::must_commit() {
  if (const auto given = commit(); given.status != DOSSIER_OK)
    throw std::runtime_error("commit failed: " + reason_of(given));
}
std::uint64_t ExportRun::must_export(const std::vector<ExportRow>& rows) {
  must_begin();
  for (const auto& row : rows) must_write(row);
  const auto sealed = must_seal();
  must_commit();
  return sealed;
}

std::map<std::string, std::string> files_in(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[std::filesystem::relative(entry.path(), folder).string()] =
        std::string(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

Trace export_all(const Subject& subject, const Material& material) {
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  Trace trace;
  const auto add = [&](std::string what, Given given, const std::string& more = {}) {
    trace.push_back({std::move(what), dump(given) + more, std::move(given), 0, 0});
    return trace.back().given.status == DOSSIER_OK;
  };
  if (!add("begin", run.begin())) return trace;
  std::uint64_t i = 0;
  for (const auto& row : export_rows(material)) {
    set_step("write of row " + std::to_string(i) + ", port " + row.port);
    if (!add("write of row " + std::to_string(i++) + ", port " + row.port, run.write(row))) {
      run.abort();
      return trace;
    }
  }
  std::uint64_t rows = 0;
  std::vector<std::string> outputs;  // their paths hold the folder: not part of the trace
  if (!add("seal", run.seal(rows, outputs), std::to_string(rows))) return trace;
  if (!add("commit", run.commit())) return trace;
  for (const auto& [name, bytes] : files_in(folder.path())) trace.push_back({"the file " + name, bytes, {}, 0, 0});
  return trace;
}

}  // namespace dossier::conformance
