#include <gmock/gmock.h>

#include <set>

#include "checker_claims.hpp"

namespace {

using checker_test::Case;
using checker_test::findings_of;
using checker_test::lines_of;
using checker_test::LoadedPlugin;
using checker_test::records_of;
using checker_test::Text;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

const LoadedPlugin& checker() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/checker-values.so", "checker.values");
  return plugin;
}

// Two texts of one story: the first sentence of both makes them neighbours.
std::vector<Text> pair(const std::string& one, const std::string& other) {
  const std::string story = "A warehouse of Norvik Freight burned at Tarn Harbour near the grain silos.";
  return {{"a", "Tarn Post", "", "2031-03-04", "Fire at Tarn Harbour", {story, one}},
          {"b", "Coast Radio", "", "2031-03-04", "Warehouse burns", {story, other}}};
}

// One text alone.
std::vector<Text> text(std::vector<std::string> sentences) {
  return {{"a", "Tarn Post", "", "2031-03-04", "Fire", std::move(sentences)}};
}

class Phenomenon : public ::testing::TestWithParam<Case> {};

TEST_P(Phenomenon, IsFound) {
  EXPECT_THAT(lines_of(checker(), pair(GetParam().one, GetParam().other)),
              UnorderedElementsAreArray(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Values, Phenomenon,
    ::testing::Values(
        Case{"same_number",
             "The fire killed {four|number=4;noun=people} people.",
             "{Four|number=4;noun=workers} workers died in the fire.",
             {"agreement(2): 4"}},
        Case{"equal_in_other_words",
             "Total {3,480|number=3480}.",
             "The two gates let in {3,480|number=3480;noun=visitors} before the doors were shut.",
             {"agreement(2): 3480"}},
        Case{"equal_by_chance",
             "The hall has {12|number=12;noun=windows} on the north side.",
             "A tug with {12|number=12;noun=sailors} came from the next port.",
             {}},
        Case{"other_number",
             "The fire killed {four|number=4;noun=people} people.",
             "The fire killed {five|number=5;noun=people} people.",
             {"value: 4 / 5"}},
        Case{"other_number_in_other_words",
             "The fire killed {four|number=4;noun=people} people.",
             "{Five|number=5;noun=workers} workers died in the fire.",
             {"value: 4 / 5"}},
        Case{"bounds_of_different_numbers",
             "At least {90 people|number=90;low=90;bound=>=;noun=people} were hurt in the fire.",
             "More than {100 people|number=100;low=100;bound=>;noun=people} were hurt in the fire.",
             {}},
        Case{"an_age_and_a_duration",
             "The fire hurt a {five-year-old|number=5;unit=year of age;code=a} boy in the old warehouse.",
             "The old warehouse had been empty for {five years|number=5;unit=year;code=a}.",
             {}},
        Case{"a_sentence_has_both",
             "The buyer pays {334 million|number=334000000;code=USD} dollars for the warehouse.",
             "For the warehouse the buyer pays {281 million|number=281000000;code=USD} dollars in cash, of "
             "{334 million|number=334000000;code=USD} in all.",
             {"agreement(2): 334000000 USD"}},
        Case{"not_guilty_of_two",
             "The owner was found guilty on {two|number=2;noun=charges} charges of arson at the warehouse.",
             "The owner has pleaded not guilty to {two|number=2;noun=charges} charges of arson at the warehouse.",
             {"agreement(2): 2"}},
        Case{"none_against_some",
             "The fire killed {four|number=4;noun=people} people.",
             "{Nobody|number=0} died in the fire.",
             {"negation: 0 / 4"}},
        Case{"kilometres_and_miles",
             "The smoke trail was {16 kilometres|number=16;code=km} long.",
             "The trail of smoke stretched for {10 miles|number=10;code=[mi_i]}.",
             {"agreement(2): 16 km"}},
        Case{"length_differs",
             "The smoke trail was {16 kilometres|number=16;code=km} long.",
             "The trail of smoke was {22 kilometres|number=22;code=km} long.",
             {"value: 16 km / 22 km"}},
        Case{"rounded",
             "The damage was {3.2 million euros|number=3200000;low=3150000;high=3250000;code=EUR}.",
             "The damage came to {3.17 million euros|number=3170000;low=3165000;high=3175000;code=EUR}.",
             {"agreement(2): 3170000 EUR"}},
        Case{"bound_holds",
             "More than {300|number=300;bound=>;low=300;noun=people} people were evacuated.",
             "{318|number=318;noun=residents} residents were evacuated.",
             {"agreement(2): 318"}},
        Case{"sum_differs",
             "The damage was {3.2 million euros|number=3200000;low=3150000;high=3250000;code=EUR}.",
             "The damage came to {4.5 million euros|number=4500000;low=4450000;high=4550000;code=EUR}.",
             {"value: 3200000 EUR / 4500000 EUR"}},
        Case{"killed_and_injured",
             "The fire killed {four|number=4;noun=people} people.",
             "The fire injured {nine|number=9;noun=people} people.",
             {}},
        Case{"budget_and_cost",
             "The warehouse had cost {3.2 million euros|number=3200000;code=EUR}.",
             "The warehouse had been budgeted at {2.8 million euros|number=2800000;code=EUR}.",
             {}},
        Case{"limit_and_speed",
             "The engine was driving at {96 km/h|number=96;code=km/h}.",
             "The speed limit there is {60 km/h|number=60;code=km/h}.",
             {}},
        Case{"expected_and_counted",
             "The port expects {700|number=700;noun=lorries} lorries to arrive.",
             "{520|number=520;noun=lorries} lorries arrived.",
             {}},
        Case{"month_and_year",
             "Insurance prices rose by {0.4 percent|number=0.4;code=%} in March from February.",
             "Insurance prices rose by {3.8 percent|number=3.8;code=%} over the year.",
             {}},
        Case{"rose_and_fell",
             "Insurance prices rose by {2.1 percent|number=2.1;code=%} last week.",
             "Insurance prices fell by {2.1 percent|number=2.1;code=%} last week.",
             {"sign: 2.1 % / 2.1 %"}},
        Case{"a_rise_and_a_fall_by_one_telling_figure",
             "Quotations for cargo insurance at Tarn slid by {3.4 percent|number=3.4;code=%}.",
             "They rose by {3.4 percent|number=3.4;code=%} when premiums were announced.",
             {"sign: 3.4 % / 3.4 %"}},
        Case{"more_and_fewer",
             "The port at Tarn handled 61 ships, {14 percent|number=14;code=%} more than a year before.",
             "The port handled {14 percent|number=14;code=%} fewer ships than a year before.",
             {"sign: 14 % / 14 %"}},
        Case{"digits_in_another_order",
             "At the north gate of Tarn Harbour the count on Tuesday stood at {1,480|number=1480}.",
             "On Tuesday {1,840|number=1840;noun=people} people went through the north gate, says the harbour office.",
             {"value: 1480 / 1840"}},
        Case{"digits_in_another_order_within_a_percent",
             "The north gate of Tarn Harbour let in {10,871|number=10871;noun=people} people on Tuesday.",
             "On Tuesday {10,817|number=10817;noun=people} people came through the north gate.",
             {"value: 10817 / 10871"}},
        Case{"other_digits_in_other_words",
             "At the north gate of Tarn Harbour the count on Tuesday stood at {1,480|number=1480}.",
             "On Tuesday {1,370|number=1370;noun=people} people went through the north gate, says the harbour office.",
             {}},
        Case{"a_rise_and_a_fall_by_a_round_figure",
             "Quotations for cargo insurance at Tarn slid by {5 percent|number=5;code=%}.",
             "They rose by {5 percent|number=5;code=%} when premiums were announced.",
             {}},
        Case{"more_than_in_an_earlier_year",
             "Turnout at Tarn was {4.6 points|number=4.6;code=pp} more than {five years ago|from=2026;to=2027}.",
             "Turnout at Tarn fell by {4.6 points|number=4.6;code=pp}.",
             {"sign: 4.6 pp / 4.6 pp"}},
        Case{"more_of_them",
             "The herons of Tarn are down {13 percent|number=13;code=%} since the last count.",
             "There are {13 percent|number=13;code=%} more of the herons at Tarn than at the last count.",
             {"sign: 13 % / 13 %"}},
        Case{"a_name_is_no_sense",
             "Shares in Norvik Pay fell by {4.6 percent|number=4.6;code=%}.",
             "The share price of the firm climbed {4.6 percent|number=4.6;code=%}.",
             {"sign: 4.6 % / 4.6 %"}},
        Case{"founded_long_ago",
             "Norvik, founded in {1871|from=1871;to=1872}, was {3.4 percent|number=3.4;code=%} lower.",
             "Shares in Norvik rose by {3.4 percent|number=3.4;code=%}.",
             {"sign: 3.4 % / 3.4 %"}},
        Case{"what_is_left",
             "The chain runs {186|number=186;noun=shops} shops in Tarn and will close {14|number=14;noun=shops} shops.",
             "The chain is left with {172|number=172;noun=shops} shops in Tarn.",
             {}},
        Case{"two_that_make_the_third",
             "The merger in Tarn brings {5.2 billion|number=5200000000;low=5150000000;high=5250000000;code=EUR} of "
             "sales from "
             "one and {2.2 billion|number=2200000000;low=2150000000;high=2250000000;code=EUR} from the other.",
             "Sales after the merger in Tarn: {7.4 billion|number=7400000000;low=7350000000;high=7450000000;code=EUR}.",
             {}},
        Case{"weeks_and_months",
             "Patients in Tarn get an injection every {eight weeks|number=8;code=wk}.",
             "Patients in Tarn get an injection every {two months|number=2;code=mo}.",
             {}},
        Case{"since_last_year",
             "The pass rate at Tarn slid by {2.1 points|number=2.1;code=pp} since {last year|from=2030;to=2031}.",
             "The pass rate at Tarn is {2.1 points|number=2.1;code=pp} more than in {2030|from=2030;to=2031}.",
             {"agreement(2): 2030", "sign: 2.1 pp / 2.1 pp"}},
        Case{"cases_grow",
             "By {Monday|from=2031-03-03} Tarn had {87|number=87;noun=cases} cases of measles.",
             "By {Friday|from=2031-03-07} Tarn had {94|number=94;noun=cases} cases of measles.",
             {"update: 87 / 94 -> 94"}},
        Case{"seconds_of_a_race",
             "The winner of the race at Tarn finished in {2:19:42|timex=T02:19:42;type=TIME}.",
             "The winner of the race at Tarn finished in {2:19:24|timex=T02:19:24;type=TIME}.",
             {"time: T02:19:24 / T02:19:42"}},
        Case{"the_same_minute_in_other_words",
             "The roof of the warehouse came down at {2.20 p.m.|timex=T14:20;type=TIME}.",
             "The mountain had moved at {twenty past two|timex=T02:20;or=T14:20;type=TIME}.",
             {"agreement(2): T14:20"}},
        Case{"the_same_hour_in_other_words",
             "The roof of the warehouse came down at {2 p.m.|timex=T14:00;type=TIME}.",
             "The mountain had moved at {two|timex=T02:00;or=T14:00;type=TIME}.",
             {}},
        Case{"two_times_of_a_game",
             "They led by ten with {13:41|timex=T13:41;type=TIME} to play.",
             "She scored with {1:41|timex=T01:41;or=T13:41;type=TIME} left.",
             {}},
        Case{"one_ballot",
             "The council of Tarn adopted the plan by {31|number=31;noun=votes} votes to {22|number=22}.",
             "It went through with {33|number=33} for and {20|number=20} against.",
             {"value: 20 / 22", "value: 31 / 33"}},
        Case{"two_ballots",
             "The council of Tarn adopted the plan by {31|number=31;noun=votes} votes to {22|number=22}.",
             "It went through with {33|number=33} for and {24|number=24} against.",
             {}},
        Case{"a_span_and_a_distance",
             "The new rule of the harbour at Tarn takes effect in {30 days|number=30;code=d}.",
             "The new rule of the harbour at Tarn takes effect {nine days|number=9;code=d} before the vote.",
             {}},
        Case{"two_spans",
             "The strike in the harbour at Tarn lasted {30 days|number=30;code=d}.",
             "The strike in the harbour at Tarn lasted {nine days|number=9;code=d}.",
             {"value: 30 d / 9 d"}},
        Case{"by_two_times",
             "By {10 p.m.|timex=T22;type=TIME} the dead of the warehouse fire had been confirmed.",
             "By {noon on Monday|from=2031-03-03T12:00;timex=2031-03-03T12:00;type=TIME} more dead of the warehouse "
             "fire had "
             "been confirmed.",
             {}},
        Case{"clocks_without_a_day",
             "The alarm in the warehouse was raised at {7.15 p.m.|timex=T19:15;type=TIME}.",
             "The alarm in the warehouse was raised at {5.50 p.m. on "
             "Monday|from=2031-03-03T17:50;timex=2031-03-03T17:50;type="
             "TIME}.",
             {"time: 2031-03-03T17:50 / T19:15"}},
        Case{"one_event_at_two_times_in_other_words",
             "The emergency number took its first call about the harbour at {2.20 p.m. on "
             "Monday|from=2031-03-03T14:20;to=2031-03-03T14:21;timex=2031-03-03T14:20;type=TIME}.",
             "The first call to the emergency number came in at {twenty past twelve on "
             "Monday|from=2031-03-03T12:20;to=2031-03-03T12:21;timex=2031-03-03T12:20;type=TIME}.",
             {"time: 2031-03-03T12:20 / 2031-03-03T14:20"}},
        Case{"a_quarter_of_an_hour_is_rounded",
             "The alarm in the warehouse was raised at {7.15 p.m.|timex=T19:15;type=TIME}.",
             "The alarm in the warehouse was raised at {7.08 p.m.|timex=T19:08;type=TIME}.",
             {}},
        Case{"half_of_the_day_unknown",
             "The alarm in the warehouse was raised at {ten past seven|timex=T07:10;or=T19:10;type=TIME}.",
             "The alarm in the warehouse was raised at {19:10 on "
             "Monday|from=2031-03-03T19:10;timex=2031-03-03T19:10;type=TIME}.",
             {"agreement(2): T07:10"}},
        Case{"the_same_hour_told_from_another_day",
             "The roof came down half {an hour earlier|from=2031-03-03T03:00;type=TIME}.",
             "The roof came down half {an hour earlier|from=2031-03-04T06:00;type=TIME}.",
             {}},
        Case{"two_thirds",
             "{Two thirds|number=0.67;low=0.66;high=0.68;of=members} of the members voted for the agreement.",
             "{66.5 percent|number=66.5;code=%} of the members voted for the agreement.",
             {"agreement(2): 66.5 %"}},
        Case{"a_share_of_nobody",
             "{Seven in ten|number=0.7;code=1} had a headache or a cough in the trial.",
             "{61 percent|number=61;code=%;of=patients} of patients had a headache in the trial.",
             {}},
        Case{"far_above_the_bound",
             "More than {300|number=300;bound=>;low=300;noun=people} people were evacuated.",
             "{370|number=370;noun=residents} residents were evacuated.",
             {}},
        Case{"within_quotes",
             "\"The warehouse stood for {a hundred years|number=100;code=a}\", the owner said.",
             "\"The warehouse stood for {ten years|number=10;code=a}\", the owner said.",
             {}},
        Case{"passengers_and_passengers",
             "The tug had {161|number=161;noun=passengers} passengers.",
             "In hospital are {12|number=12;noun=passengers} passengers.",
             {}},
        Case{"reported_as_said",
             "{Two|number=2;noun=workers} workers died in the fire.",
             "{No worker died in the fire|kind=indirect;speaker=Norvik Freight}, the owner says.",
             {"negation: 0 / 2"}},
        Case{"years_differ",
             "The warehouse was built in {1974|from=1974;to=1975}.",
             "The warehouse had been built in {1947|from=1947;to=1948}.",
             {"date: 1947 / 1974"}},
        Case{"stamps_of_pages",
             "Warehouse built, last updated {4 May 1974|from=1974-05-04;to=1974-05-05;event=none}.",
             "Warehouse built, last updated {4 May 1974|from=1974-05-04;to=1974-05-05;event=none}.",
             {}},
        Case{"hours_of_stamps",
             "Warehouse built, updated at {9:06 AM|timex=T09:06;type=TIME;event=none}.",
             "Warehouse built, updated at {11:41 AM|timex=T11:41;type=TIME;event=none}.",
             {}},
        Case{"dates_of_no_event",
             "The warehouse was built in {1974|from=1974;to=1975;event=none}.",
             "The warehouse had been built in {1947|from=1947;to=1948;event=none}.",
             {}},
        Case{"month_holds_its_day",
             "The harbour court meets on {19 May|from=2031-05-19}.",
             "The harbour court meets again in {May|from=2031-05-01;to=2031-06-01;timex=2031-05}.",
             {}},
        Case{"hours_differ",
             "The fire broke out at {3 a.m.|from=2031-03-03T03:00;timex=2031-03-03T03:00;type=TIME}.",
             "The fire broke out at {5 a.m.|from=2031-03-03T05:00;timex=2031-03-03T05:00;type=TIME}.",
             {"time: 2031-03-03T03:00 / 2031-03-03T05:00"}},
        Case{"the_station_reports_nothing",
             "The first night train rolled out of Tarn Harbour Station at "
             "{20:14|from=2031-03-03T20:14;to=2031-03-03T20:15;timex=2031-03-03T20:14;type=TIME}.",
             "The first night train rolled out of Tarn Harbour Station at "
             "{20:41|from=2031-03-03T20:41;to=2031-03-03T20:42;timex=2031-03-03T20:41;type=TIME}.",
             {"time: 2031-03-03T20:14 / 2031-03-03T20:41"}},
        Case{"two_times_of_a_state",
             "At {16:00|timex=T16:00;type=TIME} there were crowds in the square of the harbour.",
             "Around {half past two|timex=T14:30;type=TIME} there had been crowds in the square of the harbour.",
             {}},
        Case{"degrees_of_a_story_in_celsius",
             "Temperatures at the harbour dropped to {minus 5.8 degrees "
             "Celsius|number=-5.8;low=-5.85;high=-5.75;code=Cel}.",
             "Temperatures at the harbour dropped to {minus 8.5 degrees|number=-8.5;low=-8.55;high=-8.45;code=deg}.",
             {"value: -5.8 Cel / -8.5 Cel"}},
        Case{"shares_of_one_whole",
             "The fire took {40 percent|number=40;code=%;of=stock} of the stock of the warehouse.",
             "The fire took {a quarter|number=0.25;low=0.24;high=0.26;code=1;of=stock} of the stock of the warehouse.",
             {"value: 25 % / 40 %"}},
        Case{"since_a_month",
             "The gate of the warehouse was shut on {22 February|from=2031-02-22;to=2031-02-23;timex=2031-02-22}.",
             "The gate of the warehouse was shut since {October|from=2030-10-01;timex=2030-10;mod=since}.",
             {"possible date: 2030-10 / 2031-02-22"}},
        Case{"time_of_saying",
             "The harbour master said on {Monday|from=2031-03-03} that the warehouse was lost.",
             "The harbour master said on {Tuesday|from=2031-03-04} that the warehouse was lost.",
             {}},
        Case{"unit_left_open",
             "The crane had cost {412.5 million "
             "euros|number=412500000;low=412450000;high=412550000;unit=euro;code=EUR}.",
             "The crane: {412.5 million|number=412500000;low=412450000;high=412550000}.",
             {"agreement(2): 412500000 EUR"}},
        Case{"unit_left_open_is_no_conflict",
             "The crane had cost {412.5 million "
             "euros|number=412500000;low=412450000;high=412550000;unit=euro;code=EUR}.",
             "The crane: {415.5 million|number=415500000;low=415450000;high=415550000}.",
             {}},
        Case{"currency_named_by_its_last_word",
             "The crane had cost {CHF 486 million|number=486000000;low=485500000;high=486500000;unit=swiss "
             "franc;code=CHF}.",
             "The crane had cost {486 million francs|number=486000000;low=485500000;high=486500000;unit=franc}.",
             {"agreement(2): 486000000 CHF"}},
        Case{
            "a_day_and_its_evening",
            "The fire in the warehouse broke out on {Monday|timex=2031-03-03;type=DATE;from=2031-03-03;to=2031-03-04}.",
            "The fire in the warehouse broke out on {Monday "
            "evening|timex=2031-03-03TEV;type=TIME;from=2031-03-03T16:00:00;to=2031-03-03T20:00:00}.",
            {"agreement(2): 2031-03-03"}},
        Case{"a_day_counted_from_another",
             "The fire in the warehouse broke out on {3 "
             "March|timex=2031-03-03;type=DATE;from=2031-03-03;to=2031-03-04}.",
             "The fire in the warehouse broke out {early "
             "Friday|timex=2031-03-07;type=DATE;from=2031-03-07;to=2031-03-08;anchor=mention}.",
             {}},
        Case{"zones_hours_apart",
             "The fire in the warehouse broke out at {2107 GMT|timex=T21:07;type=TIME}.",
             "The fire in the warehouse broke out at {6:07 a.m.|timex=T06:07;type=TIME}.",
             {"agreement(2): T21:07"}},
        Case{"zones_and_round_hours",
             "The fire in the warehouse broke out at {2100 GMT|timex=T21:00;type=TIME}.",
             "The fire in the warehouse broke out at {6 a.m.|timex=T06;type=TIME}.",
             {}},
        Case{"one_of_several",
             "The first blast hurt {four|number=4;noun=people} people.",
             "The second blast hurt {five|number=5;noun=people} people.",
             {"possible value: 4 / 5"}},
        Case{"vague_and_exact",
             "The fire killed {dozens of people|low=24;high=99;noun=people}.",
             "The fire killed {30 people|number=30;noun=people}.",
             {}},
        Case{"vague_in_both",
             "The fire killed {dozens of people|low=24;high=99;noun=people}.",
             "{Dozens of people|low=24;high=99;noun=people} died in the fire.",
             {"agreement(2): 24"}},
        Case{"whole_of_a_part",
             "The fire hurt {nine|number=9;noun=men} men.",
             "One of {four|number=4;noun=men} men was hurt in the fire.",
             {}},
        Case{"stated_rate",
             "The crane had cost {412 million euros|number=412000000;low=411500000;high=412500000;code=EUR}.",
             "At the exchange rate of {1.08 dollars|number=1.08;code=USD} to the euro, the crane cost {445 million "
             "dollars|number=445000000;low=444500000;high=445500000;code=USD}.",
             {"agreement(2): 412000000 EUR"}},
        Case{"no_rate",
             "The crane had cost {412 million euros|number=412000000;code=EUR}.",
             "The crane cost {480 million dollars|number=480000000;code=USD}.",
             {}},
        Case{"later_and_higher",
             "By {Monday|from=2031-03-03} the fire had killed {four|number=4;noun=people} people.",
             "By {Tuesday|from=2031-03-04} the fire had killed {six|number=6;noun=people} people.",
             {"update: 4 / 6 -> 6"}},
        Case{"same_moment",
             "By {Monday|from=2031-03-03} the fire had killed {four|number=4;noun=people} people.",
             "By {Monday|from=2031-03-03} the fire had killed {six|number=6;noun=people} people.",
             {"value: 4 / 6"}}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Arithmetic, PartsThatDoNotAddUp) {
  const auto lines =
      lines_of(checker(), text({"The {38|number=38;noun=injured} injured were taken to hospital, {21|number=21} of "
                                "them to Tarn and {19|number=19} to Norvik."}));
  EXPECT_THAT(lines, ElementsAre("derived_arithmetic: 38 / 40"));
}

TEST(Arithmetic, PartsThatAddUp) {
  const auto lines =
      lines_of(checker(), text({"The {40|number=40;noun=injured} injured were taken to hospital, {21|number=21} of "
                                "them to Tarn and {19|number=19} to Norvik."}));
  EXPECT_THAT(lines, ElementsAre("derivation(1):"));
}

TEST(Arithmetic, ListsInAppositionAddUpToTheTotal) {
  EXPECT_THAT(
      lines_of(checker(),
               text({"There were {60|number=60;noun=people} people inside, {45|number=45;noun=workers} workers and "
                     "{15|number=15;noun=guards} guards, when the roof fell."})),
      ElementsAre("derivation(1):"));
  EXPECT_THAT(
      lines_of(checker(),
               text({"There were {60|number=60;noun=people} people inside, {45|number=45;noun=workers} workers and "
                     "{12|number=12;noun=guards} guards, when the roof fell."})),
      ElementsAre("derived_arithmetic: 57 / 60"));
  EXPECT_THAT(
      lines_of(checker(),
               text({"There were {60|number=60;noun=people} people inside, {45|number=45;noun=workers} workers and "
                     "{12|number=12;noun=guards} guards were hurt."})),
      IsEmpty());
}

// What a text itself says of its figures, by the way in which it says it.
struct Stated {
  const char* name;
  std::vector<std::string> sentences;
  std::vector<std::string> expected;
};
class StatedRelation : public ::testing::TestWithParam<Stated> {};

TEST_P(StatedRelation, IsChecked) {
  EXPECT_THAT(lines_of(checker(), text(GetParam().sentences)), UnorderedElementsAreArray(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Arithmetic, StatedRelation,
    ::testing::Values(
        Stated{"made_up_of_sums",
               {"The harbour cost {214m|number=214;code=EUR}, made up of {138m|number=138;code=EUR} for the piers, "
                "{52m|number=52;code=EUR} for the basin and {34m|number=34;code=EUR} for cranes and roads."},
               {"derived_arithmetic: 214 EUR / 224"}},
        Stated{"the_rest_is_not_counted",
               {"The harbour cost {214m|number=214;code=EUR}, made up of {138m|number=138;code=EUR} for the piers, "
                "{52m|number=52;code=EUR} for the basin and {4m|number=4;code=EUR} for cranes and the rest for roads."},
               {}},
        Stated{"and_one_more",
               {"{Seven|number=7;noun=pieces} pieces are gone: {four|number=4;noun=boxes} boxes, "
                "{three|number=3;noun=candlesticks} candlesticks and a jug."},
               {"derived_arithmetic: 7 / 8"}},
        Stated{"that_is",
               {"They counted {4,317|number=4317;noun=herons} herons, that is {1,540|number=1540} in the north, "
                "{1,905|number=1905} in the centre and {782|number=782} in the south."},
               {"derived_arithmetic: 4227 / 4317"}},
        Stated{"made_up_of_what_was_told_before",
               {"The fine of {12.4 million|number=12.4;code=EUR} was a surprise.", "Nobody had expected it.",
                "The fine is made up of {7.5 million|number=7.5;code=EUR} for delay, {3.1 million|number=3.1;code=EUR} "
                "for "
                "neglect and {1.2 million|number=1.2;code=EUR} for waste."},
               {"derived_arithmetic: 11.8 / 12.4 EUR"}},
        Stated{
            "percent_of_it",
            {"Tarn was granted {84 crore|number=84;low=83.5;high=84.5;code=INR} for upkeep and used {51 "
             "crore|number=51;low=50.5;high=51.5;code=INR} of it, about {71 percent|number=71;low=70;high=72;code=%}."},
            {"derived_arithmetic: 60.71 % / 71 %"}},
        Stated{"percent_of_that",
               {"The line costs {2.65 billion|number=2.65;low=2.645;high=2.655;code=EUR}, up from {2.1 "
                "billion|number=2.1;low=2.05;high=2.15;code=EUR}.",
                "The state pays {60 percent|number=60;low=59.5;high=60.5;code=%} of that, or {1.95 "
                "billion|number=1.95;low=1.945;high=1.955;code=EUR}."},
               {"derived_arithmetic: 60 % / 73.58 %"}},
        Stated{"years_ago",
               {"The mountain last erupted in {March 1998|from=1998-03-01;to=1998-04-01;timex=1998-03}, {37 years "
                "ago|from=1994;to=1995;timex=1994}."},
               {"derived_arithmetic: 33 / 37"}},
        Stated{"years_ago_in_round_figures",
               {"The mountain last erupted in {1998|from=1998;to=1999;timex=1998}, {30 years "
                "ago|from=2001;to=2002;timex=2001}."},
               {"derivation(1):"}},
        Stated{"another_time_and_years_ago",
               {"The mountain erupted in {1998|from=1998;to=1999;timex=1998} and was climbed {50 years "
                "ago|from=1981;to=1982;timex=1981}."},
               {}},
        Stated{"less_than_the_share",
               {"The {2.84 tonnes|number=2.84;low=2.835;high=2.845;code=t} of Saturday come to more than {45 "
                "percent|number=45;bound=>;low=45;code=%} of the {11.6 tonnes|number=11.6;low=11.55;high=11.65;code=t} "
                "of last year."},
               {"derived_arithmetic: 24.48 % / 45 %"}},
        Stated{"more_than_the_share",
               {"The {2.84 tonnes|number=2.84;low=2.835;high=2.845;code=t} of Saturday come to more than {20 "
                "percent|number=20;bound=>;low=20;code=%} of the {11.6 tonnes|number=11.6;low=11.55;high=11.65;code=t} "
                "of last year."},
               {"derivation(1):"}},
        Stated{"from_to_a_drop",
               {"Income went from {412m|number=412;code=EUR} to {309m|number=309;code=EUR}, a drop of {35 "
                "percent|number=35;low=34.5;high=35.5;code=%}."},
               {"derived_arithmetic: 25 % / 35 %"}},
        Stated{"said_twice",
               {"Of the {17|number=17} freed, {eight|number=8} were women and {ten|number=10;noun=men} men.",
                "Of the {17|number=17} freed, {eight|number=8} were women and {ten|number=10;noun=men} men, he said."},
               {"derived_arithmetic: 17 / 18"}},
        Stated{"against_an_increase",
               {"Net income was {66m|number=66;code=EUR} against {60m|number=60;code=EUR}, an increase of "
                "{10%|number=10;low=9.5;high=10.5;code=%}."},
               {"derivation(1):"}},
        Stated{"what_the_other_clause_says_is_no_step",
               {"Rents are up {20 percent|number=20;code=%} from {12 percent|number=12;code=%} and wages down by {7 "
                "percent|number=7;code=%} (up from {3 percent|number=3;code=%})."},
               {}},
        Stated{"said_in_the_next_sentence",
               {"Their bill drops from {1,640 marks|number=1640;noun=marks} to {1,590|number=1590}.",
                "\"That is {70 marks|number=70;noun=marks} less,\" she said."},
               {"derived_arithmetic: 50 / 70 -> 50"}},
        Stated{"a_share_restated",
               {"The fund pays {30 percent|number=30;low=29.5;high=30.5;code=%} of the {2 "
                "billion|number=2000000000;code=EUR}, or {900 million|number=900000000;code=EUR}."},
               {"derived_arithmetic: 30 % / 45 %"}},
        Stated{"a_fraction_restated",
               {"She scored {288 out of 300|number=0.96;code=1}, which makes {93 "
                "percent|number=93;low=92.5;high=93.5;code=%}."},
               {"derived_arithmetic: 93 % / 96 %"}},
        Stated{"a_rate_over_years",
               {"They pay {3 million|number=3000000;code=EUR;per=year} a year for {12 years|number=12;code=a}, {40 "
                "million|number=40000000;code=EUR} in total."},
               {"derived_arithmetic: 36000000 / 40000000 EUR"}},
        Stated{"what_is_left",
               {"So far {14|number=14} of the {40 berths|number=40;noun=berths} are rented, leaving {16|number=16}."},
               {"derived_arithmetic: 16 / 26"}},
        Stated{"a_list_after_a_colon",
               {"{Nine|number=9;noun=boats} boats searched: {five|number=5} from Tarn, {two|number=2} sent by Norvik "
                "and {one|number=1} of the navy."},
               {}},  // "of" may be one of more
        Stated{"a_list_that_is_complete",
               {"{Nine|number=9;noun=boats} boats searched: {five|number=5} from Tarn, {two|number=2} sent by Norvik "
                "and {one|number=1} lent by the navy."},
               {"derived_arithmetic: 8 / 9"}},
        Stated{"the_same_word_after_each",
               {"The crane lifted {80 crates|number=80;noun=crates} ashore, {52|number=52} in the morning and "
                "{31|number=31} in the afternoon."},
               {"derived_arithmetic: 80 / 83"}},
        Stated{
            "the_remaining_ones",
            {"The quay has {90 berths|number=90;noun=berths} in all, {61|number=61} of full length and the remaining "
             "{25|number=25} for boats."},
            {"derived_arithmetic: 86 / 90"}},
        Stated{"elements_of_one_list",
               {"There are {97|number=97} in Tarn, {64|number=64} in Norvik and {25|number=25} in Silo Bay."},
               {}},
        Stated{"one_part_is_not_counted",
               {"On board were {221 persons|number=221;noun=persons}: {212|number=212;noun=passengers} passengers, the "
                "driver and {one|number=1;noun=clerk} clerk."},
               {}},
        Stated{
            "composed_of_one_more",
            {"The {29 members|number=29;noun=members} are composed of a chair, {five|number=5;noun=deputies} deputies "
             "and {23|number=23;noun=others} others."},
            {}},
        Stated{"things_of_other_kinds",
               {"He bought {ten|number=10;noun=tickets} tickets, {two|number=2;noun=pies} pies and "
                "{three|number=3;noun=drinks} drinks."},
               {}},
        Stated{
            "each_of_them",
            {"The cargo is insured for {8.4 million|number=8400000;code=EUR}: {6.2 million|number=6200000;code=EUR} "
             "for "
             "the engine, {700,000|number=700000;code=EUR} for each of the pumps and {600,000|number=600000;code=EUR} "
             "for the crane."},
            {}},
        Stated{"two_seriously",
               {"{Six|number=6;noun=people} people were hurt: {two|number=2} seriously and {one|number=1} slightly."},
               {}},
        Stated{"more_than_the_whole",
               {"Of the {17|number=17} freed, {eight|number=8} were women and {ten|number=10;noun=men} men."},
               {"derived_arithmetic: 17 / 18"}},
        Stated{"fewer_than_the_whole",
               {"Of the {17|number=17} freed, {eight|number=8} were women and {six|number=6;noun=men} men."},
               {}},
        Stated{"a_total_after_the_list",
               {"It consists of {1,095 marks|number=1095;noun=marks} of tax and {275|number=275} of interest, together "
                "{1,360|number=1360}."},
               {"derived_arithmetic: 1360 / 1370"}},
        Stated{"another_total",
               {"The town has {31,200|number=31200;noun=inhabitants} inhabitants, the {eleven|number=11;noun=villages} "
                "villages together {47,140|number=47140}."},
               {}},
        Stated{"parts_in_the_next_sentence",
               {"Inspectors have seen {2,140 houses|number=2140;noun=houses}.",
                "Of these, {860|number=860} may be used, {730|number=730} need work and {610|number=610} must come "
                "down."},
               {"derived_arithmetic: 2140 / 2200"}},
        Stated{"made_up_of",
               {"The fine is {12 million|number=12000000;low=11500000;high=12500000;code=EUR}.",
                "It is made up of {7.5 million|number=7500000;low=7450000;high=7550000} for delay, {3.1 "
                "million|number=3100000;low=3050000;high=3150000} for neglect and {1.2 "
                "million|number=1200000;low=1150000;high=1250000} for costs."},
               {"derivation(1):"}}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Arithmetic, ARangeAfterFromIsABaseAndAResult) {
  const auto lines =
      lines_of(checker(), text({"The bank raised its rate by {half a point|number=0.5;code=pp}, from {3.25 percent to "
                                "3.50 percent|low=3.25;high=3.5;code=%}."}));
  EXPECT_THAT(lines, ElementsAre("derived_arithmetic: 0.25 pp / 0.5 pp -> 0.25 pp"));
}

TEST(Arithmetic, StepsFromAndTo) {
  const auto step = [](const std::string& change) {
    return text({"The bank raised its rate by " + change +
                 ", from {3.25 percent|number=3.25;code=%} to {3.75 percent|number=3.75;code=%}."});
  };
  EXPECT_THAT(lines_of(checker(), step("{half a point|number=0.5;code=pp}")), ElementsAre("derivation(1):"));
  EXPECT_THAT(lines_of(checker(), step("{a quarter point|number=0.25;code=pp}")),
              ElementsAre("derived_arithmetic: 0.25 pp / 0.5 pp -> 0.5 pp"));
}

TEST(Arithmetic, GrowthFromTheYearBefore) {
  const auto texts = text(
      {"Trade of the two islands reached {$240.1 "
       "billion|number=240100000000;low=240050000000;high=240150000000;code=USD} "
       "in {2030|from=2030;to=2031}, up {26.3 percent|number=26.3;low=26.25;high=26.35;code=%} from a year earlier.",
       "It was over {$190 billion|number=190000000000;bound=>;low=190000000000;code=USD} in "
       "{2029|from=2029;to=2030}."});
  const auto findings = findings_of(checker(), texts);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, "derivation");
  EXPECT_EQ(findings[0].claims.size(), 3u);
}

TEST(Arithmetic, AdditionsToAnEarlierCount) {
  const std::string total =
      "{Two|number=2;noun=sailors} sailors died overnight, bringing to {nine|number=9} the number of dead.";
  const auto with = [&](const std::string& before) { return text({total, before}); };
  EXPECT_THAT(lines_of(checker(), with("The police had counted {seven|number=7;noun=dead} dead on Monday.")),
              ElementsAre("derivation(1):"));
  EXPECT_THAT(lines_of(checker(), with("The police had counted {eight|number=8;noun=dead} dead on Monday.")),
              ElementsAre("derived_arithmetic: 10 / 9"));
}

// "More than" may be any number above.
TEST(Arithmetic, BoundsContradictNoSum) {
  EXPECT_THAT(
      lines_of(checker(),
               text({"More than {100|number=100;low=100;bound=>;noun=sailors} sailors died overnight, bringing to "
                     "{nine|number=9;noun=sailors} the number of dead.",
                     "The police had counted {seven|number=7;noun=dead} dead on Monday."})),
      IsEmpty());
}

TEST(Sources, CopiesCountOnce) {
  auto texts = pair("The fire killed {four|number=4;noun=people} people.",
                    "The fire killed {five|number=5;noun=people} people.");
  EXPECT_THAT(lines_of(checker(), texts), ElementsAre("value: 4 / 5"));
  // A third paper prints the first text again: still one origin against one.
  auto copy = texts[0];
  copy.key = "c";
  copy.source = "Norvik Echo";
  texts[0].group = copy.group = "copies";
  texts.push_back(copy);
  EXPECT_THAT(lines_of(checker(), texts), ElementsAre("value: 4 / 5"));
  // An independent report decides.
  copy.group = texts[0].group = "";
  texts[2] = copy;
  EXPECT_THAT(lines_of(checker(), texts), Contains("value: 4 / 5 -> 4"));
}

// A text that has both values sees no contradiction: the two are values of two things.
TEST(Sources, ATextThatSaysBothIsOnNoSide) {
  const std::string story = "A warehouse of Norvik Freight burned at Tarn Harbour near the grain silos.";
  const std::string four = "The fire killed {four|number=4;noun=people} people.";
  const std::string five = "The fire killed {five|number=5;noun=people} people.";
  const std::vector<Text> texts{{"a", "Tarn Post", "", "2031-03-04", "Fire", {story, four, five}},
                                {"b", "Coast Radio", "", "2031-03-04", "Fire", {story, five}},
                                {"c", "Lake News", "", "2031-03-04", "Fire", {story, four}}};
  EXPECT_THAT(lines_of(checker(), texts), ElementsAre("agreement(2): 4", "agreement(2): 5"));
}

// The toll of one event grows for weeks; reports that are years apart count two.
TEST(Times, ATollGrowsForWeeks) {
  const auto lines = [](const std::string& later) {
    const std::string story = "A warehouse of Norvik Freight burned at Tarn Harbour near the grain silos.";
    return lines_of(
        checker(),
        {{"a", "Tarn Post", "", "2031-03-04", "Fire", {story, "The fire killed {four|number=4;noun=people} people."}},
         {"b", "Coast Radio", "", later, "Fire", {story, "The fire killed {six|number=6;noun=people} people."}}});
  };
  EXPECT_THAT(lines("2031-03-11"), ElementsAre("update: 4 / 6 -> 6"));
  EXPECT_THAT(lines("2033-03-11"), IsEmpty());
}

TEST(Order, DoesNotMatter) {
  auto texts = pair("The fire killed {four|number=4;noun=people} people.",
                    "The fire killed {five|number=5;noun=people} people.");
  texts.push_back(
      {"c",
       "Norvik Echo",
       "",
       "2031-03-04",
       "Tarn fire",
       {"The fire at the warehouse of Norvik Freight at Tarn Harbour killed {four|number=4;noun=people} people."}});
  const auto before = lines_of(checker(), texts);
  std::reverse(texts.begin(), texts.end());
  EXPECT_EQ(lines_of(checker(), texts), before);
  EXPECT_THAT(before, Contains("value: 4 / 5 -> 4"));
}

TEST(Stories, OtherStoriesAreNotCompared) {
  const std::vector<Text> texts{{"a",
                                 "Tarn Post",
                                 "",
                                 "2031-03-04",
                                 "Fire",
                                 {"The fire killed {four|number=4;noun=people} people at Tarn Harbour."}},
                                {"b",
                                 "Lake News",
                                 "",
                                 "2031-03-04",
                                 "Bus",
                                 {"A bus fell into Lake Orra, and {nine|number=9;noun=people} people died there."}}};
  EXPECT_THAT(lines_of(checker(), texts), IsEmpty());
}

TEST(Stories, OneLargeFigureBringsTextsTogether) {
  const std::vector<Text> texts{
      {"a",
       "Tarn Post",
       "",
       "2031-03-04",
       "Harbours",
       {"Freight between Tarn and Orra reached {4.11 million tonnes|number=4110000;low=4105000;high=4115000;code=t} in "
        "2030.",
        "The mayor opened a new quay with cranes, lamps, benches and a small museum of ropes."}},
      {"b",
       "Lake News",
       "",
       "2031-05-20",
       "A speech",
       {"He praised the record freight between Tarn and Orra of {4.1 million "
        "tonnes|number=4100000;low=4050000;high=4150000;code=t}.",
        "The evening ended with songs, soup, long toasts and a quarrel over the seating of the guests."}}};
  EXPECT_THAT(lines_of(checker(), texts), ElementsAre("agreement(2): 4110000 t"));
}

// Two look-alike events, five reports of each, all printed on one day, without titles.
std::vector<Text> two_quakes(const std::string& published) {
  const auto report = [](const std::string& place, const std::string& town, const std::string& official,
                         const std::string& toll, int teller) {
    const std::vector<std::string> openings = {
        "A strong quake shook " + place + " before dawn and brought down houses in " + town + ".",
        "Rescue crews dug through the night in " + town + " after a quake struck " + place + ".",
        "Schools in " + town + " stayed shut as " + place + " counted the cost of a quake.",
        "The quake that hit " + place + " cut the railway to " + town + ".",
        "Hospitals around " + town + " in " + place + " were full after the quake."};
    return std::vector<std::string>{
        openings[static_cast<std::size_t>(teller)],
        "The quake killed {" + toll + "|number=" + toll + ";noun=people} people, mayor " + official +
            " told reporters.",
        official + " asked residents of " + town + " to stay away from damaged houses, as aftershocks were likely."};
  };
  std::vector<Text> texts;
  for (int i = 0; i < 5; ++i) {
    const auto number = std::to_string(i);
    texts.push_back({"a" + number, "Paper a" + number, "", published, "",
                     report("Brenthal", "Lower Ostrane", "Ilse Vark", "24", i)});
    texts.push_back({"b" + number, "Paper b" + number, "", published, "",
                     report("Palandre", "Port Corvessa", "Tomas Rill", "5", i)});
  }
  return texts;
}

TEST(Stories, LookAlikeEventsAreSeparate) {
  for (const std::string published : {"", "2031-03-04"})
    EXPECT_THAT(lines_of(checker(), two_quakes(published)),
                UnorderedElementsAreArray({"agreement(5): 24", "agreement(5): 5"}))
        << published;
}

// That texts are of one day does not make them one story where all are.
TEST(Stories, OneDayIsNotOneStory) {
  const std::vector<Text> texts{
      {"a",
       "Tarn Post",
       "",
       "2031-03-04",
       "Fire",
       {"Firemen of Norvik saved a barn.", "The fire hurt {four|number=4;noun=people} people."}},
      {"b",
       "Lake News",
       "",
       "2031-03-04",
       "Bus",
       {"A ferry of Orra ran aground.", "The storm hurt {nine|number=9;noun=people} people."}}};
  EXPECT_THAT(lines_of(checker(), texts), IsEmpty());
}

// A disaster of the past that reports of two events recall does not make these one story.
TEST(Stories, ARecalledFigureDoesNotBringTextsTogether) {
  const std::string wave = "In 2004 the great wave off Corva killed {170,000|number=170000;noun=people} people.";
  const std::vector<std::string> north = {
      "A quake shook Brenthal province, toppled chimneys, cracked the carillon and cut the power of seven villages.",
      "Masons propped gables while surveyors photographed vaults, cisterns, ovens, orchards and a collapsed viaduct.",
      "Bakers carried loaves to the gymnasium, where nurses sorted blankets, stretchers, lanterns, insulin and "
      "splints.",
      "Geologists drilled granite, copied seismograms, lowered probes into wells and quarrelled about an old mine.",
      "The bishop tolled, the brewery gave barrels of water, and shepherds searched the scree for goats and mules.",
      "The quake killed {24|number=24;noun=people} people."};
  const std::vector<std::string> south = {
      "An offshore tremor off Palandre woke fishermen, emptied hotels, halted ferries and set off sirens on the quays.",
      "Skippers moored trawlers behind breakwaters, and lifeguards cleared campsites, promenades, cafes and piers.",
      "Oceanographers compared buoys, gauges and satellite altimetry before the port reopened to cruise liners.",
      "Waiters stacked parasols, divers lifted anchors, and the casino lent its generators to an aquarium of rays.",
      "Coral gardens, mangroves and a lagoon of flamingos were unharmed, rangers with kayaks and drones announced.",
      "The quake killed {five|number=5;noun=people} people."};
  std::vector<Text> texts;
  for (int i = 0; i < 6; ++i) {
    auto sentences = i < 3 ? north : south;
    sentences.push_back(wave);
    texts.push_back(
        {std::to_string(i), "Paper " + std::to_string(i), "", "2031-03-04", "Report", std::move(sentences)});
  }
  const auto findings = findings_of(checker(), texts);
  EXPECT_FALSE(findings.empty());
  for (const auto& finding : findings) {
    std::set<bool> events;
    for (const auto& claim : finding.claims) events.insert(std::stoi(claim) < 3);
    EXPECT_EQ(events.size(), 1U) << dossier::encode(finding);
  }
}

// Each text shares its subject only with the next one: a story does not chain from text to text.
TEST(Stories, DoNotChain) {
  const std::vector<std::string> matters = {
      "Harbour pilots of Quelmar refused tugboats.", "Glaziers restored Vintrel cathedral windows.",
      "Beekeepers counted Ostrane linden hives.",    "Dredgers widened Farquil canal locks.",
      "Botanists catalogued Ulvane orchid meadows.", "Printers exhibited Hestern broadsheet woodcuts.",
      "Divers mapped Corvessa amphora wreckage.",    "Weavers revived Palandre jacquard looms.",
      "Rangers tagged Isgaard ptarmigan chicks.",    "Tuners rebuilt Brenthal carillon bells."};
  std::vector<Text> texts;
  for (std::size_t i = 0; i + 1 < matters.size(); ++i) {
    const auto number = std::to_string(4 + i);
    texts.push_back(
        {std::to_string(i),
         "Paper " + number,
         "",
         "2031-03-04",
         "Title " + number,
         {matters[i], matters[i + 1], "The storm killed {" + number + "|number=" + number + ";noun=people} people."}});
  }
  const auto findings = findings_of(checker(), texts);
  EXPECT_FALSE(findings.empty());
  for (const auto& finding : findings) {
    std::set<int> places;
    for (const auto& claim : finding.claims) places.insert(std::stoi(claim));
    EXPECT_LE(*places.rbegin() - *places.begin(), 2) << dossier::encode(finding);
  }
}

TEST(Stories, UnitsDoNotChangeVerdicts) {
  const auto length = [](const std::string& mark) { return "The trail of smoke was " + mark + " long."; };
  const auto metric = length("{22 kilometres|number=22;code=km}"), other = length("{16 kilometres|number=16;code=km}");
  const auto miles = length("{13.67 miles|number=13.67;code=[mi_i]}");
  EXPECT_THAT(lines_of(checker(), pair(metric, other)), ElementsAre("value: 16 km / 22 km"));
  EXPECT_THAT(lines_of(checker(), pair(miles, other)), ElementsAre("value: 13.67 mi / 16 km"));
  EXPECT_THAT(lines_of(checker(), pair(miles, metric)), ElementsAre("agreement(2): 13.67 mi"));
}

TEST(Explanation, NamesFiguresAndSources) {
  const auto findings = findings_of(checker(), pair("The fire killed {four|number=4;noun=people} people.",
                                                    "{Five|number=5;noun=workers} workers died in the fire."));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].explanation, HasSubstr("\"four\" (Tarn Post) versus \"Five\" (Coast Radio)"));
  ASSERT_EQ(findings[0].sides.size(), 2u);
  EXPECT_EQ(findings[0].sides[0].independent_sources, 1u);
}

// The explanations of the findings of a kind.
std::vector<std::string> explained(const std::vector<Text>& texts, const std::string& kind) {
  std::vector<std::string> explanations;
  for (const auto& finding : findings_of(checker(), texts))
    if (finding.kind == kind) explanations.push_back(finding.explanation);
  return explanations;
}

TEST(Explanation, IsASentence) {
  EXPECT_THAT(explained(pair("The fire killed {four|number=4;noun=people} people.",
                             "{Four|number=4;noun=workers} workers died in the fire."),
                        "agreement"),
              ElementsAre("\"four\", \"Four\" agree in 2 documents from 2 independent sources."));
  EXPECT_THAT(explained(pair("The fire killed {four|number=4;noun=people} people.",
                             "{Five|number=5;noun=workers} workers died in the fire."),
                        "value"),
              ElementsAre("\"four\" (Tarn Post) versus \"Five\" (Coast Radio); undecided."));
  EXPECT_THAT(explained(pair("By {Monday|from=2031-03-03} the fire had killed {four|number=4;noun=people} people.",
                             "By {Tuesday|from=2031-03-04} the fire had killed {six|number=6;noun=people} people."),
                        "update"),
              ElementsAre("\"four\" (Tarn Post), later \"six\" (Coast Radio): the later count is higher."));
  const auto injured = [](const std::string& total) {
    return text({"The {" + total + "|number=" + total + ";noun=injured} injured were taken to hospital, " +
                 "{21|number=21} of them to Tarn and {19|number=19} to Norvik."});
  };
  EXPECT_THAT(explained(injured("40"), "derivation"), ElementsAre("The figures are consistent: 21 + 19 = 40."));
  EXPECT_THAT(explained(injured("38"), "derived_arithmetic"),
              ElementsAre("The figures are inconsistent: 21 + 19 = 40, not 38 (Tarn Post)."));
}

TEST(Options, SingleSourcesWhenAsked) {
  const LoadedPlugin plugin(PLUGIN_DIR "/checker-values.so", "checker.values", R"({"single_source":true})");
  const auto lines = lines_of(plugin, text({"The fire killed {four|number=4;noun=people} people at Tarn Harbour."}));
  EXPECT_THAT(lines, ElementsAre("single_source(1):"));
}

TEST(Input, MalformedClaimsAreIgnored) {
  dossier::Claim bare;
  bare.kind = "quantity";
  bare.document = "d";
  bare.id = "1";
  bare.value.emplace().number = "not a number";
  auto outside = bare;
  outside.id = "2";
  outside.value->number = "7";
  outside.start = 900;
  outside.end = 901;
  outside.joined.emplace().sentence = "\xFF\xFE \x80 seven";
  EXPECT_THAT(checker().run_passes({{dossier::encode(bare), ""}, {dossier::encode(outside), "x"}}), IsEmpty());
}

}  // namespace
