// exporter.jsonld through the C boundary; what it writes is read by a JSON-LD processor that may fetch nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>

#include "dossier/record/ports.hpp"
#include "dossier/testing/export_session.hpp"
#include "tests/plugins/file_bytes.hpp"

namespace {

namespace fs = std::filesystem;
using dossier::Json;
using dossier::testing::ExportSession;
using dossier::testing::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> ports(dossier::port_names.begin(), dossier::port_names.end());
// "Père" and a ship: bytes and characters differ before the claim.
const std::string text = "P\xc3\xa8re Orme \xe2\x80\x93 \xf0\x9f\x9a\xa2 said 48 vehicles burned.";

struct JsonLdTest : testing::Test {
  TemporaryFolder folder;
  fs::path file = folder.path() / "out.jsonld";

  std::string exported(bool documents = true) const {
    ExportSession exporter(PLUGIN_DIR "/exporter-jsonld.so", "exporter.jsonld", R"({"path":")" + file.string() + "\"}");
    exporter.begin("r1", ports);
    if (documents)
      exporter.write(
          "documents",
          R"({"id":"d1","key":"fire","uri":"fire.txt","url":"https://example.org/a b","source":"The Gazette",)"
          R"("title":"Fire","authors":["Ada"],"published":"2031-03-04","language":"en"})",
          text);
    exporter.write("copies", R"({"id":"k1","a":"d1","b":"d2","direction":"a_to_b","kind":"near","similarity":0.5})");
    exporter.write(
        "clusters",
        R"({"id":"u1","document":"d1","key":"fire","cluster":"d1","canonical":true,"independent_group":"d1"})");
    const auto at = text.find("48 vehicles");
    exporter.write("claims", R"({"id":"c1","document":"d1","key":"fire","kind":"quantity","extractor":)"
                             R"("extractor.quantity","confidence":0.9,"start":)" +
                                 std::to_string(at) + ",\"end\":" + std::to_string(at + 11) +
                                 R"(,"text":"48 vehicles","value":{"number":"48","noun":"vehicles"}})");
    exporter.write("claims", R"({"id":"c2","document":"d1","kind":"syntax","start":0,"end":0,"syntax":{"form":1}})");
    exporter.write("findings",
                   R"({"id":"f1","kind":"value","subject":"the fire","claims":["c1"],"sides":[{"value":"48","claims":)"
                   R"(["c1"],"documents":1,"independent_sources":1}],"independent_sources":1,"explanation":"Two.",)"
                   R"("checker":"checker.values"})");
    exporter.write("sources", R"({"id":"s1","source":"The Gazette","documents":1,"claims":1,"trust":0.7})");
    exporter.write("rejected",
                   R"({"id":"r1","stage":"read","plugin":"reader.text","unit":"input","unit_id":"x","code":)"
                   R"("bad_text","message":"no text","attempt":1})");
    EXPECT_EQ(exporter.seal().rows, documents ? 8u : 7u);
    exporter.commit();
    return file_bytes(file);
  }

  // The processor's output, or nothing if it is not installed.
  std::optional<Json> expanded() const {
    for (const std::string python : {"/usr/bin/python3", "python3"}) {
      const std::string command =
          python + " '" SOURCE_DIR "/plugins/exporters/jsonld/expand.py' '" + file.string() + "'";
      FILE* pipe = ::popen(command.c_str(), "r");
      std::string printed;
      char buffer[4096];
      while (const auto size = ::fread(buffer, 1, sizeof buffer, pipe)) printed.append(buffer, size);
      const int status = ::pclose(pipe);
      if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return dossier::parse_json(printed);
      if (!WIFEXITED(status) || (WEXITSTATUS(status) != 77 && WEXITSTATUS(status) != 127))
        ADD_FAILURE() << "the processor refuses the file: " << printed;
    }
    return std::nullopt;
  }
};

// The node of the expanded form with this id.
Json node_of(const Json& read, const std::string& id) {
  for (const auto& node : *read.find("expanded")->array())
    if (node.text_or("@id") == id) return node;
  ADD_FAILURE() << "there is no node " << id;
  return {};
}

TEST_F(JsonLdTest, AProcessorReadsItWithoutTheNetwork) {
  exported();
  const auto read = expanded();
  if (!read) GTEST_SKIP() << "PyLD is not installed (python3-pyld)";
  EXPECT_GT(read->find("statements")->as_integer(), 50);
  const auto claim = node_of(*read, "urn:dossier:claim:c1").dump();
  EXPECT_THAT(claim, HasSubstr(R"("@type":["https://schema.org/Claim","http://www.w3.org/ns/prov#Entity"])"));
  EXPECT_THAT(claim, HasSubstr(R"("https://schema.org/appearance":[{"@id":"urn:dossier:document:d1"}])"));
  EXPECT_THAT(claim, HasSubstr(R"("http://www.w3.org/ns/prov#wasGeneratedBy":[{"@id":"urn:dossier:run:r1"}])"));
  const auto annotation = node_of(*read, "urn:dossier:annotation:c1").dump();
  EXPECT_THAT(annotation, HasSubstr("http://www.w3.org/ns/oa#TextPositionSelector"));
  EXPECT_THAT(annotation, HasSubstr(R"("@type":"http://www.w3.org/2001/XMLSchema#nonNegativeInteger","@value":19)"));
}

// Positions are characters, not bytes: the text between them is the claim.
TEST_F(JsonLdTest, PositionsCountCharacters) {
  const auto bytes = exported();
  EXPECT_THAT(bytes, HasSubstr(R"("oa:start":19,"oa:end":30)"));
  EXPECT_THAT(bytes, HasSubstr("\"oa:exact\":\"48 vehicles\""));
  EXPECT_THAT(bytes, HasSubstr("\"oa:prefix\":\"P\xc3\xa8re Orme \xe2\x80\x93 \xf0\x9f\x9a\xa2 said \""));
  EXPECT_THAT(bytes, HasSubstr("\"oa:suffix\":\" burned.\""));
}

TEST_F(JsonLdTest, WithoutTheDocumentOnlyTheQuoteIsKnown) {
  const auto bytes = exported(false);
  EXPECT_THAT(bytes, Not(HasSubstr("oa:TextPositionSelector")));
  EXPECT_THAT(bytes, HasSubstr("\"oa:exact\":\"48 vehicles\""));
}

TEST_F(JsonLdTest, LeavesOutTheAnalysisOfSentences) { EXPECT_THAT(exported(), Not(HasSubstr("claim:c2"))); }

TEST_F(JsonLdTest, AFindingIsNoFactCheck) {
  const auto bytes = exported();
  EXPECT_THAT(bytes, Not(HasSubstr("ClaimReview")));
  EXPECT_THAT(bytes, HasSubstr(R"("@type":["dossier:Finding","prov:Entity"])"));
  EXPECT_THAT(bytes, HasSubstr(R"("prov:wasDerivedFrom":[{"@id":"urn:dossier:claim:c1"}])"));
}

TEST_F(JsonLdTest, AddressesAndIdsAreIris) {
  const auto bytes = exported();
  EXPECT_THAT(bytes, HasSubstr("\"schema:url\":{\"@id\":\"https://example.org/a%20b\"}"));
  EXPECT_THAT(bytes, HasSubstr("urn:dossier:source:The%20Gazette"));
}

TEST_F(JsonLdTest, EqualRunsGiveEqualBytes) {
  const auto once = exported();
  EXPECT_EQ(exported(), once);
}

}  // namespace
