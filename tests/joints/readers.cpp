#include "joints.hpp"

namespace joints {

using dossier::Document;
using dossier::MappedText;

void BoxReader::describe(dossier::PluginManifest& manifest) { manifest.extensions = {"box"}; }

int BoxReader::sniff(std::string_view, std::string_view head) { return head.starts_with("#box\n") ? 90 : 0; }

void BoxReader::read(const dossier::Input& input, dossier::DocumentSink& documents) const {
  std::string name;
  std::string bytes;
  Document defaults;
  Document overrides;
  const auto hand_over = [&] {
    if (!name.empty()) documents.nested({name, "", bytes, defaults, overrides});
    bytes.clear();
    defaults = overrides = {};
  };
  for (std::size_t at = 0; at < input.bytes.size();) {
    const auto end = std::min(input.bytes.find('\n', at), input.bytes.size());
    const auto line = input.bytes.substr(at, end - at);
    if (line.starts_with('@')) {
      hand_over();
      name = line.substr(1);
    } else if (line.starts_with(' ')) {
      bytes += std::string(line.substr(1)) + "\n";
    } else if (line.starts_with('?') || line.starts_with('=')) {
      if (const auto fields = dossier::decode<Document>(line.substr(1)))
        (line[0] == '?' ? defaults : overrides) = *fields;
    }
    at = end + 1;
  }
  hand_over();
}

dossier::OptionDeclarations LineReader::options() {
  return {dossier::option("prefix").text("").help("what every document's title begins with")};
}

void LineReader::describe(dossier::PluginManifest& manifest) {
  manifest.extensions = {"lines"};
  manifest.splits = "lines";
}

void LineReader::read(const dossier::Input& input, dossier::DocumentSink& documents) const {
  if (input.bytes.starts_with("throw")) throw dossier::Error("on_purpose", "the input asks for it");
  std::uint64_t number = input.line;
  for (std::size_t at = 0; at < input.bytes.size(); ++number) {
    const auto end = std::min(input.bytes.find('\n', at), input.bytes.size());
    const auto line = input.bytes.substr(at, end - at);
    if (line.starts_with('!')) {
      documents.reject("line " + std::to_string(number + 1), "bang", "the line begins with !");
    } else if (line.empty()) {
      documents.drop("line " + std::to_string(number + 1), "empty");
    } else {
      MappedText text;
      text.copy(line, input.offset + at);
      Document document;
      const auto tab = line.find('\t');
      document.source = line.substr(0, tab == std::string_view::npos ? 0 : tab);
      document.title = prefix_ + std::to_string(number);
      document.text = text.text();
      documents.emit(document, text.runs(), number);
    }
    at = end + 1;
  }
}

}  // namespace joints
