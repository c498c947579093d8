// Random records until the time is over. Each round has its own seed, so that a round can be repeated.
#include <algorithm>
#include <iterator>

#include "core/conformance/child.hpp"
#include "core/conformance/judge.hpp"
#include "core/conformance/test.hpp"
#include "core/conformance/work_clock.hpp"

namespace dossier::conformance {
namespace {

// Characters that break rules, among words that rules look for.
std::string odd_text(Random& random) {
  static const std::vector<std::string> pieces{
      "\n",     "\r\n",    " ",          ".",          ",",       "\"",
      "'",      "$",       "%",          "-",          "(",       ")",
      "<",      "&",       "\\",         "\t",         "\u2019",  "\u201C",
      "\u201D", "\u00A0",  "\u2014",     "\u0301",     "\u202E",  "\U0001F525",
      "\uFEFF", "12",      "1,000",      "4.5",        "0",       "99999999999999999999",
      "1/3",    "percent", "billion",    "million",    "people",  "said",
      "Monday", "March",   "2024",       "tomorrow",   "between", "and",
      "not",    "half",    "Anna Berg",  "Mr.",        "U.S.",    "the",
      "of",     "per",     "day",        "12:30",      "p.m.",    "next",
      "ago",    "-7",      "2024-02-30", "31 February"};
  std::string text;
  for (auto n = random.below(200); n > 0; --n) {
    text += random.of(pieces);
    if (random.below(2) == 0) text += ' ';
  }
  if (random.below(3) == 0) text = news_text(random, 200 + random.below(2000)) + text;
  return text;
}

Outcome records(const Setting& setting) {
  const Subject subject(setting);
  const WorkClock clock;
  std::uint64_t rounds = 0;
  do {
    set_round(rounds);
    Random random(setting.seed + rounds);
    std::vector<NamedText> texts;
    for (auto n = 1 + random.below(6); n > 0; --n)
      texts.push_back({"random text " + std::to_string(n), odd_text(random)});
    auto material = material_of(subject.manifest(), texts);
    if (subject.manifest().kind == "reader")
      std::ranges::copy(subject.given_inputs(), std::back_inserter(material.inputs));
    for (auto& input : material.inputs)
      for (auto n = random.below(4); n > 0 && !input.bytes.empty(); --n)
        input.bytes[random.below(input.bytes.size())] = static_cast<char>(random.below(256));
    if (random.below(4) == 0) {
      const auto news = news_documents(random.next(), 4);
      material.documents.insert(material.documents.end(), news.begin(), news.end());
    }
    std::ranges::copy(subject.given_records(), std::back_inserter(material.documents));
    const auto trace = work(subject, material);
    if (const auto why = judge(subject.manifest(), material, trace)) return failed(*why);
    Schedule other;
    other.shuffle = random.next() | 1;
    other.calls_a_life = random.below(4);
    if (const auto difference = first_difference(trace, work(subject, material, other)))
      return failed("the same calls in another order: " + *difference);
    for (const char* rule : {"boundary.errors", "boundary.sizes", "boundary.exceptions", "domain.records"})
      if (const auto how = violation_of(rule)) return failed(*how);
    ++rounds;
  } while (clock.seconds() < setting.fuzz_seconds);
  return passed(std::to_string(rounds) + " rounds");
}

}  // namespace

std::vector<Test> fuzz_tests() {
  return {{"fuzz.records",
           "Random records cause no failure, and have valid results that do not depend on order.",
           records,
           {},
           Test::Of::fuzz}};
}

}  // namespace dossier::conformance
