#include "core/trial/test_case.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/pipeline/ports.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::trial {
namespace {

using pipeline::Code;
using pipeline::describe;
using pipeline::in_quotes;
using pipeline::Kind;
using pipeline::Node;
using pipeline::Place;
using pipeline::Port;
using pipeline::Report;
using pipeline::Stage;

const std::vector<std::string> test_keys{"name", "set", "given", "mock", "expect"};
const std::vector<std::string> expect_keys{"contains", "exactly", "count", "golden"};

class TestReader {
 public:
  TestReader(const pipeline::Pipeline& pipeline, Report& report) : pipeline_(pipeline), report_(report) {
    for (const auto& stage : pipeline.stages) {
      ids_.push_back(stage.id);
      if (stage.kind == Kind::reader) readers_.push_back(stage.id);
    }
  }

  TestCase read(const Node& node, std::size_t number) {
    TestCase test;
    test.place = node.place;
    test.name = "test " + std::to_string(number);
    if (!expect_form(node, Node::Type::map, "a test", "for example { name: ..., given: [...], expect: { ... } }"))
      return test;
    for (const auto& key : node.items)
      if (std::ranges::find(test_keys, key.key) == test_keys.end())
        report_.error(Code::unknown_key, key.key_place, "a test has no " + in_quotes(key.key),
                      report_.did_you_mean(key.key, test_keys, "it has " + pipeline::enumerate(test_keys)));
    const Node* name = node.find("name");
    if (name && expect_form(*name, Node::Type::text, "the test's name", "put it in quotes")) test.name = name->text;
    if (const Node* set = node.find("set")) read_sets(*set, test);
    if (const Node* given = node.find("given")) {
      read_given(*given, test);
    } else {
      missing(node, "given", "does not define its input", "add given: [{ key: a, text: ... }]");
    }
    if (const Node* mock = node.find("mock")) read_mocks(*mock, test);
    if (const Node* expect = node.find("expect")) {
      read_expectations(*expect, test);
    } else {
      missing(node, "expect", "expects nothing", "add expect: { STAGE: [...] }");
    }
    return test;
  }

 private:
  bool expect_form(const Node& node, Node::Type type, const std::string& what, std::string cure) {
    if (node.type == type) return true;
    report_.error(Code::wrong_type, node.place, "expected " + what + ", found " + describe(node), std::move(cure));
    return false;
  }
  void missing(const Node& test, const std::string& key, const std::string& what, std::string cure) {
    report_.error(Code::missing_key, test.place, "the test " + what + ": it has no " + in_quotes(key), std::move(cure));
  }

  const Stage* find_stage(const std::string& id, const Place& place) {
    const auto found = std::ranges::find(pipeline_.stages, id, &Stage::id);
    if (found != pipeline_.stages.end()) return &*found;
    report_.error(Code::unknown_stage, place, "there is no stage " + in_quotes(id),
                  report_.did_you_mean(id, ids_, "the stages are " + pipeline::enumerate(ids_)));
    return nullptr;
  }

  // A file that the test names, from the folder of the test's own file.
  static std::filesystem::path beside(const Node& node) {
    const std::filesystem::path named = node.text;
    return named.is_absolute() || !node.place.source ? named : std::filesystem::path(node.place.source->here) / named;
  }
  std::optional<std::string> content_of(const Node& node) {
    std::ifstream file(beside(node), std::ios::binary);
    std::ostringstream content;
    if (file) content << file.rdbuf();
    if (file) return content.str();
    report_.error(Code::unreadable, node.place, "the file " + beside(node).string() + " cannot be read",
                  "names are relative to the folder of the test file");
    return std::nullopt;
  }

  void read_sets(const Node& node, TestCase& test) {
    if (!expect_form(node, Node::Type::map, "a map of variables", "for example set: { output: out }")) return;
    for (const auto& item : node.items) {
      if (item.is_map() || item.is_list() || item.is_null()) {
        report_.error(Code::wrong_type, item.place, "expected a value, found " + describe(item));
      } else {
        test.sets.push_back(item.key + "=" + item.text);
      }
    }
  }

