#include "core/engine/export_stage.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/engine/probing.hpp"
#include "core/store/kill_point.hpp"
#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/finding.hpp"
#include "dossier/text/valid_utf8.hpp"

namespace dossier::engine {

using pipeline::Port;

Export::Export(const Context& context, RunStage& stage, const ExportSources& sources, std::string run)
    : context_(context),
      exporter_(*stage.instance),
      stage_(stage.stage),
      sources_(sources),
      book_(stage.book),
      scope_(book_.scope(context)),
      run_json_(export_run_json(*sources.pipeline, stage_, run, context.settings.state)) {
  scope_.progress = [this](std::uint64_t done, std::uint64_t total) { show_progress(done, total); };
}

// While records are written the host counts them itself.
void Export::show_progress(std::uint64_t done, std::uint64_t total) {
  if (!shows_progress_) return;
  if (total > progress_total_) book_.meter().add_total(total - progress_total_);
  if (done > progress_done_) book_.meter().advance(done - progress_done_);
  progress_total_ = std::max(progress_total_, total);
  progress_done_ = std::max(progress_done_, done);
}

void Export::begin_step(const char* name) {
  book_.meter().begin({.name = name, .unit = "rows"});
  shows_progress_ = true;
  progress_done_ = progress_total_ = 0;
}

void Export::require(dossier_status status, const plugin::Call& call, const char* step) {
  if (const auto fault = call.failure(status))
    throw ExportFailed("stage " + stage_.id + ": " + exporter_.plugin().manifest().id + " failed at " + step +
                           (fault->option.empty() ? "" : " (option " + fault->option + ")") + ": " + fault->message,
                       fault->retryable);
}

void Export::abort() {
  if (!begun_) return;
  begun_ = false;
  exporter_.abort();
  if (context_.observer) context_.observer->stage_ends(book_.meter());
}

void Export::write() {
  auto& ledger = book_.ledger();
  ledger.in = ledger.done = ledger.out = 0;  // every attempt starts from zero
  outputs_.clear();
  refused_.clear();
  shows_progress_ = false;
  edges_.clear();
  try {
    write_all();
  } catch (const ExportFailed&) {
    abort();
    throw;
  }
}

void Export::write_all() {
  book_.meter().begin({.name = "write", .unit = "rows", .total = rows_to_write()});
  if (context_.observer) context_.observer->stage_begins(book_.shared_meter());
  {
    plugin::Call call(scope_);
    const dossier_export_call parameters{sizeof parameters, 0, plugin::Call::host(), call.context(),
                                         plugin::view_of(run_json_)};
    begun_ = true;
    require(exporter_.begin(parameters), call, "begin");
  }
  store::kill_point("export.begun");
  for (int port = 0; port <= static_cast<int>(Port::rejected); ++port) write_port(static_cast<Port>(port));

  begin_step("seal");
  plugin::Call call(scope_);
  dossier_seal_call parameters{};
  parameters.struct_size = sizeof parameters;
  parameters.host = plugin::Call::host();
  parameters.context = call.context();
  parameters.sink = &outputs_;
  parameters.output = [](void* sink, dossier_view json) noexcept {
    const auto output = parse_json(valid_utf8(plugin::text_of(json)));  // a path need not be UTF-8
    if (output)
      static_cast<std::vector<ExportOutput>*>(sink)->push_back(
          {std::string(output->text_or("path")), static_cast<std::uint64_t>(output->integer_or("rows"))});
  };
  store::kill_point("export.written");
  require(exporter_.seal(parameters), call, "seal");
  store::kill_point("export.sealed");
  for (const auto& loss : std::exchange(refused_, {})) book_.lose(loss);
  book_.close();
  book_.ledger().out = parameters.rows;
  book_.ledger().done = parameters.rows;  // rows it confirms; the ledger compares them with the rows sent
  ++book_.ledger().calls;
}

void Export::commit() {
  begin_step("commit");
  plugin::Call call(scope_);
  const dossier_export_call parameters{sizeof parameters, 0, plugin::Call::host(), call.context(),
                                       plugin::view_of(run_json_)};
  require(exporter_.commit(parameters), call, "commit");
  begun_ = false;
  book_.meter().end(book_.ledger().out, "rows");
  if (context_.observer) context_.observer->stage_ends(book_.meter());
}

void Export::write_record(std::string_view record, std::string_view text) {
  context_.check();
  plugin::Call call(scope_);
  const dossier_write_call parameters{
      sizeof parameters,    0, plugin::Call::host(), call.context(), plugin::view_of(port_), plugin::view_of(record),
      plugin::view_of(text)};
  ++book_.ledger().in;
  ++book_.ledger().calls;
  require(exporter_.write(parameters), call, "write");
  if (!call.rejected.empty()) refuse(record, std::move(call.rejected.front()));
  book_.meter().advance(1, record.size() + text.size());
}

// What the exporter rejected counts when it has sealed: until then the attempt may fail, and all is written again.
void Export::refuse(std::string_view record, plugin::CallFault fault) {
  const auto json = parse_json(record);
  std::string id(json ? json->text_or("id") : std::string_view());
  if (json && id.empty()) id = json->text_or("document");  // of clusters
  fault.unit = port_;
  refused_.push_back({false, "record", std::move(id), {}, std::move(fault)});
}

std::vector<std::size_t> Export::stages_of(Port port) const {
  std::vector<std::size_t> stages;
  for (const auto& edge : stage_.inputs)
    if (edge.port == port) stages.push_back(edge.stage);
  return stages;
}

void Export::note_edge(std::size_t stage, Port port, std::uint64_t sent, std::uint64_t received) {
  edges_.push_back({source(stage).stage.id + "." + std::string(pipeline::port_name(port)), stage_.id, sent, received});
}

// Sources are not counted here: how many there are is known once they are gathered.
std::uint64_t Export::rows_to_write() const {
  std::uint64_t rows = 0;
  for (const auto& edge : stage_.inputs) {
    const auto& made = source(edge.stage);
    switch (edge.port) {
      case Port::documents: rows += made.book.ledger().out; break;
      case Port::claims: rows += made.claims.size(); break;
      case Port::copies:
      case Port::findings: rows += made.results.size(); break;
      case Port::rejected: rows += made.book.dead_letters().size(); break;
      case Port::clusters:
      case Port::sources: break;
    }
  }
  return stages_of(Port::clusters).empty() ? rows : rows + sources_.documents->size();
}

void Export::write_port(Port port) {
  const auto stages = stages_of(port);
  if (stages.empty()) return;
  port_ = pipeline::port_name(port);
  switch (port) {
    case Port::documents: return write_documents(stages);
    case Port::clusters: return write_clusters(stages);
    case Port::claims: return write_claims(stages);
    case Port::copies:
    case Port::findings: return write_results(stages, port);
    case Port::sources: return write_sources(stages);
    case Port::rejected: return write_rejected(stages);
  }
}

void Export::write_documents(const std::vector<std::size_t>& stages) {
  std::map<std::uint64_t, std::uint64_t> written;
  for (const auto stage : stages) written[stage] = 0;
  for (std::uint64_t i = 0; i < sources_.documents->size(); ++i) {
    const auto found = written.find(sources_.documents->head(i).stage);
    if (found == written.end()) continue;
    write_record(sources_.documents->record(i), sources_.documents->text(i));
    ++found->second;
  }
  for (const auto& [stage, count] : written) note_edge(stage, Port::documents, source(stage).book.ledger().out, count);
}

void Export::write_clusters(const std::vector<std::size_t>&) {
  for (std::uint64_t i = 0; i < sources_.documents->size(); ++i) write_record(sources_.clusters->record(i));
}

void Export::write_claims(const std::vector<std::size_t>& stages) {
  std::vector<const ClaimTable*> tables;
  tables.reserve(stages.size());
  for (const auto stage : stages) tables.push_back(&source(stage).claims);
  std::vector<std::uint64_t> written(tables.size(), 0);
  ClaimMerge merge(tables);
  ClaimMerge::Entry entry;
  while (merge.next(entry)) {
    write_record(entry.table->record(entry.index));
    ++written[static_cast<std::size_t>(std::find(tables.begin(), tables.end(), entry.table) - tables.begin())];
  }
  for (std::size_t s = 0; s < stages.size(); ++s)
    note_edge(stages[s], Port::claims, source(stages[s]).book.ledger().out, written[s]);
}

void Export::write_results(const std::vector<std::size_t>& stages, Port port) {
  std::vector<const ResultTable*> tables;
  tables.reserve(stages.size());
  for (const auto stage : stages) tables.push_back(&source(stage).results);
  std::vector<std::uint64_t> at(tables.size(), 0);
  while (true) {
    std::size_t first = tables.size();
    for (std::size_t t = 0; t < tables.size(); ++t)
      if (at[t] < tables[t]->size() &&
          (first == tables.size() || tables[t]->head(at[t]) < tables[first]->head(at[first])))
        first = t;
    if (first == tables.size()) break;
    write_record(tables[first]->record(at[first]++));
  }
  for (std::size_t s = 0; s < stages.size(); ++s)
    note_edge(stages[s], port, source(stages[s]).book.ledger().out, at[s]);
}

void Export::write_sources(const std::vector<std::size_t>& stages) {
  const auto& documents = *sources_.documents;
  std::map<std::string, Source> publishers;
  std::vector<std::string> publisher(documents.size());
  for (std::uint64_t i = 0; i < documents.size(); ++i) {
    if (std::find(stages.begin(), stages.end(), documents.head(i).stage) == stages.end()) continue;
    const auto record = parse_json(documents.record(i));
    publisher[i] = record ? record->text_or("source") : std::string_view();
    if (!publisher[i].empty()) ++publishers[publisher[i]].documents;
  }
  for (const auto stage : stages_of(Port::claims)) {
    const auto& claims = source(stage).claims;
    for (std::uint64_t i = 0; i < claims.size(); ++i) {
      std::string name = publisher[claims.head(i).document];
      if (claims.record(i).find("\"source\":") != std::string_view::npos)  // a claim can name its own source
        if (const auto claim = decode<Claim>(claims.record(i)); claim && !claim->source.empty()) name = claim->source;
      if (!name.empty()) ++publishers[name].claims;
    }
  }
  book_.meter().add_total(publishers.size());
  for (auto& [name, source] : publishers) {
    source.source = name;
    source.id = store::record_hash({encode(source)}).hex();
    write_record(encode(source));
  }
}

void Export::write_rejected(const std::vector<std::size_t>& stages) {
  for (const auto stage : stages) {
    const auto& letters = source(stage).book.dead_letters();
    for (std::uint64_t i = 0; i < letters.size(); ++i) write_record(letters[i]);
    note_edge(stage, Port::rejected, source(stage).book.ledger().rejected, letters.size());
  }
}

}  // namespace dossier::engine
