#include "core/engine/loss_report.hpp"

#include <gtest/gtest.h>

#include "dossier/record/json_parse.hpp"
#include "dossier/record/left_out.hpp"

namespace dossier::engine {
namespace {

constexpr std::string_view input = "0123456789abcdefghijklmnopqrstuvwxyz";

class LossReport : public testing::Test {
 protected:
  // A document whose text is these spans of the input.
  void emit(const std::vector<Span>& kept, const LeftOut& left_out) {
    plugin::EmittedRecord emitted;
    for (const auto& span : kept) {
      emitted.map.push_back({emitted.text.size(), span.size(), span.start, span.size()});
      emitted.text += std::string(span.size(), 'x');
    }
    call_.records.push_back(std::move(emitted));
    Document document;
    left_out.store(document.metadata);
    notes_.push_back(take_left_out(document.metadata));
    EXPECT_TRUE(document.metadata.is_null());
  }
  void reject(const Span& span, const std::string& code) {
    plugin::CallFault fault = plugin::CallFault::of(code, "");
    fault.start = span.start;
    fault.end = span.end;
    call_.rejected.push_back(fault);
  }
  // What is kept and what is left out add up, in each report and over all of them.
  std::vector<std::string> reports() {
    LossReports all(input, 0, call_, inside_);
    std::vector<std::string> shown;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      const auto report = all.report(notes_[i], document_, call_.records[i], i + 1 == notes_.size());
      auto parts = report.integer_or("kept");
      for (const auto& [reason, size] : *report.find("left_out")->object()) {
        EXPECT_TRUE(loss_reason::is_known(reason)) << reason;
        parts += size.as_integer();
      }
      EXPECT_EQ(parts, report.integer_or("size")) << report.dump();
      sum += report.integer_or("size");
      shown.push_back(report.dump());
    }
    EXPECT_EQ(sum, static_cast<std::int64_t>(input.size()));
    return shown;
  }

