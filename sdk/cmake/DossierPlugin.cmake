# dossier_add_plugin(NAME SOURCES file... [LIBRARIES target...])
#
# Builds the plugin library NAME (file NAME.so) with one exported symbol, and NAME.plugin.json beside it. Both land in
# DOSSIER_PLUGIN_OUTPUT where that is set, else in the current binary folder; `cmake --install` puts both into
# DOSSIER_PLUGIN_DESTINATION, below the prefix (lib/dossier/plugins, where the command looks; set to "" they are not
# installed).
#
# The same file serves Dossier's own build and, installed, everybody's: what it needs lies beside it.

function(dossier_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES)
    message(FATAL_ERROR "dossier_add_plugin(NAME SOURCES file... [LIBRARIES target...]): got ${ARGN}")
  endif()
  set(sdk "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}")
  if(DOSSIER_PLUGIN_OUTPUT)
    set(output "${DOSSIER_PLUGIN_OUTPUT}")
  endif()

  add_library(${name}-objects OBJECT ${arg_SOURCES})
  target_link_libraries(${name}-objects PUBLIC dossier::sdk ${arg_LIBRARIES})
  set_target_properties(${name}-objects PROPERTIES
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON POSITION_INDEPENDENT_CODE ON)
  # Equal results on every machine: no fused multiply-add, no fast-math.
  target_compile_options(${name}-objects PRIVATE -ffp-contract=off)

  set(map "${sdk}/plugin.map")
  add_library(${name} MODULE)
  target_link_libraries(${name} PRIVATE ${name}-objects)
  target_link_options(${name} PRIVATE -Wl,--build-id=sha1 -Wl,-z,relro,-z,now "-Wl,--version-script=${map}")
  if(NOT DOSSIER_SANITIZE) # the sanitizers' runtime is in the program that loads it
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  endif()
  set_target_properties(${name} PROPERTIES PREFIX "" LINK_DEPENDS "${map}" LIBRARY_OUTPUT_DIRECTORY "${output}")

  # The generator's main, compiled once and linked with each plugin's objects.
  if(NOT TARGET dossier-manifest-main)
    add_library(dossier-manifest-main OBJECT "${sdk}/manifest_generator.cpp")
    target_link_libraries(dossier-manifest-main PUBLIC dossier::sdk)
  endif()
  add_executable(${name}-manifest)
  target_link_libraries(${name}-manifest PRIVATE ${name}-objects dossier-manifest-main)
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${name}-manifest "$<TARGET_FILE:${name}>" "${output}/${name}.plugin.json"
    BYPRODUCTS "${output}/${name}.plugin.json" VERBATIM)
  add_dependencies(${name} ${name}-manifest)

  if(NOT DEFINED DOSSIER_PLUGIN_DESTINATION)
    set(DOSSIER_PLUGIN_DESTINATION lib/dossier/plugins)
  endif()
  if(DOSSIER_PLUGIN_DESTINATION)
    install(TARGETS ${name} LIBRARY DESTINATION "${DOSSIER_PLUGIN_DESTINATION}")
    install(FILES "${output}/${name}.plugin.json" DESTINATION "${DOSSIER_PLUGIN_DESTINATION}")
  endif()
endfunction()
