/* Built for another major version of the boundary. */
#include "dossier/abi/plugin.h"

static const dossier_plugin *const plugins[] = {0};
const dossier_library dossier_plugin_library = {sizeof(dossier_library), DOSSIER_ABI_MAJOR + 1, 0, 0, plugins};