  // A list for the only reader, or a map of lists by reader.
  void read_given(const Node& node, TestCase& test) {
    if (node.is_map()) {
      for (const auto& item : node.items) {
        const Stage* stage = find_stage(item.key, item.key_place);
        if (stage && stage->kind != Kind::reader)
          report_.error(Code::wrong_kind, item.key_place, in_quotes(item.key) + " is not a reader",
                        "define its records under `mock`");
        read_inputs(item, item.key, test);
      }
      return;
    }
    if (!expect_form(node, Node::Type::list, "a list of documents and files",
                     "for example given: [{ key: a, text: ... }]"))
      return;
    if (readers_.size() > 1)
      report_.error(Code::wrong_type, node.place,
                    "the pipeline has several readers; the test does not name the one that reads this",
                    "write given: { " + readers_[0] + ": [...], ... }");
    read_inputs(node, readers_.empty() ? "" : readers_[0], test);
  }

  void read_inputs(const Node& list, const std::string& reader, TestCase& test) {
    if (!expect_form(list, Node::Type::list, "a list of documents and files", "put it in brackets")) return;
    Given given{reader, {}, {}};
    for (const auto& item : list.items) {
      if (item.is_text()) {
        std::error_code ignored;
        if (!std::filesystem::exists(beside(item), ignored))
          report_.error(Code::unreadable, item.place, "there is no file " + beside(item).string(),
                        "names are relative to the folder of the test file");
        given.files.push_back(beside(item));
      } else if (expect_form(item, Node::Type::map, "a document or a file", "for example { key: a, text: ... }")) {
        read_document(item, given);
      }
    }
    if (!given.files.empty() && !given.documents.empty())
      report_.error(Code::wrong_type, list.place, "a reader can have documents or files, not both", "write two tests");
    test.given.push_back(std::move(given));
  }

  void read_document(const Node& node, Given& given) {
    Json document(Json::Object{});
    for (const auto& item : node.items) {
      if (item.key == "file") {
        if (!expect_form(item, Node::Type::text, "the name of a file", "put it in quotes")) continue;
        if (const auto content = content_of(item)) document.set("text", *content);
      } else {
        document.set(item.key == "key" ? "id" : item.key, to_json(item));
      }
    }
    if (!document.find("text") && !node.find("file"))
      report_.error(Code::missing_key, node.place, "the document has no text", "add text: ... or file: ...");
    if (!document.find("id")) document.set("id", "document-" + std::to_string(given.documents.size() + 1));
    given.documents.push_back(std::move(document));
  }

  void read_mocks(const Node& node, TestCase& test) {
    if (!expect_form(node, Node::Type::map, "a map of records by stage", "for example mock: { figures: [...] }"))
      return;
    for (const auto& item : node.items) {
      const Stage* stage = find_stage(item.key, item.key_place);
      if (stage && (stage->kind == Kind::reader || stage->kind == Kind::exporter))
        report_.error(Code::wrong_kind, item.key_place,
                      in_quotes(item.key) + " is " + pipeline::with_article(stage->kind) + ": it cannot be mocked",
                      stage->kind == Kind::reader ? "define its input under `given`" : "tests do not run exporters");
      Mock mock{item.key, {}};
      if (item.is_text()) {
        if (const auto content = content_of(item)) read_lines(*content, item, mock.records);
      } else if (expect_form(item, Node::Type::list, "a list of records, or a file of them", "put it in brackets")) {
        for (const auto& record : item.items)
          if (expect_form(record, Node::Type::map, "a record", "for example { key: a, kind: quantity, text: ... }"))
            mock.records.push_back(to_json(record));
      }
      test.mocks.push_back(std::move(mock));
    }
  }

  void read_lines(const std::string& content, const Node& file, std::vector<Json>& records) {
    std::istringstream lines(content);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      if (line.empty()) continue;
      auto record = parse_json(line);
      if (!record || !record->object())
        return report_.error(
            Code::bad_value, file.place,
            "line " + std::to_string(number) + " of " + beside(file).string() + " is not a JSON object",
            "write one record per line");
      records.push_back(std::move(*record));
    }
  }

