// The JSON Schema says what an editor shows, and no more. (That it accepts what load() accepts: tests/fuzz.)
#include "core/pipeline/schema.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace dossier::pipeline {
namespace {

const Json& schema() {
  static const auto made =
      pipeline_schema(plugin::Catalog::discover({std::filesystem::path(SOURCE_DIR) / "tests/unit/pipeline/plugins"}));
  return made;
}

const Json& definition(std::string_view name) {
  static const Json none;
  const auto* found = schema().find("definitions")->find(name);
  EXPECT_NE(found, nullptr) << name;
  return found ? *found : none;
}

void collect_references(const Json& value, std::set<std::string>& all) {
  if (const auto* items = value.array())
    for (const auto& item : *items) collect_references(item, all);
  if (const auto* members = value.object())
    for (const auto& [key, member] : *members) {
      if (key == "$ref") {
        EXPECT_EQ(members->size(), 1u) << "draft 7 ignores what stands beside a reference: " << value.dump();
        all.insert(*member.text());
      }
      collect_references(member, all);
    }
}

TEST(Schema, RefersOnlyToWhatItDefinesByPlainNames) {
  std::set<std::string> references;
  collect_references(schema(), references);
  EXPECT_GT(references.size(), 10u);
  const std::string root = "#/definitions/";
  for (const auto& reference : references) {
    ASSERT_TRUE(reference.starts_with(root)) << reference;
    EXPECT_NE(schema().find("definitions")->find(reference.substr(root.size())), nullptr) << reference;
    EXPECT_EQ(reference.find_first_of(" ~%"), std::string::npos) << "a URI's fragment: " << reference;
  }
}

TEST(Schema, DescribesPluginsAndOptionsForHovers) {
  const auto& minhash = definition("options-of-deduplicator.minhash");
  EXPECT_EQ(minhash.text_or("title"), "deduplicator.minhash 1.0.0");
  EXPECT_EQ(minhash.text_or("description"), "Finds near copies.");
  const auto* threshold = minhash.find("properties")->find("threshold");
  ASSERT_NE(threshold, nullptr);
  EXPECT_EQ(threshold->text_or("description"), "Smallest similarity.");
  EXPECT_EQ(threshold->find("default")->dump(), "0.5");
  const auto* tolerance = definition("options-of-checker.values").find("properties")->find("tolerance");
  EXPECT_EQ(tolerance->text_or("description"), "Relative difference that is none. In percent.");
  const auto* properties = definition("stage").find("properties");
  for (const auto* key :
       {"use", "from", "with", "paths", "isolation", "sandbox", "grant", "languages", "limits", "retries"})
    EXPECT_NE(properties->find(key)->text_or("description"), "") << key;
  const auto& uses = *properties->find("use")->find("anyOf")->array();
  EXPECT_EQ(uses[0].text_or("const"), "reader.auto");
  for (const auto& use : uses) EXPECT_TRUE(use.find("$ref") || !use.text_or("description").empty()) << use.dump();
  for (const auto& [key, property] : *schema().find("properties")->object())
    EXPECT_NE(property.text_or("description"), "") << key;
}

TEST(Schema, HidesTheDefaultsOfSecrets) {
  const auto* retries = definition("options-of-exporter.postgres").find("properties")->find("retries");
  ASSERT_NE(retries, nullptr);
  EXPECT_EQ(retries->find("default"), nullptr);
  EXPECT_TRUE(retries->flag_or("writeOnly"));
}

}  // namespace
}  // namespace dossier::pipeline
