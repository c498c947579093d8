# Writes OUTPUT, a C++ source with the page's parts as raw strings: one string per file, because compilers limit the
# length of a string.
set(source "// Made by embed.cmake from the files in page/.\n#include \"page.hpp\"\n\nnamespace dossier_html {\n\n")

function(embed name)
  string(APPEND source "const std::string_view ${name}_parts[] = {\n")
  foreach(path IN LISTS ARGN)
    file(READ "${path}" text)
    string(APPEND source "R\"embedded(${text})embedded\",\n")
  endforeach()
  string(APPEND source "};\nconst std::size_t ${name}_count = sizeof ${name}_parts / sizeof ${name}_parts[0];\n\n")
  set(source "${source}" PARENT_SCOPE)
endfunction()

embed(style ${STYLE})
embed(frame ${FRAME})
embed(script ${SCRIPTS})
file(WRITE "${OUTPUT}" "${source}}  // namespace dossier_html\n")
