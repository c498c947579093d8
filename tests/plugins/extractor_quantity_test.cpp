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
                    Case{"The depot holds 170, 000 crates.", {"170, 000 | 170000 |  | crate | "}},
                    Case{"The depot cost $1, 250, 000.", {"$1, 250, 000 | 1250000 |  | dollar | USD"}},
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

INSTANTIATE_TEST_SUITE_P(
    NoQuantities, Quantities,
    testing::Values(Case{"It began in 2020.", {}}, Case{"It began on March 7, 2024.", {}},
                    Case{"It began on 7 March.", {}}, Case{"It began at 6pm.", {}},
                    Case{"It began at 10:30 on Friday.", {}}, Case{"He won 2-1.", {}}, Case{"Call 555-1234.", {}},
                    Case{"See No. 5 and Figure 3.", {}}, Case{"See entry 4417920.", {}},
                    Case{"The city has 4417920 residents.", {"4417920 | 4417920 |  | resident | "}},
                    Case{"The Boeing 747 left.", {}}, Case{"He was 23rd.", {}}, Case{"The first and second came.", {}},
                    Case{"In the 1990s it grew.", {}}, Case{"COVID-19 came.", {}},
                    Case{"It is at https://example.org/2/33.", {}}, Case{"Use version 3.11.2 of it.", {}},
                    Case{"I'm in.", {}}, Case{"No one came.", {}}, Case{"They met in the 2023-24 season.", {}},
                    Case{"It sold 50,000 in 2020.", {"50,000 | 50000 |  |  | "}}));

