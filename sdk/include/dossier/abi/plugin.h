/* The one symbol a plugin library exports, and the life of a plugin.
 *
 * The host reads NAME.plugin.json before it loads anything. It then loads the library once, never unloads it, checks
 * the version, asks for the plugin by index, creates an instance for each stage that uses it, asks for the capability
 * by id and calls its functions. It destroys the instance when the stage is done.
 */
#ifndef DOSSIER_ABI_PLUGIN_H
#define DOSSIER_ABI_PLUGIN_H

#include "host.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dossier_create_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  dossier_view options; /* a JSON object that fits the manifest's declarations; defaults need not be in it */
} dossier_create_call;

typedef struct dossier_describe_call {
  uint32_t struct_size;
  uint32_t reserved;
  void* context;
  void (*write)(void* context, dossier_view json); /* called once: the plugin's entry in the manifest */
} dossier_describe_call;

typedef struct dossier_plugin {
  uint32_t struct_size;
  uint32_t reserved;
  const char* id; /* "extractor.number-words"; static */
  /* [any thread] Says what stands in the manifest. No side effects. */
  dossier_status (*describe)(const dossier_describe_call* call);
  /* [one thread, before any other function of the instance] On success *instance is set, otherwise it is untouched. */
  dossier_status (*create)(const dossier_create_call* call, dossier_instance** instance);
  /* [one thread, after all other functions have returned] */
  void (*destroy)(dossier_instance* instance);
  /* [any thread] The functions of a capability ("dossier.extractor/1"), static; null for one that is not there. */
  const void* (*capability)(const char* id);
} dossier_plugin;

typedef struct dossier_library {
  uint32_t struct_size;
  uint32_t abi_major;
  uint32_t abi_minor;
  uint32_t plugin_count;
  const dossier_plugin* const* plugins;
} dossier_library;

#define DOSSIER_LIBRARY_SYMBOL "dossier_plugin_library"
extern DOSSIER_EXPORT const dossier_library dossier_plugin_library;

#ifdef __cplusplus
}
#endif
#endif
