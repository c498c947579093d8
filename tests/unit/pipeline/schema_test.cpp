// The JSON Schema and load() must accept the same options: a schema that lies is worse than none. The validator below
// knows the keywords that the schema uses, and fails on any other.
#include "core/pipeline/schema.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>

#include "core/pipeline/pipeline.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::pipeline {
namespace {

const plugin::Catalog& catalog() {
  static const auto found =
      plugin::Catalog::discover({std::filesystem::path(SOURCE_DIR) / "tests/unit/pipeline/plugins"});
  return found;
}

class Validator {
 public:
  explicit Validator(Json schema) : root_(std::move(schema)) {}
  bool accepts(const Json& value) { return accepts(root_, value); }

 private:
  bool accepts(const Json& schema, const Json& value) {
    if (schema.boolean()) return *schema.boolean();
    for (const auto& [keyword, argument] : *schema.object())
      if (!holds(schema, keyword, argument, value)) return false;
    return true;
  }

  static bool is_type(const std::string& type, const Json& value) {
    if (type == "object") return value.object() != nullptr;
    if (type == "array") return value.array() != nullptr;
    if (type == "string") return value.text() != nullptr;
    if (type == "boolean") return value.boolean() != nullptr;
    if (type == "number") return value.number() != nullptr;
    if (type == "integer") return value.number() && value.as_integer(0) == value.as_integer(1);
    ADD_FAILURE() << "unknown type " << type;
    return false;
  }

  bool holds(const Json& schema, const std::string& keyword, const Json& argument, const Json& value) {
    if (keyword == "$schema" || keyword == "$defs" || keyword == "title" || keyword == "description" ||
        keyword == "default" || keyword == "writeOnly" || keyword == "then")
      return true;
    if (keyword == "$ref") {
      const auto* definition = root_.find("$defs")->find(argument.text()->substr(std::string("#/$defs/").size()));
      EXPECT_NE(definition, nullptr) << *argument.text();
      return definition && accepts(*definition, value);
    }
    if (keyword == "type") {
      if (argument.text()) return is_type(*argument.text(), value);
      for (const auto& type : *argument.array())
        if (is_type(*type.text(), value)) return true;
      return false;
    }
    if (keyword == "const") return argument == value;
    if (keyword == "enum") {
      for (const auto& choice : *argument.array())
        if (choice == value) return true;
      return false;
    }
    if (keyword == "minimum") return !value.number() || value.as_double() >= argument.as_double();
    if (keyword == "maximum") return !value.number() || value.as_double() <= argument.as_double();
    if (keyword == "minLength") return !value.text() || !value.text()->empty();
    if (keyword == "minItems") return !value.array() || !value.array()->empty();
    if (keyword == "minProperties") return !value.object() || !value.object()->empty();
    if (keyword == "pattern") return !value.text() || std::regex_search(*value.text(), std::regex(*argument.text()));
    if (keyword == "items") {
      if (value.array())
        for (const auto& item : *value.array())
          if (!accepts(argument, item)) return false;
      return true;
    }
    if (keyword == "required") {
      if (value.object())
        for (const auto& name : *argument.array())
          if (!value.find(*name.text())) return false;
      return true;
    }
    if (keyword == "properties") {
      for (const auto& [name, inner] : *argument.object())
        if (const auto* member = value.find(name); member && !accepts(inner, *member)) return false;
      return true;
    }
    if (keyword == "additionalProperties") {
      if (!value.object()) return true;
      const auto* known = schema.find("properties");
      for (const auto& [name, member] : *value.object())
        if (!(known && known->find(name)) && !accepts(argument, member)) return false;
      return true;
    }
    if (keyword == "propertyNames") {
      if (value.object())
        for (const auto& [name, member] : *value.object())
          if (!accepts(argument, Json(name))) return false;
      return true;
    }
    if (keyword == "anyOf") {
      for (const auto& each : *argument.array())
        if (accepts(each, value)) return true;
      return false;
    }
    if (keyword == "allOf") {
      for (const auto& each : *argument.array())
        if (!accepts(each, value)) return false;
      return true;
    }
    if (keyword == "if") return !accepts(argument, value) || accepts(*schema.find("then"), value);
    ADD_FAILURE() << "the schema uses " << keyword << ", which this test does not know";
    return false;
  }

  Json root_;
};

// JSON is YAML, so one text serves both.
bool load_accepts(const std::string& json) {
  const auto file = std::filesystem::temp_directory_path() / ("schema-test-" + std::to_string(getpid()) + ".yaml");
  std::ofstream(file, std::ios::binary) << json;
  Diagnostics diagnostics;
  Request request;
  request.file = file;
  request.catalog = &catalog();
  const bool accepted = load(request, diagnostics).has_value();
  std::filesystem::remove(file);
  return accepted;
}

std::string pipeline_with(const std::string& exporter_stage) {
  return R"({"version":1,"stages":{"read":{"use":"reader.auto","paths":["in"]},"save":)" + exporter_stage + "}}";
}

void expect_agreement(const std::string& text) {
  static Validator validator(pipeline_schema(catalog()));
  const auto json = parse_json(text);
  ASSERT_TRUE(json) << text;
  EXPECT_EQ(validator.accepts(*json), load_accepts(text)) << text;
}

// Every option of every plugin with values of every form, right ones and wrong ones.
TEST(Schema, AcceptsTheOptionsThatLoadAccepts) {
  const std::string values[] = {"true",     "\"true\"",  "0",         "1",    "0.5",     "1.5",
                                "-1",       "16",        "1024",      "1025", "99.5",    "\"\"",
                                "\"text\"", "\"comma\"", "\"none\"",  "[]",   "[\"a\"]", "[1]",
                                "[[]]",     "{}",        "{\"a\":1}", "null", "\"tab\"", "\"paragraph\""};
  int compared = 0;
  for (const auto& plugin : catalog().plugins()) {
    const auto& manifest = plugin.manifest;
    for (const auto& option : manifest.options)
      for (const auto& value : values) {
        std::string with = "\"" + option.name + "\":" + value;
        for (const auto& other : manifest.options)
          if (other.required() && other.name != option.name) with += ",\"" + other.name + "\":\"x\"";
        const bool reader = manifest.kind == "reader";
        std::string stages =
            R"("read":{"use":"reader.auto","paths":["in"]},"words":{"use":"extractor.quote","from":["read"]},)";
        std::string from = manifest.kind == "checker" ? R"("from":["words"])" : R"("from":["read"])";
        if (reader) from = R"("paths":["in"])";
        stages += R"("it":{"use":")" + manifest.id + "\"," + from + ",\"with\":{" + with + "}},";
        stages += R"("save":{"use":"exporter.jsonl","from":["read"],"with":{"directory":"out"}})";
        expect_agreement(R"({"version":1,"stages":{)" + stages + "}}");
        ++compared;
      }
  }
  EXPECT_GT(compared, 300);
}

