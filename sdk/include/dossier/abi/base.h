/* The base of every other ABI header: the version, views, status codes.
 *
 * The boundary between the host and a plugin is plain C11. No type of the C++ library and no exception crosses it, and
 * no memory changes owner: what a function receives through a pointer or a view is valid until that function returns,
 * in both directions. Text is UTF-8. Sizes and offsets are bytes; ends are excluded.
 *
 * Growth: a struct that begins with struct_size may get new fields at its end; its reader checks struct_size before
 * it uses a field that was not in the first version. New behaviour gets a new capability id or a new field, never a new
 * meaning of an old one.
 * The five kinds are a draft until the first release freezes them, under the ids they have now.
 */
#ifndef DOSSIER_ABI_BASE_H
#define DOSSIER_ABI_BASE_H

#include <stdint.h>

#define DOSSIER_ABI_MAJOR 1u /* another major is refused */
#define DOSSIER_ABI_MINOR 0u /* a plugin's minor may be smaller than the host's, never larger */

#if defined(__GNUC__)
#define DOSSIER_EXPORT __attribute__((visibility("default")))
#else
#define DOSSIER_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Borrowed bytes; data may be null where size is 0. Frozen: passed by value, so it never grows. */
typedef struct dossier_view {
  const char* data;
  uint64_t size;
} dossier_view;

typedef int32_t dossier_status;
enum {
  DOSSIER_OK = 0,
  DOSSIER_FAILED = 1,      /* the unit is lost; dossier_host.fail got the reason */
  DOSSIER_CANCELLED = 2,   /* the host asked the plugin to stop, and it did */
  DOSSIER_UNSUPPORTED = 3, /* the function exists but does not do what was asked */
  DOSSIER_REFUSED = 4,     /* the host did not accept what it was given; stop and return DOSSIER_FAILED */
  DOSSIER_WRONG_THREAD = 5 /* the host was called from a thread other than the one the call came on: nothing was
                              accepted, and the call fails with code "wrong_thread" */
};

/* A plugin's own state, created by dossier_plugin.create. Opaque to the host. */
typedef struct dossier_instance dossier_instance;

/* What a plugin keeps from one call to the next, for one instance and one thread at a time. Opaque to the host. */
typedef struct dossier_scratch dossier_scratch;

#ifdef __cplusplus
}
#endif
#endif
