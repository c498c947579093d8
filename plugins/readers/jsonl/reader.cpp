// reader.jsonl: one JSON object per line, each a document.
#include "dossier/plugin.hpp"
#include "line_record.hpp"
#include "text_value.hpp"

namespace dossier_jsonl {

class JsonLines {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.jsonl", .version = "1.0.0", .summary = "Reads JSON lines: one object per line, each a document."};
  static dossier::OptionDeclarations options() { return FieldNames::declarations(); }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.media_types = {"application/jsonl", "application/x-ndjson", "application/x-jsonlines"};
    manifest.extensions = {"jsonl", "ndjson"};
    manifest.splits = "lines";
  }
  static int sniff(std::string_view uri, std::string_view head);

  explicit JsonLines(const dossier::Options& options) : names_(options) {}

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    std::size_t at = input.offset == 0 && input.bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::uint64_t line = input.line; at < input.bytes.size(); ++line) {
      const std::size_t end = std::min(input.bytes.find('\n', at), input.bytes.size());
      read_line(input.bytes.substr(at, end - at), input.offset + at, line, sink);
      at = end + 1;
      if (line % 1024 == 0) sink.checkpoint();
    }
  }

 private:
  void read_line(std::string_view bytes, std::uint64_t offset, std::uint64_t line, dossier::DocumentSink& sink) const {
    if (bytes.find_first_not_of(" \t\r") == std::string_view::npos) return;
    const auto lost = [&](std::string_view code, const std::string& message) {
      const std::string unit = "line " + std::to_string(line + 1);
      sink.reject(unit, code, unit + ", " + message, {offset, offset + bytes.size()});
    };
    dossier::JsonParser parser(bytes);
    auto value = parser.parse();
    if (!value)
      return lost("bad_json", "column " + std::to_string(parser.fault().offset + 1) + ": " + parser.fault().message);
    if (!value->object()) return lost("bad_json", "column 1: expected an object");
    try {
      require_text(*value, names_.text);
      const auto text = text_value(bytes, names_.text, offset);
      auto document = to_document(std::move(*value->object()), names_, text.text());
      document.text = text.text();
      sink.emit(document, text.runs(), line);
    } catch (const dossier::Error& error) {
      lost(error.code(), error.what());
    }
  }

  FieldNames names_;
};

int JsonLines::sniff(std::string_view, std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '{') return 0;
  head.remove_prefix(first);
  const std::size_t inside = head.find_first_not_of(" \t", 1);
  if (inside == std::string_view::npos || (head[inside] != '"' && head[inside] != '}')) return 0;
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos) return dossier::parse_json(head) ? 80 : 50;  // may continue after the head
  return dossier::parse_json(head.substr(0, end)) ? 90 : 0;
}

}  // namespace dossier_jsonl

DOSSIER_PLUGIN(dossier_jsonl::JsonLines)
