// The time of a quantity, if its clause names one in a simple form: a year, month, date, weekday, "last
// year".
#pragma once

#include <optional>

#include "clause.hpp"
#include "dossier/record/claim.hpp"
#include "dossier/text/calendar.hpp"

namespace quantity {

// The day or year from which "last year" and "Friday" are counted.
struct Anchor {
  std::optional<dossier::Date> day;
  int year = 0;  // 0: unknown
};

// From the published date; else from the document itself if it names its own day or year plainly: a date in a
// caption, in the first lines, in a sentence of the present tense as in captions, or "2024 marks the ...".
Anchor find_anchor(const TokenText& text, const dossier::Document& document);

struct TimeAt {
  TokenRange tokens;  // with its preposition
  dossier::TimeRange range;
  bool earlier = false;  // "a year earlier", "the previous year": counted from another time
};

// The time expressions of a sentence that could be resolved, and those "a year earlier" that count from them.
std::vector<TimeAt> find_times(const TokenText& text, const dossier::Sentence& sentence, const Anchor& anchor);

// The time that belongs to the mention: immediately after it, before it in its clause, or the only one nearby; null if
// there is none.
const TimeAt* time_of(const TokenText& text, TokenRange clause, const std::vector<TimeAt>& times,
                      const Mention& mention, std::size_t next_mention);

// The same range one year before; nothing if the range is not closed.
std::optional<dossier::TimeRange> year_before(const dossier::TimeRange& range);

}  // namespace quantity
