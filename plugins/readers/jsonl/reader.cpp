// reader.jsonl: JSON objects, each a document: one per line, in an array, or one alone.
#include <algorithm>

#include "dossier/plugin.hpp"
#include "dossier/record/json_document.hpp"
#include "dossier/record/left_out.hpp"
#include "dossier/text/unicode_encoding.hpp"
#include "json_items.hpp"
#include "line_record.hpp"
#include "text_value.hpp"

namespace dossier_jsonl {

class JsonLines {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.jsonl", .version = "1.0.0", .summary = "Reads JSON lines and arrays: each object a document."};
  static dossier::OptionDeclarations options() { return FieldNames::declarations(); }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.media_types = {"application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/json"};
    manifest.extensions = {"jsonl", "ndjson", "json"};
    manifest.splits = "lines";
  }
  static int sniff(std::string_view uri, std::string_view head);

  explicit JsonLines(const dossier::Options& options) : names_(options) {}

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    if (input.offset == 0) require_utf8(input.bytes);
    std::size_t at = input.offset == 0 && input.bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (input.offset == 0 && dossier::is_json_document(input.bytes) && read_value(input.bytes, sink)) return;
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

  // False if it is not a JSON value: lines of which the first is damaged, say.
  bool read_value(std::string_view bytes, dossier::DocumentSink& sink) const {
    const std::size_t begin = bytes.find_first_of("[{");
    if (bytes[begin] == '[') {
      read_items(bytes, begin, sink);
      return true;
    }
    const auto object = bytes.substr(begin, dossier::end_of_json_value(bytes, begin) - begin);
    if (bytes.find_first_not_of(" \t\r\n", begin + object.size()) != std::string_view::npos) return false;
    std::vector<dossier::JsonMember> members;
    if (!dossier::JsonParser(object).check(&members)) return false;
    const bool has_text = std::any_of(members.begin(), members.end(),
                                      [&](const dossier::JsonMember& member) { return member.name == names_.text; });
    const auto list = has_text ? std::string_view() : only_list(object);
    if (!list.empty())
      read_items(bytes, static_cast<std::size_t>(list.data() - bytes.data()), sink);
    else
      read_object(object, begin, "object", "the object", 0, sink);
    return true;
  }

  void read_items(std::string_view bytes, std::size_t begin, dossier::DocumentSink& sink) const {
    std::uint64_t number = 0;
    const auto fault = each_item(bytes, begin, [&](const dossier::Span& item) {
      const std::string unit = "item " + std::to_string(number + 1);
      read_object(item.of(bytes), item.start, unit, unit + " at byte " + std::to_string(item.start), number, sink);
      if (++number % 1024 == 0) sink.checkpoint();
    });
    if (!fault.message.empty())
      sink.reject("byte " + std::to_string(fault.rest.start), "bad_json",
                  "byte " + std::to_string(fault.rest.start) + ": " + fault.message + "; what follows is not read",
                  fault.rest);
    if (number == 0 && fault.message.empty()) sink.drop("text", "empty");
  }

  void read_line(std::string_view bytes, std::uint64_t offset, std::uint64_t line, dossier::DocumentSink& sink) const {
    if (bytes.find_first_not_of(" \t\r") == std::string_view::npos) return;
    const std::string unit = "line " + std::to_string(line + 1);
    read_object(bytes, offset, unit, unit, line, sink);
  }

  // unit: names it; place: names it in messages.
  void read_object(std::string_view bytes, std::uint64_t offset, const std::string& unit, const std::string& place,
                   std::uint64_t ordinal, dossier::DocumentSink& sink) const {
    const auto lost = [&](std::string_view code, const std::string& message) {
      sink.reject(unit, code, place + ", " + message, {offset, offset + bytes.size()});
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
      dossier::LeftOut left_out(dossier::loss_reason::fields);
      left_out.set_share({offset, offset + bytes.size() + 1});  // with what ends it: a line feed, a comma
      left_out.store(document.metadata);
      sink.emit(document, text.runs(), ordinal);
    } catch (const dossier::Error& error) {
      lost(error.code(), error.what());
    }
  }

  FieldNames names_;
};

// One line may be damaged, the first as well.
int JsonLines::sniff(std::string_view, std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (dossier::is_json_document(head)) return 70;
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
