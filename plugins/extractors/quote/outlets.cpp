#include "outlets.hpp"

#include "names.hpp"

namespace quote {
namespace {

// "Reuters", "the Coast Post", "BBC Radio 4", "local newspaper Sudostan".
bool is_outlet(const Stream& s, const Phrase& phrase) {
  const auto name = find_name(s, phrase).name;
  if (name.empty()) return false;
  for (auto i = name.first; i < name.last; ++i)
    if (s.item(i).has(kOutlet)) return true;
  return false;
}

Subject outlet_at(const Stream& s, std::size_t begin, std::size_t high) {
  auto subject = subject_after(s, begin, high);
  if (subject.phrase.empty() || !is_outlet(s, subject.phrase)) return {};
  subject.apposition = {};
  return subject;
}

// Where the outlet's name begins in "interview with X", "statement to X", "speaking to X", "interviewed by X"; 0 if
// not.
std::size_t after_occasion(const Stream& s, std::size_t i, std::size_t high) {
  if (i + 2 >= high) return 0;
  const bool with = s.is_word(i + 1, "with"), to = s.is_word(i + 1, "to"), by = s.is_word(i + 1, "by");
  const bool occasion = s.is_word(i, "interview") || s.is_word(i, "conversation") || s.is_word(i, "call");
  const bool words = s.is_word(i, "statement") || s.is_word(i, "comments") || s.is_word(i, "remarks") ||
                     s.is_word(i, "speaking") || s.is_word(i, "talking") || s.is_word(i, "email");
  if ((occasion && with) || (words && (to || with)) || (s.is_word(i, "interviewed") && by)) return i + 2;
  return 0;
}

}  // namespace

Subject outlet_of(const Stream& s, const Unit& unit, const Cue& cue) {
  if (!cue.verb || cue.subject.phrase.empty()) return {};
  const auto high = static_cast<std::size_t>(unit.last);
  if (cue.verb->frame & kAddressee) {
    if (auto told = outlet_at(s, cue.last, high); !told.phrase.empty()) return told;
  } else if (cue.last + 1 < high && s.is_word(cue.last, "to")) {
    if (auto told = outlet_at(s, cue.last + 1, high); !told.phrase.empty()) return told;
  }
  constexpr std::size_t kReach = 25;  // items around the cue
  for (auto i = std::max<std::size_t>(unit.first, cue.from > kReach ? cue.from - kReach : 0);
       i < high && i < cue.last + kReach; ++i) {
    if (!s.item(i).is(Kind::word)) continue;
    if (const auto begin = after_occasion(s, i, high))
      if (auto outlet = outlet_at(s, begin, high); !outlet.phrase.empty()) return outlet;
  }
  return {};
}

}  // namespace quote
