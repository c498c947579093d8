/* The one symbol that a plugin library exports, and the life cycle of a plugin.
 *
 * The host reads NAME.plugin.json before it loads anything. It then loads the library once, never unloads it, checks
 * the version, finds the plugin by id, creates an instance for each stage that uses it, gets the capability by id and
 * calls its functions. It destroys the instance when the stage is done.
 */
#ifndef DOSSIER_ABI_PLUGIN_H
#define DOSSIER_ABI_PLUGIN_H

#include "host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Scratch: buffers and tables that the calls of one instance reuse. A call's `scratch` points to a slot. The slot holds
 * what an earlier call of the same instance left in it, or null; the call may put something else there. Two calls that
 * run at the same time never share a slot, and a slot never passes to another instance. Before the host destroys the
 * instance it passes what each slot holds to dossier_plugin.destroy_scratch. `scratch` itself is null where the host
 * lends no slot: a plugin must work without one. Results must not depend on what a scratch holds, because the host
 * decides which call finds it. */

typedef struct dossier_create_call {
  uint32_t struct_size;
  uint32_t reserved;
  const dossier_host* host;
  void* context;
  dossier_view options; /* a JSON object, checked against the declarations in the manifest; defaults may be absent */
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
  /* [any thread] Writes the plugin's entry of the manifest. No side effects. */
  dossier_status (*describe)(const dossier_describe_call* call);
  /* [one thread, before any other function of the instance] Sets *instance on success, else leaves it alone. */
  dossier_status (*create)(const dossier_create_call* call, dossier_instance** instance);
  /* [one thread, after all other functions have returned] */
  void (*destroy)(dossier_instance* instance);
  /* [any thread] The functions of a capability ("dossier.extractor/1"), static; null if the plugin lacks it. */
  const void* (*capability)(const char* id);
  /* [any thread, before destroy] Added after the first version: check struct_size. May be null: then calls
   * have no slots. */
  void (*destroy_scratch)(dossier_scratch* scratch);
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
