// What the words around two figures are enough for, where no odds are asked.
#pragma once

#include "compare.hpp"

namespace checker_values {

// How distinctive the value alone is, 0 to 2: "240.11 billion dollars" rarely matches by chance, "two" often does.
int distinctiveness(const Figure& figure);

// Of figures with one value: that they measure one thing. `alone`: they are the only ones of their dimension in their texts.
bool agree_by_rule(const Figure& a, const Figure& b, const Comparison& pair, bool alone);
// Of figures that differ.
bool conflict_by_rule(const Figure& a, const Figure& b, const Comparison& pair);

// To the minute, and not on the hour or half past: two events of a story are not at 14:20 by chance. "1:41" and "13:41"
// are two times of a game, unless words say of which half of the day they are.
bool same_minute(const Figure& a, const Figure& b);

// The odds of a contradiction are low for times, since words alone hardly tell one event of a story from another. What
// would be one event if the times agreed, by the other judgement, is one event with two times. Odds in 1/256.
bool different_times_of_one_event(const Figure& a, const Figure& b, const Comparison& pair, int odds_of_conflict,
                                  int odds_of_agreement);

// "He had 201 yards", "it was 24 metres high", "the first quake": who or which it is, is known on one side at most.
bool unsure(const Figure& a, const Figure& b);

}  // namespace checker_values
