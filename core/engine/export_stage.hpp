// An exporter stage: all records of its ports, in canonical order, to one sink.
#pragma once

#include <stdexcept>
#include <vector>

#include "core/engine/clusters.hpp"
#include "core/engine/document_table.hpp"
#include "core/engine/run_stage.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::engine {

struct ExportSources {
  const pipeline::Pipeline* pipeline = nullptr;
  const DocumentTable* documents = nullptr;
  const Clusters* clusters = nullptr;
  const RunStages* stages = nullptr;
};

struct ExportOutput {
  std::string path;
  std::uint64_t rows = 0;
};

// A step of an exporter failed; the reason is the plugin's message.
class ExportFailed : public std::runtime_error {
 public:
  ExportFailed(const std::string& what, bool retryable) : std::runtime_error(what), retryable_(retryable) {}
  bool retryable() const { return retryable_; }

 private:
  bool retryable_;
};

class Export {
 public:
  Export(const Context& context, RunStage& stage, const ExportSources& sources, std::string run);
  Export(const Export&) = delete;
  Export& operator=(const Export&) = delete;

  // begin, write everything, seal; can be repeated. Throws ExportFailed after aborting the exporter.
  void write();
  // Publishes it; can be repeated. Throws ExportFailed; what was sealed is still there.
  void commit();
  // Discards what was begun and not committed.
  void abort();

  const std::vector<ExportOutput>& outputs() const { return outputs_; }
  const std::vector<EdgeLedger>& edges() const { return edges_; }
  const plugin::Instance& exporter() const { return exporter_; }

 private:
  void write_all();
  std::uint64_t rows_to_write() const;
  void write_port(pipeline::Port port);
  void write_documents(const std::vector<std::size_t>& stages);
  void write_clusters(const std::vector<std::size_t>& stages);
  void write_claims(const std::vector<std::size_t>& stages);
  void write_results(const std::vector<std::size_t>& stages, pipeline::Port port);
  void write_sources(const std::vector<std::size_t>& stages);
  void write_rejected(const std::vector<std::size_t>& stages);
  void write_record(std::string_view record, std::string_view text = {});
  void note_edge(std::size_t stage, pipeline::Port port, std::uint64_t sent, std::uint64_t received);
  std::vector<std::size_t> stages_of(pipeline::Port port) const;
  const RunStage& source(std::size_t stage) const { return (*sources_.stages)[stage]; }
  void refuse(std::string_view record, plugin::CallFault fault);
  void begin_step(const char* name);
  void show_progress(std::uint64_t done, std::uint64_t total);
  void require(dossier_status status, const plugin::Call& call, const char* step);

  const Context& context_;
  const plugin::Instance& exporter_;
  const pipeline::Stage& stage_;
  const ExportSources& sources_;
  StageBook& book_;
  plugin::CallScope scope_;
  std::string run_json_;
  std::string port_;
  std::vector<ExportOutput> outputs_;
  std::vector<EdgeLedger> edges_;
  std::vector<Loss> refused_;    // records that the exporter rejected in this attempt
  bool shows_progress_ = false;  // in this step the exporter may report how far it is
  std::uint64_t progress_done_ = 0;
  std::uint64_t progress_total_ = 0;
  bool begun_ = false;  // and neither committed nor aborted
};

}  // namespace dossier::engine