  void read_expectations(const Node& node, TestCase& test) {
    if (!expect_form(node, Node::Type::map, "a map of records by stage", "for example expect: { values: [...] }"))
      return;
    if (node.items.empty()) missing(node, "expect", "expects nothing", "name a stage");
    for (const auto& item : node.items) {
      const auto dot = item.key.find('.');
      const Stage* stage = find_stage(item.key.substr(0, dot), item.key_place);
      if (!stage) continue;
      Expectation expectation;
      expectation.stage = stage->id;
      expectation.place = item.key_place;
      if (!read_port(*stage, dot == std::string::npos ? "" : item.key.substr(dot + 1), item.key_place, expectation))
        continue;
      if (item.is_list()) {
        read_records(item, expectation);
        expectation.exactly = item.items.empty();
      } else if (expect_form(item, Node::Type::map, "a list of records", "for example " + item.key + ": [{ ... }]")) {
        for (const auto& key : item.items) read_demand(key, expectation);
      }
      test.expectations.push_back(std::move(expectation));
    }
  }

  bool read_port(const Stage& stage, const std::string& word, const Place& place, Expectation& expectation) {
    auto ports = pipeline::ports_of(stage.kind);
    if (ports.empty()) {
      report_.error(Code::exporter_as_source, place,
                    in_quotes(stage.id) + " is an exporter, and tests do not run exporters",
                    "expect records of the stages it exports");
      return false;
    }
    ports.push_back(Port::rejected);
    expectation.port = ports.front();
    if (word.empty()) return true;
    std::vector<std::string> names;
    for (const Port port : ports) {
      names.emplace_back(port_name(port));
      if (names.back() != word) continue;
      expectation.port = port;
      return true;
    }
    report_.error(Code::unknown_port, place,
                  in_quotes(stage.id) + " (" + stage.use + ") has no port " + in_quotes(word),
                  report_.did_you_mean(word, names, "it has " + pipeline::enumerate(names)));
    return false;
  }

  void read_demand(const Node& key, Expectation& expectation) {
    if (key.key == "contains" || key.key == "exactly") {
      expectation.exactly = key.key == "exactly";
      if (expect_form(key, Node::Type::list, "a list of records", "put it in brackets")) read_records(key, expectation);
    } else if (key.key == "count") {
      const Json number = to_json(key);
      if (number.number() && number.as_integer(-1) >= 0) {
        expectation.count = static_cast<std::uint64_t>(number.as_integer());
      } else {
        report_.error(Code::wrong_type, key.place, "expected a number of records, found " + describe(key));
      }
    } else if (key.key == "golden") {
      if (!expect_form(key, Node::Type::text, "the name of a file", "put it in quotes")) return;
      expectation.golden = beside(key);
      expectation.golden_place = key.place;
    } else {
      report_.error(Code::unknown_key, key.key_place, "expect has no key " + in_quotes(key.key),
                    report_.did_you_mean(key.key, expect_keys, "there is " + pipeline::enumerate(expect_keys)));
    }
  }

  void read_records(const Node& list, Expectation& expectation) {
    for (const auto& item : list.items)
      if (expect_form(item, Node::Type::map, "a record", "for example { kind: value }"))
        expectation.records.push_back({to_json(item), item.place});
  }

  const pipeline::Pipeline& pipeline_;
  Report& report_;
  std::vector<std::string> ids_;
  std::vector<std::string> readers_;
};

}  // namespace

std::vector<TestCase> read_tests(const Node& tests, const pipeline::Pipeline& pipeline, Report& report) {
  std::vector<TestCase> all;
  if (!tests.is_list()) {
    report.error(Code::wrong_type, tests.place, "expected a list of tests, found " + describe(tests),
                 "for example tests: [{ name: ..., given: [...], expect: { ... } }]");
    return all;
  }
  TestReader reader(pipeline, report);
  for (const auto& test : tests.items) {
    const auto errors = report.errors();
    auto read = reader.read(test, all.size() + 1);
    if (report.errors() == errors) all.push_back(std::move(read));
  }
  return all;
}

}  // namespace dossier::trial