INSTANTIATE_TEST_SUITE_P(
    NumberGrammar, Quantities,
    testing::Values(
        Case{"Nine thousand, four hundred and six seats.", {"Nine thousand, four hundred and six | 9406 |  | seat | "}},
        Case{"One million, six cows.", {"One million | 1000000 |  |  | ", "six | 6 |  | cow | "}},
        Case{"It has 4 thousand 2 hundred and 12 pages.", {"4 thousand 2 hundred and 12 | 4212 |  | page | "}},
        Case{"It is one and one-quarter miles.", {"one and one-quarter miles | 1.25 |  | mile | [mi_i]"}},
        Case{"It is two and three-eighths inches.", {"two and three-eighths inches | 2.375 |  | inch | [in_i]"}},
        Case{"It is four hundredths of an inch.", {"four hundredths of an inch | 0.04 |  | inch | [in_i]"}},
        Case{"It is nine ten-thousandths of an inch.", {"nine ten-thousandths of an inch | 0.0009 |  | inch | [in_i]"}},
        Case{"The share is thirty forty fifths.", {"thirty forty fifths | 0.666666666666666667 |  |  | 1"}},
        Case{"It was thirty, the forty fifths fell.", {"thirty | 30 |  |  | "}},
        Case{"It is six trillionths of a gram.", {"six trillionths of a gram | 0.000000000006 |  | gram | g"}},
        Case{"It is 4 5/9 cups.", {"4 5/9 cups | 4.555555555555555556 |  | cup | [cup_us]"}},
        Case{"He lost 5/12 of it.", {"5/12 | 0.416666666666666667 |  |  | 1"}}, Case{"It came on 5/19.", {}},
        Case{"It sold a million and a half eggs.", {"a million and a half | 1500000 |  | egg | "}},
        Case{"It cost 2 billion and a quarter.", {"2 billion and a quarter | 2250000000 |  |  | "}},
        Case{"It lost a million and a third of the eggs.",
             {"a million | 1000000 | - |  | ", "a third | 0.333333333333333333 |  |  | 1"}},
        Case{"It grew by point six percent.", {"point six percent | 0.6 | + | percentage | %"}},
        Case{"It is minus point six percent.", {"minus point six percent | -0.6 |  | percentage | %"}},
        Case{"At that point six percent fell.", {"six percent | 6 |  | percentage | %"}},
        Case{"The turning point six years ago.", {"six years | 6 |  | year | a"}},
        Case{"It is zero point forty two percent.", {"zero point forty two percent | 0.42 |  | percentage | %"}},
        Case{"A hundred-and-five mile walk.", {"A hundred-and-five mile | 105 |  | mile | [mi_i]"}},
        Case{"It lost hundred and five cows.", {"hundred and five | 105 |  | cow | "}},
        Case{"Ants form thousand-strong colonies.", {"thousand | 1000 |  | colony | "}},
        Case{"- 1 3/8", {"- 1 3/8 | -1.375 |  |  | 1"}}, Case{"- 4 cows fell.", {"4 | 4 |  | cow | "}},
        Case{"How many fell? 192.", {"192 | 192 |  |  | "}}, Case{"192. The cows fell.", {}},
        Case{"It lost more than 1500.", {"1500 | 1500 | >- |  | "}}, Case{"It is later than 1500.", {}},
        Case{"The error is plus or minus 3 points.", {"3 points | 3 |  | point | {point}"}},
        Case{"The result is - 4.5 points.", {"- 4.5 points | -4.5 |  | point | {point}"}},
        Case{"It has won - 4 points fell.", {"4 points | 4 |  | point | {point}"}},
        Case{"A three-and-a-half-hour trip.", {"three-and-a-half-hour | 3.5 |  | hour | h"}},
        Case{"It took 1-1/2 cups.", {"1-1/2 cups | 1.5 |  | cup | [cup_us]"}},
        Case{"It sold three quarters of a billion eggs.", {"three quarters of a billion | 750000000 |  | egg | "}},
        Case{"It sold half-a-dozen eggs.", {"half-a-dozen | 6 |  | egg | "}},
        Case{"It holds 2.5 x 10^6 bytes.", {"2.5 x 10^6 bytes | 2500000 |  | byte | By"}},
        Case{"It holds 6\u00D710\u2079 bytes.", {"6\u00D710\u2079 bytes | 6000000000 |  | byte | By"}},
        Case{"It holds 7x10^-3 mol.", {"7x10^-3 mol | 0.007 |  | mole | mol"}},
        Case{"It holds 2^10 bytes.", {"2^10 bytes | 1024 |  | byte | By"}},
        Case{"It is 1 234,5 km.", {"1 234,5 km | 1234.5 |  | kilometre | km"}},
        Case{"It is 1 234 567.8 km.", {"1 234 567.8 km | 1234567.8 |  | kilometre | km"}},
        Case{"It costs 12'500 francs.", {"12'500 francs | 12500 |  | franc | "}},
        Case{"The rest is 3 over 4.", {"3 over 4 | 0.75 |  |  | 1"}},
        Case{"It rose 3 over 4 years.", {"3 | 3 | + |  | ", "4 years | 4 |  | year | a"}},
        Case{"Several hundred boats left.", {"Several hundred | 200..1000 |  | boat | "}},
        Case{"Scores of boats left.", {"Scores | 20..200 |  | boat | "}},
        Case{"Thousands fled.", {"Thousands | 1000..10000 |  |  | "}},
        Case{"The thousands of it.", {"thousands | 1000..10000 |  |  | "}}));

INSTANTIATE_TEST_SUITE_P(
    Shares, Quantities,
    testing::Values(Case{"One in eight nurses left.", {"One in eight | 0.125 |  |  | 1"}},
                    Case{"Two in five nurses left.", {"Two in five | 0.4 |  |  | 1"}},
                    Case{"One nurse in eight left.", {"One nurse in eight | 0.125 |  |  | 1"}},
                    Case{"Seven nurses out of ten left.", {"Seven nurses out of ten | 0.7 |  |  | 1"}},
                    Case{"Some 93 in a hundred left.", {"93 in a hundred | 0.93 | ~ |  | 1"}},
                    Case{"He had one goal in ten games.", {"one | 1 |  | goal | ", "ten | 10 |  | game | "}},
                    Case{"Four in 10 left.", {"Four in 10 | 0.4 |  |  | 1"}},
                    Case{"He asked 3 out of 4 nurses.", {"3 out of 4 | 0.75 |  |  | 1"}},
                    Case{"Nearly nine in every ten nurses left.", {"nine in every ten | 0.9 | ~ |  | 1"}},
                    Case{"There is a one-in-four chance.", {"one-in-four | 0.25 |  |  | 1"}},
                    Case{"He saw two in three games.", {"two | 2 |  |  | ", "three | 3 |  | game | "}},
                    Case{"It opened one in 2012.", {}}));

