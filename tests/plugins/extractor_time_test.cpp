// extractor.time through the C boundary: what is found, how it is resolved, and what the clause around it says.
#include <gmock/gmock.h>

#include <ctime>
#include <map>
#include <memory>
#include <random>
#include <thread>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Claim;
using dossier::Document;

// Created once for each set of options: the plugin reads a model.
const dossier::testing::LoadedPlugin& plugin(const std::string& options = {}) {
  static std::map<std::string, std::unique_ptr<dossier::testing::LoadedPlugin>> loaded;
  auto& one = loaded[options];
  if (!one && options.empty())
    one = std::make_unique<dossier::testing::LoadedPlugin>(PLUGIN_DIR "/extractor-time.so", "extractor.time");
  if (!one)
    one = std::make_unique<dossier::testing::LoadedPlugin>(PLUGIN_DIR "/extractor-time.so", "extractor.time", options);
  return *one;
}

std::vector<Claim> claims_of(std::string_view text, std::string published = "2021-06-16",
                             const std::string& options = {}) {
  Document document;
  document.id = "d";
  document.published = std::move(published);
  document.text = text;
  return plugin(options).extract(document);
}

// An article, so that it is not read as a message.
const std::string news = R"({"style":"news"})";
const std::string narrative = R"({"style":"narrative"})";
const std::string message = R"({"style":"message"})";

struct Case {
  const char* text;
  const char* found;  // "span|timex|from|to", several joined by ";"
};

std::string describe(const std::vector<Claim>& claims) {
  std::string out;
  for (const auto& claim : claims) {
    if (!out.empty()) out += ";";
    out += claim.text + "|" + claim.time->timex + "|" + claim.time->from + "|" + claim.time->to;
  }
  return out;
}

