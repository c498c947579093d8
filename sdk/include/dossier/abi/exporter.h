/* dossier.exporter/1: a staged sink of records.
 *
 * begin, write*, seal, then commit or abort; commit may be called again after a crash, for the same run, and must then
 * do no harm. Records come port by port: documents, copies, clusters, claims, findings, sources, rejected; inside a
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
  uint64_t rows; /* set by the plugin: how many rows it has taken; the host's ledger must agree */
  void* sink;
  /* Called once for each thing the commit will show: JSON {path, rows}. For a path that is a file after the commit the
   * host adds bytes and sha256 to the run record. */
  void (*output)(void* sink, dossier_view json);
} dossier_seal_call;

/* Asked before an export, or instead of one. Nothing may be written that stays, and nothing at the target be held. */
typedef struct dossier_probe_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  dossier_view run; /* as that of begin */
  void* sink;
  /* May be called, more than once: a sentence about the target, for a person ("a database of 3 runs, schema 2"). */
  void (*found)(void* sink, dossier_view sentence);
} dossier_probe_call;

typedef struct dossier_exporter {
  uint32_t struct_size;
  uint32_t reserved;
  /* All: [one thread at a time, in the order above]. A failure that is told with retryable = 1 is tried again as the
   * stage's `retries` say: after begin, write or seal the host aborts and begins anew, with all rows again; after
   * commit it commits again. */
  dossier_status (*begin)(dossier_instance* instance, const dossier_export_call* call);
  dossier_status (*write)(dossier_instance* instance, const dossier_write_call* call);
  dossier_status (*seal)(dossier_instance* instance, dossier_seal_call* call);
  dossier_status (*commit)(dossier_instance* instance, const dossier_export_call* call);
  void (*abort)(dossier_instance* instance);
  /* Added after the first version: look at struct_size. May be null. Would an export succeed now, as far as can be told
   * without one: credentials, schema, room, leave to write? Before begin; begin may follow, or never. */
  dossier_status (*probe)(dossier_instance* instance, const dossier_probe_call* call);
} dossier_exporter;

#ifdef __cplusplus
}
#endif
#endif