INSTANTIATE_TEST_SUITE_P(
    CountsOfAmounts, Quantities,
    testing::Values(Case{"He sold four $30 lamps.", {"four | 4 |  | lamp | ", "$30 | 30 |  | dollar | USD"}},
                    Case{"He sold six 20-foot masts.", {"six | 6 |  | mast | ", "20-foot | 20 |  | foot | [ft_i]"}},
                    Case{"It bought two new 737 Max jets.", {"two | 2 |  | new 737 max jet | "}}));

INSTANTIATE_TEST_SUITE_P(
    MoneyOfTheWorld, Quantities,
    testing::Values(
        Case{"It lost \u2212\u20AC3.5bn.", {"\u2212\u20AC3.5bn | -3500000000 | - | euro | EUR"}},
        Case{"It made -US$4.", {"-US$4 | -4 |  | dollar | USD"}},
        Case{"It owes MNOK 40.", {"MNOK 40 | 40000000 |  | norwegian krone | NOK"}},
        Case{"It owes 40 MEUR.", {"40 MEUR | 40000000 |  | euro | EUR"}},
        Case{"It owes 75 USD million.", {"75 USD million | 75000000 |  | dollar | USD"}},
        Case{"It owes EUR 120 million.", {"EUR 120 million | 120000000 |  | euro | EUR"}},
        Case{"It owes TRY 4,500.", {"TRY 4,500 | 4500 |  | turkish lira | TRY"}},
        Case{"TRY 5 mugs.", {"5 | 5 |  | mug | "}}, Case{"It owes PS2.7m.", {"PS2.7m | 2700000 |  | pound | GBP"}},
        Case{"The PS5 came.", {}}, Case{"It costs $10 and 30 cents.", {"$10 and 30 cents | 10.3 |  | dollar | USD"}},
        Case{"It costs Rs. 300 there.", {"Rs. 300 | 300 |  | rupee | "}},
        Case{"It costs two euros fifty.", {"two euros fifty | 2.5 |  | euro | EUR"}},
        Case{"It costs USD 15-20 per car.", {"USD 15-20 | 15..20 |  | dollar per car | USD"}},
        Case{"It costs 12 dollars 25.", {"12 dollars 25 | 12.25 |  | dollar | USD"}},
        Case{"It lasts 12 dollars 25 years.", {"12 dollars | 12 |  | dollar | USD", "25 years | 25 |  | year | a"}},
        Case{"It costs 40 Trinidad dollars.", {"40 Trinidad dollars | 40 |  | trinidad and tobago dollar | TTD"}},
        Case{"It costs 300 Zambian kwacha.", {"300 Zambian kwacha | 300 |  | zambian kwacha | ZMW"}}));

