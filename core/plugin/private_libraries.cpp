#include "core/plugin/private_libraries.hpp"

#include <glob.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string_view>

#include "core/plugin/elf_links.hpp"

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;

#if defined __x86_64__
constexpr char lib_folder[] = "lib/x86_64-linux-gnu";
#elif defined __aarch64__
constexpr char lib_folder[] = "lib/aarch64-linux-gnu";
#else
constexpr char lib_folder[] = "lib";
#endif

// The folders that a file of ld.so.conf's form lists, with those of the files it includes.
void read_linker_folders(const fs::path& file, int depth, std::vector<fs::path>& folders) {
  constexpr int deepest = 8;
  if (depth > deepest) return;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string word;
    if (!(words >> word)) continue;
    if (word != "include") {
      folders.emplace_back(word);
      continue;
    }
    while (words >> word) {
      const auto pattern = fs::path(word).is_absolute() ? fs::path(word) : file.parent_path() / word;
      glob_t matches{};
      if (::glob(pattern.c_str(), 0, nullptr, &matches) == 0)
        for (std::size_t i = 0; i < matches.gl_pathc; ++i) read_linker_folders(matches.gl_pathv[i], depth + 1, folders);
      ::globfree(&matches);
    }
  }
}

const std::vector<fs::path>& linker_folders() {
  static const auto folders = [] {
    std::vector<fs::path> found;
    read_linker_folders("/etc/ld.so.conf", 0, found);
    for (const char* folder : {"/lib", "/usr/lib", "/lib64", "/usr/lib64"}) found.emplace_back(folder);
    return found;
  }();
  return folders;
}

// Of the folders that the linker knows, those that belong to the system's packages: not /usr/local, not /opt.
bool is_system_folder(const fs::path& folder) {
  static const auto all = [] {
    std::set<fs::path> found;
    for (const auto& each : linker_folders()) {
      const auto text = each.string();
      if (!text.starts_with("/lib") && (!text.starts_with("/usr/") || text.starts_with("/usr/local/"))) continue;
      std::error_code error;
      found.insert(each);
      found.insert(fs::canonical(each, error));
    }
    return found;
  }();
  return all.contains(folder);
}

bool is_of_system(const fs::path& file) {
  std::error_code error;
  return is_system_folder(file.parent_path().lexically_normal()) ||
         is_system_folder(fs::canonical(file, error).parent_path());
}

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// Folders of a search path, with what the linker puts in for $ORIGIN and $LIB.
std::vector<fs::path> folders_of(std::string_view list, const fs::path& origin) {
  std::vector<fs::path> folders;
  while (!list.empty()) {
    const auto end = std::min(list.find_first_of(":;"), list.size());
    std::string folder(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    for (const char* token : {"${ORIGIN}", "$ORIGIN"}) replace_all(folder, token, origin.string());
    for (const char* token : {"${LIB}", "$LIB"}) replace_all(folder, token, lib_folder);
    if (!folder.empty()) folders.emplace_back(folder);
  }
  return folders;
}

// A file whose needs are looked at, with the file that needed it: an RPATH counts for all below it.
struct Node {
  fs::path origin;
  ElfLinks links;
  std::shared_ptr<const Node> parent;
};

std::shared_ptr<const Node> node_of(const fs::path& file, std::shared_ptr<const Node> parent) {
  auto links = read_elf_links(file);
  if (!links) return nullptr;
  return std::make_shared<Node>(Node{fs::absolute(file).parent_path(), std::move(*links), std::move(parent)});
}

std::vector<fs::path> searched_folders(const Node& node) {
  std::vector<fs::path> all;
  const auto add = [&](const std::vector<fs::path>& folders) { all.insert(all.end(), folders.begin(), folders.end()); };
  if (node.links.runpath.empty())
    for (const auto* each = &node; each; each = each->parent.get())
      if (each->links.runpath.empty()) add(folders_of(each->links.rpath, each->origin));
  if (const char* listed = std::getenv("LD_LIBRARY_PATH")) add(folders_of(listed, node.origin));
  add(folders_of(node.links.runpath, node.origin));
  add(linker_folders());
  return all;
}

fs::path find_library(const std::string& name, const std::vector<fs::path>& folders) {
  if (name.find('/') != name.npos) return name;
  for (const auto& folder : folders) {
    const auto file = folder / name;
    if (read_elf_links(file)) return file;
  }
  return {};
}

}  // namespace

std::vector<SharedLibrary> private_libraries(const fs::path& file) {
  std::vector<SharedLibrary> found;
  std::set<std::string> seen;  // the linker loads a name once
  std::deque<std::shared_ptr<const Node>> open;
  if (auto root = node_of(file, nullptr)) open.push_back(std::move(root));
  while (!open.empty()) {
    const auto node = open.front();
    open.pop_front();
    std::vector<fs::path> folders;
    for (const auto& name : node->links.needed) {
      if (!seen.insert(name).second) continue;
      if (folders.empty()) folders = searched_folders(*node);
      auto library = find_library(name, folders);
      if (!library.empty() && is_of_system(library)) continue;
      if (auto next = node_of(library, node)) open.push_back(std::move(next));
      found.push_back({name, std::move(library)});
    }
  }
  std::ranges::sort(found, {}, &SharedLibrary::name);
  return found;
}

}  // namespace dossier::plugin
