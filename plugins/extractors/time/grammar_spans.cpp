// Spans that end with a date ("the three months to June"), and dates of what happened ("the vote of 5 May").
#include "grammar.hpp"

namespace time_extractor {

// "the year to March 2020", "the three months ended 30 June", "week ending 5 May", "nine months through September".
Found Grammar::ended(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  switch (lexed_.sort(at)) {
    case Sort::number:
    case Sort::cardinal:
    case Sort::tens:
    case Sort::unit:
    case Sort::quarter:
    case Sort::half:
    case Sort::year_kind: break;
    default: return std::nullopt;
  }
  auto e = make(Form::stretch, i, i);
  e.pointer = Pointer::past;
  auto end = amounts(at, e.amounts);
  if (end == at) {
    if (lexed_.is(at, Sort::year_kind)) ++at;
    if (lexed_.is(at, Sort::quarter)) {
      e.amounts.push_back({1000, Unit::quarter});
    } else if (lexed_.is(at, Sort::half)) {
      e.amounts.push_back({6000, Unit::month});
    } else if (lexed_.is(at, Sort::unit)) {
      e.amounts.push_back({1000, unit(at)});
    } else {
      return std::nullopt;
    }
    end = at + 1;
  }
  if (e.amounts.size() != 1 || e.amounts[0].thousandths <= 0 || e.amounts[0].unit < Unit::week ||
      e.amounts[0].unit > Unit::year || e.amounts[0].unit == Unit::season)
    return std::nullopt;
  if (lexed_.says(end, "period")) ++end;
  const bool ends = lexed_.says(end, "ended") || lexed_.says(end, "ending");
  const bool reaches = lexed_.is(end, Sort::to) || lexed_.is(end, Sort::through) || lexed_.is(end, Sort::until);
  if (!ends && !reaches) return std::nullopt;
  const auto lead = i > 0 ? lexed_.sort(i - 1) : Sort::none;
  const bool led = at > i || lead == Sort::in || lead == Sort::for_ || lead == Sort::during || lead == Sort::over ||
                   lead == Sort::of;
  if (reaches && !led) return std::nullopt;
  ++end;
  if (ends && (lexed_.is(end, Sort::on) || lexed_.is(end, Sort::in))) ++end;
  if (lexed_.is(end, Sort::last_part) && lexed_.is(end + 1, Sort::of)) end += 2;
  const auto base = date(end);
  if (!base || base->form != Form::date || base->month == 0 || base->weekday != 0 || !lexed_.same_line(end))
    return std::nullopt;
  e.last = base->last;
  e.base = std::make_shared<Expression>(*base);
  return e;
}

// "the vote of 5 May 2016", "his death in 1832": the date, if what happened is named in a few words.
Found Grammar::event_date(std::size_t i) const {
  constexpr std::size_t kLongest = 5;  // words before the preposition
  if (!lexed_.is_word(i) || !lexed_.lower(i)) return std::nullopt;
  for (std::size_t at = i + 1; at < i + 1 + kLongest && lexed_.is_word(at) && lexed_.same_line(at); ++at) {
    const auto sort = lexed_.sort(at);
    if (sort == Sort::of || sort == Sort::on || sort == Sort::in) {
      auto found = date(at + 1);
      if (found && found->form == Form::date && found->year != unknown && !found->short_year &&
          (sort != Sort::of || found->month != 0))
        return found;
    }
    if (sort == Sort::and_ || sort == Sort::or_ || sort == Sort::that || sort == Sort::before || sort == Sort::after)
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace time_extractor
