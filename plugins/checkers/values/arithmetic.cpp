#include "arithmetic.hpp"

#include <algorithm>
#include <cmath>

#include "lexicon.hpp"

namespace checker_values {

namespace {

using Places = std::vector<std::size_t>;

class Arithmetic {
 public:
  Arithmetic(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports)
      : figures_(figures), weights_(weights), supports_(supports) {
    for (const auto& figure : figures) sentences_[figure.sentence_key].push_back(figure.place);
  }

  std::vector<Draft> run() && {
    for (const auto& [key, places] : sentences_) {
      changes(places);
      parts(places);
      votes(places);
      enumerations(places);
      overruns(places);
      growth(places);
    }
    additions();
    spans_of_years();
    return std::move(drafts_);
  }

 private:
  const Figure& at(std::size_t place) const { return figures_[place]; }

  void fits(Places places, std::string why) {
    for (const auto place : places) ++supports_[place].fits;
    Draft draft;
    draft.kind = "derivation";
    draft.figures = std::move(places);
    draft.why = std::move(why);
    drafts_.push_back(std::move(draft));
  }
  void misfits(DraftSide one, DraftSide other, std::string why, std::string computed = {}, bool possible = false) {
    for (const auto* side : {&one, &other})
      for (const auto place : side->figures) ++supports_[place].misfits;
    Draft draft;
    draft.kind = "derived_arithmetic";
    draft.possible = possible;
    draft.sides = {std::move(one), std::move(other)};
    draft.why = std::move(why);
    draft.computed = std::move(computed);
    drafts_.push_back(std::move(draft));
  }

  // "from 4.25 to 4.50 by half a point", "from 200 to 250, up 25 percent"
  void changes(const Places& places) {
    for (const auto f : places) {
      const auto& base = at(f);
      if (!base.amount || base.role != Role::base) continue;
      const Figure* nearest = nullptr;
      std::size_t least = 60;
      for (const auto t : places) {
        const auto& result = at(t);
        if (!result.amount || t == f || result.role != Role::result) continue;
        if (result.dimension() != base.dimension() || result.amount->code != base.amount->code) continue;
        const auto gap = distance(base, result);
        if (gap < least) nearest = &result, least = gap;
      }
      if (!nearest) continue;
      for (const auto d : places) change(base, *nearest, at(d));
    }
  }
  // Bytes between two figures; none where one claim holds both.
  static std::size_t distance(const Figure& a, const Figure& b) {
    if (a.claim.end <= b.start()) return b.start() - a.claim.end;
    if (b.claim.end <= a.start()) return a.start() - b.claim.end;
    return 0;
  }
  void change(const Figure& base, const Figure& result, const Figure& delta) {
    if (!delta.amount || delta.role != Role::delta) return;
    const auto& f = *base.amount;
    const auto& t = *result.amount;
    const auto& d = *delta.amount;
    const auto gap = subtract(t.number, f.number);
    if (!gap) return;
    const Places all{base.place, result.place, delta.place};
    const bool same = d.dimension == f.dimension && d.code == f.code && f.dimension != "percent";
    if (same || (d.dimension == "points" && f.dimension == "percent")) {
      const auto moved = gap->sign() < 0 ? difference(f.strict, t.strict) : difference(t.strict, f.strict);
      const std::string text = gap->magnitude().text() + (d.code.empty() ? "" : " " + d.code);
      const std::string sum = t.number.text() + " less " + f.number.text() + " is " + gap->text();
      if (moved.meets(d.strict)) return fits(all, sum);
      misfits({{delta.place}, d.text()}, {{base.place, result.place}, text}, sum + ", not " + d.number.text(), text);
    } else if (d.dimension == "percent" && f.dimension != "percent" && f.number.sign() > 0) {
      const double sign = gap->sign() < 0 ? -1 : 1;
      const Interval factor{1 + sign * d.strict.low / 100, 1 + sign * d.strict.high / 100, d.strict.has_low,
                            d.strict.has_high};
      const auto grown = product(f.strict, sign < 0 ? Interval{factor.high, factor.low, true, true} : factor);
      const auto share = divide(*gap, f.number);
      const std::string text =
          share ? decimal_text(std::round(share->approximate() * 1000) / 10) + " percent" : "another share";
      const std::string sum = "from " + f.text() + " to " + t.text() + " is a change of " + text;
      if (grown.meets(t.strict)) return fits(all, sum);
      misfits({{delta.place}, d.text()}, {{base.place, result.place}, text},
              sum + ", not " + d.number.text() + " percent");
    }
  }

