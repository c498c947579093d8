// Plugins whose results depend on everything that they may depend on: data that they ship, a shared library, files and
// folders that their options name.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "dossier/plugin.hpp"
#include "dossier/plugin/data_folder.hpp"

extern "C" const char* reliant_suffix();

namespace reliant {

namespace fs = std::filesystem;
using namespace dossier;

OptionDeclarations options_of() {
  return {option("more").path("").help("A file or folder of words."),
          option("lists").paths().help("Files and folders of words."),
          option("notes").list().help("Texts, which may name files."),
          option("note").text("").help("A text, which may name a file.")};
}

std::string content_of(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(path))
      if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::string all;
    for (const auto& file : files) all += content_of(file);
    return all;
  }
  if (fs::is_regular_file(path, error) && fs::file_size(path) > (1U << 20)) return "large;";
  std::ifstream file(path);
  std::stringstream content;
  content << file.rdbuf();
  std::string text = content.str();
  std::erase(text, '\n');
  return text + ";";
}

// Everything that was there when the plugin was made, as one text.
std::string words_of(const Options& options) {
  std::string all = reliant_suffix() + content_of(data_folder("reliant"));
  if (!options.text("more").empty()) all += content_of(std::string(options.text("more")));
  for (const auto& name : {"lists", "notes"})
    for (const auto& item : options.list(name)) all += content_of(std::string(item));
  return all + content_of(std::string(options.text("note")));
}

class Words {
 public:
  static constexpr auto about =
      About{.id = "extractor.reliant", .version = "1.0.0", .summary = "Claims the first byte, with its words."};
  static OptionDeclarations options() { return options_of(); }
  static void describe(PluginManifest& manifest) { manifest.claims = {"words"}; }

  explicit Words(const Options& options) : words_(words_of(options)) {}
  void extract(const Document& in, ClaimSink& out) const {
    if (in.text.empty()) return;
    Claim claim;
    claim.kind = "words";
    claim.start = 0;
    claim.end = 1;
    claim.rest.emplace_back("words", words_);
    out.emit(claim);
  }

 private:
  std::string words_;
};

class Lines {
 public:
  static constexpr auto about =
      About{.id = "reader.reliant", .version = "1.0.0", .summary = "Reads a file, with its words as title."};
  static OptionDeclarations options() { return options_of(); }
  static void describe(PluginManifest& manifest) { manifest.extensions = {"reliant"}; }

  explicit Lines(const Options& options) : words_(words_of(options)) {}
  void read(const Input& in, DocumentSink& out) const {
    Document document;
    document.title = words_;
    document.text = in.bytes;
    out.emit(document);
  }

 private:
  std::string words_;
};

}  // namespace reliant

DOSSIER_PLUGIN(reliant::Words, reliant::Lines)
