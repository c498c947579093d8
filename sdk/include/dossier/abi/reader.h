/* dossier.reader/1: inputs in, documents out. */
#ifndef DOSSIER_ABI_READER_H
#define DOSSIER_ABI_READER_H

#include "plugin.h"

#define DOSSIER_READER "dossier.reader/1"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dossier_read_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  dossier_view uri;          /* relative to the root the user gave; "a.zip!b.txt" for a nested input */
  dossier_view media_type;   /* as the host knows it; may be empty */
  dossier_view bytes;        /* the entire input, or some complete lines of it if the manifest says "splits" */
  uint64_t offset;           /* of bytes in the input */
  uint64_t line;             /* lines of the input before bytes */
  dossier_scratch** scratch; /* a slot, see plugin.h; added after the first version: check struct_size */
  /* Bytes that all inputs given to host->nested may have together; the host does not read what is beyond them. Added
   * after the first version: check struct_size. */
  uint64_t budget;
} dossier_read_call;

typedef struct dossier_reader {
  uint32_t struct_size;
  uint32_t reserved;
  /* [any thread, concurrent calls] Emits documents in their order in the input. */
  dossier_status (*read)(dossier_instance* instance, const dossier_read_call* call);
  /* [any thread, no instance] 0: not mine ... 100: certainly mine. head is the beginning of the input, 4 KiB or all of
   * it. May be null: then only the manifest's magic bytes, media types and extensions decide. */
  int32_t (*sniff)(dossier_view uri, dossier_view head);
} dossier_reader;

#ifdef __cplusplus
}
#endif
#endif