INSTANTIATE_TEST_SUITE_P(
    UnitsOfAllKinds, Quantities,
    testing::Values(Case{"He is 6-foot-3.", {"6-foot-3 | 6.25 |  | foot | [ft_i]"}},
                    Case{"It took 2 hours and 15 minutes.", {"2 hours and 15 minutes | 2.25 |  | hour | h"}},
                    Case{"It took 1h30.", {"1h30 | 1.5 |  | hour | h"}},
                    Case{"It took an hour and a half.", {"an hour and a half | 1.5 |  | hour | h"}},
                    Case{"It is two miles and a quarter.", {"two miles and a quarter | 2.25 |  | mile | [mi_i]"}},
                    Case{"It took 2 and 1/2 cups.", {"2 and 1/2 cups | 2.5 |  | cup | [cup_us]"}},
                    Case{"It falls at 9.8 m/s^2.", {"9.8 m/s^2 | 9.8 |  | metre per second squared | m/s2"}},
                    Case{"It was -40 C. Then 45 C.",
                         {"-40 C | -40 |  | celsius | Cel", "45 C | 45 |  | celsius | Cel"}},
                    Case{"It shipped 1 250 000 t of it.", {"1 250 000 t | 1250000 |  | metric ton | t"}},
                    Case{"It has a 12-square-mile area.", {"12-square-mile | 12 |  | square mile | [smi_us]"}},
                    Case{"It holds 5 KiB and 3 gibibits.",
                         {"5 KiB | 5 |  | kibibyte | KiBy", "3 gibibits | 3 |  | gibibit | Gibit"}},
                    Case{"It took 3m 15s.", {"3m 15s | 3.25 |  | minute | min"}},
                    Case{"She weighs 11st 7lb.", {"11st 7lb | 11.5 |  | stone | [stone_av]"}},
                    Case{"He came 21st.", {}},
                    Case{"It makes 40 kb/d.", {"40 kb/d | 40000 |  | barrel per day | [bbl_us]/d"}},
                    Case{"It makes 3 bcm.", {"3 bcm | 3000000000 |  | cubic metre | m3"}},
                    Case{"It makes 1.2 Mtoe.", {"1.2 Mtoe | 1200000 |  | tonne of oil equivalent | "}},
                    Case{"It spans 3 mm^2.", {"3 mm^2 | 3 |  | square millimetre | mm2"}},
                    Case{"It takes 40 femtoseconds.", {"40 femtoseconds | 40 |  | femtosecond | fs"}},
                    Case{"It runs at 25MHZ.", {"25MHZ | 25 |  | megahertz | MHz"}},
                    Case{"It carries 3 kN/m^2.", {"3 kN | 3 |  | kilonewton per square metre | kN"}},
                    Case{"It weighs 20 [kg].", {"20 [kg] | 20 |  | kilogram | kg"}},
                    Case{"He weighs 90lbs.", {"90lbs | 90 |  | pound | [lb_av]"}}));

INSTANTIATE_TEST_SUITE_P(
    CountedNouns, Quantities,
    testing::Values(Case{"It took 20+ years.", {"20+ years | 20 | >= | year | a"}},
                    Case{"It has 100+ mills.", {"100 | 100 | >= | mill | "}},
                    Case{"It has two or more mills.", {"two | 2 | >= | mill | "}},
                    Case{"He filed a 50-page request.", {"50 | 50 |  | page | "}},
                    Case{"It has 300-odd mills.", {"300 | 300 | ~ | mill | "}},
                    Case{"It has 40 \u201Cgreen mills\u201D there.", {"40 | 40 |  | green mill | "}},
                    Case{"Pupils aged 9 to 12 came.", {"9 to 12 | 9..12 |  | year of age | a"}},
                    Case{"It pumps 300 barrels of crude oil a day.",
                         {"300 barrels | 300 |  | barrel per day | [bbl_us]"}},
                    Case{"A quarter-point cut.", {"A quarter-point | 0.25 | - | point | {point}"}}));

INSTANTIATE_TEST_SUITE_P(
    UnitsWrittenOnce, Quantities,
    testing::Values(Case{"The rate was 4.1 percent in May and 4.3 in June.",
                         {"4.1 percent | 4.1 |  | percentage | %", "4.3 | 4.3 |  | percentage | %"}},
                    Case{"It rose 2 percent on May 3 and 4.", {"2 percent | 2 | + | percentage | %"}},
                    Case{"It fell 3.2 percent to 4.5.",
                         {"3.2 percent | 3.2 | - | percentage | %", "4.5 | 4.5 |  |  | "}},
                    Case{"He raised 280 million of the 900 million shekels.",
                         {"280 million | 280000000 |  | israeli shekel | ILS",
                          "900 million shekels | 900000000 |  | israeli shekel | ILS"}},
                    Case{"a deficit of 1 . 6 billion francs , or 2 . 4 % of output .",
                         {"1 . 6 billion francs | 1600000000 |  | franc | ", "2 . 4 % | 2.4 |  | percentage | %"}}));

INSTANTIATE_TEST_SUITE_P(
    ChangesAndLevels, Quantities,
    testing::Values(Case{"Shares fell 68 cents, or 1.1 percent.",
                         {"68 cents | 68 | - | cent | ", "1.1 percent | 1.1 | - | percentage | %"}},
                    Case{"The price rose by $12 (5%).", {"$12 | 12 | + | dollar | USD", "5% | 5 | + | percentage | %"}},
                    Case{"The level fell below 130 points.", {"130 points | 130 | < | point | {point}"}},
                    Case{"Costs fell by a fifth in May.", {"a fifth | 0.2 | - |  | 1"}},
                    Case{"It grew to 9 million, 2 percent more.",
                         {"9 million | 9000000 |  |  | ", "2 percent | 2 |  | percentage | %"}},
                    Case{"It posted a loss of 63 cents.", {"63 cents | 63 |  | cent | "}},
                    Case{"He added a 30 degree homer.", {"30 degree | 30 |  | degree | deg"}},
                    Case{"They stay an average of 70 days.", {"70 days | 70 |  | day | d"}}));

