# find_package(dossier-sdk): the targets dossier::sdk and dossier::testing, the function dossier_add_plugin.
include("${CMAKE_CURRENT_LIST_DIR}/dossier-sdk-targets.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/DossierPlugin.cmake")