TEST(Schema, AcceptsTheFormsThatLoadAccepts) {
  const std::string stages[] = {
      R"({"use":"exporter.jsonl","from":["read"],"with":{"directory":"out"}})",
      R"({"use":"exporter.jsonl","from":"read","with":{"directory":"out"}})",
      R"({"use":"exporter.jsonl","from":["read"]})",
      R"({"use":"exporter.jsonl","with":{"directory":"out"}})",
      R"({"use":"exporter.jsonl","from":[],"with":{"directory":"out"}})",
      R"({"use":"exporter.jsonl","from":["read"],"paths":["in"],"with":{"directory":"out"}})",
      R"({"use":"exporter.jsonl","from":["read"],"with":{"directory":"out","colour":"red"}})",
      R"({"use":"exporter.jsonl","from":["read"],"with":{"directory":"out"},"colour":"red"})",
      R"({"use":"exporter.jsonl","from":["read"],"with":{"directory":"out"},"isolation":"process"})",
      R"({"use":"exporter.jsonl","from":["read"],"with":{"directory":"out"},"isolation":"thread"})",
      R"({"use":"exporter.json","from":["read"],"with":{"directory":"out"}})",
      R"({"from":["read"],"with":{"directory":"out"}})",
      R"({"use":"exporter.jsonl","from":[1],"with":{"directory":"out"}})",
      R"({"use":"exporter.jsonl","from":["read"],"with":[]})",
      R"("exporter.jsonl")",
  };
  for (const auto& stage : stages) expect_agreement(pipeline_with(stage));
  const std::string save = R"("save":{"use":"exporter.jsonl","from":["read"],"with":{"directory":"out"}})";
  const std::string readers[] = {
      R"({"use":"reader.auto","paths":["in"],"with":{"reader.text":{"split":"none"}}})",
      R"({"use":"reader.auto","paths":["in"],"with":{"reader.text":{"split":"all"}}})",
      R"({"use":"reader.auto","paths":["in"],"with":{"reader.none":{}}})",
      R"({"use":"reader.auto","paths":["in"],"with":{"exporter.csv":{"directory":"x"}}})",
      R"({"use":"reader.auto","paths":"in"})",
      R"({"use":"reader.auto","paths":[]})",
      R"({"use":"reader.auto","paths":[""]})",
      R"({"use":"reader.auto"})",
      R"({"use":"reader.text","paths":["in"],"from":["save"]})",
  };
  for (const auto& reader : readers) expect_agreement(R"({"version":1,"stages":{"read":)" + reader + "," + save + "}}");
  const std::string read = R"("read":{"use":"reader.auto","paths":["in"]})";
  const std::string heads[] = {R"("version":1)",
                               R"("version":2)",
                               R"("version":"1")",
                               R"("name":"x")",
                               R"("version":1,"name":5)",
                               R"("version":1,"tests":[])",
                               R"("version":1,"tests":{})",
                               R"("version":1,"extra":1)",
                               R"("version":1,"vars":{"a":{"default":"x"}})",
                               R"("version":1,"vars":{"a":{"type":"colour","default":"x"}})",
                               R"("version":1,"vars":{"a b":{"default":"x"}})",
                               R"("version":1,"vars":{"a":{"default":"x","more":1}})",
                               R"("version":1,"vars":{"a":"x"})",
                               R"("version":1,"vars":[])"};
  for (const auto& head : heads) expect_agreement("{" + head + R"(,"stages":{)" + read + "," + save + "}}");
}

TEST(Schema, LetsAVariableStandForAnyValue) {
  Validator validator(pipeline_schema(catalog()));
  const auto json = parse_json(
      R"({"version":1,"stages":{"c":{"use":"deduplicator.minhash","from":["r"],"with":{"threshold":"${near}"}}}})");
  EXPECT_TRUE(validator.accepts(*json));
}

TEST(Schema, HidesTheDefaultsOfSecrets) {
  const auto schema = pipeline_schema(catalog());
  const auto* retries = schema.find("$defs")->find("options of exporter.postgres")->find("properties")->find("retries");
  ASSERT_NE(retries, nullptr);
  EXPECT_EQ(retries->find("default"), nullptr);
  EXPECT_TRUE(retries->flag_or("writeOnly"));
}

}  // namespace
}  // namespace dossier::pipeline
