// What is shown of a run while it goes on: lines, their width, how often; with a clock that stands still.
#include "core/cli/progress.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "dossier/abi/host.h"
#include "dossier/record/json_parse.hpp"

namespace dossier::cli {
namespace {

using engine::Meter;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto begin = ProgressClock::time_point(std::chrono::hours(5));

std::shared_ptr<Meter> reader(std::uint64_t total = 1000) {
  auto meter = std::make_shared<Meter>("read");
  meter->begin({.name = {}, .unit = "documents", .total = total, .began = begin});
  return meter;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(ProgressLine, HasRateShareAndTimeLeft) {
  const auto meter = reader();
  meter->advance(50, 20'000'000, 250);
  const auto reading = meter->read();
  EXPECT_DOUBLE_EQ(*share_done(reading), 0.25);
  EXPECT_DOUBLE_EQ(*seconds_left(reading, begin + seconds(10)), 30.0);
  EXPECT_EQ(progress_line(reading, begin + seconds(10)),
            "read                50 documents         5/s     2.0 MB/s   25 %  30 s left");
  EXPECT_EQ(progress_json(reading, begin + seconds(10)).dump(),
            R"({"event":"progress","stage":"read","unit":"documents","units":50,"bytes":20000000,"seconds":10,)"
            R"("units_per_second":5,"bytes_per_second":2000000,"share":0.25,"seconds_left":30})");
}

TEST(ProgressLine, SaysOnlyWhatIsKnown) {
  const auto unknown = reader(0);
  unknown->advance(50);
  EXPECT_THAT(progress_line(unknown->read(), begin + seconds(10)), Not(HasSubstr("%")));
  EXPECT_EQ(progress_json(unknown->read(), begin + seconds(10)).find("share"), nullptr);
  const auto fresh = reader();
  fresh->advance(1, 1, 1);
  EXPECT_THAT(progress_line(fresh->read(), begin + milliseconds(100)), Not(HasSubstr("left"))) << "too early to tell";
  EXPECT_THAT(progress_line(reader()->read(), begin + seconds(9)), HasSubstr("   0 %"));
}

TEST(ProgressLine, TellsStepsAndLongTimes) {
  const auto meter = std::make_shared<Meter>("copies");
  meter->begin({"sketch", "documents", 10, 1, 3, begin});
  meter->advance(10, 5000);
  meter->begin({"map pairs, round 1 of 2", "documents", 1000, 2, 3, begin + seconds(10)});
  meter->advance(100, 3000);
  EXPECT_THAT(progress_line(meter->read(), begin + seconds(20)),
              HasSubstr("  90 s left  map pairs, round 1 of 2 (2 of 3)"));
  EXPECT_THAT(progress_line(meter->read(), begin + seconds(110)), HasSubstr("  15 min left"));
  EXPECT_THAT(progress_line(meter->read(), begin + seconds(1010)), HasSubstr("  2 h 30 min left"));
  const auto json = progress_json(meter->read(), begin + seconds(20));
  EXPECT_EQ(json.text_or("step"), "map pairs, round 1 of 2");
  EXPECT_EQ(json.integer_or("step_number"), 2);
  EXPECT_EQ(json.integer_or("steps"), 3);
  meter->end(10, "documents");
  EXPECT_EQ(progress_line(meter->read(), begin + seconds(20)),
            "copies              10 documents         0/s     0.0 MB/s  in 20.0 s");
  EXPECT_EQ(meter->read().bytes, 8000U) << "of all steps";
}

TEST(ProgressLine, IsCutAtWholeCharacters) {
  EXPECT_EQ(cut_to("abcdef", 4), "abcd");
  EXPECT_EQ(cut_to("abc", 4), "abc");
  EXPECT_EQ(cut_to("äöü", 2), "äö");
}

// Progress with a terminal of so many columns and rows.
struct Screen {
  explicit Screen(ProgressForm form, TerminalSize size = {}, const std::string& level = "warning",
                  LogForm log_form = LogForm::text)
      : log(err, log_form, level), progress(std::in_place, err, form, log, [size] { return size; }) {}
  std::string said() {
    auto text = err.str();
    err.str("");
    return text;
  }
  std::ostringstream err;
  EventLog log;
  std::optional<Progress> progress;
};

TEST(Progress, OfATerminalDrawsALineForEachRunningStageAnew) {
  Screen screen(ProgressForm::terminal, {90, 24});
  const auto first = std::make_shared<Meter>("first");
  const auto second = std::make_shared<Meter>("second");
  screen.progress->stage_begins(first);
  screen.progress->stage_begins(second);
  EXPECT_EQ(screen.said(), "") << "the ticker draws";
  screen.progress->tick(begin);
  const auto drawn = screen.said();
  ASSERT_EQ(lines_of(drawn).size(), 2U) << drawn;
  EXPECT_THAT(lines_of(drawn)[0], StartsWith("first "));
  EXPECT_THAT(lines_of(drawn)[1], StartsWith("second "));
  for (const auto& line : lines_of(drawn)) EXPECT_LT(line.size(), 90U);
  EXPECT_FALSE(drawn.ends_with('\n'));
  screen.progress->tick(begin);
  EXPECT_THAT(screen.said(), StartsWith("\x1b[1A\r\x1b[Jfirst "));
  first->end(3, "rows");
  screen.progress->stage_ends(*first);
  const auto ended = screen.said();
  EXPECT_THAT(ended, StartsWith("\x1b[1A\r\x1b[Jfirst "));
  EXPECT_THAT(ended, HasSubstr("in ")) << "its line stays";
  EXPECT_THAT(ended, HasSubstr("\nsecond ")) << "the other is drawn below";
  screen.progress.reset();
  EXPECT_EQ(screen.said(), "\r\x1b[J") << "what did not end leaves nothing";
}

TEST(Progress, NeverDrawsMoreThanTheTerminalHolds) {
  Screen screen(ProgressForm::terminal, {40, 4});
  for (int i = 0; i < 9; ++i) screen.progress->stage_begins(std::make_shared<Meter>("stage" + std::to_string(i)));
  screen.progress->tick(begin);
  const auto lines = lines_of(screen.said());
  ASSERT_EQ(lines.size(), 3U);
  for (const auto& line : lines) EXPECT_LE(line.size(), 39U);
}

TEST(Progress, LogLinesStandAboveTheLinesThatAreDrawnAnew) {
  Screen screen(ProgressForm::terminal);
  screen.progress->stage_begins(reader());
  screen.progress->tick(begin);
  screen.said();
  screen.progress->tell({diagnostic::Code::plugin_log, DOSSIER_LOG_WARNING, "read", "odd\x1b[2J bytes"});
  const auto said = screen.said();
  EXPECT_THAT(said, StartsWith("\r\x1b[J"));
  EXPECT_THAT(said, HasSubstr(" warning DS4001 read: odd [2J bytes\n"));
  screen.progress->tick(begin);
  EXPECT_THAT(screen.said(), StartsWith("read "));
}

TEST(Progress, ElsewhereIsALineEveryTenSecondsAndASoonSignOfLife) {
  Screen screen(ProgressForm::plain);
  screen.progress->tick(begin);
  EXPECT_EQ(screen.said(), "");
  const auto meter = reader();
  const auto now = ProgressClock::now();
  screen.progress->stage_begins(meter);
  screen.progress->tick(now + milliseconds(100));
  EXPECT_THAT(screen.said(), StartsWith("read ")) << "the first time, at once";
  screen.progress->tick(now + seconds(5));
  EXPECT_EQ(screen.said(), "");
  screen.progress->tick(now + milliseconds(10'100));
  EXPECT_EQ(lines_of(screen.said()).size(), 1U);
  meter->end(7, "documents");
  screen.progress->stage_ends(*meter);
  EXPECT_THAT(screen.said(), HasSubstr("read                 7 documents"));
  screen.progress->stages_reused({"copies", "words"});
  EXPECT_EQ(screen.said(), "reused: copies and words\n");
}

TEST(Progress, AsJsonIsAnObjectALineEverySecond) {
  Screen screen(ProgressForm::json);
  const auto meter = reader();
  const auto now = ProgressClock::now();
  screen.progress->stage_begins(meter);
  screen.progress->stages_reused({"words"});
  for (int tenth = 0; tenth <= 23; ++tenth) screen.progress->tick(now + milliseconds(100 * tenth));
  meter->end(7, "documents");
  screen.progress->stage_ends(*meter);
  const auto lines = lines_of(screen.said());
  std::vector<std::string> events;
  for (const auto& line : lines) {
    const auto json = parse_json(line);
    ASSERT_TRUE(json) << line;
    events.emplace_back(json->text_or("event"));
  }
  EXPECT_THAT(events, testing::ElementsAre("reused", "progress", "progress", "stage_ended"));
}

TEST(Progress, OfNoFormSaysNothingButTheLog) {
  Screen screen(ProgressForm::none);
  const auto meter = reader();
  screen.progress->stage_begins(meter);
  screen.progress->stages_reused({"words"});
  screen.progress->tick(begin);
  meter->end(7, "documents");
  screen.progress->stage_ends(*meter);
  EXPECT_EQ(screen.said(), "");
  screen.progress->tell({diagnostic::Code::plugin_log, DOSSIER_LOG_ERROR, "read", "bad"});
  EXPECT_THAT(screen.said(), HasSubstr(" error DS4001 read: bad\n"));
}

TEST(Progress, TicksByItselfWithinATenthOfASecondOrSo) {
  Screen screen(ProgressForm::plain);
  screen.progress->stage_begins(reader());
  screen.progress->keep_ticking();
  std::this_thread::sleep_for(seconds(2));
  screen.progress.reset();
  EXPECT_EQ(lines_of(screen.said()).size(), 1U);
}

// Threads that count and one that shows what they counted: for the sanitizers.
TEST(Progress, IsShownWhileManyThreadsAdvance) {
  Screen screen(ProgressForm::json);
  const auto meter = reader();
  screen.progress->stage_begins(meter);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 10'000; ++i) meter->advance(1, 2, 3);
    });
  for (int i = 0; i < 100; ++i) screen.progress->tick(ProgressClock::now() + seconds(2 * i));
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(meter->read().units, 40'000U);
  EXPECT_EQ(meter->read().bytes, 80'000U);
  EXPECT_EQ(meter->read().done, 120'000U);
}

TEST(EventLog, LeavesOutWhatIsNotAskedFor) {
  Screen screen(ProgressForm::none, {}, "error");
  screen.progress->tell({diagnostic::Code::unit_rejected, DOSSIER_LOG_WARNING, "read", "lost"});
  EXPECT_EQ(screen.said(), "");
}

TEST(EventLog, WritesTheFirstOfEachCodeAndStageAndCountsTheOthers) {
  Screen screen(ProgressForm::none);
  for (int i = 0; i < 1000; ++i) {
    screen.progress->tell({diagnostic::Code::unit_rejected, DOSSIER_LOG_WARNING, "read", "lost"});
    screen.progress->tell({diagnostic::Code::unit_rejected, DOSSIER_LOG_WARNING, "words", "lost"});
  }
  screen.progress->tell({diagnostic::Code::plugin_log, DOSSIER_LOG_WARNING, "read", "once"});
  EXPECT_EQ(lines_of(screen.said()).size(), 41U);
  screen.progress.reset();
  const auto lines = lines_of(screen.said());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], HasSubstr(" warning DS4002 read: 980 more of these were left out; `--log debug` shows"));
  EXPECT_THAT(lines[1], HasSubstr(" warning DS4002 words: 980 more"));
  Screen all(ProgressForm::none, {}, "debug");
  for (int i = 0; i < 1000; ++i)
    all.progress->tell({diagnostic::Code::unit_rejected, DOSSIER_LOG_WARNING, "read", "lost"});
  EXPECT_EQ(lines_of(all.said()).size(), 1000U);
}

TEST(EventLog, AsJsonHasTimeLevelCodeStageMessageAndFields) {
  Screen screen(ProgressForm::none, {}, "info", LogForm::json);
  screen.progress->tell(
      {diagnostic::Code::unit_rejected, DOSSIER_LOG_WARNING, "read", "a \"b\"\n", {{"unit_id", "x.txt"}}});
  screen.progress->tell({diagnostic::Code::journal_damaged, DOSSIER_LOG_INFO, {}, "all"});
  const auto lines = lines_of(screen.said());
  ASSERT_EQ(lines.size(), 2U);
  const auto first = parse_json(lines[0]);
  ASSERT_TRUE(first) << lines[0];
  EXPECT_EQ(first->text_or("time").size(), std::string("2026-11-22T18:30:01.123Z").size());
  EXPECT_EQ(first->text_or("level"), "warning");
  EXPECT_EQ(first->text_or("code"), "DS4002");
  EXPECT_EQ(first->text_or("stage"), "read");
  EXPECT_EQ(first->text_or("message"), "a \"b\"\n");
  EXPECT_EQ(first->find("fields")->text_or("unit_id"), "x.txt");
  EXPECT_EQ(parse_json(lines[1])->find("stage"), nullptr);
  EXPECT_EQ(parse_json(lines[1])->find("fields"), nullptr);
}

TEST(EventLog, ProblemsHaveTheirCode) {
  EXPECT_EQ(problem_line(LogForm::text, "run", diagnostic::Code::run_failed, "no room"),
            "dossier run: error DS4013: no room\n");
  const auto json = parse_json(problem_line(LogForm::json, "run", diagnostic::Code::run_failed, "no room"));
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text_or("level"), "error");
  EXPECT_EQ(json->text_or("code"), "DS4013");
  EXPECT_EQ(json->text_or("message"), "no room");
}

}  // namespace
}  // namespace dossier::cli
