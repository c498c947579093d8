// dossier plugins new KIND NAME: a plugin project, from the templates of the SDK.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "core/plugin/kind.hpp"
#include "core/plugin/manifest_check.hpp"
#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix = ".in";  // of template files, so that they are not built here

// share/dossier/template in the prefix of the command; the build tree has the same layout.
fs::path installed_templates() {
  std::error_code fault;
  const fs::path command = fs::read_symlink("/proc/self/exe", fault);
  return fault ? fs::path() : command.parent_path().parent_path() / "share/dossier/template";
}

std::string class_name(std::string_view name) {
  std::string out = name.front() >= '0' && name.front() <= '9' ? "Plugin" : "";
  bool first = true;
  for (const char c : name) {
    const bool letter = c >= 'a' && c <= 'z';
    if (c != '-' && c != '.') out += first && letter ? static_cast<char>(c - 'a' + 'A') : c;
    first = c == '-' || c == '.';
  }
  return out;
}

// The nearest valid name; empty if none is left.
std::string suggested_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (plain) {
      out += lower;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

class Project {
 public:
  Project(std::string kind, std::string name, fs::path folder, fs::path templates)
      : id_(kind + "." + name),
        target_(kind + "-" + name),
        kind_(std::move(kind)),
        folder_(std::move(folder)),
        templates_(std::move(templates)) {
    std::ranges::replace(target_, '.', '-');
    values_ = {{"@ID@", id_},         {"@KIND@", kind_},
               {"@NAME@", name},      {"@CLASS@", class_name(name)},
               {"@TARGET@", target_}, {"@VERSION@", DOSSIER_VERSION}};
  }
  const std::string& id() const { return id_; }
  const std::string& target() const { return target_; }
  const fs::path& folder() const { return folder_; }
  const std::vector<std::string>& files() const { return files_; }

  // Throws std::exception with a message.
  void write() {
    write_all(templates_ / "every");
    write_all(templates_ / kind_);
    std::ranges::sort(files_);
  }

 private:
  void write_all(const fs::path& from) {
    if (!fs::is_directory(from))
      throw std::runtime_error("expected a folder of templates at " + from.string() +
                               ", found none; reinstall dossier, or name another with --templates");
    for (const auto& entry : fs::recursive_directory_iterator(from))
      if (entry.is_regular_file()) write_file(entry.path(), entry.path().lexically_relative(from));
  }
  void write_file(const fs::path& from, fs::path name) {
    std::ifstream source(from, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(source), std::istreambuf_iterator<char>()};
    if (!source) throw std::runtime_error("cannot read the template " + from.string());
    if (name.extension() == suffix) {
      name.replace_extension();
      for (const auto& [mark, value] : values_)
        for (std::size_t at = 0; (at = text.find(mark, at)) != text.npos; at += value.size())
          text.replace(at, mark.size(), value);
    }
    const fs::path to = folder_ / name;
    fs::create_directories(to.parent_path());
    std::ofstream file(to, std::ios::binary);
    file << text;
    if (!file.flush())
      throw std::runtime_error("cannot write " + to.string() + "; check the permissions of the folder");
    files_.push_back(name.string());
  }

  std::string id_;
  std::string target_;
  std::string kind_;
  fs::path folder_;
  fs::path templates_;
  std::vector<std::pair<std::string, std::string>> values_;
  std::vector<std::string> files_;
};

// Why a project cannot be written there; empty if it can. A repository without files counts as empty.
std::string occupied(const fs::path& folder, const std::string& name) {
  std::error_code fault;
  if (!fs::exists(folder, fault)) return {};
  if (!fs::is_directory(folder, fault)) return "expected a folder, found the file " + folder.string();
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    if (at->path().filename() == ".git") continue;
    const bool here = folder == ".";
    return (here ? "the current folder" : "the folder " + folder.string()) + " is not empty: it contains " +
           at->path().filename().string() + "; " +
           (here ? "--directory " + name + " creates a new folder" : "name another with --directory");
  }
  return fault ? "the folder " + folder.string() + " cannot be read: " + fault.message() : std::string();
}

void print_project(const Project& project, std::ostream& out) {
  const bool here = project.folder() == ".";
  const std::string folder = project.folder().string();
  out << "wrote " << project.id() << (here ? "" : " to " + folder) << '\n';
  for (const auto& file : project.files()) out << "  " << file << '\n';
  out << "\nnext:\n";
  if (!here) out << "  cd " << folder << '\n';
  out << "  cmake -B build && cmake --build build && ctest --test-dir build\n"
         "  dossier plugins check build/"
      << project.target()
      << ".so\n"
         "  dossier run pipeline.yaml --plugin-dir build\n";
}

}  // namespace

std::vector<OptionSpec> new_plugin_options() {
  return {{.name = "directory", .value = "DIR", .help = "new: folder of the project (default: the current folder)"},
          {.name = "templates", .value = "DIR", .help = "new: folder of the templates"}};
}

int new_plugin(const Arguments& arguments, Terminal& terminal) {
  if (arguments.positional.size() < 3) return usage_error(terminal, "plugins", "expected new KIND NAME");
  std::vector<std::string> kinds;
  for (const auto known : plugin::all_kinds) kinds.emplace_back(plugin::kind_name(known));
  const std::string& kind = arguments.positional[1];
  if (std::ranges::find(kinds, kind) == kinds.end()) {
    const auto near = suggest(kind, kinds);
    return usage_error(terminal, "plugins",
                       "unknown kind \"" + kind + "\"; " +
                           (near ? "did you mean \"" + *near + "\"?"
                                 : "the kinds are reader, deduplicator, extractor, checker and exporter"));
  }
  std::string name = arguments.positional[2];
  if (name.starts_with(kind + ".")) name.erase(0, kind.size() + 1);
  if (!plugin::is_plugin_name(name) || kind + "." + name == "reader.auto") {
    const std::string better = suggested_name(name);
    std::string sentence =
        "expected a name of lower-case letters and digits, words joined by hyphens or dots, found \"" + name + "\"";
    if (plugin::is_plugin_name(name)) sentence = "\"reader.auto\" is reserved for dossier; choose another name";
    if (!better.empty() && better != name) sentence += "; did you mean \"" + better + "\"?";
    return usage_error(terminal, "plugins", sentence);
  }
  const fs::path folder = arguments.value_or("directory", ".");
  if (const auto why = occupied(folder, name); !why.empty()) return usage_error(terminal, "plugins", why);

  Project project(kind, name, folder, arguments.value_or("templates", installed_templates().string()));
  try {
    project.write();
  } catch (const std::exception& error) {
    terminal.err << "dossier plugins: error: " << error.what() << '\n';
    return exit_code::failed;
  }
  if (!wants_json(arguments)) {
    print_project(project, terminal.out);
    return exit_code::good;
  }
  Json::Array files;
  for (const auto& file : project.files()) files.emplace_back(file);
  print_json(
      Json(Json::Object{{"id", project.id()}, {"directory", folder.string()}, {"files", Json(std::move(files))}}),
      terminal.out);
  return exit_code::good;
}

}  // namespace dossier::cli