// The day of publication is Wednesday, 16 June 2021.
const Case news_cases[] = {
    {"The bridge opened on 4 March 2019.", "4 March 2019|2019-03-04|2019-03-04|2019-03-05"},
    {"The bridge opened on March 4th, 2019.", "March 4th, 2019|2019-03-04|2019-03-04|2019-03-05"},
    {"The bridge opened in March 2019.", "March 2019|2019-03|2019-03-01|2019-04-01"},
    {"The ferry last sailed on 2019-03-04.", "2019-03-04|2019-03-04|2019-03-04|2019-03-05"},
    {"The ferry last sailed on 04.03.2019.", "04.03.2019|2019-03-04|2019-03-04|2019-03-05"},
    {"It was founded in the 1930s.", "the 1930s|193|1930-01-01|1940-01-01"},
    {"It was built in the 19th century.", "the 19th century|18|1800-01-01|1900-01-01"},
    {"The tomb dates from 312 BC.", "312 BC|BC0312||"},
    {"The council met on Monday.", "Monday|2021-06-14|2021-06-14|2021-06-15"},
    {"The council met on Wednesday.", "Wednesday|2021-06-16|2021-06-16|2021-06-17"},
    {"The council met on Friday.", "Friday|2021-06-11|2021-06-11|2021-06-12"},
    {"The council will meet on Friday.", "Friday|2021-06-18|2021-06-18|2021-06-19"},
    {"A hearing is scheduled for Monday.", "Monday|2021-06-21|2021-06-21|2021-06-22"},
    {"He called on Tuesday of last week.", "Tuesday of last week|2021-06-08|2021-06-08|2021-06-09"},
    {"She arrives this coming Monday.", "this coming Monday|2021-06-21|2021-06-21|2021-06-22"},
    {"He called yesterday.", "yesterday|2021-06-15|2021-06-15|2021-06-16"},
    {"Prices fell last week.", "last week|2021-W23|2021-06-07|2021-06-14"},
    {"Prices fell last month.", "last month|2021-05|2021-05-01|2021-06-01"},
    {"The firm moved three days ago.", "three days ago|2021-06-13|2021-06-13|2021-06-14"},
    {"The firm moved seventeen years ago.", "seventeen years ago|2004|2004-01-01|2005-01-01"},
    {"Rain fell on 28 December.", "28 December|2020-12-28|2020-12-28|2020-12-29"},
    {"The hall will reopen on 10 January.", "10 January|2022-01-10|2022-01-10|2022-01-11"},
    // A day of the next weeks, however it is told; of the same day of last year a text would say the year.
    {"The judge adjourned the case until 4 July.", "4 July|2021-07-04||2021-07-05"},
    {"He invited both sides for 21 June.", "21 June|2021-06-21|2021-06-21|2021-06-22"},
    {"The fire broke out on Monday, 21 September.", "Monday, 21 September|2020-09-21|2020-09-21|2020-09-22"},
    {"The match opens in the second week of February.", "the second week of February|2022-W06|2022-02-07|2022-02-14"},
    {"They have saved since 2018. The city used more water in May.",
     "2018|2018|2018-01-01|;May|2021-05|2021-05-01|2021-06-01"},
    {"The shop opens in May.", "May|2021-05|2021-05-01|2021-06-01"},
    {"It owes tax for 2016. The money must be there by 30 September.",
     "2016|2016|2016-01-01|2017-01-01;30 September|2021-09-30|2021-09-30|2021-10-01"},
    {"It closed in mid-May.", "mid-May|2021-05|2021-05-10|2021-05-21"},
    {"Work began in early 2020.", "early 2020|2020|2020-01-01|2020-05-01"},
    {"Output rose in the second quarter of 2020.", "the second quarter of 2020|2020-Q2|2020-04-01|2020-07-01"},
    {"Output rose in the first half of 2020.", "the first half of 2020|2020-H1|2020-01-01|2020-07-01"},
    {"The fair runs from May 15 to 19.", "May 15 to 19|2021-05-15/2021-05-19|2021-05-15|2021-05-20"},
    {"The fair was held on 5–6 September 2019.", "5–6 September 2019|2019-09-05/2019-09-06|2019-09-05|2019-09-07"},
    {"He ruled from 1914 to 1918.", "1914|1914|1914-01-01|1915-01-01;1918|1918|1918-01-01|1919-01-01"},
    {"He led the club in 2004-07.", "2004|2004|2004-01-01|2005-01-01;07|2007|2007-01-01|2008-01-01"},
    {"The train left at 8 p.m. on Friday.", "8 p.m. on Friday|2021-06-11T20|2021-06-11T20:00:00|2021-06-11T20:01:00"},
    {"They worked for five years.", "five years|P5Y||"},
    {"The talks took two and a half hours.", "two and a half hours|PT2.5H||"},
    {"The bins are emptied every Monday.", "every Monday|XXXX-WXX-1||"},
    {"Buses run twice a day.", "twice a day|P1D||"},
    {"They dined on Christmas Eve.", "Christmas Eve|2020-12-24|2020-12-24|2020-12-25"},
    {"The shop closes at noon tomorrow.", "noon tomorrow|2021-06-17T12|2021-06-17T12:00:00|2021-06-17T12:01:00"},
    {"Sales grew in the first two months of this year.", "the first two months of this year|P2M|2021-01-01|2021-03-01"},
    {"Nothing has changed since 1958.", "1958|1958|1958-01-01|"},
    {"It stood empty before 1958.", "1958|1958||1958-01-01"},
    // A day that does not exist leaves the month; nothing is placed.
    {"He was born on 31 April 1990.", "31 April 1990|1990-04-XX||"},
    {"It closed on 29 February 2019.", "29 February 2019|2019-02-XX||"},
    {"It closed on 29 February 2020.", "29 February 2020|2020-02-29|2020-02-29|2020-03-01"},
    // Counts and model years are no years; elections are held in one.
    {"The 2000 women marched.", ""},
    {"The 2010 lorries were recalled.", ""},
    {"The 2010 elections were free.", "2010|2010|2010-01-01|2011-01-01"},
    {"The quake struck at 0415 GMT.", "0415 GMT|T04:15||"},
    {"The quake struck at 1915 local time.", "1915 local time|T19:15||"},
    {"It ended at ten past five.", "ten past five|T05:10||"},
    {"It ended at twenty to nine in the evening.", "twenty to nine in the evening|T20:40||"},
    {"Ten to five members agreed.", ""},
    {"They married two days after the vote of 5 May 2016.",
     "two days after the vote of 5 May 2016|2016-05-07|2016-05-07|2016-05-08"},
    {"They married three years after his death in 1832.",
     "three years after his death in 1832|1835|1835-01-01|1836-01-01"},
    {"They married two days after the vote.", "two days after|FUTURE_REF||"},
    {"Sales rose in the year to March.", "the year to March|P1Y|2020-04-01|2021-04-01"},
    {"Sales rose in the three months ended 31 December 2020.",
     "the three months ended 31 December 2020|P3M|2020-10-01|2021-01-01"},
    {"Sales rose in the year to date.", "the year to date|2021|2021-01-01|2021-06-16"},
    {"The hall reopens later this month.", "later this month|2021-06|2021-06-16|2021-07-01"},
    {"It opened two or three years ago.", "two or three years ago|2018|2018-01-01|2019-01-01"},
    {"It took three to five weeks.", "three to five weeks|P5W||"},
    {"It opened on the 5th of last month.", "the 5th of last month|2021-05-05|2021-05-05|2021-05-06"},
    {"They meet on the first Monday of each month.", "the first Monday of each month|XXXX-WXX-1||"},
    {"It was built in the late nineteen-eighties.", "the late nineteen-eighties|198|1985-01-01|1990-01-01"},
    {"He left school in the summer of '98.", "the summer of '98|1998-SU|1998-06-01|1998-09-01"},
    {"The class of '98 met again.", "'98|1998|1998-01-01|1999-01-01"},
    {"He was born c. 347 in a village.", "347|0347|0347-01-01|0348-01-01"},
    {"The log has 2021-05-03T14:30:00Z in it.",
     "2021-05-03T14:30:00Z|2021-05-03T14:30:00|2021-05-03T14:30:00|2021-05-03T14:30:01"},
    {"The shop is open 24/7.", ""},
    {"Profit fell in 1H 2019.", "1H 2019|2019-H1|2019-01-01|2019-07-01"},
    {"Profit fell in the third quarter this year.", "the third quarter this year|2021-Q3|2021-07-01|2021-10-01"},
    {"It opens no later than 2022.", "2022|2022||2022-01-01"},
    {"It rained for the rest of this month.", "the rest of this month|2021-06|2021-06-16|2021-07-01"},
    {"It took 2 and a half years.", "2 and a half years|P2.5Y||"},
    {"They met at 12 noon.", "12 noon|T12||"},
    // Parts of decades and centuries.
    {"Trade grew in the second half of the 20th century.",
     "the second half of the 20th century|19|1950-01-01|2000-01-01"},
    {"Trade grew in the first half of the 1990s.", "the first half of the 1990s|199|1990-01-01|1995-01-01"},
    {"Trade grew in the last quarter of the 19th century.",
     "the last quarter of the 19th century|18|1875-01-01|1900-01-01"},
    {"Trade grew in the last quarter of 2020.", "the last quarter of 2020|2020-Q4|2020-10-01|2021-01-01"},
    // A fraction, a price, opening hours.
    {"Three quarters of the crews left.", ""},
    {"Growth slowed for three quarters.", "three quarters|P3Q||"},
    {"With a guide, for members only 1380-2075.", ""},
    {"Opening hours: Mon-Fri 08:30 am - 7 pm, Sat 08:30 am - 06:30 pm.", ""},
    {"Daily 08:00 - 20:00, Su 09:00 - 14:00.", ""},
    {"The museum was closed from Monday to Tuesday.",
     "Monday|2021-06-14|2021-06-14|2021-06-15;Tuesday|2021-06-15|2021-06-15|2021-06-16"},
    // Of another day, which is not named.
    {"The islands keep the same calendar day as the mainland.", "the same calendar day|XXXX||"},
};

