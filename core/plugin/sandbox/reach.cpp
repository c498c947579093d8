#include "core/plugin/sandbox/reach.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

#include "core/plugin/dependencies.hpp"
#include "core/plugin/kind.hpp"
#include "core/plugin/option_files.hpp"
#include "core/plugin/program_files.hpp"

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;

// The folder in which a file or folder will be made that does not exist yet.
fs::path existing_part(const fs::path& path) {
  std::error_code error;
  auto part = fs::absolute(path, error);
  while (!fs::exists(part, error) && part.has_relative_path()) part = part.parent_path();
  return part;
}

// A file is replaced by renaming, so its folder is written to as well.
fs::path written_part(const fs::path& path) {
  std::error_code error;
  const auto part = existing_part(path);
  return fs::is_regular_file(part, error) ? part.parent_path() : part;
}

// `home = FOLDER` in the pyvenv.cfg of a virtual environment: where the interpreter that it stands for is.
fs::path base_of_environment(const fs::path& prefix) {
  std::ifstream lines(prefix / "pyvenv.cfg");
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("home"))
      if (const auto from = line.find_first_not_of(" \t", line.find('=') + 1); from != line.npos)
        return line.substr(from);
  return {};
}

// Where interpreters have their modules: next to the folder of their program.
void add_modules(const fs::path& programs, std::vector<std::string>& read) {
  const auto prefix = programs.parent_path();
  if (prefix.empty() || !prefix.has_relative_path()) return;
  for (const auto* name : {"lib", "lib64", "pyvenv.cfg"}) read.push_back((prefix / name).string());
}

// A script of that name chooses one of several Pythons (pyenv, asdf) and may set variables for it. Asks for both: the path
// of the one it starts, and "NAME=VALUE" of what it sets.
std::vector<std::string> asked_of_wrapper(const std::string& script) {
  if (!fs::path(script).filename().string().starts_with("python") || script.find('\'') != script.npos) return {};
  const std::string question = "'" + script +
                               "' -c 'import os, sys; sys.stdout.write(\"\\0\".join([sys.executable] + [\"=\".join(v) "
                               "for v in os.environ.items()]) + \"\\0\")' 2>/dev/null";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> answer(::popen(question.c_str(), "re"), ::pclose);
  std::string text;
  for (int byte = 0; answer && (byte = std::fgetc(answer.get())) != EOF;) text += static_cast<char>(byte);
  std::vector<std::string> parts;
  for (std::size_t at = 0, end = 0; (end = text.find('\0', at)) != text.npos; at = end + 1)
    parts.push_back(text.substr(at, end - at));
  if (parts.empty() || ::access(parts[0].c_str(), X_OK) != 0) return {};
  const auto is_ours = [](const std::string& variable) {
    for (char** entry = environ; entry && *entry; ++entry)
      if (variable == *entry) return true;
    return false;
  };
  parts.erase(std::remove_if(parts.begin() + 1, parts.end(), is_ours), parts.end());
  return parts;
}

// `env NAME` and a script stand for the program that they start: a worker cannot start it once it is confined.
void find_executable(Confinement& confinement) {
  auto& command = confinement.command;
  auto& executable = confinement.executable;
  constexpr int deepest = 4;
  for (int depth = 0; depth < deepest; ++depth) {
    executable = find_program(command.front()).string();
    const bool env = fs::path(executable).filename() == "env";
    if (env && command.size() > 1 && command[1].find_first_of("=") == std::string::npos && command[1][0] != '-') {
      command.erase(command.begin());
      continue;
    }
    std::string first;
    std::getline(std::ifstream(executable, std::ios::binary), first);
    if (!first.starts_with("#!")) return;
    if (auto python = asked_of_wrapper(executable); !python.empty()) {
      command.front() = executable = python.front();
      confinement.environment.assign(python.begin() + 1, python.end());
      return;
    }
    std::istringstream words(first.substr(2));
    std::vector<std::string> interpreter;
    if (std::string word; words >> word) interpreter.push_back(word);
    std::string argument;
    if (std::getline(words >> std::ws, argument); !argument.empty()) interpreter.push_back(argument);
    if (interpreter.empty()) return;
    command.front() = executable;
    command.insert(command.begin(), interpreter.begin(), interpreter.end());
  }
}

void add_interpreter(Confinement& confinement) {
  const fs::path named = confinement.executable;
  std::error_code error;
  const auto real = fs::canonical(named, error);
  for (const auto& programs :
       {named.parent_path(), real.parent_path(), base_of_environment(named.parent_path().parent_path())})
    if (!programs.empty()) add_modules(programs, confinement.read);
  if (!named.filename().string().starts_with("python")) return;
  if (const char* home = std::getenv("HOME"); home && *home)
    confinement.read.push_back((fs::path(home) / ".local/lib" / real.filename() / "site-packages").string());
  for (const auto& folder : search_path("PYTHONPATH")) confinement.read.push_back(folder.string());
}

}  // namespace

Grants with_option_paths(Grants grants, const PluginManifest& manifest, const Json& options) {
  for (auto& path : named_paths(options, manifest.options)) grants.read.push_back(std::move(path));
  if (kind_of(manifest) != Kind::exporter) return grants;
  for (const auto& option : manifest.options)
    if (const auto* given = options.find(option.name); option.type == "path" && given && given->text())
      if (!given->text()->empty()) grants.write.push_back(*given->text());
  std::erase_if(grants.read,
                [&](const auto& path) { return std::ranges::find(grants.write, path) != grants.write.end(); });
  return grants;
}

Confinement confinement_of(const InstalledPlugin& installed, SandboxMode mode, const Grants& grants) {
  Confinement found;
  found.mode = mode;
  found.network = grants.network;
  found.local_sockets = grants.local_sockets;
  found.processes = grants.processes;
  found.command = installed.command;
  if (mode == SandboxMode::off) {
    if (!found.command.empty()) found.executable = find_program(found.command.front()).string();
    return found;
  }
  if (!found.command.empty()) find_executable(found);

  const auto folder = installed.manifest_file.parent_path();
  found.list.push_back(folder.string());
  found.read.push_back(installed.library.string());
  for (const auto& file : dependencies_of(installed)) found.read.push_back(file.file.string());
  for (const auto& name : installed.data) found.read.push_back((folder / name).string());
  if (!found.executable.empty()) {
    found.read.push_back((folder / "__pycache__").string());
    add_interpreter(found);
  }
  found.read.insert(found.read.end(), grants.read.begin(), grants.read.end());
  for (const auto& path : grants.write) found.write.push_back(written_part(path).string());
  for (auto* paths : {&found.read, &found.write}) {
    std::ranges::sort(*paths);
    paths->erase(std::unique(paths->begin(), paths->end()), paths->end());
  }
  return found;
}

}  // namespace dossier::plugin
