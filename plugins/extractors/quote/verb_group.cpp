#include "verb_group.hpp"

namespace quote {
namespace {

// "is reported to have said"
bool is_reported(const Stream& s, std::size_t i) {
  for (const auto* word :
       {"reported", "said", "alleged", "understood", "believed", "known", "heard", "claimed", "thought"})
    if (s.is_word(i, word)) return true;
  return false;
}

}  // namespace

Group verb_group(const Stream& s, std::size_t low, std::size_t verb, Form form) {
  Group group{verb};
  for (auto i = verb; i-- > low && verb - i < 10;) {
    const auto& item = s.item(i);
    if (item.is(Kind::comma) && i > low && i + 1 < verb && s.item(i - 1).has(kAux)) continue;  // "has, however, said"
    if (!item.is(Kind::word)) break;
    if (s.is_word(i, "to")) {
      if (i == low) break;
      const auto& before = s.item(i - 1);
      const bool on = s.is_word(i - 1, "on") && i > low + 1 && s.item(i - 2).has(kContinues);
      const bool has_words = s.is_word(i - 1, "this") && i > low + 1 && s.item(i - 2).has(kAux);  // had this to say
      const bool reported = group.perfect && is_reported(s, i - 1);
      const bool continues = before.has(kContinues) || on || has_words || reported;
      group.infinitive = !continues;
      group.attempt = before.has(kAttempt);
      if (!continues) break;
      group.supported = true;
      i -= on || has_words ? 2 : 1;
      if (reported && i > low && s.item(i - 1).has(kBe)) --i;
      group.first = i;
      continue;
    }
    if (item.has(kNegation)) group.negated = true;
    if (item.has(kAux)) {
      if (item.glued && s.is_word(i, "'s") && form != Form::gerund && form != Form::past) break;
      if (item.glued && s.is_word(i, "'s") && (i == low || !s.item(i - 1).has(kSubjectPronoun))) break;
      if (item.has(kBe) && (form == Form::past || form == Form::participle)) {
        // "has been quoted", "was asked"; "had said" is not a passive.
        group.passive = true;
      }
      if (item.has(kModal) && !s.is_word(i, "will")) group.modal = true;
      if (!item.has(kBe)) group.supported = true;
      group.perfect = group.perfect || !item.has(kBe | kModal);
      group.first = i;
      continue;
    }
    if (item.has(kNegation) ||
        (item.has(kAdverb) && !item.capital && !item.has(kSubjectPronoun | kSubordinator | kCoordinator | kQuestion))) {
      group.first = i;
      continue;
    }
    break;
  }
  return group;
}

}  // namespace quote