  // "48 injured: 31 of them here and 19 there"
  void parts(const Places& places) {
    Places found, wholes;
    for (const auto place : places) {
      const auto& figure = at(place);
      if (!figure.amount || figure.dimension() != "count") continue;
      if (figure.role == Role::part) {
        found.push_back(place);
      } else if (found.empty() && (figure.role == Role::level || figure.role == Role::whole)) {
        wholes.push_back(place);
      }
    }
    if (found.size() < 2) return;
    std::erase_if(wholes, [&](std::size_t whole) {
      return std::any_of(found.begin(), found.end(),
                         [&](std::size_t part) { return at(whole).amount->number < at(part).amount->number; });
    });
    if (wholes.empty()) return;
    const auto total = wholes.front();
    const auto& words = *at(total).words;
    for (const auto* word : {"including", "others", "rest", "some", "among", "overlap"})
      if (contains(words, at(total).clause.from, words.size(), word)) return;
    Interval all = at(found[0]).amount->strict;
    Decimal count = at(found[0]).amount->number;
    std::string text = count.text();
    for (std::size_t i = 1; i < found.size(); ++i) {
      all = sum(all, at(found[i]).amount->strict);
      text += " + " + at(found[i]).amount->number.text();
      if (const auto more = add(count, at(found[i]).amount->number)) count = *more;
    }
    Places everything{total};
    everything.insert(everything.end(), found.begin(), found.end());
    const auto& whole = *at(total).amount;
    if (all.meets(whole.strict)) return fits(everything, text + " = " + whole.number.text());
    const bool fewer = all.high < whole.strict.low;
    misfits({{total}, whole.text()}, {found, count.text()},
            text + " = " + count.text() + ", not " + whole.number.text(), {}, fewer);
  }

  // "186 people, 161 passengers and 25 crew, ...": a list in apposition fills the whole.
  void enumerations(const Places& places) {
    for (std::size_t t = 0; t + 2 < places.size(); ++t) {
      const auto& whole = at(places[t]);
      if (!whole.amount || whole.dimension() != "count" || !means_people(whole.noun)) continue;
      Places parts;
      for (std::size_t k = t + 1; k < places.size() && continues(at(places[k - 1]), at(places[k]), k == t + 1); ++k)
        parts.push_back(places[k]);
      if (parts.size() < 2 || !closes(at(parts.back()))) continue;
      Interval all = at(parts[0]).amount->strict;
      std::string text = at(parts[0]).amount->number.text();
      Decimal count = at(parts[0]).amount->number;
      for (std::size_t i = 1; i < parts.size(); ++i) {
        all = sum(all, at(parts[i]).amount->strict);
        text += " + " + at(parts[i]).amount->number.text();
        if (const auto more = add(count, at(parts[i]).amount->number)) count = *more;
      }
      Places everything{whole.place};
      everything.insert(everything.end(), parts.begin(), parts.end());
      if (all.meets(whole.amount->strict)) {
        fits(everything, text + " = " + whole.amount->number.text());
      } else {
        misfits({{whole.place}, whole.amount->text()}, {parts, count.text()},
                text + " = " + count.text() + ", not " + whole.amount->number.text());
      }
    }
  }
  // The next figure follows in the list: after a comma or "and", with no more than a few words between.
  bool continues(const Figure& last, const Figure& next, bool first) const {
    if (!next.amount || next.dimension() != "count" || next.noun.empty() || next.amount->one_sided) return false;
    const auto& words = *next.words;
    if (next.clause.from <= last.clause.to) return false;
    const auto& before = words[next.clause.from - 1].lower;
    if (first ? before != "," && before != ":" : before != "," && before != "and") return false;
    return next.clause.from - last.clause.to <= (first ? 8u : 6u);
  }
  // Nothing is said of the last part alone.
  static bool closes(const Figure& last) {
    const auto& words = *last.words;
    for (std::size_t i = last.clause.to; i < words.size(); ++i) {
      const auto& lower = words[i].lower;
      if (is_any(lower, {",", ".", ";", ")"})) return true;
      if (i > last.clause.to + 5 ||
          is_any(lower, {"was", "were", "is", "are", "had", "have", "has", "died", "and", "who"}))
        return false;
    }
    return true;
  }

