/* Loads lazily, and would die at its first call. */
#include "dossier/abi/plugin.h"

extern dossier_status nobody_defines_this(const dossier_describe_call* call);

static const dossier_plugin plugin = {
    .struct_size = sizeof(dossier_plugin), .id = "extractor.undefined", .describe = nobody_defines_this};
static const dossier_plugin* const plugins[] = {&plugin};
const dossier_library dossier_plugin_library = {sizeof(dossier_library), DOSSIER_ABI_MAJOR, DOSSIER_ABI_MINOR, 1,
                                                plugins};
