// The files that decide what a plugin program computes besides the program itself.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/store/file_sums.hpp"

namespace dossier::plugin {

// command: what starts the program, its path last. Found are the interpreter, the modules next to the program (files
// with its extension, folders that hold such files, extension modules) and, of Python, what PYTHONPATH and the packages
// that pip installed hold. Names do not depend on where things are installed.
std::vector<store::NamedFile> program_files(const std::vector<std::string>& command);

// The folders that a variable such as PATH lists.
std::vector<std::filesystem::path> search_path(const char* variable);
// The file of a program, searched in the PATH if the name has no slash; empty where there is none.
std::filesystem::path find_program(const std::string& name);

}  // namespace dossier::plugin
