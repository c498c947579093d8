/* What a plugin may ask of the host while one of its functions runs.
 *
 * Each call that the host makes carries a dossier_host and a context. The context belongs to that call and is invalid
 * once the call returns. The functions may be called only on the thread on which the call came. The host copies what it
 * is given before it returns.
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
  dossier_view option;  /* the offending option: "threshold" */
  dossier_view unit;    /* what is lost if it is only a part of the unit: "line 17" */
  uint64_t start, end;  /* bytes of the unit */
} dossier_error;

/* Where a document's text is in its input: text bytes [text, text + text_size) were made from input bytes
 * [source, source + source_size). Equal sizes mean: byte for byte. Unequal sizes mean: as a unit (an entity, say).
 * Ascending by text; gaps are text that is not in the input. Frozen: it is stored in arrays, so it never grows. */
typedef struct dossier_map_run {
  uint64_t text, text_size, source, source_size;
} dossier_map_run;

/* A result: a document, claim, copy link or finding, as its kind says. */
typedef struct dossier_emit {
  uint32_t struct_size;
  uint32_t map_count;
  dossier_view record; /* canonical JSON; a document's without its text */
  dossier_view text;   /* a document's text */
  uint64_t ordinal;    /* a document's position in its input; UINT64_MAX: one more than the previous one */
  const dossier_map_run* map;
  /* Null, or for each run of the map: of how many equal parts it consists, each of which is a unit; its sizes are
   * multiples of that, and 1 is a run as such. So a million letters of two bytes from one byte each are one run. Added
   * after the first version: check struct_size. */
  const uint32_t* units;
} dossier_emit;

/* A key of a pass. From map: the record being mapped joins the group of that key. From reduce: a row for the next pass,
 * which refers to records of members of this group. */
typedef struct dossier_key {
  uint32_t struct_size;
  uint32_t note_size; /* at most 16 */
  dossier_view key;   /* any bytes; a pure function of the record's bytes */
  unsigned char note[16];
  uint32_t a, b; /* reduce only: which records: i is the first one of member i, count + i its second; equal for one */
} dossier_key;

typedef struct dossier_fact {
  uint32_t struct_size;
  uint32_t reserved;
  dossier_view key;
  int64_t value; /* added to what other calls emitted under this key */
} dossier_fact;

/* An input inside an input: a member of an archive, an attachment. */
typedef struct dossier_nested {
  uint32_t struct_size;
  uint32_t reserved;
  dossier_view name;       /* its name inside; the host makes the uri "outer!name" */
  dossier_view media_type; /* empty: the host inspects the bytes; with parameters: "text/html; charset=koi8-r" */
  dossier_view bytes;
  /* Added after the first version: check struct_size. What the outer input knows of the documents inside, as a document
   * record: url, source, title, authors, published, updated, language, metadata; other members are ignored. Empty:
   * nothing. They hold for inputs further inside as well; what is nearer to a document counts more. */
  dossier_view defaults;  /* for documents that do not have the field (of metadata: the member) themselves */
  dossier_view overrides; /* whatever the documents have */
} dossier_nested;

typedef struct dossier_host {
  uint32_t struct_size;
  uint32_t reserved;
  void (*log)(void* context, const dossier_log* line);
  /* 1: stop soon and return DOSSIER_CANCELLED. Cheap: call it in long loops. */
  int32_t (*cancelled)(void* context);
  /* The reason why the running function is about to return DOSSIER_FAILED; the unit becomes a dead letter. */
  void (*fail)(void* context, const dossier_error* error);
  /* A part of the unit is lost (a line, a member); the function continues. */
  dossier_status (*reject)(void* context, const dossier_error* error);
  /* A part of the unit is left out on purpose; the ledger counts it under its code. */
  dossier_status (*drop)(void* context, const dossier_error* reason);
  dossier_status (*emit)(void* context, const dossier_emit* result);
  dossier_status (*key)(void* context, const dossier_key* key);
  dossier_status (*fact)(void* context, const dossier_fact* fact);
  /* The sum of a fact in the latest earlier pass (or round of this pass) that emitted it, rounded down to the levels
   * that pass declares; 0 if there is none. */
  int64_t (*lookup)(void* context, dossier_view key);
  dossier_status (*nested)(void* context, const dossier_nested* input);
  /* Added after the first version: check struct_size. How far the running function has come: done of total, in any
   * unit; total 0: unknown. For people to read; it changes no result, and the host may ignore it. */
  void (*progress)(void* context, uint64_t done, uint64_t total);
} dossier_host;

#ifdef __cplusplus
}
#endif
#endif
