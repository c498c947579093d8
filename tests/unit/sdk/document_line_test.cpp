// append_with_text must give, byte for byte, what encode_with_text gives.
#include <gtest/gtest.h>

#include "dossier/exporter.hpp"

namespace {

using dossier::Document;
using dossier::Json;

struct Case {
  std::string name;
  Document document;
  std::string text;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  const auto add = [&](std::string name, std::string text, auto change) {
    Document document;
    change(document);
    all.push_back({std::move(name), std::move(document), std::move(text)});
  };
  const auto full = [](Document& d) {
    d.id = "0a1b";
    d.key = "k";
    d.uri = "press/k.txt";
    d.url = "https://example.org/k?a=1&b=\"2\"";
    d.media_type = "text/plain";
    d.source = "The \\ Courier";
    d.title = "\"text\": a title, {with} [marks]";
    d.authors = {"A. \"B\" C", "D, \"text\":1", "]}\\"};
    d.published = "2031-02-03";
    d.updated = "2031-02-04T05:06:07Z";
    d.language = "en";
    d.blocks = {{"title", 0, 3}, {"paragraph", 4, 9}};
    d.credits = {{"QRA", 1, 2}};
    d.metadata = Json(Json::Object{{"text", "not this one"}, {"n", 1}});
    d.rest = {{"later", Json(Json::Array{1, "x"})}};
  };
  add("empty", "", [](Document&) {});
  add("only text", "words", [](Document&) {});
  add("full", "Some words.", full);
  add("awkward text", std::string("a\0b\n\"\\\t\x01 \xE2\x80\xA8 \xF0\x9F\x98\x80 \xFF", 19), full);
  add("only blocks", "t", [](Document& d) { d.blocks = {{"title", 0, 1}}; });
  add("only metadata", "t", [](Document& d) { d.metadata = Json(Json::Object{{"id", "x"}}); });
  add("only unknown", "t", [](Document& d) { d.rest = {{"texts", "y"}, {"blocks2", 3}}; });
  add("head without tail", "t", [](Document& d) { d.id = "1", d.language = "de"; });
  add("authors last", "t", [](Document& d) { d.authors = {"x", "y\\\""}; });
  add("title of backslashes", "t", [](Document& d) { d.title = "\\\\\\", d.blocks = {{"a", 1, 2}}; });
  add("megabytes", std::string(2'000'000, '"'), full);
  return all;
}

TEST(DocumentLine, EqualsTheEncodingOfTheRecord) {
  for (auto& c : cases()) {
    c.document.text = c.text;
    const std::string record = dossier::encode(c.document);
    const std::string expected = dossier::encode_with_text(c.document);
    std::string line = "before|";
    dossier::append_with_text(line, record, c.text);
    EXPECT_TRUE(line == "before|" + expected) << c.name << "\n" << line.substr(0, 400);
    EXPECT_TRUE((dossier::ExportRecord{"documents", record, c.text}.line() == expected)) << c.name;
  }
}

TEST(DocumentLine, OtherPortsPassAsTheyAre) {
  EXPECT_EQ((dossier::ExportRecord{"claims", R"({"id":"1"})", ""}.line()), R"({"id":"1"})");
}

TEST(DocumentLine, EndsWhateverTheBytes) {
  for (const std::string_view record : {"", "{", "{\"id", "{\"id\"", "{\"id\":", "{\"id\":\"", "{\"id\":\"\\", "[",
                                        "\"", "{\"authors\":[[", "{\"id\":\"a\",", "}}}}"}) {
    std::string line;
    dossier::append_with_text(line, record, "t");
    EXPECT_GE(line.size(), record.size()) << record;
  }
}

}  // namespace