TEST(TimeNews, FindsAndResolves) {
  for (const auto& one : news_cases)
    EXPECT_EQ(describe(claims_of(one.text, "2021-06-16", news)), one.found) << one.text;
}

TEST(TimeNews, IgnoresWhatIsNotATime) {
  for (const auto* text :
       {"This may be right, and they march on.", "Some 2000 people stood in the rain.", "The pump costs 1,500 euros.",
        "It moved up to second place.", "The sun rose over the fall of leaves.", "She taught at a summer school.",
        "Version 2.10.3 fixes it.", "The 14-year-old boy won 3-1.", "A score of 1250 points and 24 percent.",
        "Call 555-2010 or 201 944-3737.", "He lost a second game to April Smith.", "See [17] and [18]."})
    EXPECT_EQ(describe(claims_of(text, "2021-06-16", news)), "") << text;
}

// A second reading that would end before it begins is none.
TEST(TimeAnchor, TheAlternativeOfARangeIsOrdered) {
  const auto claims = claims_of("The fair was held on Sept 26-27.", "2024-05-15", message);
  ASSERT_EQ(describe(claims), "Sept 26-27|2023-09-26/2023-09-27|2023-09-26|2023-09-27");
  EXPECT_EQ(claims[0].time->alternative.text_or("timex"), "");
}

