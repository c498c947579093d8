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
  dossier_view run; /* JSON: run (an id that equal runs share), pipeline, ports[] */
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

typedef struct dossier_exporter {
  uint32_t struct_size;
  uint32_t reserved;
  /* All: [one thread at a time, in the order above]. */
  dossier_status (*begin)(dossier_instance* instance, const dossier_export_call* call);
  dossier_status (*write)(dossier_instance* instance, const dossier_write_call* call);
  dossier_status (*seal)(dossier_instance* instance, dossier_seal_call* call);
  dossier_status (*commit)(dossier_instance* instance, const dossier_export_call* call);
  void (*abort)(dossier_instance* instance);
} dossier_exporter;

#ifdef __cplusplus
}
#endif
#endif
