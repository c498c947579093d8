#include "core/plugin/program_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "core/plugin/private_libraries.hpp"

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;
using store::NamedFile;

constexpr std::string_view manifest_suffix = ".plugin.json";

std::vector<fs::directory_entry> entries_of(const fs::path& folder) {
  std::vector<fs::directory_entry> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator(); entry.increment(error))
    entries.push_back(*entry);
  return entries;
}

bool is_hidden(const fs::path& name) { return name.string().starts_with("."); }

// What the interpreter writes itself when it first reads a module.
bool is_compiled(const std::string& name) {
  return name.starts_with("__pycache__/") || name.find("/__pycache__/") != name.npos || name.ends_with(".pyc");
}

// A module of native code, not the library of a plugin.
bool is_extension_module(const fs::path& file) {
  if (file.extension() != ".so") return false;
  std::error_code error;
  return !fs::exists(file.parent_path() / (file.stem().string() + std::string(manifest_suffix)), error);
}

bool holds_modules(const fs::path& folder, const fs::path& extension) {
  return std::ranges::any_of(entries_of(folder),
                             [&](const auto& entry) { return entry.path().extension() == extension; });
}

// The modules that a folder of the search path offers.
void add_modules(const fs::path& folder, const std::string& prefix, const fs::path& extension,
                 std::vector<NamedFile>& found) {
  for (const auto& entry : entries_of(folder)) {
    const auto name = entry.path().filename();
    std::error_code error;
    if (is_hidden(name) || name == "__pycache__") continue;
    if (entry.is_directory(error)) {
      if (!holds_modules(entry.path(), extension)) continue;
      for (const auto& file : store::files_below(entry.path()))
        if (const auto inside = name.string() + "/" + file.name; !is_compiled(inside))
          found.push_back({prefix + inside, file.file});
    } else if (name.extension() == extension || is_extension_module(entry.path())) {
      found.push_back({prefix + name.string(), entry.path()});
    }
  }
}

// What pip installed: a package's RECORD holds the sums of its files.
void add_installed_packages(const fs::path& folder, std::vector<NamedFile>& found) {
  for (const auto& entry : entries_of(folder)) {
    const auto name = entry.path().filename();
    if (name.extension() == ".dist-info")
      found.push_back({"site-packages/" + name.string() + "/RECORD", entry.path() / "RECORD"});
    else if (name.extension() == ".pth")
      found.push_back({"site-packages/" + name.string(), entry.path()});
  }
}

void add_python(const fs::path& interpreter, std::vector<NamedFile>& found) {
  for (const auto& folder : search_path("PYTHONPATH")) add_modules(folder, "PYTHONPATH/", ".py", found);
  std::error_code error;
  const auto version = fs::canonical(interpreter, error).filename();  // python3.11
  const auto installation = interpreter.parent_path().parent_path();
  if (const auto environment = installation / "pyvenv.cfg"; fs::exists(environment, error)) {
    found.push_back({"pyvenv.cfg", environment});
    add_installed_packages(installation / "lib" / version / "site-packages", found);
    return;
  }
  add_installed_packages(fs::path("/usr/local/lib") / version / "dist-packages", found);
  if (const char* home = std::getenv("HOME"); home && *home)
    add_installed_packages(fs::path(home) / ".local/lib" / version / "site-packages", found);
}

}  // namespace

std::vector<fs::path> search_path(const char* variable) {
  const char* list = std::getenv(variable);
  std::vector<fs::path> folders;
  std::string_view rest = list ? list : "";
  while (!rest.empty()) {
    const auto end = std::min(rest.find(':'), rest.size());
    if (end > 0) folders.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return folders;
}

fs::path find_program(const std::string& name) {
  if (name.find('/') != name.npos) return name;
  for (const auto& folder : search_path("PATH"))
    if (auto file = folder / name; ::access(file.c_str(), X_OK) == 0) return file;
  return {};
}

std::vector<NamedFile> program_files(const std::vector<std::string>& command) {
  std::vector<NamedFile> found;
  const fs::path program = command.back();
  if (!program.extension().empty()) add_modules(program.parent_path(), {}, program.extension(), found);
  std::erase_if(found, [&](const NamedFile& file) { return file.file == program; });
  const auto interpreter = find_program(command.front());
  const auto name = fs::path(command.front()).filename().string();
  if (interpreter != program) {
    found.push_back({name, interpreter});
    for (auto& library : private_libraries(interpreter)) found.push_back({library.name, library.file});
  }
  if (name.starts_with("python")) add_python(interpreter, found);
  return found;
}

}  // namespace dossier::plugin
