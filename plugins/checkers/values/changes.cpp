#include <algorithm>
#include <cmath>

#include "relations.hpp"

namespace checker_values {

namespace {

class Changes : public Relations {
 public:
  using Relations::Relations;

  std::vector<Draft> run() {
    for (const auto& [key, places] : sentences_) {
      overruns(places);
      growth(places);
    }
    spans_of_years();
    for (const auto& [key, places] : sentences_) years_ago(places);
    return take();
  }

 private:
  // "62 million more than the 350 million budgeted, an overrun of 18 percent"
  void overruns(const Places& places) {
    for (const auto d : places) {
      const auto& more = at(d);
      if (!more.amount || more.role != Role::delta || more.dimension() == "percent" || more.dimension() == "points")
        continue;
      for (const auto b : places) {
        const auto& base = at(b);
        if (!base.amount || b == d || base.role != Role::base || base.start() < more.start()) continue;
        if (base.dimension() != more.dimension() || base.amount->code != more.amount->code) continue;
        if (!contains(*more.words, more.clause.to, base.clause.from, "than")) continue;
        overrun(more, base, places);
      }
    }
  }
  void overrun(const Figure& more, const Figure& base, const Places& places) {
    const bool down = contains(*more.words, more.clause.to, base.clause.from, "less") ||
                      contains(*more.words, more.clause.to, base.clause.from, "fewer");
    const auto reached =
        down ? difference(base.amount->strict, more.amount->strict) : sum(base.amount->strict, more.amount->strict);
    Places totals;
    for (const auto& total : figures_) {
      if (!total.amount || total.place == base.place || total.place == more.place || total.role == Role::delta)
        continue;
      const bool same_unit = total.dimension() == base.dimension() && total.amount->code == base.amount->code;
      const bool bare = base.dimension() == "count" && total.dimension() == "money" && base.amount->strict.low > 1000;
      if (!same_unit && !bare) continue;
      if (total.amount->number.significant_digits() < 3 || !total.amount->strict.meets(reached)) continue;
      totals.push_back(total.place);
    }
    const std::string text = base.amount->number.text() + (down ? " - " : " + ") + more.amount->number.text();
    if (!totals.empty()) {
      Places all{base.place, more.place};
      all.insert(all.end(), totals.begin(), totals.end());
      fits(all, text + " = " + at(totals.front()).amount->number.text());
    }
    for (const auto s : places) {
      const auto& share = at(s);
      if (!share.amount || share.dimension() != "percent" || share.start() < base.start()) continue;
      const auto& p = share.amount->strict;
      if (base.amount->strict.low <= 0 || !p.bounded()) continue;
      const Interval ratio{more.amount->strict.low / base.amount->strict.high * 100,
                           more.amount->strict.high / base.amount->strict.low * 100, true, true};
      const std::string said = more.amount->number.text() + " of " + base.amount->number.text() + " is " +
                               decimal_text(std::round(ratio.middle() * 10) / 10) + " percent";
      if (ratio.meets(p)) {
        fits({share.place, more.place, base.place}, said);
      } else if (contains(*share.words, base.clause.to, share.clause.from, "overrun") ||
                 contains(*share.words, base.clause.to, share.clause.from, "or")) {
        misfits({{share.place}, share.amount->text()}, {{more.place, base.place}, said},
                said + ", not " + share.amount->number.text());
      }
      break;
    }
  }