  plugin::CallScope scope_;
  plugin::Call call_{scope_};
  Document document_;
  std::vector<Json> notes_;
  std::vector<InnerInput> inside_;
};

TEST_F(LossReport, WhatHasNoReasonIsMarkup) {
  emit({{2, 10}, {12, 20}}, LeftOut());
  EXPECT_EQ(reports()[0], R"({"unit":"byte","start":0,"size":36,"kept":16,"left_out":{"markup":20}})");
}

TEST_F(LossReport, WhatIsInTheTextIsKeptWhateverIsSaidOfIt) {
  LeftOut left_out(loss_reason::fields);
  left_out.add(loss_reason::boilerplate, {8, 16});
  left_out.add(loss_reason::comments, {14, 24});  // what two spans have belongs to the first
  emit({{12, 14}, {2, 10}, {4, 6}}, left_out);    // in another order than the input, and twice
  EXPECT_EQ(
      reports()[0],
      R"({"unit":"byte","start":0,"size":36,"kept":10,"left_out":{"boilerplate":4,"comments":8,"fields":14},"parts":[)"
      R"({"reason":"boilerplate","start":10,"end":12},{"reason":"boilerplate","start":14,"end":16},)"
      R"({"reason":"comments","start":16,"end":24}]})");
}

// What is inside another input is where its reader says; whether it could be read is the host's to say.
TEST_F(LossReport, OfAContainerSaysWhatBecameOfItsParts) {
  const auto inner = [&](const std::string& name, const Span& place, std::string_view reason, const std::string& code) {
    Document document;
    LeftOut left_out;
    left_out.add(loss_reason::fields, {place.start, place.start + 1});
    left_out.add(loss_reason::nested, {place.start + 1, place.end});
    left_out.store(document.metadata);
    inside_.push_back({name, take_left_out(document.metadata), reason, code});
  };
  inner("a", {2, 10}, loss_reason::nested, "");
  inner("b", {12, 20}, loss_reason::rejected, "no_reader");
  reject({24, 30}, "damaged");
  EXPECT_EQ(
      LossReports(input, 0, call_, inside_).report_of_container().dump(),
      R"({"unit":"byte","start":0,"size":36,"left_out":{"fields":2,"frame":14,"nested":7,"rejected":13},"parts":[)"
      R"({"reason":"fields","start":2,"end":3},{"reason":"fields","start":12,"end":13},)"
      R"({"reason":"rejected","start":13,"end":20,"code":"no_reader","member":"b"},)"
      R"({"reason":"rejected","start":24,"end":30,"code":"damaged"}]})");
  // With a document around them, they are in its report.
  emit({{30, 36}}, LeftOut());
  EXPECT_EQ(
      reports()[0],
      R"({"unit":"byte","start":0,"size":36,"kept":6,"left_out":{"fields":2,"markup":8,"nested":7,"rejected":13},)"
      R"("parts":[{"reason":"fields","start":2,"end":3},{"reason":"nested","start":3,"end":10,"member":"a"},)"
      R"({"reason":"fields","start":12,"end":13},{"reason":"rejected","start":13,"end":20,"code":"no_reader",)"
      R"("member":"b"},{"reason":"rejected","start":24,"end":30,"code":"damaged"}]})");
}

TEST_F(LossReport, DocumentsOfOneInputShareIt) {
  LeftOut first(loss_reason::fields);
  first.set_share({3, 10});
  emit({{4, 8}}, first);
  LeftOut second(loss_reason::fields);
  second.set_share({20, 30});
  emit({{22, 28}}, second);
  reject({12, 18}, "bad_row");
  const auto all = reports();
  EXPECT_EQ(all[0], R"({"unit":"byte","start":0,"size":10,"kept":4,"left_out":{"fields":3,"frame":3},"parts":[)"
                    R"({"reason":"frame","start":0,"end":3}]})");
  EXPECT_EQ(all[1],
            R"({"unit":"byte","start":10,"size":26,"kept":6,"left_out":{"fields":4,"frame":10,"rejected":6},)"
            R"("parts":[{"reason":"frame","start":10,"end":12},{"reason":"rejected","start":12,"end":18,)"
            R"("code":"bad_row"},{"reason":"frame","start":18,"end":20},{"reason":"frame","start":30,"end":36}]})");
}

TEST_F(LossReport, SharesThatAReaderDoesNotGiveEndWithTheText) {
  emit({{4, 8}}, LeftOut());
  emit({{22, 28}}, LeftOut());
  const auto all = reports();
  EXPECT_EQ(all[0], R"({"unit":"byte","start":0,"size":8,"kept":4,"left_out":{"markup":4}})");
  EXPECT_EQ(all[1], R"({"unit":"byte","start":8,"size":28,"kept":6,"left_out":{"markup":22}})");
}

TEST_F(LossReport, BytesThatAreNoCharactersAreNotKept) {
  emit({{0, 10}}, LeftOut());
  call_.records[0].text =
      "01\xEF\xBF\xBD"
      "34\xEF\xBF\xBD"
      "6789";
  call_.records[0].map = {{0, 2, 0, 2}, {2, 3, 2, 1}, {5, 2, 3, 2}, {7, 3, 5, 1}, {10, 4, 6, 4}};
  document_.metadata.set("replaced_characters", 2);
  EXPECT_EQ(reports()[0],
            R"({"unit":"byte","start":0,"size":36,"kept":8,"left_out":{"markup":26,"undecodable":2},"parts":[)"
            R"({"reason":"undecodable","start":2,"end":3},{"reason":"undecodable","start":5,"end":6}]})");
}

TEST_F(LossReport, OfManyPartsTheLargestAreListed) {
  LeftOut left_out;
  for (std::uint64_t at = 0; at < 30; ++at)
    left_out.add(at % 2 ? loss_reason::code : loss_reason::hidden, {at, at + 1});
  left_out.add(loss_reason::navigation, {30, 36});
  emit({}, left_out);
  const auto report = parse_json(reports()[0]);
  EXPECT_EQ(report->find("parts")->array()->size(), 20U);
  EXPECT_EQ(report->integer_or("more"), 11);
  EXPECT_EQ(report->find("parts")->array()->back().text_or("reason"), "navigation");
}

TEST_F(LossReport, WhatAReaderCannotMeanChangesNoSum) {
  emit({{2, 40}, {50, 60}}, LeftOut());
  notes_[0] = *parse_json(R"({"rest":"whatever","start":-4,"end":9000000000000000000,"parts":{"unknown":[1,2],)"
                          R"("code":[30,10,-5,3,7],"hidden":"all"},"members":[{"reason":"none","size":1}]})");
  EXPECT_EQ(reports()[0], R"({"unit":"byte","start":0,"size":36,"kept":34,"left_out":{"markup":2}})");
}

TEST_F(LossReport, MembersOfAContainerAreItsInput) {
  document_.metadata =
      *parse_json(R"({"members":[{"name":"a","start":0,"size":20},{"name":"b","start":20,"size":5}]})");
  LeftOut left_out;
  left_out.add(loss_reason::deleted, {3, 6});
  left_out.count_in_members();
  left_out.add_member(loss_reason::unsupported, "media/a.png", 11);
  emit({{6, 12}}, left_out);
  EXPECT_EQ(reports()[0],
            R"({"unit":"byte","start":0,"size":36,"kept":6,"left_out":{"deleted":3,"markup":16,"unsupported":11},)"
            R"("parts":[{"reason":"deleted","start":3,"end":6},)"
            R"({"reason":"unsupported","member":"media/a.png","size":11}]})");
}

TEST_F(LossReport, PagesCountTheWordsOnThem) {
  emit({}, LeftOut());
  notes_[0] = *parse_json(R"({"unit":"text","size":36,"kept":30,"parts":[{"reason":"running","size":4,"page":2}]})");
  EXPECT_EQ(reports()[0], R"({"unit":"text","size":36,"kept":30,"left_out":{"markup":2,"running":4},"parts":[)"
                          R"({"reason":"running","size":4,"page":2}]})");
}

}  // namespace
}  // namespace dossier::engine
