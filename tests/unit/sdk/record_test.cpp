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

// Whatever the order, the spaces and the escapes in which it comes: the same record.
TEST(Record, IsReadFromAnyWritingOfItsJson) {
  const std::string plain =
      R"({"id":"1","kind":"quantity","confidence":0.9,"start":3,"end":9,"text":"a \"b\"\\","scope":["x","y"],)"
      R"("value":{"number":"1","approximate":true},"as_of":{"from":"2031","to":"2032"},"negated":true,"new":{"x":[1]}})";
  const auto expected = decode<Claim>(plain);
  ASSERT_TRUE(expected);
  for (
      const std::string other :
      {R"({"new":{"x":[1]},"negated":true,"as_of":{"to":"2032","from":"2031"},"value":{"approximate":true,"number":"1"},)"
       R"("scope":["x","y"],"text":"a \"b\"\\","end":9,"start":3,"confidence":0.9,"kind":"quantity","id":"1"})",
       " { \"id\" : \"1\" ,\n\"kind\":\t\"quantity\" , \"confidence\" : 0.9 , \"start\" : 3 , \"end\":9 , "
       "\"text\": \"a \\\"b\\\"\\\\\" , \"scope\" : [ \"x\" , \"y\" ] , \"value\" : { \"number\" : \"1\" , "
       "\"approximate\" : true } , \"as_of\" : { \"from\" : \"2031\" , \"to\" : \"2032\" } , \"negated\" : true ,\r\n"
       "\"new\" : { \"x\" : [ 1 ] } } ",
       R"({"\u0069d":"\u0031","kind":"quan\u0074ity","confidence":0.9,"start":3,"end":9,"text":"a \u0022b\u0022\u005c",)"
       R"("scope":["x","\u0079"],"value":{"numbe\u0072":"1","approximate":true},"as_of":{"from":"2031","to":"2032"},)"
       R"("negated":true,"new":{"x":[1]}})"}) {
    std::string why;
    const auto read = decode<Claim>(other, &why);
    ASSERT_TRUE(read) << why << "\n" << other;
    EXPECT_EQ(encode(*read), encode(*expected));
  }
}

// Names that cannot be written without escapes.
TEST(Record, KeepsFieldsOfAnyName) {
  const std::string json =
      R"({"id":"1","kind":"time","confidence":1,"start":0,"end":0,"value":{"number":"1","x\ny":[1]},"a\"b\\":1,"\u0000":{"\"":2},"":3})";
  std::string why;
  const auto claim = decode<Claim>(json, &why);
  ASSERT_TRUE(claim) << why;
  EXPECT_EQ(encode(*claim), json);
  ASSERT_EQ(claim->rest.size(), 3u);
  EXPECT_EQ(claim->rest[0].first, "a\"b\\");
  EXPECT_FALSE(decode<Claim>(R"({"a\"":1,"a\u0022":2})", &why));
  EXPECT_EQ(why, "byte 9: the key \"a\"\" stands twice");
}

TEST(Record, SaysWhatIsWrongAndWhere) {
  const auto why_not = [](const std::string& json) {
    std::string why;
    EXPECT_FALSE(decode<Claim>(json, &why)) << json;
    return why;
  };
  EXPECT_EQ(why_not(R"({"id":"1","id":"2"})"), "byte 10: the key \"id\" stands twice");
  EXPECT_EQ(why_not(R"({"id":"1","\u0069d":"2"})"), "byte 10: the key \"id\" stands twice");
  EXPECT_EQ(why_not(R"({"value":{"unit":"m","unit":"m"}})"), "byte 21: the key \"unit\" stands twice");
  EXPECT_EQ(why_not(R"({"new":{"x":1,"x":1}})"), "byte 14: the key \"x\" stands twice");
  EXPECT_EQ(why_not(R"({"new":1,"new":1})"), "byte 9: the key \"new\" stands twice");
  EXPECT_EQ(why_not("{\"id\":\"\xff\"}"), "byte 7: not valid UTF-8");
  EXPECT_EQ(why_not("{\"new\":\"a\nb\"}"), "byte 9: expected an escaped control character, found byte 10");
  EXPECT_EQ(why_not(R"({"id":"1"} x)"), "byte 11: expected the end, found more");
  for (const char* json :
       {R"({"start":"1"})", R"({"start":1.5})", R"({"start":1e3})", R"({"start":99999999999999999999})"})
    EXPECT_EQ(why_not(json), "the field \"start\" has another type than it should");
  EXPECT_EQ(why_not(R"({"scope":["a",1]})"), "the field \"scope\" has another type than it should");
  EXPECT_EQ(why_not(R"({"value":[]})"), "the field \"value\" has another type than it should");
  EXPECT_EQ(why_not(R"({"negated":1})"), "the field \"negated\" has another type than it should");
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