TEST(TimeAnchor, WithoutADateNothingIsAnchored) {
  EXPECT_EQ(describe(claims_of("The council met on Friday.", "", news)), "Friday|XXXX-WXX-5||");
  EXPECT_EQ(describe(claims_of("The council met on 4 March.", "", news)), "4 March|XXXX-03-04||");
  EXPECT_EQ(describe(claims_of("Prices fell last week.", "", news)), "last week|XXXX||");
}

TEST(TimeAnchor, ADatelineReplacesThePublicationDate) {
  const auto claims =
      claims_of("A storm in the north\n\nWednesday, June 16, 2021\n\nThe storm came on Monday.", "", news);
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[1].time->timex, "2021-06-14");
  ASSERT_EQ(claims[1].time->rest.size(), 1u);
  EXPECT_EQ(claims[1].time->rest[0].first, "anchor");
  EXPECT_EQ(*claims[1].time->rest[0].second.text(), "dateline");
}

TEST(TimeNarrative, ContinuesFromTheLastDate) {
  const auto text =
      "In November 1941 the line was cut. It was mended in December. In January it was cut again. The following year "
      "the station burnt down, and three years later a new one stood there.";
  EXPECT_EQ(describe(claims_of(text, "2009-12-19", narrative)),
            "November 1941|1941-11|1941-11-01|1941-12-01;December|1941-12|1941-12-01|1942-01-01;"
            "January|1942-01|1942-01-01|1942-02-01;The following year|1943|1943-01-01|1944-01-01;"
            "three years later|1946|1946-01-01|1947-01-01");
  EXPECT_EQ(
      describe(claims_of("On 8 May 1902 the mountain erupted. The next day ships arrived.", "2009-12-19", narrative)),
      "8 May 1902|1902-05-08|1902-05-08|1902-05-09;The next day|1902-05-09|1902-05-09|1902-05-10");
  EXPECT_EQ(describe(claims_of("The town fell in 480 BC. The following year it was rebuilt.", "2009-12-19", narrative)),
            "480 BC|BC0480||;The following year|BC0479||");
  // Times of day are those of the day that the paragraph has come to.
  EXPECT_EQ(describe(claims_of("On 8 May 1902 the mountain erupted. At 8:02 a.m. the town was gone.", "2009-12-19",
                               narrative)),
            "8 May 1902|1902-05-08|1902-05-08|1902-05-09;"
            "8:02 a.m.|1902-05-08T08:02|1902-05-08T08:02:00|1902-05-08T08:03:00");
}

// What somebody says in a story is not said on the day of its writing.
TEST(TimeNarrative, WordsAreSaidInTheStory) {
  EXPECT_EQ(describe(claims_of("On 8 May 1902 the mayor said: \"We came here two years ago.\" He left.", "2009-12-19",
                               narrative)),
            "8 May 1902|1902-05-08|1902-05-08|1902-05-09;two years ago|1900|1900-01-01|1901-01-01");
  EXPECT_EQ(describe(claims_of("The mayor said: “We came here last week.”", "2009-12-19", narrative)),
            "last week|XXXX||");
  EXPECT_EQ(describe(claims_of("The mayor said: “We came here last week.”", "2009-12-19", news)),
            "last week|2009-W50|2009-12-07|2009-12-14");
}

