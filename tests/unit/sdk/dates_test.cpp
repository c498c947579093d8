#include "dossier/text/dates.hpp"

#include <gtest/gtest.h>

namespace {

struct Case {
  const char* text;
  const char* iso;  // empty: no date
};

class WrittenDates : public testing::TestWithParam<Case> {};

TEST_P(WrittenDates, AreReadAsExactlyAsTheyAreWritten) {
  const auto read = dossier::parse_written_date(GetParam().text);
  EXPECT_EQ(read.value_or(""), GetParam().iso) << GetParam().text;
}

constexpr Case iso_forms[] = {
    {"2024-04-05", "2024-04-05"},
    {"2024-04-05T21:10", "2024-04-05T21:10"},
    {"2024-04-05T21:10:00+02:00", "2024-04-05T21:10:00+02:00"},
    {"2024-04-05T21:10:00.123Z", "2024-04-05T21:10:00Z"},
    {"2024-04-05 21:10:00", "2024-04-05T21:10:00"},
    {"2024-04-05T21:10:00+0200", "2024-04-05T21:10:00+02:00"},
    {"20240405", "2024-04-05"},
    {"20240405T211000Z", "2024-04-05T21:10:00Z"},
    {"2024/04/06", "2024-04-06"},
    {"2024.4.6", "2024-04-06"},
    {"2024-04", "2024-04"},
    {"2024", "2024"},
    {"2024-13-05", ""},
    {"2023-02-29", ""},
    {"2024年4月5日", "2024-04-05"},
    {"2024년 4월 5일 09:30", "2024-04-05T09:30"},
};
INSTANTIATE_TEST_SUITE_P(Iso, WrittenDates, testing::ValuesIn(iso_forms));

constexpr Case english[] = {
    {"5 April 2024", "2024-04-05"},
    {"April 6, 2024", "2024-04-06"},
    {"Apr. 6th, 2024", "2024-04-06"},
    {"the 3rd of May, 2024", "2024-05-03"},
    {"Sept 2, 2019 at 9:05 p.m. ET", "2019-09-02T21:05"},
    {"May 1, 2020, 12:30 AM", "2020-05-01T00:30"},
    {"Friday 5 April 2024", "2024-04-05"},
    {"Published: 5 April 2024, 14:05 GMT", "2024-04-05T14:05Z"},
    {"5-Apr-2024", "2024-04-05"},
    {"April 2024", "2024-04"},
    {"Wed, 08 May 2024 14:30:00 +0200", "2024-05-08T14:30:00+02:00"},
    {"Wed, 08 May 2024 14:30:00 EST", "2024-05-08T14:30:00-05:00"},
    {"Wed May 08 14:30:00 +0200 2024", "2024-05-08T14:30:00+02:00"},
    {"April 5", ""},
    {"5 April", ""},
    {"31 April 2024", ""},
    {"Maybe 5, 2024", ""},
    {"marches 5 2024", ""},
    {"5 April 2024 and 6 April 2024", ""},
};
INSTANTIATE_TEST_SUITE_P(English, WrittenDates, testing::ValuesIn(english));

constexpr Case other_languages[] = {
    {"6.4.2024", "2024-04-06"},
    {"06.04.2024, 14:30 Uhr", "2024-04-06T14:30"},
    {"06.04.2024 um 14.30 Uhr", "2024-04-06T14:30"},
    {"Samstag, 6. April 2024", "2024-04-06"},
    {"6. März 2024", "2024-03-06"},
    {"6. MÄRZ 2024", "2024-03-06"},
    {"5. 4. 2024", "2024-04-05"},
    {"1er février 2024 à 14h30", "2024-02-01T14:30"},
    {"le 3 août 2023", "2023-08-03"},
    {"5 de abril de 2024", "2024-04-05"},
    {"15 diciembre 2021", "2021-12-15"},
    {"12 września 2022", "2022-09-12"},
    {"5 апреля 2024", "2024-04-05"},
    {"20 septembrie 2020 16:20", "2020-09-20T16:20"},
    {"5. dubna 2024", "2024-04-05"},
    {"5 Nisan 2024", "2024-04-05"},
    {"5 Şubat 2024", "2024-02-05"},
    {"5 Απριλίου 2024", "2024-04-05"},
    {"24 نيسان / أبريل 2020 09:22", "2020-04-24T09:22"},
    {"04 آب/اغسطس 2013", "2013-08-04"},
};
INSTANTIATE_TEST_SUITE_P(OtherLanguages, WrittenDates, testing::ValuesIn(other_languages));

constexpr Case numeric[] = {
    {"13/04/2024", "2024-04-13"},
    {"04/13/2024", "2024-04-13"},
    {"4/4/2024", "2024-04-04"},
    {"04/05/2024", ""},
    {"05-04-2024", "2024-04-05"},
    {"24.03.17", ""},
    {"13/13/2024", ""},
    {"1.2.3.2024", ""},
    {"", ""},
    {"no date", ""},
    {"99999999", ""},
    {"12:30", ""},
};
INSTANTIATE_TEST_SUITE_P(Numeric, WrittenDates, testing::ValuesIn(numeric));

TEST(WrittenDates, FollowTheOrderThatIsAsked) {
  using dossier::NumericOrder;
  EXPECT_EQ(dossier::parse_written_date("04/05/2024", {NumericOrder::day_first}), "2024-05-04");
  EXPECT_EQ(dossier::parse_written_date("04/05/2024", {NumericOrder::month_first}), "2024-04-05");
  EXPECT_EQ(dossier::parse_written_date("24.03.17", {.short_years = true}), "2017-03-24");
}

TEST(WrittenDates, AreFoundInRunningText) {
  const std::string text = "Room 2024. Written by A. Doe on March 3, 2021 (12 comments), in 5 parts.";
  const auto found = dossier::find_written_date(text);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->iso, "2021-03-03");
  EXPECT_EQ(found->span.of(text), "March 3, 2021");
  EXPECT_FALSE(dossier::find_written_date(text, found->span.end));
}

TEST(WrittenDates, CostNoMoreThanTheTextIsLong) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "1.2. ";
  EXPECT_FALSE(dossier::find_written_date(text));
}

}  // namespace
