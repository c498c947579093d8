/* What a plugin may ask of the host while one of its functions runs.
 *
 * Each call that the host makes carries a dossier_host and a context; the context is that call's own and is dead when
 * the call returns. All functions may be called from the thread on which the call came, and from no other. The host
 * copies what it is given before it returns.
 */
#ifndef DOSSIER_ABI_HOST_H
#define DOSSIER_ABI_HOST_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { DOSSIER_LOG_DEBUG = 0, DOSSIER_LOG_INFO = 1, DOSSIER_LOG_WARNING = 2, DOSSIER_LOG_ERROR = 3 };

typedef struct dossier_log {
  uint32_t struct_size;
  uint32_t level;
  dossier_view message;
} dossier_log;

/* Why something failed. Empty views and start == end mean: does not apply. */
typedef struct dossier_error {
  uint32_t struct_size;
  uint32_t retryable;   /* 1: the same call may succeed later */
  dossier_view code;    /* a stable word of lower case and underscores: "bad_json" */
  dossier_view message; /* one plain sentence: where, what was expected, what was found */
  dossier_view option;  /* path of the option at fault: "threshold" */
  dossier_view unit;    /* what is lost where it is a part of the unit: "line 17" */
  uint64_t start, end;  /* bytes of the unit */
} dossier_error;

/* Where a document's text lies in its input: text bytes [text, text + text_size) were made from input bytes
 * [source, source + source_size). Equal sizes mean: byte for byte. Unequal sizes mean: as a whole (an entity, say).
 * Ascending by text; gaps are text that stands nowhere in the input. Frozen: it lies in arrays and never grows. */
typedef struct dossier_map_run {
  uint64_t text, text_size, source, source_size;
} dossier_map_run;

/* A result: a document, claim, copy link or finding, as its kind says. */
typedef struct dossier_emit {
  uint32_t struct_size;
  uint32_t map_count;
  dossier_view record; /* canonical JSON; a document's without its text */
  dossier_view text;   /* a document's text */
  uint64_t ordinal;    /* a document's place in its input; UINT64_MAX: one more than the one before */
  const dossier_map_run* map;
} dossier_emit;

/* A key of a pass. From map: the record that is being mapped joins the group of that key. From reduce: a row for the
 * next pass, which refers to records of members of this group. */
typedef struct dossier_key {
  uint32_t struct_size;
  uint32_t note_size; /* at most 16 */
  dossier_view key;   /* any bytes; a pure function of the record's bytes */
  unsigned char note[16];
  uint32_t a, b; /* reduce only: indices of members whose records the row refers to; equal for a single one */
} dossier_key;

typedef struct dossier_fact {
  uint32_t struct_size;
  uint32_t reserved;
  dossier_view key;
  int64_t value; /* added to what other calls gave under this key */
} dossier_fact;

/* An input inside an input: an archive's member, an attachment. */
typedef struct dossier_nested {
  uint32_t struct_size;
  uint32_t reserved;
  dossier_view name;       /* its name inside; the host makes the uri "outer!name" */
  dossier_view media_type; /* empty: the host looks at the bytes */
  dossier_view bytes;
} dossier_nested;

typedef struct dossier_host {
  uint32_t struct_size;
  uint32_t reserved;
  void (*log)(void* context, const dossier_log* line);
  /* 1: stop soon and return DOSSIER_CANCELLED. Cheap: ask it in long loops. */
  int32_t (*cancelled)(void* context);
  /* Says why the running function is about to return DOSSIER_FAILED; the unit goes to the dead letters. */
  void (*fail)(void* context, const dossier_error* error);
  /* A part of the unit is lost (a line, a member); the function goes on. */
  dossier_status (*reject)(void* context, const dossier_error* error);
  /* A part of the unit is left out on purpose; code is the reason the ledger counts it under. */
  dossier_status (*drop)(void* context, const dossier_error* reason);
  dossier_status (*emit)(void* context, const dossier_emit* result);
  dossier_status (*key)(void* context, const dossier_key* key);
  dossier_status (*fact)(void* context, const dossier_fact* fact);
  /* The sum of a fact of the latest earlier pass (or round of this pass) that gave it, cut to the levels which that
   * pass declares; 0 where there is none. */
  int64_t (*lookup)(void* context, dossier_view key);
  dossier_status (*nested)(void* context, const dossier_nested* input);
} dossier_host;

#ifdef __cplusplus
}
#endif
#endif
