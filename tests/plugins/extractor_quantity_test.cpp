// extractor.quantity through the C boundary. A claim is shown as one line:
//   text | number or low..high | bound, ~, + or - | unit | code
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Claim;
using dossier::Document;
using dossier::testing::LoadedPlugin;
using testing::ElementsAre;
using testing::ElementsAreArray;

const LoadedPlugin& extractor() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/extractor-quantity.so", "extractor.quantity");
  return plugin;
}

std::vector<Claim> extract(const std::string& text, const std::string& published = {}) {
  Document document;
  document.id = "d";
  document.text = text;
  document.published = published;
  return extractor().extract(document);
}

std::string line(const Claim& claim) {
  const auto& value = *claim.value;
  std::string out =
      claim.text + " | " + (value.number.empty() ? value.low + ".." + value.high : value.number) + " | " + value.bound;
  if (value.approximate) out += "~";
  if (value.change) out += value.change->direction == "up" ? "+" : "-";
  return out + " | " + value.unit + " | " + value.code;
}

struct Case {
  const char* text;
  std::vector<std::string> expected;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class Quantities : public testing::TestWithParam<Case> {};

TEST_P(Quantities, AreFound) {
  std::vector<std::string> found;
  for (const auto& claim : extract(GetParam().text)) found.push_back(line(claim));
  EXPECT_THAT(found, ElementsAreArray(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, Quantities,
    testing::Values(Case{"The depot holds 1,204 crates.", {"1,204 | 1204 |  | crate | "}},
                    Case{"The depot holds 816 000 crates.", {"816 000 | 816000 |  | crate | "}},
                    Case{"The depot holds 1.204.550 crates.", {"1.204.550 | 1204550 |  | crate | "}},
                    Case{"Twenty-three farmers came.", {"Twenty-three | 23 |  | farmer | "}},
                    Case{"They lost two hundred and five sheep.", {"two hundred and five | 205 |  | sheep | "}},
                    Case{"It sold one and a half million tickets.",
                         {"one and a half million | 1500000 |  | ticket | "}},
                    Case{"It sold half a million tickets.", {"half a million | 500000 |  | ticket | "}},
                    Case{"A dozen boats sank.", {"A dozen | 12 |  | boat | "}},
                    Case{"It has 4 hundred million users.", {"4 hundred million | 400000000 |  | user | "}},
                    Case{"Tens of thousands of birds left.", {"Tens of thousands | 10000..100000 |  | bird | "}},
                    Case{"The board is 2\u00BD inches wide.", {"2\u00BD inches | 2.5 |  | inch | [in_i]"}},
                    Case{"Two thirds of the fleet was sold.", {"Two thirds | 0.666666666666666667 |  |  | 1"}}));

INSTANTIATE_TEST_SUITE_P(
    Money, Quantities,
    testing::Values(Case{"It paid $12.5 million.", {"$12.5 million | 12500000 |  | dollar | USD"}},
                    Case{"It paid US$3bn.", {"US$3bn | 3000000000 |  | dollar | USD"}},
                    Case{"It paid C$40.", {"C$40 | 40 |  | canadian dollar | CAD"}},
                    Case{"It paid \u20AC2.7m and \u00A35k.",
                         {"\u20AC2.7m | 2700000 |  | euro | EUR", "\u00A35k | 5000 |  | pound | GBP"}},
                    Case{"It paid USD10m.", {"USD10m | 10000000 |  | dollar | USD"}},
                    Case{"It paid 300 yuan.", {"300 yuan | 300 |  | chinese yuan | CNY"}},
                    Case{"It paid 10 million Danish crowns.",
                         {"10 million Danish crowns | 10000000 |  | danish krone | DKK"}},
                    Case{"It paid 60 rubles a day.", {"60 rubles | 60 |  | russian ruble per day | RUB"}},
                    Case{"A ticket costs 70 cents.", {"70 cents | 70 |  | cent | "}},
                    Case{"Oil costs $88.10 a barrel.", {"$88.10 | 88.1 |  | dollar per barrel | USD"}}));

INSTANTIATE_TEST_SUITE_P(
    Bounds, Quantities,
    testing::Values(Case{"More than 300 people came.", {"300 | 300 | > | people | "}},
                    Case{"Fewer than 300 people came.", {"300 | 300 | < | people | "}},
                    Case{"At least 300 people came.", {"300 | 300 | >= | people | "}},
                    Case{"Up to 300 people came.", {"300 | 300 | <= | people | "}},
                    Case{"About 300 people came.", {"300 | 300 | ~ | people | "}},
                    Case{"Some 300 people came.", {"300 | 300 | ~ | people | "}},
                    Case{"Nearly 300 people came.", {"300 | 300 | ~ | people | "}},
                    Case{"300 people or more came.", {"300 | 300 | >= | people | "}},
                    Case{"Between 20 and 30 people came.", {"20 and 30 | 20..30 |  | people | "}},
                    Case{"It takes 5-10 minutes.", {"5-10 minutes | 5..10 |  | minute | min"}},
                    Case{"It costs $3 to $5 million.", {"$3 to $5 million | 3000000..5000000 |  | dollar | USD"}},
                    Case{"It lasts three or four weeks.", {"three or four weeks | 3..4 |  | week | wk"}}));

INSTANTIATE_TEST_SUITE_P(
    Changes, Quantities,
    testing::Values(Case{"Output rose 4.2 percent.", {"4.2 percent | 4.2 | + | percentage | %"}},
                    Case{"Output fell by 4.2%.", {"4.2% | 4.2 | - | percentage | %"}},
                    Case{"Output was 7 percent higher.", {"7 percent | 7 | + | percentage | %"}},
                    Case{"Shares were down 3%.", {"3% | 3 | - | percentage | %"}},
                    Case{"It saw a 3 percent drop in sales.", {"3 percent | 3 | - | percentage | %"}},
                    Case{"The bank cut the rate by a quarter of a percentage point.",
                         {"a quarter of a percentage point | 0.25 | - | percentage point | [pp]"}},
                    Case{"The bank cut the rate by half a percentage point.",
                         {"half a percentage point | 0.5 | - | percentage point | [pp]"}},
                    Case{"Exports dropped 7% to $2.3 billion.",
                         {"7% | 7 | - | percentage | %", "$2.3 billion | 2300000000 |  | dollar | USD"}},
                    Case{"The rate rose from 4.25 to 4.5 percent.",
                         {"4.25 | 4.25 |  | percentage | %", "4.5 percent | 4.5 |  | percentage | %"}}));

INSTANTIATE_TEST_SUITE_P(
    Measures, Quantities,
    testing::Values(Case{"It is 40 km/h fast and 3 km long.",
                         {"40 km/h | 40 |  | kilometre per hour | km/h", "3 km | 3 |  | kilometre | km"}},
                    Case{"It was -5\u00B0C.", {"-5\u00B0C | -5 |  | celsius | Cel"}},
                    Case{"It was minus 12 degrees Celsius.", {"minus 12 degrees Celsius | -12 |  | celsius | Cel"}},
                    Case{"A 50-year-old man came.", {"50-year-old | 50 |  | year of age | a"}},
                    Case{"Ida Brandt, 61, came.", {"61 | 61 |  | year of age | a"}},
                    Case{"The 12-cent fee stays.", {"12-cent | 12 |  | cent | "}},
                    Case{"It has 90 square miles.", {"90 square miles | 90 |  | square mile | [smi_us]"}},
                    Case{"It is 10 miles (16 km) away.",
                         {"10 miles | 10 |  | mile | [mi_i]", "16 km | 16 |  | kilometre | km"}},
                    Case{"It makes 500 barrels a day.", {"500 barrels | 500 |  | barrel per day | [bbl_us]"}}));

INSTANTIATE_TEST_SUITE_P(NoQuantities, Quantities,
                         testing::Values(Case{"It began in 2020.", {}}, Case{"It began on March 7, 2024.", {}},
                                         Case{"It began on 7 March.", {}}, Case{"It began at 6pm.", {}},
                                         Case{"It began at 10:30 on Friday.", {}}, Case{"He won 2-1.", {}},
                                         Case{"Call 555-1234.", {}}, Case{"See No. 5 and Figure 3.", {}},
                                         Case{"The Boeing 747 left.", {}}, Case{"He was 23rd.", {}},
                                         Case{"The first and second came.", {}}, Case{"In the 1990s it grew.", {}},
                                         Case{"COVID-19 came.", {}}, Case{"It is at https://example.org/2/33.", {}},
                                         Case{"Use version 3.11.2 of it.", {}}, Case{"I'm in.", {}},
                                         Case{"No one came.", {}}, Case{"They met in the 2023-24 season.", {}},
                                         Case{"It sold 50,000 in 2020.", {"50,000 | 50000 |  |  | "}}));

std::string interval(const std::string& text) {
  const auto claims = extract(text);
  return claims.size() == 1 ? claims[0].value->low + ".." + claims[0].value->high
                            : "claims: " + std::to_string(claims.size());
}

TEST(Interval, IsWhatTheWordingAllows) {
  EXPECT_EQ(interval("It paid $240 million."), "239500000..240500000");
  EXPECT_EQ(interval("It paid $240.11 million."), "240105000..240115000");
  EXPECT_EQ(interval("It grew 26.3 percent."), "26.25..26.35");
  EXPECT_EQ(interval("It has 48 members."), "48..48");
  EXPECT_EQ(interval("It has 12,000 members."), "11500..12500");
  EXPECT_EQ(interval("It has over 240 members."), "240..");
  EXPECT_EQ(interval("It has at most 240 members."), "..240");
  EXPECT_EQ(interval("It has nearly 200 members."), "190..200");
  EXPECT_EQ(interval("It has about 210 members."), "199.5..220.5");
  EXPECT_EQ(interval("It has just over 200 members."), "200..210");
}

Claim only(const std::string& text, const std::string& published = {}) {
  auto claims = extract(text, published);
  EXPECT_EQ(claims.size(), 1u) << text;
  return claims.empty() ? Claim{} : claims[0];
}

struct Told {
  const char* text;
  const char* subject;
  const char* predicate;
  const char* property;
};
void PrintTo(const Told& t, std::ostream* out) { *out << t.text; }
class Descriptions : public testing::TestWithParam<Told> {};

TEST_P(Descriptions, DescribeWhatIsMeasured) {
  const auto claim = only(GetParam().text);
  EXPECT_EQ(claim.subject ? claim.subject->text : "", GetParam().subject);
  EXPECT_EQ(claim.predicate, GetParam().predicate);
  EXPECT_EQ(claim.property, GetParam().property);
}

INSTANTIATE_TEST_SUITE_P(
    Claims, Descriptions,
    testing::Values(Told{"Six people were killed in the blast.", "people", "kill", "people killed"},
                    Told{"The blast killed six people.", "The blast", "kill", "people killed"},
                    Told{"The trade volume between Arden and Corva reached $40 million.",
                         "The trade volume between Arden and Corva", "reach", "trade volume"},
                    Told{"The central bank raised its key interest rate to 4.50 percent.", "The central bank", "raise",
                         "key interest rate"},
                    Told{"About 92 percent of grain shipments were delayed.", "grain shipments", "delay",
                         "share of grain shipment"},
                    Told{"The firm agreed to a $150,000 contract.", "The firm", "agree", "contract"},
                    Told{"The port posted a record profit of $3 million.", "The port", "post", "profit"}));

TEST(Claims, HaveTheirTime) {
  const auto time = [](const std::string& text, const std::string& published = {}) {
    const auto claim = only(text, published);
    return claim.as_of ? claim.as_of->from + "/" + claim.as_of->to : std::string();
  };
  EXPECT_EQ(time("In 2023, exports reached $3 million."), "2023-01-01/2024-01-01");
  EXPECT_EQ(time("Exports reached $3 million in July 2023."), "2023-07-01/2023-08-01");
  EXPECT_EQ(time("Exports reached $3 million last year.", "2031-06-04"), "2030-01-01/2031-01-01");
  EXPECT_EQ(time("Exports reached $3 million last year."), "");
  EXPECT_EQ(time("The mine sold 300 trucks on Monday.", "2031-06-04"), "2031-06-02/2031-06-03");
  EXPECT_EQ(time("The mine sold 300 trucks in the first half of 2030."), "2030-01-01/2030-07-01");
  EXPECT_EQ(time("The minister speaks in Corva on May 7, 2031.\n\nExports reached $3 million last year."),
            "2030-01-01/2031-01-01");
}

TEST(Claims, HaveTheBaseOfAChange) {
  const auto claims =
      extract("Revenue rose 8 percent from a year earlier. Revenue rose by $2 million from $25 million.");
  ASSERT_EQ(claims.size(), 3u);
  EXPECT_EQ(claims[0].value->change->base_text, "from a year earlier");
  ASSERT_TRUE(claims[1].value->change->base);
  EXPECT_EQ(claims[1].value->change->base->start, claims[2].start);
}

TEST(Claims, HaveTheirAttribution) {
  const auto speaker = [](const std::string& text) {
    const auto claims = extract(text);
    return claims.empty() || claims[0].attribution.empty() ? std::string()
                                                           : std::string(claims[0].attribution[0].text_or("text"));
  };
  EXPECT_EQ(speaker("The ministry said that 300 homes were flooded."), "The ministry");
  EXPECT_EQ(speaker("Some 300 homes were flooded, said Ida Brandt."), "Ida Brandt");
  EXPECT_EQ(speaker("According to the harbour police, 300 homes were flooded."), "harbour police");
  EXPECT_EQ(speaker("Some 300 homes were flooded."), "");
}

TEST(Claims, HaveAModality) {
  EXPECT_EQ(only("Output will reach 300 tonnes.").modality, "expected");
  EXPECT_EQ(only("Output is expected to reach 300 tonnes.").modality, "expected");
  EXPECT_EQ(only("Output may reach 300 tonnes.").modality, "hedged");
  EXPECT_EQ(only("Did output reach 300 tonnes?").modality, "asked");
  EXPECT_EQ(only("Output reached 300 tonnes.").modality, "asserted");
  EXPECT_TRUE(only("Output did not reach 300 tonnes.").negated);
}

TEST(Claims, TheFigureIsTheOneBefore) {
  const auto claims = extract("Grain exports reached $40 million in 2030. The figure was $31 million in 2029.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[1].property, "grain exports");
  EXPECT_LT(claims[1].confidence, claims[0].confidence);
}

TEST(Hostile, BytesOfAnyKindGiveSoundClaims) {
  unsigned state = 5;
  const auto random = [&] { return (state = state * 1664525 + 1013904223) >> 16; };
  const std::vector<std::string> parts = {
      "5",    "%",   " ",   ",",        ".",      "-",    "$",    "million", "of",    "two",  "and", "\xE2\x82\xAC",
      "\xFF", "\n",  "(",   "\"",       "to",     "from", "year", "2020",    "March", "half", "a",   "rose",
      "by",   "the", "1/2", "\xC2\xBD", "people", "old",  "e",    "said"};
  for (int round = 0; round < 15; ++round) {
    std::string text;
    for (int i = 0; i < 400; ++i) text += parts[random() % parts.size()] + (random() % 3 ? " " : "");
    std::uint64_t end = 0;
    for (const auto& claim : extract(text)) {
      EXPECT_GE(claim.start, end) << text;
      EXPECT_LE(claim.end, text.size());
      EXPECT_LT(claim.start, claim.end);
      end = claim.end;
    }
  }
  EXPECT_TRUE(extract("").empty());
  EXPECT_TRUE(extract(std::string("\0\0", 2)).empty());
}

TEST(Hostile, LongSentencesTakeLinearTime) {
  // Takes seconds each if a rule scans the entire sentence for each of its quantities.
  for (const std::string part : {"5 percent ", "in 2020 $5 ", "rose 5 and 6 to 7, ", "5\" ", "5 pounds ",
                                 "said 5 of the ", "twenty-five-", "1,", "was not ", "really "}) {
    std::string text;
    while (text.size() < 12000) text += part;
    EXPECT_NO_THROW(extract(text)) << part;
  }
}

}  // namespace
