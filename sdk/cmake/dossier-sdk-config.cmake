# find_package(dossier-sdk): the targets dossier::sdk and dossier::testing, the function dossier_add_plugin.
# COMPONENTS testing: GoogleTest with GMock too (GTest::gmock_main), which the matchers and golden files of
# dossier::testing need. As an optional component: dossier-sdk_testing_FOUND, and dossier-sdk_testing_MISSING is what to
# install where it is false.
foreach(component IN LISTS dossier-sdk_FIND_COMPONENTS)
  set(why "dossier-sdk has only the component testing, but \"${component}\" was requested")
  if(component STREQUAL "testing")
    find_package(GTest QUIET)
    if(TARGET GTest::gmock_main)
      set(dossier-sdk_testing_FOUND TRUE)
      continue()
    endif()
    set(dossier-sdk_testing_FOUND FALSE)
    set(dossier-sdk_testing_MISSING "GoogleTest with GMock (Debian: libgtest-dev and libgmock-dev)")
    set(why "the component testing needs ${dossier-sdk_testing_MISSING}")
  endif()
  if(dossier-sdk_FIND_REQUIRED_${component})
    set(dossier-sdk_FOUND FALSE)
    set(dossier-sdk_NOT_FOUND_MESSAGE "${why}")
    return()
  endif()
endforeach()
include("${CMAKE_CURRENT_LIST_DIR}/dossier-sdk-targets.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/DossierPlugin.cmake")