// Tense decides in short texts too: what was is past, what comes is ahead.
TEST(TimeMessage, FollowsTheTense) {
  EXPECT_EQ(describe(claims_of("A storm sank nine boats on Monday.", "2021-06-16", message)),
            "Monday|2021-06-14|2021-06-14|2021-06-15");
  EXPECT_EQ(describe(claims_of("In March the river flooded the town.", "2021-06-16", message)),
            "March|2021-03|2021-03-01|2021-04-01");
  EXPECT_EQ(describe(claims_of("The vote will be held on Monday.", "2021-06-16", message)),
            "Monday|2021-06-21|2021-06-21|2021-06-22");
  EXPECT_EQ(describe(claims_of("Do you have a meeting on Monday?", "2021-06-16", message)),
            "Monday|2021-06-21|2021-06-21|2021-06-22");
}

TEST(TimeMessage, ReadsAppointments) {
  EXPECT_EQ(describe(claims_of("two Sundays from now", "2021-06-16", message)),
            "two Sundays from now|2021-06-27|2021-06-27|2021-06-28");
  EXPECT_EQ(describe(claims_of("see you tmrw", "2021-06-16", message)), "tmrw|2021-06-17|2021-06-17|2021-06-18");
  EXPECT_EQ(describe(claims_of("not later than Friday", "2021-06-16", message)), "Friday|2021-06-18||2021-06-18");
  EXPECT_EQ(describe(claims_of("Book a room tomorrow from 2 to 4 pm", "2021-06-16", message)),
            "tomorrow from 2 to 4 pm|2021-06-17T14/2021-06-17T16|2021-06-17T14:00:00|2021-06-17T16:00:00");
  EXPECT_EQ(describe(claims_of("call me in 20 minutes", "2021-06-16T10:50:00", message)),
            "in 20 minutes|2021-06-16T11:10:00|2021-06-16T11:10:00|");
  EXPECT_EQ(describe(claims_of("away for 3 days starting next Monday", "2021-06-16", message)),
            "3 days starting next Monday|2021-06-21/P3D|2021-06-21|2021-06-24");
  const auto claims = claims_of("see you Friday", "2021-06-16", message);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].time->timex, "2021-06-18");
  EXPECT_EQ(claims[0].time->alternative.text_or("timex"), "2021-06-11");
}

TEST(TimeOrder, FiguresFollowTheOption) {
  const auto text = "The meeting was held on 4/5/2020.";
  EXPECT_EQ(claims_of(text, "2021-06-16", news)[0].time->timex, "2020-04-05");
  EXPECT_EQ(claims_of(text, "2021-06-16", news)[0].time->alternative.text_or("timex"), "2020-05-04");
  EXPECT_EQ(claims_of(text, "2021-06-16", R"({"style":"news","date_order":"day_first"})")[0].time->timex, "2020-05-04");
  EXPECT_EQ(claims_of("It was held on 22/4/2020 and on 4/5/2020.", "2021-06-16", news)[1].time->timex, "2020-05-04");
}

TEST(TimeOrder, DatesOfTextsCutIntoTokens) {
  const auto claims = claims_of("The page was changed on 14 / 09 / 2013 in 3 / 4 of an hour.", "2021-06-16", news);
  ASSERT_FALSE(claims.empty());
  EXPECT_EQ(claims[0].time->timex, "2013-09-14");
}

struct Event {
  const char* text;
  const char* subject;
  const char* predicate;
  const char* modality;
  bool negated;
};
const Event events[] = {
    {"The line was opened in 1931.", "The line", "open", "asserted", false},
    {"Construction began in 2019.", "Construction", "begin", "asserted", false},
    {"In 2019 construction began.", "construction", "begin", "asserted", false},
    {"The committee meets again on 19 June.", "The committee", "meet", "asserted", false},
    {"The committee will meet on 19 June.", "The committee", "meet", "expected", false},
    {"The museum is expected to reopen in July.", "The museum", "reopen", "expected", false},
    {"The mill did not close in 1988.", "The mill", "close", "asserted", true},
    {"Did the mill close in 1988?", "", "", "asked", false},
    {"The pier, which was built in 1902, burnt down.", "The pier", "build", "asserted", false},
    {"The station opened in 1931 and closed in 1964.", "The station", "open", "asserted", false},
    {"The company could move in 2030.", "The company", "move", "conditional", false},
    {"The film premieres on 19 June.", "The film", "premiere", "asserted", false},
    {"The film will premiere on 19 June.", "The film", "premiere", "expected", false},
};

struct Dated {
  const char* text;
  const char* events;  // "subject|predicate" of each claim, joined by ";"
};

