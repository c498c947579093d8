/* What every other ABI header builds on: the version, views, status codes.
 *
 * The boundary between the host and a plugin is C11 alone. Nothing of the C++ library crosses it, no exception crosses
 * it, and no memory changes owner: what a function is lent through a pointer or a view ends when that function returns,
 * in both directions. Text is UTF-8. Sizes and offsets are bytes, ends are excluded.
 *
 * Growth: a struct that begins with struct_size may get new fields at its end; its reader looks at struct_size before
 * it touches a field that was not in the first version. A new behaviour is a new capability id, never a new meaning.
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

/* Borrowed bytes; data may be null where size is 0. Frozen: it is passed by value and never grows. */
typedef struct dossier_view {
  const char* data;
  uint64_t size;
} dossier_view;

typedef int32_t dossier_status;
enum {
  DOSSIER_OK = 0,
  DOSSIER_FAILED = 1,      /* the unit is lost; dossier_host.fail was told why */
  DOSSIER_CANCELLED = 2,   /* the host asked to stop, and the plugin did */
  DOSSIER_UNSUPPORTED = 3, /* this function exists but does not do what was asked */
  DOSSIER_REFUSED = 4      /* the host did not take what it was given; stop and return DOSSIER_FAILED */
};

/* A plugin's own state, made by dossier_plugin.create. Opaque to the host. */
typedef struct dossier_instance dossier_instance;

#ifdef __cplusplus
}
#endif
#endif