INSTANTIATE_TEST_SUITE_P(
    NamesAndLabels, Quantities,
    testing::Values(Case{"It left at 0615 GMT.", {}}, Case{"It left at 1830 hours.", {}},
                    Case{"It left at twenty past six.", {}}, Case{"It was ten to four, not half past three.", {}},
                    Case{"It left at a quarter to five.", {}}, Case{"The Six o'clock news.", {}},
                    Case{"10.52 The site is back.", {}}, Case{"Call +31 20 555 0199.", {}},
                    Case{"Call (0161) 496 0123.", {}}, Case{"He lives at 12 Elm Court.", {}},
                    Case{"He lives in Salem, OR 97301.", {}}, Case{"He took Flight 93.", {}},
                    Case{"It began on may 19.", {}}, Case{"It is 2018s best.", {}},
                    Case{"They built 2000 homes.", {"2000 | 2000 |  | home | "}}, Case{"Agent 007 came.", {}},
                    Case{"He has type 2 diabetes.", {}}, Case{"It is case number 4567, zip code 90210.", {}},
                    Case{"He bought a 4K screen.", {}}, Case{"It has 4K seats.", {"4K | 4000 |  | seat | "}}));

INSTANTIATE_TEST_SUITE_P(
    RangesAndProducts, Quantities,
    testing::Values(Case{"A six- to eight-week course.", {"six- to eight-week | 6..8 |  | week | wk"}},
                    Case{"Three- and six-week courses.", {"Three | 3 |  | week | wk", "six-week | 6 |  | week | wk"}},
                    Case{"It costs \u00A33m-4m.", {"\u00A33m-4m | 3000000..4000000 |  | pound | GBP"}},
                    Case{"It was 4\u00B0-9\u00B0C.", {"4\u00B0-9\u00B0C | 4..9 |  | celsius | Cel"}},
                    Case{"It is 1800-2100 metres high.", {"1800-2100 metres | 1800..2100 |  | metre | m"}},
                    Case{"The 1800-2100 years.", {}},
                    Case{"It is 4 by 6 feet.", {"4 | 4 |  | foot | [ft_i]", "6 feet | 6 |  | foot | [ft_i]"}},
                    Case{"It is 4x6 cm.", {"4 | 4 |  | centimetre | cm", "6 cm | 6 |  | centimetre | cm"}},
                    Case{"A 4-by-6-foot cell.", {"4 | 4 |  | foot | [ft_i]", "6-foot | 6 |  | foot | [ft_i]"}},
                    Case{"A 4x4 car and a 2x scope.", {}},
                    Case{"It is 9 \u00B1 0.4 cm.", {"9 \u00B1 0.4 cm | 9 |  | centimetre | cm"}},
                    Case{"It is 45 percent plus or minus 3 percent.",
                         {"45 percent plus or minus 3 percent | 45 |  | percentage | %"}}));

INSTANTIATE_TEST_SUITE_P(
    AgesAndScales, Quantities,
    testing::Values(Case{"She is 44.", {"44 | 44 |  | year of age | a"}},
                    Case{"He would have been forty when it came.", {"forty | 40 |  | year of age | a"}},
                    Case{"Ida Brandt turns 50 in May.", {"50 | 50 |  | year of age | a"}},
                    Case{"The writer died at 91.", {"91 | 91 |  | year of age | a"}},
                    Case{"He had 11 and 12.", {"11 | 11 |  |  | ", "12 | 12 |  |  | "}},
                    Case{"It is 44.", {"44 | 44 |  |  | "}},
                    Case{"He was 44 minutes late.", {"44 minutes | 44 |  | minute | min"}},
                    Case{"It fell to 14 degrees on the Fahrenheit scale.",
                         {"14 degrees | 14 |  | fahrenheit | [degF]"}},
                    Case{"It is 70 on the decibel scale.", {"70 | 70 |  | decibel | dB"}},
                    Case{"It is cooled to absolute zero.", {"absolute zero | 0 |  | kelvin | K"}}));

