/* dossier.extractor/1: a document in, its claims out. */
#ifndef DOSSIER_ABI_EXTRACTOR_H
#define DOSSIER_ABI_EXTRACTOR_H

#include "plugin.h"

#define DOSSIER_EXTRACTOR "dossier.extractor/1"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dossier_extract_call {
  uint32_t struct_size;
  uint32_t claim_count;
  const dossier_host* host;
  void* context;
  dossier_view document;      /* canonical JSON without the text */
  dossier_view text;          /* offsets of claims count its bytes */
  const dossier_view* claims; /* of the earlier extractors that feed the stage, in canonical order */
  dossier_scratch** scratch;  /* a slot, see plugin.h; added after the first version: check struct_size */
} dossier_extract_call;

typedef struct dossier_extractor {
  uint32_t struct_size;
  uint32_t reserved;
  /* [any thread, concurrent calls] Emits claims in any order. The host adds id, document, key, extractor, text and
   * source_span, and rejects a claim whose span is outside the text or cuts a character. */
  dossier_status (*extract)(dossier_instance* instance, const dossier_extract_call* call);
} dossier_extractor;

#ifdef __cplusplus
}
#endif
#endif
