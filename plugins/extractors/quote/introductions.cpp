#include "introductions.hpp"

#include "names.hpp"

namespace quote {
namespace {

constexpr std::size_t kLongest = 24;  // items before the colon

bool is_message(const Stream& s, std::size_t i) {
  for (const auto* word :
       {"statement", "statements", "remarks", "comment", "comments", "response", "reply", "message", "letter", "answer",
        "note", "quote", "words", "speech", "address", "reaction", "testimonial"})
    if (s.is_word(i, word)) return true;
  return false;
}

// After "And from", "By", "Statement of", "A message from"; `first` if nothing of the kind is there.
std::size_t after_lead(const Stream& s, std::size_t first, std::size_t colon) {
  auto i = first;
  while (i < colon && s.item(i).has(kCoordinator | kAdverb)) ++i;
  for (auto k = i; k < colon && k < i + 5; ++k) {
    if (!s.item(k).is(Kind::word)) break;
    const bool leads = s.is_word(k, "from") || s.is_word(k, "by") || (s.is_word(k, "of") && k > i);
    if (leads && (k == i || is_message(s, k - 1))) return k + 1;
  }
  return first;
}

// "(D-Orlen)", "[translated]" right before the colon.
std::size_t before_bracket(const Stream& s, std::size_t first, std::size_t end) {
  if (end <= first + 2 || !s.item(end - 1).is(Kind::close_bracket)) return end;
  for (auto i = end - 1; i > first && end - i < 10; --i)
    if (s.item(i).is(Kind::open_bracket)) return i;
  return end;
}

}  // namespace

Subject issuer(const Stream& s, const Unit& unit) {
  constexpr std::size_t kNear = 6;  // items between the verb and the statement
  for (auto i = static_cast<std::size_t>(unit.first) + 1; i + 1 < unit.last; ++i) {
    bool issues = false;
    for (const auto* word : {"released", "issued", "published", "posted", "made", "gave", "sent"})
      issues = issues || s.is_word(i, word);
    for (auto k = i + 1; issues && k < unit.last && k <= i + kNear; ++k) {
      if (!is_message(s, k)) continue;
      auto end = i;
      while (end > unit.first + 1 && s.item(end - 1).has(kAdverb)) --end;
      if (s.item(end - 1).has(kAux | kNegation)) return {};
      return subject_before(s, unit.first, end);
    }
  }
  return {};
}

Subject introduced(const Stream& s, std::size_t first, std::size_t colon) {
  if (colon <= first || colon - first > kLongest) return {};
  const auto begin = after_lead(s, first, colon);
  const auto end = before_bracket(s, begin, colon);
  // "Worth's reply:"
  if (begin == first && end > first + 2 && is_message(s, end - 1) && s.item(end - 2).glued &&
      s.is_word(end - 2, "'s")) {
    const auto owner = subject_after(s, first, end - 2);
    return owner.phrase.last == end - 2 && !find_name(s, owner.phrase).name.empty() ? owner : Subject{};
  }
  auto subject = subject_after(s, begin, end);
  if (subject.phrase.empty() || subject.pronoun) return {};
  const auto last = subject.apposition.empty() ? subject.phrase.last : subject.apposition.last;
  if (last != end) return {};
  auto part = find_name(s, subject.phrase);
  if (part.name.empty() && !subject.apposition.empty()) part = find_name(s, subject.apposition);
  if (begin > first) return part.name.empty() ? Subject{} : subject;
  // Without a lead a person's name has to be all there is: "Weather:" and "Opening Hours:" introduce nobody.
  std::size_t words = 0;
  bool titled = part.name.first > subject.phrase.first, given = false;
  for (auto i = part.name.first; i < part.name.last; ++i) {
    const auto& item = s.item(i);
    words += item.is(Kind::word) && item.capital && !item.has(kFrequent | kTime | kOrganisation);
    given = given || item.has(kMaleName | kFemaleName);
  }
  if (part.body || part.name.empty()) return {};
  for (auto i = subject.phrase.first; i < part.name.first; ++i)
    titled =
        titled && (s.item(i).has(kTitle | kRole | kOrganisation | kDeterminer | kPreposition) || s.item(i).capital);
  const bool office = !subject.apposition.empty();
  return given || titled || office || words >= 2 ? subject : Subject{};
}

}  // namespace quote