INSTANTIATE_TEST_SUITE_P(
    Rates, Quantities,
    testing::Values(Case{"It saw 4.5 deaths per 100,000 residents.", {"4.5 | 4.5 |  | death per 100,000 residents | "}},
                    Case{"It used 16 kWh per 100 km.", {"16 kWh | 16 |  | kilowatt hour per 100 km | kW.h"}},
                    Case{"It was 4 per 1,000.", {"4 | 4 |  |  | "}},
                    Case{"It paid $90 per 12 eggs.", {"$90 | 90 |  | dollar per 12 eggs | USD"}},
                    Case{"It flows at 7 cm s-1.", {"7 cm | 7 |  | centimetre per second | cm"}},
                    Case{"It weighs 7 kg m\u207B\u00B3.", {"7 kg | 7 |  | kilogram per cubic metre | kg"}},
                    Case{"It ran 7 km, s-1 came.", {"7 km | 7 |  | kilometre | km"}}));

INSTANTIATE_TEST_SUITE_P(
    SignsOfMoneyAndUnits, Quantities,
    testing::Values(Case{"It costs R5 million.", {"R5 million | 5000000 |  | south african rand | ZAR"}},
                    Case{"It costs N1.2bn.", {"N1.2bn | 1200000000 |  | nigerian naira | NGN"}},
                    Case{"It costs P4,500.", {"P4,500 | 4500 |  | philippine peso | PHP"}},
                    Case{"He wore an N95 mask on the R5 road.", {}},
                    Case{"It costs GH\u00A25.", {"GH\u00A25 | 5 |  | ghanaian cedi | GHS"}},
                    Case{"It costs Eur 5.5bn.", {"Eur 5.5bn | 5500000000 |  | euro | EUR"}},
                    Case{"It costs $4 million Canadian.", {"$4 million Canadian | 4000000 |  | canadian dollar | CAD"}},
                    Case{"It paid $4 million Canadian aid.", {"$4 million | 4000000 |  | dollar | USD"}},
                    Case{"It costs $4tr.", {"$4tr | 4000000000000 |  | dollar | USD"}},
                    Case{"It costs ten grand.", {"ten grand | 10000 |  |  | "}},
                    Case{"It has ten grand pianos.", {"ten | 10 |  | grand piano | "}},
                    Case{"It costs 40 Bermudan dollars.", {"40 Bermudan dollars | 40 |  | bermudian dollar | BMD"}},
                    Case{"It is 12 mi from here.", {"12 mi | 12 |  | mile | [mi_i]"}},
                    Case{"A 42-in pipe.", {"42-in | 42 |  | inch | [in_i]"}},
                    Case{"A 4-m wall.", {"4-m | 4 |  | metre | m"}},
                    Case{"He is 5' 10\" tall.", {"5' 10\" | 5.83333333333333333 |  | foot | [ft_i]"}},
                    Case{"It took a half hour.", {"a half hour | 0.5 |  | hour | h"}},
                    Case{"It has 3 mH and 40 \u03BCT.",
                         {"3 mH | 3 |  | millihenry | mH", "40 \u03BCT | 40 |  | microtesla | uT"}}));

INSTANTIATE_TEST_SUITE_P(
    TextsCutIntoTokens, Quantities,
    testing::Values(Case{"a 12 - month lease .", {"12 - month | 12 |  | month | mo"}},
                    Case{"a forty - two foot mast .", {"forty - two foot | 42 |  | foot | [ft_i]"}},
                    Case{"a 26 - year - old nurse .", {"26 - year - old | 26 |  | year of age | a"}},
                    Case{"It is 3 / 4 full .", {"3 / 4 | 0.75 |  |  | 1"}}, Case{"It came 3 / 4 / 2009 .", {}},
                    Case{"an 8 - member crew .", {"8 | 8 |  | member | "}},
                    Case{"a $ 70 - a - share bid .", {"$ 70 | 70 |  | dollar per share | USD"}},
                    Case{"a $ 4 - million fee .", {"$ 4 - million | 4000000 |  | dollar | USD"}},
                    Case{"It sold 50 - day after day.", {"50 | 50 |  |  | "}},
                    Case{"It sold 50 - a record.", {"50 | 50 |  |  | "}}));

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
  EXPECT_EQ(interval("It is 9 \u00B1 0.4 cm."), "8.6..9.4");
  EXPECT_EQ(interval("It is 6 feet 6 inches."), "6.45833333333333333335..6.54166666666666666665");
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