  // "six of the nine voted for it and three against"; a text that leaves out the nine may be held to that of another.
  void votes(const Places& places) {
    Places cast;
    std::size_t whole = figures_.size();
    for (const auto place : places) {
      const auto& figure = at(place);
      if (!figure.amount) continue;
      if (figure.role == Role::whole) {
        whole = place;
      } else if (figure.kind.count("vote")) {
        cast.push_back(place);
      }
    }
    if (cast.size() < 2) return;
    Interval all = at(cast[0]).amount->strict;
    std::string text = at(cast[0]).amount->number.text();
    for (std::size_t i = 1; i < cast.size(); ++i) {
      all = sum(all, at(cast[i]).amount->strict);
      text += " + " + at(cast[i]).amount->number.text();
    }
    if (whole == figures_.size()) {
      const bool met = std::any_of(figures_.begin(), figures_.end(), [&](const Figure& other) {
        return other.amount && other.role == Role::whole && other.kind.count("vote") && all.meets(other.amount->strict);
      });
      for (const auto place : cast) supports_[place].fits += met;
      return;
    }
    const auto& total = *at(whole).amount;
    Places everything = cast;
    everything.push_back(whole);
    if (all.meets(total.strict)) return fits(everything, text + " = " + total.number.text());
    if (total.strict.has_high && all.low > total.strict.high)
      misfits({{whole}, total.text()}, {cast, text}, text + " is more than " + total.number.text());
  }

  // "two more died, bringing to eight the number", "the number rose to eight": what there was before must be six.
  void additions() {
    for (const auto& total : figures_) {
      if (!total.amount || total.role != Role::result) continue;
      for (const auto& added : figures_) {
        if (!added.amount || added.role != Role::increment || added.dimension() != total.dimension()) continue;
        if (added.document != total.document || distance(added, total) > 200) continue;
        if (added.sentence_key != total.sentence_key && !same_matter(added, total)) continue;
        addition(total, added);
      }
    }
  }
  void addition(const Figure& total, const Figure& added) {
    Places own, own_misfits, others;
    for (const auto& base : figures_) {
      if (!base.amount || base.dimension() != total.dimension() || base.sentence_key == total.sentence_key) continue;
      if (base.role != Role::level && base.role != Role::result) continue;
      if (!same_matter(base, total) && !same_matter(base, added)) continue;
      if (base.as_of && total.as_of && total.as_of->before(*base.as_of)) continue;
      const bool met = sum(base.amount->strict, added.amount->strict).meets(total.amount->strict);
      const bool same_document = base.document == total.document;
      if (met) {
        (same_document ? own : others).push_back(base.place);
      } else if (same_document && !base.in_title && !base.amount->strict.meets(total.amount->strict)) {
        own_misfits.push_back(base.place);
      }
    }
    const auto text = [&](const Figure& base) {
      return base.amount->number.text() + " + " + added.amount->number.text() + " = ";
    };
    Places met = own;
    met.insert(met.end(), others.begin(), others.end());
    if (!met.empty()) {
      Places all{total.place, added.place};
      all.insert(all.end(), met.begin(), met.end());
      fits(all, text(at(met.front())) + total.amount->number.text());
    }
    if (own.empty() && own_misfits.size() == 1) {
      const auto& base = at(own_misfits.front());
      const auto reached = add(base.amount->number, added.amount->number);
      const std::string value = reached ? reached->text() : "another number";
      misfits({{total.place}, total.amount->text()}, {{base.place, added.place}, value},
              text(base) + value + ", not " + total.amount->number.text());
    }
  }

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

  // "reached 240.1 billion in 2023, up 26.3 percent", and the year before stood at over 190 billion.
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
           base.amount->text() + (sign < 0 ? " less " : " and ") + share.amount->number.text() + " percent make " +
               decimal_text(
                   std::round(product({number, number, true, true}, factor).middle() / total.amount->scale * 100) /
                   100));
      return;
    }
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
        fits({span.place, begin.place}, std::to_string(end) + " less " + std::to_string(year_of(*begin.moment)) +
                                            " is " + std::to_string(*years) + " years");
      }
    }
  }

  bool same_matter(const Figure& a, const Figure& b) const {
    const auto alike = likeness(a, b, weights_);
    return alike.same_kind && different_kinds(a, b) == 0;
  }
  static int different_kinds(const Figure& a, const Figure& b) {
    int count = 0;
    for (const auto& [family, kind] : a.kind) {
      const auto other = b.kind.find(family);
      count += other != b.kind.end() && other->second != kind;
    }
    return count;
  }

  const std::vector<Figure>& figures_;
  const TermWeights& weights_;
  Supports& supports_;
  std::map<std::string, Places> sentences_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> check_arithmetic(const std::vector<Figure>& figures, const TermWeights& weights,
                                    Supports& supports) {
  return Arithmetic(figures, weights, supports).run();
}

}  // namespace checker_values
