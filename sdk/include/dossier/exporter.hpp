// Writing an exporter: a class with begin, write, seal, commit, abort.
//
//   void begin(const ExportRun&);            opens what the user must not see yet
//   void write(const ExportRecord&);         port by port, in canonical order
//   void seal(Sealed&);                      all written and safe on disk; says how many rows, and what will be shown
//   void commit(const ExportRun&);           shows it, at once; may be called again after a crash
//   void abort() noexcept;                   forgets it
// and, where an exporter can tell beforehand whether an export would succeed,
//   std::string probe(const ExportRun&);     looks at the target, leaves no trace, says what it found (or returns void)
// One thread at a time. Throwing Error ends the export; the host then calls abort, and other exporters go on. Where the
// Error may_be_retried(), the host begins anew and writes all rows again (after commit: commits again), a few times.
#pragma once

#include "dossier/abi/exporter.h"
#include "dossier/plugin/wrap.hpp"
#include "dossier/record/copy.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/document_line.hpp"
#include "dossier/record/finding.hpp"

DOSSIER_NAMESPACE_BEGIN

struct ExportRun {
  std::string run;  // equal for equal runs
  std::string pipeline;
  std::vector<std::string> ports;  // that will be written, in their order
  // A folder for what the exporter must remember between runs and after a crash: its alone, the same for every run of
  // the stage. It need not exist yet. Empty where the host keeps none.
  std::string work;

  template <class V>
  void fields(V& v) {
    v.always("run", run);
    v.always("pipeline", pipeline);
    v.always("ports", ports);
    v("work", work);
  }
};

// A record on its way out. Borrowed for the call.
struct ExportRecord {
  std::string_view port;  // documents, copies, clusters, claims, findings, sources, rejected
  std::string_view json;  // canonical; a document's without its text
  std::string_view text;  // a document's text

  // The record as a line of PORT.jsonl: a document's with its text.
  std::string line() const {
    std::string out;
    append_line(out);
    return out;
  }
  // The same, at the end of `out`; without the line's end.
  void append_line(std::string& out) const {
    if (port == "documents") {
      append_with_text(out, json, text);
    } else {
      out += json;
    }
  }
  template <class T>
  T as() const {
    auto record = decode_or_throw<T>(to_view(json));
    if constexpr (std::is_same_v<T, Document>) record.text = text;
    return record;
  }
};

class Sealed {
 public:
  explicit Sealed(dossier_seal_call* call) : call_(call) {}
  // What the commit will show (a file, a table) and how many rows it holds.
  void output(std::string_view path, std::uint64_t rows) {
    const std::string json = Json(Json::Object{{"path", path}, {"rows", rows}}).dump();
    call_->output(call_->sink, to_view(json));
  }
  // All rows taken since begin; the host's ledger must agree.
  void rows(std::uint64_t count) { call_->rows = count; }

 private:
  dossier_seal_call* call_;
};

template <class P>
concept Probes = requires(P& p, const ExportRun& run) {
  p.probe(run);
};

template <class P>
struct ExporterKind {
  static constexpr auto name = "exporter";
  static constexpr auto capability = DOSSIER_EXPORTER;

  static void fill(PluginManifest& manifest) { manifest.probes = Probes<P>; }
  static P& sink_of(dossier_instance* instance) { return *reinterpret_cast<P*>(instance); }

  static dossier_status begin(dossier_instance* instance, const dossier_export_call* call) {
    return guarded(call->host, call->context, [&] { sink_of(instance).begin(decode_or_throw<ExportRun>(call->run)); });
  }
  static dossier_status write(dossier_instance* instance, const dossier_write_call* call) {
    return guarded(call->host, call->context, [&] {
      sink_of(instance).write(ExportRecord{from_view(call->port), from_view(call->record), from_view(call->text)});
    });
  }
  static dossier_status seal(dossier_instance* instance, dossier_seal_call* call) {
    return guarded(call->host, call->context, [&] {
      Sealed sealed(call);
      sink_of(instance).seal(sealed);
    });
  }
  static dossier_status commit(dossier_instance* instance, const dossier_export_call* call) {
    return guarded(call->host, call->context, [&] { sink_of(instance).commit(decode_or_throw<ExportRun>(call->run)); });
  }
  static void abort(dossier_instance* instance) { sink_of(instance).abort(); }
  static dossier_status probe(dossier_instance* instance, const dossier_probe_call* call) {
    return guarded(call->host, call->context, [&] {
      const auto run = decode_or_throw<ExportRun>(call->run);
      if constexpr (requires(P & p) { std::string(p.probe(run)); }) {
        const std::string found = sink_of(instance).probe(run);
        if (!found.empty()) call->found(call->sink, to_view(found));
      } else {
        sink_of(instance).probe(run);
      }
    });
  }
  static constexpr auto probe_or_none() -> dossier_status (*)(dossier_instance*, const dossier_probe_call*) {
    if constexpr (Probes<P>) {
      return probe;
    } else {
      return nullptr;
    }
  }
  static constexpr dossier_exporter functions{sizeof(dossier_exporter), 0, begin, write, seal, commit, abort,
                                              probe_or_none()};
};

DOSSIER_NAMESPACE_END