// What rules over tokens get wrong and the tree sees.
INSTANTIATE_TEST_SUITE_P(
    Trees, Descriptions,
    testing::Values(
        Told{"Over the years the ferry has called at 32 ports.", "the ferry", "call", "ports"},
        Told{"Salt shipped from these mines into Arden has been a staple for four decades.", "Salt", "be", "duration"},
        Told{"The 70-metre tower stood before them.", "tower", "stand", "tower"},
        Told{"A canal 740 kilometres in length will be built from Arden to the coast.", "A canal", "build", "length"},
        Told{"Ilse Varga, 34, was on board.", "Ilse Varga", "", "age"},
        Told{"- Operating profit: $4 million.", "Operating profit", "", "operating profit"},
        Told{"The line's net debt in June: $2 million.", "The line's net debt in June", "", "net debt"},
        Told{"The visitors collected three points.", "The visitors", "collect", "points collected"},
        Told{"Elvany, Arden - Ferries carried 12 passengers.", "Ferries", "carry", "passengers carried"},
        Told{"The pilot, Nadim Reyl, 54, is a captain of the reserve.", "Nadim Reyl", "", "age"},
        Told{"Half of the houses were damaged.", "the houses", "damage", "share of house"},
        Told{"The total cost of the repairs rose to $5 million.", "The total cost of the repairs", "rise",
             "total cost"},
        Told{"Corva said that its operating profit fell 5 percent.", "its operating profit", "fall",
             "operating profit"}));

INSTANTIATE_TEST_SUITE_P(
    Claims, Descriptions,
    testing::Values(Told{"Six people were killed in the blast.", "the blast", "kill", "people killed"},
                    Told{"The blast killed six people.", "The blast", "kill", "people killed"},
                    Told{"The trade volume between Arden and Corva reached $40 million.",
                         "The trade volume between Arden and Corva", "reach", "trade volume"},
                    Told{"The central bank raised its key interest rate to 4.50 percent.", "The central bank", "raise",
                         "key interest rate"},
                    Told{"About 92 percent of grain shipments were delayed.", "grain shipments", "delay",
                         "share of grain shipment"},
                    Told{"The firm agreed to a $150,000 contract.", "The firm", "agree", "contract"},
                    Told{"The port posted a record profit of $3 million.", "The port", "post", "profit"}));

TEST(Claims, AConversionSaysTheSameAsWhatItConverts) {
  const auto claims = extract("The wreck lies 50 miles (80 km) south of Arden.");
  ASSERT_EQ(claims.size(), 2U);
  ASSERT_TRUE(claims[0].subject && claims[1].subject);
  EXPECT_EQ(claims[0].subject->text, "The wreck");
  EXPECT_EQ(claims[1].subject->text, claims[0].subject->text);
  EXPECT_EQ(claims[0].property, "distance");
  EXPECT_EQ(claims[1].property, claims[0].property);
}

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
                                 "said 5 of the ", "twenty-five-", "234 ", "5 million ", "million ", "1 over ",
                                 "5 feet ", "two and a half ", "-$", "one in ", "1,", "was not ", "really "}) {
    std::string text;
    while (text.size() < 8000) text += part;
    EXPECT_NO_THROW(extract(text)) << part;
  }
}

TEST(Hostile, NoClaimCopiesAWordWithoutEnd) {
  for (const std::string before : {"", "Another report. ", "The company sold "})
    for (const std::string part : {"twenty-", "5-km-", "a-5-", "and-"}) {
      std::string text = before;
      while (text.size() < 20'000) text += part;
      for (const auto& claim : extract(text)) ASSERT_LT(dossier::encode(claim).size(), 4000U) << before << part;
    }
}

}  // namespace
