/* Passes: the shape that deduplicators and checkers share.
 *
 * A pass is map(record) -> keys with notes, then reduce(group of one key) -> results, rows for the next pass, facts.
 * The manifest declares the passes: the input of each ("records": map is called; "rows": the rows that the previous
 * pass emitted), what is joined to the members of a group, how many members a group may have, and how many rounds the
 * pass is repeated. Groups are independent and may be reduced concurrently and in any order; members are in canonical
 * order. The records of a deduplicator are documents, those of a checker are claims.
 */
#ifndef DOSSIER_ABI_PASSES_H
#define DOSSIER_ABI_PASSES_H

#include "plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A record as a plugin receives it, valid during the call; a view that the pass did not ask for is empty. */
typedef struct dossier_item {
  dossier_view record; /* canonical JSON; a document's without its text; a claim's with "joined" */
  dossier_view text;   /* a document's text; in groups whose pass joins texts, the text of a claim's document */
  dossier_view sketch;
} dossier_item;

typedef struct dossier_sketch_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  dossier_item item;
  void* sink;
  void (*write)(void* sink, dossier_view sketch); /* at most once: what later passes need of this record */
  dossier_scratch** scratch; /* a slot, see plugin.h; added after the first version: check struct_size */
} dossier_sketch_call;

typedef struct dossier_map_call {
  uint32_t struct_size;
  uint32_t pass;
  uint32_t round; /* from 0 */
  uint32_t rounds;
  const dossier_host* host;
  void* context;
  dossier_item item;
  dossier_scratch** scratch; /* a slot, see plugin.h; added after the first version: check struct_size */
} dossier_map_call;

typedef struct dossier_member {
  uint32_t struct_size;
  uint32_t note_size;
  unsigned char note[16];
  dossier_item a;
  dossier_item b;            /* rows of two records only, else empty */
  uint64_t a_order, b_order; /* ranks in canonical order among the records of this group; equal for one record.
                                Meaningless outside the group */
} dossier_member;

typedef struct dossier_reduce_call {
  uint32_t struct_size;
  uint32_t pass;
  uint32_t round;
  uint32_t rounds;
  const dossier_host* host;
  void* context;
  dossier_view key; /* the 16-byte hash of the key, computed by the host */
  const dossier_member* const* members;
  uint64_t count;
  uint64_t total;            /* members before the group was cut to max_members; count otherwise */
  dossier_scratch** scratch; /* a slot, see plugin.h; added after the first version: check struct_size */
} dossier_reduce_call;

typedef struct dossier_passes {
  uint32_t struct_size;
  uint32_t reserved;
  /* All: [any thread, concurrent calls]. sketch may be null; map is not called for passes fed by rows. */
  dossier_status (*sketch)(dossier_instance* instance, const dossier_sketch_call* call);
  dossier_status (*map)(dossier_instance* instance, const dossier_map_call* call);
  dossier_status (*reduce)(dossier_instance* instance, const dossier_reduce_call* call);
} dossier_passes;

#ifdef __cplusplus
}
#endif
#endif