TEST(TimeEvents, NamesTheEventThatTheDateDates) {
  const Dated cases[] = {
      {"She was born in 1951.", "She|bear"},
      {"The court freed him in 1951.", "The court|free"},
      {"They exchanged letters in 1951.", "They|exchange"},
      // Joined verbs share their subject.
      {"Brandt moved to Selin, and in 1951 was made mayor.", "Brandt|make"},
      {"In that same year he became mayor.", "he|become"},
      {"In 1951 and 1953 he took the ferry.", "he|take;he|take"},
      // A participle before its noun is no event.
      {"Ilves saw the damaged pier in 1951.", "Ilves|see"},
      {"The pier, which now has a roof, stood empty.", "The pier|have"},
      // What is in brackets dates what is before them.
      {"The Old Pier (1951) shows a storm.", "|"},
      {"Mara Ilves (4 May 1920 - 9 June 1999) was a sailor.", "Mara Ilves|bear;Mara Ilves|die"},
      // Nouns that name what happens.
      {"This year's fair was wet.", "|fair"},
      {"The mayor condemned Monday's attack on the station.", "|attack"},
      {"The candidates of the 2011 election met.", "|election"},
      {"He has been held without bail since his arrest on Monday.", "his|arrest"},
      {"The museum reopened on Monday after the 2019 fire.", "The museum|reopen;|fire"},
      {"The team will play in Saturday's game.", "|game"},
      {"The club, founded in 1904, lost.", "The club|found"},
      // What was said at one time happened at another.
      {"Police said the man died on Monday.", "the man|die"},
      {"\"It is over,\" the mayor said on Monday.", "the mayor|say"},
      // The stamp of a page dates nothing.
      {"4 August 2013 Last updated at 11:20", "|;|"},
      {"Published: Monday, 4 August 2013", "|"},
  };
  for (const auto& one : cases) {
    std::string found;
    for (const auto& claim : claims_of(one.text, "2021-06-16", R"({"style":"news","present":true})")) {
      if (!found.empty()) found += ';';
      found += (claim.subject ? claim.subject->text : "") + "|" + claim.predicate;
    }
    EXPECT_EQ(found, one.events) << one.text;
  }
}

TEST(TimeEvents, SaysThatTheStampOfAPageDatesNothing) {
  const auto stamp = claims_of("Published: Monday, 4 August 2013", "2021-06-16", news);
  ASSERT_EQ(stamp.size(), 1u);
  EXPECT_EQ(dossier::Json(stamp[0].time->rest).text_or("event"), "none");
  const auto dated = claims_of("The line was opened in 1931.", "2021-06-16", news);
  ASSERT_EQ(dated.size(), 1u);
  EXPECT_EQ(dossier::Json(dated[0].time->rest).text_or("event"), "");
}

TEST(TimeEvents, NamesWhatIsDated) {
  for (const auto& event : events) {
    const auto claims = claims_of(event.text, "2021-06-16", news);
    ASSERT_FALSE(claims.empty()) << event.text;
    const auto& claim = claims[0];
    if (*event.predicate) {
      EXPECT_EQ(claim.subject ? claim.subject->text : "", event.subject) << event.text;
      EXPECT_EQ(claim.predicate, event.predicate) << event.text;
    }
    EXPECT_EQ(claim.modality, event.modality) << event.text;
    EXPECT_EQ(claim.negated, event.negated) << event.text;
    ASSERT_TRUE(claim.sentence);
    EXPECT_TRUE(claim.sentence->covers(claim.span())) << event.text;
  }
  const auto pair = claims_of("The station opened in 1931 and closed in 1964.", "2021-06-16", news);
  ASSERT_EQ(pair.size(), 2u);
  EXPECT_EQ(pair[1].predicate, "close");
  EXPECT_EQ(pair[1].subject->text, "The station");
}

TEST(TimeEvents, BothEndsOfARangeCarryTheRange) {
  const auto claims = claims_of("He ruled from 1914 to 1918.", "2021-06-16", news);
  ASSERT_EQ(claims.size(), 2u);
  for (const auto& claim : claims) {
    EXPECT_EQ(claim.as_of->from, "1914-01-01");
    EXPECT_EQ(claim.as_of->to, "1919-01-01");
  }
}

