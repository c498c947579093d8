// The builders of records: what a test hands in, as the host would.
#include <gmock/gmock.h>

#include "dossier/testing/builders.hpp"
#include "dossier/testing/printing.hpp"  // all of a program must print alike

namespace dossier::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// What the body throws, as its message.
template <class Body>
std::string message_of(const Body& body) {
  try {
    body();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "nothing was thrown";
}

const DocumentBuilder& gazette() {
  static const auto article = DocumentBuilder("gazette")
                                  .source("Gazette")
                                  .published("2031-03-04T08:00:00Z")
                                  .language("en")
                                  .title("Fire on ferry")
                                  .paragraph("(CNS) It hit 48 vehicles, not 148. Ada Orme said: \"It burned.\"")
                                  .caption("The 48 vehicles in Tårnby.");
  return article;
}

TEST(DocumentBuilder, ComputesBlocksFromTheText) {
  const Document document = gazette();
  EXPECT_EQ(document.text,
            "Fire on ferry\n\n(CNS) It hit 48 vehicles, not 148. Ada Orme said: \"It burned.\"\n\n"
            "The 48 vehicles in Tårnby.");
  EXPECT_EQ(document.title, "Fire on ferry");
  ASSERT_THAT(document.blocks, SizeIs(3));
  EXPECT_EQ(document.blocks[0].kind, "title");
  EXPECT_EQ(document.slice(document.blocks[0].span()), "Fire on ferry");
  EXPECT_EQ(document.blocks[2].kind, "caption");
  EXPECT_EQ(document.slice(document.blocks[2].span()), "The 48 vehicles in Tårnby.");
}

TEST(DocumentBuilder, TakesAllThatAReaderGives) {
  const Document document = DocumentBuilder("d")
                                .text("As it stands (CNS)\n")
                                .title_apart("Apart")
                                .url("https://a.example/1")
                                .uri("in.txt")
                                .media_type("text/plain")
                                .updated("2031-03-05")
                                .author("Ada Orme")
                                .author("Ben Vale")
                                .credit("CNS")
                                .metadata("section", "sea");
  EXPECT_EQ(document.text, "As it stands (CNS)\n");
  EXPECT_THAT(document.blocks, IsEmpty());
  EXPECT_EQ(encode(document),
            R"({"id":"d","key":"d","uri":"in.txt","url":"https://a.example/1","media_type":"text/plain",)"
            R"("title":"Apart","authors":["Ada Orme","Ben Vale"],"updated":"2031-03-05",)"
            R"("credits":[{"name":"CNS","start":14,"end":17}],"metadata":{"section":"sea"}})");
  const LentRecord lent = DocumentBuilder("d").paragraph("Text.");
  EXPECT_EQ(lent.json, R"({"id":"d","key":"d","uri":"d","blocks":[{"kind":"paragraph","start":0,"end":5}]})");
  EXPECT_EQ(lent.text, "Text.");
}

TEST(DocumentBuilder, ADocumentOutlivesItsBuilder) {
  auto builder = std::make_unique<DocumentBuilder>("d");
  const Document document = builder->paragraph(std::string(100, 'x'));
  builder.reset();
  EXPECT_EQ(document.text, std::string(100, 'x'));
}

TEST(PlaceOf, CountsWholeWords) {
  EXPECT_EQ(gazette().span("48"), (Span{28, 30}));
  EXPECT_EQ(gazette().text().substr(gazette().span("48", 2).start, 11), "48 vehicles");
  EXPECT_EQ(gazette().span("(CNS)").size(), 5U);
  EXPECT_EQ(place_of("L'Île", "Île"), (Span{2, 6})) << "offsets are bytes";
  EXPECT_EQ(place_of("aa aa aa", "aa aa"), (Span{0, 5}));
  EXPECT_EQ(place_of("148 and 48", "48"), (Span{8, 10}));
}

TEST(PlaceOf, SaysWhyThereIsNone) {
  EXPECT_EQ(message_of([] { place_of("A ferry.", "boat"); }),
            "the words \"boat\" stand nowhere; the text is \"A ferry.\"");
  EXPECT_EQ(message_of([] { place_of("A ferry.", "ferry", 3); }),
            "the words \"ferry\" stand 1 time, so there is no occurrence 3; the text is \"A ferry.\"");
  EXPECT_EQ(
      message_of([] { place_of("148 boats", "48"); }),
      "the words \"48\" stand only within other words: \"48\" at [1, 3) in \"1>48< boats\"; for a part of a word, "
      "give a Span; the text is \"148 boats\"");
  EXPECT_THAT(message_of([] { place_of("A ferry.", ""); }), HasSubstr("asked for by words"));
  EXPECT_THAT(message_of([] { place_of(std::string(199, 'x') + "é and more", "boat"); }),
              ::testing::EndsWith(std::string(199, 'x') + "…\""))
      << "a long text is cut before a character";
}

TEST(ClaimBuilder, FindsSpanAndSentence) {
  const Claim claim = quantity(gazette()).at("48 vehicles", 2).number("48").noun("vehicles");
  const Document document = gazette();
  EXPECT_EQ(claim.kind, "quantity");
  EXPECT_EQ(claim.document, "gazette");
  EXPECT_EQ(claim.key, "gazette");
  EXPECT_EQ(claim.id, "gazette:quantity:48 vehicles#2");
  EXPECT_EQ(claim.text, "48 vehicles");
  EXPECT_EQ(document.slice(claim.span()), "48 vehicles");
  EXPECT_GT(claim.start, document.blocks[2].start);
  ASSERT_TRUE(claim.sentence);
  EXPECT_EQ(document.slice(*claim.sentence), "The 48 vehicles in Tårnby.");
  EXPECT_FALSE(claim.joined) << "only checkers see that";
  const Claim first = quantity(gazette()).at("48 vehicles");
  EXPECT_EQ(document.slice(*first.sentence), "(CNS) It hit 48 vehicles, not 148.");
  const Claim two_sentences = statement(gazette()).at("148. Ada Orme");
  EXPECT_EQ(document.slice(*two_sentences.sentence),
            "(CNS) It hit 48 vehicles, not 148. Ada Orme said: \"It burned.\"");
  const Claim part = quantity(gazette()).at(Span{28, 29});
  EXPECT_EQ(part.text, "4");
  EXPECT_EQ(part.id, "gazette:quantity:[28, 29)");
}

TEST(ClaimBuilder, SaysWhatIsMissing) {
  EXPECT_EQ(message_of([] { static_cast<void>(quantity(gazette()).number("4").claim()); }),
            "a claim of kind \"quantity\" has no place: call at(\"its words\")");
  EXPECT_THAT(message_of([] { quantity(gazette()).at("49 vehicles"); }), HasSubstr("\"49 vehicles\" stand nowhere"));
  EXPECT_EQ(message_of([] {
              quantity(DocumentBuilder().text("short")).at(Span{3, 9});
            }),
            "the span [3, 9), which is not inside the text of 5 bytes");
  EXPECT_EQ(message_of([] { time(gazette()).day("March 2031"); }),
            "expected a day such as 2031-03-03, found \"March 2031\"");
}

TEST(ClaimBuilder, HasTheFieldsOfEachKind) {
  EXPECT_EQ(encode(quantity(DocumentBuilder("d").text("about 4 a day"))
                       .at("about 4 a day")
                       .id("c1")
                       .confidence(0.5)
                       .extractor("extractor.quantity")
                       .source("Own")
                       .property("deaths")
                       .predicate("die")
                       .scope("at sea")
                       .as_of("2031", "2032")
                       .modality("hedged")
                       .negated()
                       .number("4")
                       .between("3", "5")
                       .bound("<")
                       .approximate()
                       .unit("dollar", "USD")
                       .noun("people")
                       .per("day")
                       .of("all")
                       .change("up", "from a year earlier")
                       .value_text("four")
                       .field("model", "m")
                       .claim()),
            R"({"id":"c1","document":"d","key":"d","kind":"quantity","extractor":"extractor.quantity",)"
            R"("confidence":0.5,"start":0,"end":13,"text":"about 4 a day","sentence":{"start":0,"end":13},)"
            R"("source":"Own","predicate":"die","property":"deaths","scope":["at sea"],"value":{"number":"4",)"
            R"("low":"3","high":"5","bound":"<","approximate":true,"unit":"dollar","code":"USD","noun":"people",)"
            R"("per":"day","of":"all","change":{"direction":"up","base_text":"from a year earlier"},"text":"four"},)"
            R"("as_of":{"from":"2031","to":"2032"},"modality":"hedged","negated":true,"model":"m"})");
  const Claim day = time(gazette()).at("Fire").day("2032-02-29").mod("start");
  EXPECT_EQ(encode(*day.time),
            R"({"timex":"2032-02-29","type":"DATE","mod":"start","from":"2032-02-29","to":"2032-03-01"})");
  const Claim said = quote(gazette()).at("It burned.").speaker("Ada Orme").cue("said").polarity("affirm");
  EXPECT_EQ(said.quote->kind, "direct");
  EXPECT_EQ(said.quote->content, std::vector<Span>{said.span()});
  EXPECT_EQ(said.speaker->name, "Ada Orme");
  EXPECT_EQ(gazette().text().substr(*said.speaker->start, 8), "Ada Orme");
  EXPECT_EQ(said.cue->text, "said");
  const Claim mixed = quote(gazette()).at("said: \"It burned.\"").form("mixed").content("burned").content("It", 2);
  EXPECT_EQ(mixed.quote->kind, "mixed");
  EXPECT_EQ(mixed.quote->content, (std::vector<Span>{gazette().span("burned"), gazette().span("It", 2)}));
  const Claim relation =
      statement(gazette()).at("It hit 48 vehicles").subject("It", "fire").rel("hit").arg("It").arg("48 vehicles");
  EXPECT_EQ(relation.subject->role, "fire");
  EXPECT_EQ(Json(relation.rest).dump(),
            R"({"rel":"hit","args":[{"text":"It","start":21,"end":23},{"text":"48 vehicles","start":28,"end":39}]})");
  const Claim person = entity(gazette(), "person", "Ada Orme").at("Ada Orme").attribution("a wire");
  EXPECT_EQ(Json(person.rest).dump(), R"({"entity":{"type":"person","name":"Ada Orme"}})");
  EXPECT_EQ(person.attribution, std::vector<Json>{"a wire"});
}

// A checker is lent the claim with its surroundings, as the engine joins them.
TEST(ClaimBuilder, JoinsWhatCheckersSee) {
  auto article = gazette();
  const auto copy = DocumentBuilder("copy").paragraph("So we heard: It hit 48 vehicles.");
  const LentRecord lent = quantity(article.cluster("story")).at("48 vehicles").copied_in(copy, "It hit 48 vehicles");
  EXPECT_EQ(lent.text, gazette().text());
  const auto claim = decode<Claim>(lent.json).value();
  EXPECT_EQ(encode(claim.joined.value()),
            R"({"source":"Gazette","published":"2031-03-04T08:00:00Z","language":"en","title":"Fire on ferry",)"
            R"("sentence":"(CNS) It hit 48 vehicles, not 148.","sentence_start":15,"cluster":"story",)"
            R"("independent_group":"story","copied":[{"document":"copy","start":13,"end":31}]})");
  const Claim own = quantity(gazette()).at("48 vehicles").source("Row 3").joined_claim();
  EXPECT_EQ(own.joined->source, "Row 3");
  EXPECT_EQ(own.joined->cluster, "") << "no deduplicator ran";
}

TEST(CopyBuilder, FindsPassagesInBothTexts) {
  const auto agency = DocumentBuilder("agency").paragraph("Three people died.");
  const auto paper = DocumentBuilder("paper").paragraph("As we hear, three people have died. Three people died.");
  const Copy copy = CopyBuilder("partial", agency, paper)
                        .from_a()
                        .similarity(0.5)
                        .passage("Three people died.")
                        .passage("Three people", "three people")
                        .evidence("credit_line", {{"name", "CNS"}})
                        .field("weight", 2);
  EXPECT_EQ(encode(copy),
            R"({"id":"copy:agency:paper","a":"agency","b":"paper","direction":"a_to_b","kind":"partial",)"
            R"("similarity":0.5,"passages":[{"a_start":0,"a_end":18,"b_start":36,"b_end":54},)"
            R"({"a_start":0,"a_end":12,"b_start":12,"b_end":24}],"evidence":[{"kind":"credit_line","name":"CNS"}],)"
            R"("weight":2})");
  EXPECT_EQ(Copy(CopyBuilder("near", agency, paper).id("l1").from_another()).direction, "common");
  EXPECT_EQ(Copy(CopyBuilder("near", agency, paper)).direction, "unknown");
  EXPECT_THAT(message_of([&] { CopyBuilder("near", agency, paper).passage("boat"); }), HasSubstr("stand nowhere"));
}

TEST(ClusterBuilder, TakesTheClusterOfItsDocument) {
  EXPECT_EQ(encode(Cluster(ClusterBuilder(DocumentBuilder("a")))),
            R"({"id":"cluster:a","document":"a","key":"a","cluster":"a","canonical":true,"independent_group":"a"})");
  EXPECT_EQ(encode(Cluster(ClusterBuilder(DocumentBuilder("b").cluster("a")).origin(DocumentBuilder("a")))),
            R"({"id":"cluster:b","document":"b","key":"b","cluster":"a","canonical":false,"origin":"a",)"
            R"("independent_group":"a"})");
}

TEST(FindingBuilder, CountsDocumentsAndSources) {
  const auto courier = DocumentBuilder("courier").source("Courier").paragraph("It hit 52 vehicles. 52 vehicles!");
  const auto again = DocumentBuilder("again").source("Courier").paragraph("Over 50 vehicles.");
  const Finding finding =
      FindingBuilder("value")
          .subject("fire")
          .property("vehicles")
          .as_of("2031-03-03")
          .side("48", {quantity(gazette()).at("48 vehicles").id("g")})
          .side("52", {quantity(courier).at("52 vehicles").id("c1"), quantity(courier).at("52 vehicles", 2).id("c2"),
                       quantity(again).at("50 vehicles").id("c3")})
          .likely("52", 0.75)
          .possible()
          .explanation("48 or 52 vehicles.")
          .checker("checker.values");
  EXPECT_EQ(encode(finding),
            R"({"id":"finding:value","kind":"value","possible":true,"subject":"fire","property":"vehicles",)"
            R"("as_of":{"from":"2031-03-03"},"claims":["g","c1","c2","c3"],"sides":[{"value":"48","claims":["g"],)"
            R"("documents":1,"independent_sources":1},{"value":"52","claims":["c1","c2","c3"],"documents":2,)"
            R"("independent_sources":1}],"likely":{"value":"52","confidence":0.75},"independent_sources":2,)"
            R"("explanation":"48 or 52 vehicles.","checker":"checker.values"})");
  const Finding agreement = FindingBuilder("agreement").id("f").claims({quantity(gazette()).at("148")});
  EXPECT_EQ(agreement.claims, std::vector<std::string>{"gazette:quantity:148"});
  EXPECT_EQ(agreement.independent_sources, 1U);
}

TEST(SourceBuilder, AndDeadLetters) {
  EXPECT_EQ(encode(Source(SourceBuilder("Gazette").counts(2, 5).trust(0.5).depends_on("CNS", 0.25))),
            R"({"id":"source:Gazette","source":"Gazette","documents":2,"claims":5,"trust":0.5,)"
            R"("depends_on":[{"source":"CNS","probability":0.25}]})");
  const Rejected input = RejectedBuilder("read", "bad_utf8", "byte 3 is no text").plugin("reader.text").input("x.txt");
  EXPECT_EQ(encode(input),
            R"({"id":"rejected:read","stage":"read","plugin":"reader.text","unit":"input","unit_id":"x.txt",)"
            R"("input":"x.txt","code":"bad_utf8","message":"byte 3 is no text","attempt":1})");
  const Rejected group = RejectedBuilder("same", "crashed", "SIGSEGV").unit("group", "k").input("x.txt");
  EXPECT_EQ(group.unit + " " + group.unit_id, "group k");
}

}  // namespace
}  // namespace dossier::testing
