# dossier_add_plugin(NAME SOURCES file... [LIBRARIES target...] [DATA file-or-folder...])
#
# Builds the plugin library NAME (file NAME.so) with one exported symbol, and NAME.plugin.json next to it. Both are written
# to DOSSIER_PLUGIN_OUTPUT if that is set, else to the current binary folder; `cmake --install` copies both to
# DOSSIER_PLUGIN_DESTINATION below the prefix (lib/dossier/plugins, where the command looks; if it is "", they are not
# installed).
#
# NAME is an ordinary target: target_include_directories(NAME PRIVATE ...), target_compile_definitions,
# target_link_libraries and target_sources work on it.
#
# DATA is what the plugin reads at run time. It is copied to the folder NAME.data next to the library, where
# dossier::data_folder(NAME) finds it, and installed with it. The manifest names the folder, so that results are not reused
# once something in it has changed.
#
# Dossier's own build and plugin projects use this same file; what it needs is next to it.

# Fills the folder with copies of these files and folders whenever one of them changed.
function(dossier_copy_plugin_data name folder)
  set(copies)
  set(sources)
  foreach(item IN LISTS ARGN)
    get_filename_component(path "${item}" ABSOLUTE)
    get_filename_component(item_name "${path}" NAME)
    if(IS_DIRECTORY "${path}")
      file(GLOB_RECURSE files CONFIGURE_DEPENDS "${path}/*")
      list(APPEND sources ${files})
      list(APPEND copies COMMAND "${CMAKE_COMMAND}" -E copy_directory "${path}" "${folder}/${item_name}")
    else()
      list(APPEND sources "${path}")
      list(APPEND copies COMMAND "${CMAKE_COMMAND}" -E copy "${path}" "${folder}/${item_name}")
    endif()
  endforeach()
  set(stamp "${CMAKE_CURRENT_BINARY_DIR}/${name}-data.stamp")
  add_custom_command(OUTPUT "${stamp}"
    COMMAND "${CMAKE_COMMAND}" -E rm -rf "${folder}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
    ${copies}
    COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
    DEPENDS ${sources} VERBATIM)
  add_custom_target(${name}-data DEPENDS "${stamp}")
  add_dependencies(${name} ${name}-data)
endfunction()

function(dossier_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;DATA")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES)
    message(FATAL_ERROR "dossier_add_plugin(NAME SOURCES file... [LIBRARIES target...] [DATA file-or-folder...]): got ${ARGN}")
  endif()
  set(sdk "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}")
  if(DOSSIER_PLUGIN_OUTPUT)
    set(output "${DOSSIER_PLUGIN_OUTPUT}")
  endif()

  add_library(${name} MODULE ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE dossier::sdk ${arg_LIBRARIES})
  # Equal results on every machine: no fused multiply-add, no fast-math.
  target_compile_options(${name} PRIVATE -ffp-contract=off)
  set(map "${sdk}/plugin.map")
  target_link_options(${name} PRIVATE -Wl,--build-id=sha1 -Wl,-z,relro,-z,now "-Wl,--version-script=${map}")
  if(NOT DOSSIER_SANITIZE) # the sanitizers' runtime is in the program that loads it
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  endif()
  set_target_properties(${name} PROPERTIES
    PREFIX "" DEFINE_SYMBOL "" LINK_DEPENDS "${map}" LIBRARY_OUTPUT_DIRECTORY "${output}"
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)

  # One generator for all plugins of a build: it loads the library and asks it.
  if(NOT TARGET dossier-manifest)
    add_executable(dossier-manifest "${sdk}/manifest_generator.cpp")
    target_link_libraries(dossier-manifest PRIVATE dossier::sdk ${CMAKE_DL_LIBS})
    set_target_properties(dossier-manifest PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
  endif()
  set(data)
  if(arg_DATA)
    set(data "${name}.data")
    dossier_copy_plugin_data(${name} "${output}/${data}" ${arg_DATA})
  endif()
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND dossier-manifest "$<TARGET_FILE:${name}>" "${output}/${name}.plugin.json" ${data}
    BYPRODUCTS "${output}/${name}.plugin.json" VERBATIM)
  add_dependencies(${name} dossier-manifest)

  if(NOT DEFINED DOSSIER_PLUGIN_DESTINATION)
    set(DOSSIER_PLUGIN_DESTINATION lib/dossier/plugins)
  endif()
  if(DOSSIER_PLUGIN_DESTINATION)
    install(TARGETS ${name} LIBRARY DESTINATION "${DOSSIER_PLUGIN_DESTINATION}")
    install(FILES "${output}/${name}.plugin.json" DESTINATION "${DOSSIER_PLUGIN_DESTINATION}")
    if(data)
      install(DIRECTORY "${output}/${data}" DESTINATION "${DOSSIER_PLUGIN_DESTINATION}")
    endif()
  endif()
endfunction()