TEST(TimeOptions, KindsCanBeOmitted) {
  const auto text = "They worked for five years, every Monday, and now rest.";
  EXPECT_EQ(claims_of(text, "2021-06-16", news).size(), 2u);
  EXPECT_EQ(claims_of(text, "2021-06-16", R"({"style":"news","durations":false})").size(), 1u);
  EXPECT_EQ(claims_of(text, "2021-06-16", R"({"style":"news","sets":false})").size(), 1u);
  EXPECT_EQ(claims_of(text, "2021-06-16", R"({"style":"news","present":true})").size(), 3u);
  const dossier::testing::LoadedPlugin wrong(PLUGIN_DIR "/extractor-time.so", "extractor.time", R"({"style":"poem"})");
  ASSERT_TRUE(wrong.created().failure);
  EXPECT_EQ(wrong.created().failure->option, "style");
  EXPECT_THAT(wrong.created().failure->message, ::testing::HasSubstr("narrative"));
}

TEST(TimeBytes, SurvivesAnyInput) {
  for (const std::string& text :
       {std::string(), std::string("\xFF\xFE\x80 on \xC3 Friday"), std::string("5\0 May\0 2020", 12),
        std::string("from between since by"), std::string("the the the last last next next of of"),
        std::string("الجمعة 5 May 2020 שבת"), std::string("99999999999999999999 years ago"),
        std::string("9998 years later, 9999-12-31, 0001-01-01, 30 February 2020, 5000000 centuries ago")})
    for (const auto& claim : claims_of(text, "2021-06-16", news)) EXPECT_LE(claim.end, text.size());
  std::mt19937 random(7);
  const char* words[] = {"from",    "the",     "5",      "May",    "1999",      "last",    "week",   "of",
                         "to",      "-",       "and",    "a",      "half",      "three",   "days",   "ago",
                         ",",       "Friday",  "at",     "8",      ":",         "30",      "pm",     "every",
                         "early",   "quarter", "second", "summer", "BC",        "/",       "twenty", "before",
                         "century", "'s",      "(",      "next",   "Christmas", "hundred", "31",     "Feb",
                         "0",       "until",   "in",     "years",  "later",     "\n\n"};
  for (const auto& style : {news, narrative, message}) {
    const dossier::testing::LoadedPlugin loaded(PLUGIN_DIR "/extractor-time.so", "extractor.time", style);
    for (int round = 0; round < 400; ++round) {
      std::string text;
      for (int i = 0; i < 60; ++i) {
        text += words[random() % std::size(words)];
        if (random() % 5 != 0) text += ' ';
      }
      Document document;
      document.published = round % 2 ? "2021-06-16" : "";
      document.text = text;
      std::uint64_t last = 0;
      for (const auto& claim : loaded.extract(document)) {
        EXPECT_LT(claim.start, claim.end);
        EXPECT_LE(last, claim.start);
        last = claim.end;
        EXPECT_FALSE(claim.time->timex.empty()) << text;
      }
    }
  }
}

TEST(TimeBytes, IsLinear) {
  for (const char* piece :
       {"the last of ", "from 5 to ", "three days and ", "1999-", "5 May 2020 ", "Friday, ", "(", "a.m. 8 ",
        "opened in 1999 ", "to open ", "every other ", "in the last ", "the last week of ", "the day before ",
        "the end of ", "two hundred ", "the first quarter of ", "two days before ", "now "}) {
    const auto cost = [&](std::size_t size) {
      std::string text;
      while (text.size() < size) text += piece;
      const auto began = std::clock();
      claims_of(text, "2021-06-16", news);
      return static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    };
    const double one = cost(20000);
    EXPECT_LT(cost(160000), 8 * 3 * one + 0.25) << piece;
  }
}

TEST(TimeThreads, OneInstanceServesAll) {
  const std::string text = "The council met on Friday. Construction began in May 2019 and took three years.";
  const auto expected = describe(claims_of(text));
  std::vector<std::string> seen(4);
  std::vector<std::thread> threads;
  for (auto& one : seen)
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) one = describe(claims_of(text));
    });
  for (auto& thread : threads) thread.join();
  for (const auto& one : seen) EXPECT_EQ(one, expected);
}

}  // namespace
