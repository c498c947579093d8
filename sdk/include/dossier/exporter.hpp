// Writing an exporter: a class with begin, write, seal, commit, abort.
//
//   void begin(const ExportRun&);            opens the output, hidden from the user
//   void write(const ExportRecord&);         port by port, in canonical order
//   void seal(Sealed&);                      all is written and safe on disk; reports the rows, what commit will show
//   void commit(const ExportRun&);           makes it visible, atomically; may be called again after a crash
//   void abort() noexcept;                   discards it
// and, if the exporter can check beforehand whether an export would succeed,
//   std::string probe(const ExportRun&);     checks the target, leaves no trace, returns what it found (or void)
// All but abort may take an ExportHost& as its last parameter: to log, to report progress, to stop when the run
// is being stopped, and in write() to reject the record.
// One thread at a time. Throwing Error ends the export: the host then calls abort, and other exporters continue. If the
// Error may_be_retried(), the host starts over with all rows (after commit: commits again), a limited number of times.
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
  std::vector<std::string> ports;  // the ports that will be written, in order
  // A folder for what the exporter must remember between runs and after a crash: no other stage uses it, and every run
  // of the stage gets the same. It may not exist yet. Empty if the host keeps none.
  std::string work;

  template <class V>
  void fields(V& v) {
    v.always("run", run);
    v.always("pipeline", pipeline);
    v.always("ports", ports);
    v("work", work);
  }
};

// A record to export. Valid during the call.
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
  // The same, appended to `out`; without the line feed.
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
  // What the commit will make visible (a file, a table) and its number of rows.
  void output(std::string_view path, std::uint64_t rows) {
    const std::string json = Json(Json::Object{{"path", path}, {"rows", rows}}).dump();
    call_->output(call_->sink, to_view(json));
  }
  // All rows accepted since begin; must agree with the host's ledger.
  void rows(std::uint64_t count) { call_->rows = count; }

 private:
  dossier_seal_call* call_;
};

// The host during one function of an exporter.
class ExportHost : public Host {
 public:
  using Host::Host;
  // In write(): the target cannot hold this record. The ledger counts it as rejected, the log has the code and
  // the message, and the export continues. Return without counting it: seal() reports the rows that were accepted.
  void reject(std::string_view code, std::string_view message) const { Host::reject({}, code, message); }
};

// What an exporter is: with or without an ExportHost& as the last parameter.
template <class P>
struct ExporterKind {
  static constexpr auto name = "exporter";
  static constexpr auto capability = DOSSIER_EXPORTER;
  static constexpr bool uses_scratch = false;
  static constexpr bool writes = requires(P & p, const ExportRecord& r) { p.write(r); }
  || requires(P& p, const ExportRecord& r, ExportHost& h) { p.write(r, h); };
  static constexpr bool seals = requires(P & p, Sealed& s) { p.seal(s); }
  || requires(P& p, Sealed& s, ExportHost& h) { p.seal(s, h); };
  static constexpr bool probes = requires(P & p, const ExportRun& r) { p.probe(r); }
  || requires(P& p, const ExportRun& r, ExportHost& h) { p.probe(r, h); };

  static void fill(PluginManifest& manifest) { manifest.probes = probes; }
  static P& sink_of(dossier_instance* instance) { return *reinterpret_cast<P*>(instance); }

  // Calls function(host) where it can be called so, else function().
  template <class Call, class Function>
  static decltype(auto) with_host(const Call& call, Function&& function) {
    if constexpr (std::is_invocable_v<Function, ExportHost&>) {
      ExportHost host(call.host, call.context);
      return function(host);
    } else {
      return function();
    }
  }
  static dossier_status begin(dossier_instance* instance, const dossier_export_call* call) {
    return guarded(call->host, call->context, [&] {
      P& exporter = sink_of(instance);
      const auto run = decode_or_throw<ExportRun>(call->run);
      with_host(*call,
                [&](auto&... host) -> decltype(exporter.begin(run, host...)) { return exporter.begin(run, host...); });
    });
  }
  static dossier_status write(dossier_instance* instance, const dossier_write_call* call) {
    return guarded(call->host, call->context, [&] {
      P& exporter = sink_of(instance);
      const ExportRecord record{from_view(call->port), from_view(call->record), from_view(call->text)};
      with_host(*call, [&](auto&... host) -> decltype(exporter.write(record, host...)) {
        return exporter.write(record, host...);
      });
    });
  }
  static dossier_status seal(dossier_instance* instance, dossier_seal_call* call) {
    return guarded(call->host, call->context, [&] {
      P& exporter = sink_of(instance);
      Sealed sealed(call);
      with_host(*call, [&](auto&... host) -> decltype(exporter.seal(sealed, host...)) {
        return exporter.seal(sealed, host...);
      });
    });
  }
  static dossier_status commit(dossier_instance* instance, const dossier_export_call* call) {
    return guarded(call->host, call->context, [&] {
      P& exporter = sink_of(instance);
      const auto run = decode_or_throw<ExportRun>(call->run);
      with_host(*call, [&](auto&... host) -> decltype(exporter.commit(run, host...)) {
        return exporter.commit(run, host...);
      });
    });
  }
  static void abort(dossier_instance* instance) { sink_of(instance).abort(); }
  static dossier_status probe(dossier_instance* instance, const dossier_probe_call* call) {
    return guarded(call->host, call->context, [&] {
      P& exporter = sink_of(instance);
      const auto run = decode_or_throw<ExportRun>(call->run);
      const auto probe = [&] {
        return with_host(*call, [&](auto&... host) -> decltype(exporter.probe(run, host...)) {
          return exporter.probe(run, host...);
        });
      };
      if constexpr (std::is_void_v<decltype(probe())>) {
        probe();
      } else {
        const std::string found = probe();
        if (!found.empty()) call->found(call->sink, to_view(found));
      }
    });
  }
  static constexpr auto probe_or_none() -> dossier_status (*)(dossier_instance*, const dossier_probe_call*) {
    if constexpr (probes) {
      return probe;
    } else {
      return nullptr;
    }
  }
  static constexpr dossier_exporter functions{sizeof(dossier_exporter), 0, begin, write, seal, commit, abort,
                                              probe_or_none()};
};

DOSSIER_NAMESPACE_END
