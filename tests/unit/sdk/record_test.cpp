#include <gtest/gtest.h>

#include "dossier/record/copy.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/finding.hpp"

namespace dossier {
namespace {

TEST(Record, ReadsWhatItWrites) {
  const std::string json =
      R"({"id":"1","document":"2","kind":"quantity","confidence":0.9,"start":3,"end":9,"value":{"number":"240110000000",)"
      R"("change":{"direction":"up","base":{"kind":"time","start":1,"end":2}},"new_in_value":[1]},"negated":true,"new":{"x":1}})";
  std::string why;
  const auto claim = decode<Claim>(json, &why);
  ASSERT_TRUE(claim) << why;
  EXPECT_EQ(claim->value->change->base->kind, "time");
  EXPECT_EQ(encode(*claim), json);  // with the fields that this version does not know
}

TEST(Record, LeavesOutWhatIsAbsent) {
  Claim claim;
  claim.kind = "time";
  EXPECT_EQ(encode(claim), R"({"kind":"time","confidence":1,"start":0,"end":0})");
}

TEST(Record, TellsAFieldOfTheWrongType) {
  std::string why;
  EXPECT_FALSE(decode<Claim>(R"({"kind":5})", &why));
  EXPECT_NE(why.find("\"kind\""), std::string::npos) << why;
  EXPECT_FALSE(decode<Claim>("[]", &why));
  EXPECT_FALSE(decode<Claim>("{", &why));
  EXPECT_NE(why.find("byte 1"), std::string::npos) << why;
}

TEST(Record, DocumentTakesItsTextIntoTheLine) {
  Document document;
  document.key = "k";
  document.blocks = {{"title", 0, 2}};
  document.text = "a \"b\"";
  EXPECT_EQ(encode(document), R"({"key":"k","blocks":[{"kind":"title","start":0,"end":2}]})");
  EXPECT_EQ(encode_with_text(document),
            R"({"key":"k","text":"a \"b\"","blocks":[{"kind":"title","start":0,"end":2}]})");
}

}  // namespace
}  // namespace dossier
