#include <algorithm>

#include "lexicon.hpp"
#include "relations.hpp"

namespace checker_values {

namespace {

class Sums : public Relations {
 public:
  using Relations::Relations;

  std::vector<Draft> run() {
    for (const auto& [key, places] : sentences_) {
      parts(places);
      votes(places);
    }
    additions();
    return take();
  }

 private:
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

  // "six of the nine voted for it and three against"; a text that omits the nine is compared with that of another.
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
      supported(cast, met);
      return;
    }
    const auto& total = *at(whole).amount;
    Places everything = cast;
    everything.push_back(whole);
    if (all.meets(total.strict)) return fits(everything, text + " = " + total.number.text());
    if (total.strict.has_high && all.low > total.strict.high)
      misfits({{whole}, total.text()}, {cast, text}, text + " is more than " + total.number.text());
  }

  // "two more died, bringing to eight the number", "the number rose to eight": the number before must be six.
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
      const std::string value = reached ? reached->text() : "a different number";
      misfits({{total.place}, total.amount->text()}, {{base.place, added.place}, value},
              text(base) + value + ", not " + total.amount->number.text());
    }
  }
};

}  // namespace

std::vector<Draft> check_sums(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports) {
  return Sums(figures, weights, supports).run();
}

}  // namespace checker_values
