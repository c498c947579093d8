#include "said.hpp"

#include <algorithm>

#include "occasion.hpp"

namespace checker_quotes {

namespace {

constexpr int occasion_days = 30;
constexpr int days_of_reports = 10;  // in which several texts quote one utterance

int days_apart(const Said& a, const Said& b) {
  return days_between(a.claim->joined->published, b.claim->joined->published);
}

}  // namespace

Said::Said(const Claim& of, std::string_view document)
    : claim(&of),
      text(document),
      quoted(quoted_text(of)),
      words(words_of(quoted)),
      speaker(speaker_of(of, document)),
      matter(matter_of(document)),
      direct(!of.quote || of.quote->kind != "indirect"),
      denied(of.polarity == "deny") {
  for (const auto& word : words) content += word.content;
}

bool are_comparable(const Said& a, const Said& b) {
  if (a.claim->document == b.claim->document || !a.claim->joined || !b.claim->joined) return false;
  if (a.direct != b.direct) return false;
  return days_apart(a, b) <= occasion_days || std::min(a.content, b.content) >= 8;
}

bool are_of_one_occasion(const Said& a, const Said& b) {
  return days_apart(a, b) <= 5 && overlap(a.matter, b.matter) >= 0.12;
}

bool are_one_utterance(const Said& a, const Said& b) {
  const auto content = std::min(a.content, b.content);
  return content >= 5 || (content >= 4 && days_apart(a, b) <= days_of_reports) ||
         (std::min(a.words.size(), b.words.size()) >= 3 && are_of_one_occasion(a, b));
}

bool are_one_utterance(const Said& a, const Said& b, const Alignment& alignment) {
  if (are_different(a.speaker, b.speaker) || days_apart(a, b) > days_of_reports) return false;
  if (share_a_name(a.speaker, b.speaker) || is_named_before(a.speaker, *b.claim, b.text) ||
      is_named_before(b.speaker, *a.claim, a.text))
    return alignment.shared_content >= 3 || are_of_one_occasion(a, b);
  constexpr std::size_t long_enough = 9;  // words that nobody says twice by chance
  return alignment.shared_content >= 5 || (are_of_one_occasion(a, b) && alignment.share >= 0.75) ||
         (std::min(a.words.size(), b.words.size()) >= long_enough && alignment.share >= 0.85);
}

bool are_beside(const Said& a, const Said& b) {
  return is_named_beside(a.speaker, *b.claim, b.text) || is_named_beside(b.speaker, *a.claim, a.text);
}

bool seem_apart(const Said& a, const Said& b) { return !may_be_one(a.speaker, b.speaker) && !are_beside(a, b); }

}  // namespace checker_quotes
