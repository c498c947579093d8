// reader.jsonl: one JSON object per line, each a document.
#include <algorithm>

#include "dossier/plugin.hpp"
#include "dossier/text/unicode_encoding.hpp"
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
    if (input.offset == 0) require_utf8(input.bytes);
    std::size_t at = input.offset == 0 && input.bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::uint64_t line = input.line; at < input.bytes.size(); ++line) {
      const std::size_t end = std::min(input.bytes.find('\n', at), input.bytes.size());
      read_line(input.bytes.substr(at, end - at), input.offset + at, line, sink);
      at = end + 1;
      if (line % 1024 == 0) sink.checkpoint();
    }
  }

 private:
  static void require_utf8(std::string_view bytes) {
    const auto encoding = dossier::unicode_encoding(bytes);
    if (!encoding || encoding->unit == 1) return;
    throw dossier::Error("bad_encoding", "expected JSON lines in UTF-8, found " + std::string(encoding->name()) +
                                             "; convert the file (`iconv -f " + std::string(encoding->name()) +
                                             " -t utf-8`)");
  }

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

// One line may be damaged, the first as well.
int JsonLines::sniff(std::string_view, std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  int good = 0;
  int bad = 0;
  bool first_is_good = false;
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    auto line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    if (line.empty()) continue;
    const std::size_t inside = line.find_first_not_of(" \t", 1);
    const bool opens =
        line[0] == '{' && inside != std::string_view::npos && (line[inside] == '"' || line[inside] == '}');
    const bool parses = opens && dossier::parse_json(line);
    const bool is_first = good + bad == 0;
    if (end == std::string_view::npos && is_first) return parses ? 80 : opens ? 50 : 0;  // may continue after the head
    if (end == std::string_view::npos && !parses) break;
    if (is_first) first_is_good = parses;
    ++(parses ? good : bad);
  }
  if (good <= bad) return first_is_good ? 60 : 0;
  return first_is_good ? 90 : 60;
}

}  // namespace dossier_jsonl

DOSSIER_PLUGIN(dossier_jsonl::JsonLines)