  // "reached 240.1 billion in 2023, up 26.3 percent", and the year before was over 190 billion.
  void growth(const Places& places) {
    for (const auto p : places) {
      const auto& share = at(p);
      if (!share.amount || share.dimension() != "percent" || share.role != Role::delta || share.direction == 0)
        continue;
      const Figure* total = nullptr;
      for (const auto t : places) {
        const auto& level = at(t);
        if (!level.amount || level.start() > share.start() || level.role == Role::delta || level.role == Role::base)
          continue;
        if (level.dimension() == "percent" || level.dimension() == "points" || level.dimension() == "duration")
          continue;
        if (level.amount->number.significant_digits() >= 2) total = &level;
      }
      if (total && total->as_of) grown(*total, share);
    }
  }
  void grown(const Figure& total, const Figure& share) {
    if (total.as_of->grain() != Grain::year) return;
    const double sign = share.direction < 0 ? -1 : 1;
    Interval factor{1 + sign * share.amount->strict.low / 100, 1 + sign * share.amount->strict.high / 100, true, true};
    if (sign < 0) std::swap(factor.low, factor.high);
    for (const auto& base : figures_) {
      if (!base.amount || base.place == total.place || base.dimension() != total.dimension()) continue;
      if (base.amount->code != total.amount->code || !base.as_of || base.as_of->grain() != Grain::year) continue;
      if (year_of(*base.as_of) + 1 != year_of(*total.as_of)) continue;
      const bool next =
          base.document == total.document && base.start() > total.start() && base.start() - total.claim.end < 160;
      if (!next && likeness(base, total, weights_).score < 0.3) continue;
      Interval start = base.amount->strict;
      const double number = base.amount->number.approximate() * base.amount->scale;
      if (base.amount->one_sided) start = {number * 0.99, number * 1.02, true, true};
      const auto grown = product(start, factor);
      if (!grown.meets(total.amount->strict)) continue;
      fits({total.place, share.place, base.place},
           base.amount->text() + (sign < 0 ? " minus " : " plus ") + share.amount->number.text() + " percent is " +
               decimal_text(
                   std::round(product({number, number, true, true}, factor).middle() / total.amount->scale * 100) /
                   100));
      return;
    }
  }

  // "last erupted in March 1998, 37 years ago", in a text of 2025
  void years_ago(const Places& places) {
    for (const auto place : places) {
      const auto& span = at(place);
      if (!span.is_time() || !span.moment || !span.claim.text.ends_with(" years ago") || !span.claim.time->mod.empty())
        continue;
      const auto published = day_of(span.claim.joined->published);
      if (!published || is_any(lower_at(*span.words, span.clause.from > 0 ? span.clause.from - 1 : 0),
                               {"about", "some", "almost", "nearly", "over", "than", "around", "roughly"}))
        continue;
      for (const auto other : places) {
        const auto& when = at(other);
        if (other == place || !when.is_time() || !when.moment || !stands_next_to(when, span)) continue;
        const int now = year_of(*published), then = year_of(*when.moment), years = now - year_of(*span.moment);
        const int slack = years % 10 == 0 ? 3 : years % 5 == 0 ? 2 : 1;  // of round numbers
        const int off = now - then - years;
        const auto text = std::to_string(now) + " minus " + std::to_string(then) + " is " + std::to_string(now - then);
        if (off >= -slack && off <= slack)
          fits({other, place}, text + " years");
        else
          misfits({{place}, std::to_string(years)}, {{other}, std::to_string(now - then)},
                  text + " years, not " + std::to_string(years));
      }
    }
  }
  // "in March 1998, 37 years ago"; "37 years ago, in March 1998"; "1998 (37 years ago)"
  static bool stands_next_to(const Figure& when, const Figure& span) {
    const bool first = when.clause.from < span.clause.from;
    const auto& left = first ? when : span;
    const auto& right = first ? span : when;
    if (gap(left, right) == 0 || gap(left, right) > 2 || when.claim.time->type == "DURATION") return false;
    const auto mark = lower_at(*left.words, left.clause.to);
    return (mark == "," || mark == "(") &&
           (gap(left, right) == 1 || (!first && lower_at(*left.words, left.clause.to + 1) == "in"));
  }

  // "opened in September 2024 after five years of work": it began in 2019.
  void spans_of_years() {
    for (const auto& span : figures_) {
      if (!span.is_time() || !span.claim.time) continue;
      const auto years = years_of(*span.claim.time);
      if (!years || !contains(*span.words, span.clause.from > 3 ? span.clause.from - 3 : 0, span.clause.from, "after"))
        continue;
      int end = 0;
      for (const auto place : sentences_.at(span.sentence_key))
        if (at(place).is_time() && at(place).moment && !at(place).reported_time) end = year_of(*at(place).moment);
      if (end == 0) continue;
      for (const auto& begin : figures_) {
        if (begin.document != span.document || !begin.is_time() || !begin.moment) continue;
        const auto kind = begin.kind.find("phase");
        if (kind == begin.kind.end() || kind->second != "begin" || year_of(*begin.moment) + *years != end) continue;
        fits({span.place, begin.place}, std::to_string(end) + " minus " + std::to_string(year_of(*begin.moment)) +
                                            " is " + std::to_string(*years) + " years");
      }
    }
  }
};

}  // namespace

std::vector<Draft> check_changes(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports) {
  return Changes(figures, weights, supports).run();
}

}  // namespace checker_values
