/* dossier.exporter/1: a staged sink of records.
 *
 * begin, write*, seal, then commit or abort; commit can be called again for the same run after a crash, and must be
 * idempotent. Records arrive port by port: documents, copies, clusters, claims, findings, sources, rejected; within a
 * port in canonical order. Nothing is visible at the target before commit.
 */
#ifndef DOSSIER_ABI_EXPORTER_H
#define DOSSIER_ABI_EXPORTER_H

#include "plugin.h"

#define DOSSIER_EXPORTER "dossier.exporter/1"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dossier_export_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  dossier_view run; /* JSON: run (an id that equal runs share), pipeline, ports[], work (see ExportRun) */
} dossier_export_call;

typedef struct dossier_write_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  dossier_view port;   /* "documents" */
  dossier_view record; /* canonical JSON; a document's without its text */
  dossier_view text;   /* a document's text */
} dossier_write_call;

typedef struct dossier_seal_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  uint64_t rows; /* set by the plugin: the rows it accepted since begin; must agree with the host's ledger */
  void* sink;
  /* Called once for each thing that the commit will make visible: JSON {path, rows}. If the path is a file after the
   * commit, the host adds its bytes and sha256 to the run record. */
  void (*output)(void* sink, dossier_view json);
} dossier_seal_call;

/* A check before an export, or in place of one. It must leave no trace and hold no lock on the target. */
typedef struct dossier_probe_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  dossier_view run; /* as that of begin */
  void* sink;
  /* May be called, also repeatedly: a sentence about the target for people ("a database of 3 runs, schema 2"). */
  void (*found)(void* sink, dossier_view sentence);
} dossier_probe_call;

typedef struct dossier_exporter {
  uint32_t struct_size;
  uint32_t reserved;
  /* All: [one thread at a time, in the order above]. A failure reported with retryable = 1 is retried as often as the
   * stage's `retries` say: after begin, write or seal the host aborts and starts over with all rows; after commit it
   * commits again. In write, host.reject without a unit rejects the record: it must not be counted in rows. */
  dossier_status (*begin)(dossier_instance* instance, const dossier_export_call* call);
  dossier_status (*write)(dossier_instance* instance, const dossier_write_call* call);
  dossier_status (*seal)(dossier_instance* instance, dossier_seal_call* call);
  dossier_status (*commit)(dossier_instance* instance, const dossier_export_call* call);
  void (*abort)(dossier_instance* instance);
  /* Added after the first version: check struct_size. May be null. Would an export succeed now, as far as can be found
   * out without one: credentials, schema, free space, permissions? Called before begin, or without any begin. */
  dossier_status (*probe)(dossier_instance* instance, const dossier_probe_call* call);
} dossier_exporter;

#ifdef __cplusplus
}
#endif
#endif
