#include "sayings.hpp"

#include <algorithm>

#include "complement.hpp"
#include "contents.hpp"
#include "extent.hpp"

namespace quote {
namespace {

using dossier::Span;

constexpr int kNobody = -1;
constexpr std::size_t kLongestChain = 6;

class Assembly {
 public:
  Assembly(const Stream& s, const Names& names) : s_(s), names_(names), contents_(s) {}

  std::vector<Saying> run() && {
    for (std::size_t u = 0; u < s_.units().size(); ++u) unit(u);
    return std::move(sayings_);
  }

 private:
  struct Voice {  // who spoke last
    Subject subject;
    Resolved who;
    std::size_t saying = 0;
    std::size_t unit = 0;
    bool open = false;
  };

  void unit(std::size_t u) {
    const auto& unit = s_.units()[u];
    const bool may_continue = lone_quotations(unit);
    if (may_continue && continue_last(u)) return;
    auto cues = find_cues(s_, unit);
    const auto first_saying = sayings_.size();
    resolved_.clear();
    for (std::size_t c = 0; c < cues.size(); ++c) cue(u, cues, c, first_saying);
    nest(first_saying);
    signature(u);
    awaiting_ = false;
    // "Smith told reporters all the same." and "Smith wrote:" refer to what follows.
    if (!cues.empty() && sayings_.size() == first_saying) {
      const auto& last = cues.back();
      const bool speaks = last.verb && (last.verb->frame & (kBareClause | kAddressee));
      if (last.complement == Complement::none && speaks && last.subject.found() && last.to <= unit.last)
        await(u, last, cues.size() - 1);
    }
    if (!cues.empty() && !awaiting_ && unit.last > unit.first && s_.item(unit.last - 1).is(Kind::colon) &&
        !resolved_.empty() && cues.back().subject.found())
      await(u, cues.back(), cues.size() - 1);
  }

  void await(std::size_t u, const Cue& cue, std::size_t index) {
    awaiting_ = true;
    awaited_ = cue;
    awaited_who_ = resolved_[index].second;
    awaited_.subject = resolved_[index].first;
    awaited_unit_ = u;
  }

  // Quotations and stops only: the speaker is named elsewhere.
  bool lone_quotations(const Unit& unit) const {
    bool any = false;
    for (auto i = unit.first; i < unit.last; ++i) {
      const auto& item = s_.item(i);
      if (item.is(Kind::quotation)) {
        any = any || s_.is_utterance(i);
      } else if (item.is(Kind::word) || item.is(Kind::number) || item.is(Kind::dash)) {
        // "((translated))" or similar words in brackets may follow
        bool inside = false;
        for (auto k = i; k > unit.first && i - k < 6; --k) inside = inside || s_.item(k - 1).is(Kind::open_bracket);
        if (!inside) return false;
      }
    }
    return any;
  }

  bool continue_last(std::size_t u) {
    const auto& unit = s_.units()[u];
    if (awaiting_ && awaited_unit_ + 1 == u) {
      Saying saying;
      saying.direct = saying.has_cue = true;
      saying.cue = awaited_;
      set_speaker(saying, awaited_.subject, awaited_who_);
      contents_.take_quotations(unit, saying);
      awaiting_ = false;
      emit(std::move(saying), u);
      return true;
    }
    awaiting_ = false;
    if (!voice_.open) return false;
    const auto& last = s_.units()[voice_.unit];
    if (last.paragraph == unit.paragraph && voice_.unit + 1 == u) {
      auto& saying = sayings_[voice_.saying];
      if (saying.direct) {
        contents_.take_quotations(unit, saying);
        voice_.unit = u;
        return true;
      }
    } else if (unit.paragraph > last.paragraph + 1 || (last.paragraph == unit.paragraph && voice_.unit + 1 != u)) {
      return false;
    }
    if (signed_by_next(u)) return false;
    Saying saying;
    saying.direct = saying.continued = true;
    set_speaker(saying, voice_.subject, voice_.who);
    contents_.take_quotations(unit, saying);
    emit(std::move(saying), u);
    return true;
  }

  void set_speaker(Saying& saying, const Subject& subject, const Resolved& who) {
    saying.has_speaker = !subject.phrase.empty();
    saying.subject = subject;
    saying.who = who;
  }

  // Who the subject of cue c is: its own, or that of the cue or clause it shares.
  std::pair<Subject, Resolved> voice_of(const Unit& unit, const std::vector<Cue>& cues, std::size_t c) {
    const auto& cue = cues[c];
    if (!cue.subject.shared) {
      int person = voice_.who.person;
      if (cue.subject.pronoun && c > 0 && resolved_[c - 1].second.person >= 0 && !resolved_[c - 1].first.shared)
        person = resolved_[c - 1].second.person;
      auto who = names_.resolve(cue.subject, last_person_ >= 0 && person < 0 ? last_person_ : person, heard_);
      return {cue.subject, who};
    }
    for (auto k = c; k-- > 0;)
      if (!resolved_[k].first.phrase.empty()) return resolved_[k];
    return clause_subject(unit, cue.from);
  }

  // The subject of the main clause before item `until`: "Sunak defended the record, saying".
  std::pair<Subject, Resolved> clause_subject(const Unit& unit, std::size_t until) {
    // "when people come and say": the nearest clause with a subject.
    if (until < unit.last && s_.item(until).has(kCoordinator)) {
      for (auto p = until; p-- > unit.first && until - p < 30;) {
        if (s_.item(p).has(kSubjectPronoun) && !s_.item(p).has(kObjectPronoun)) return with_name({p, p + 1});
        if (!s_.item(p).has(kSubordinator) && !s_.item(p).is(Kind::comma) && !s_.item(p).is(Kind::colon)) continue;
        const auto phrase = phrase_after(s_, p + 1, until);
        if (!phrase.empty() && phrase.last < until &&
            (s_.item(p + 1).capital || s_.item(p + 1).has(kDeterminer | kRole | kSubjectPronoun)))
          return with_name(phrase);
      }
    }
    std::size_t i = unit.first;
    while (i < until && s_.item(i).has(kCoordinator | kAdverb) && !s_.item(i).has(kSubjectPronoun)) ++i;
    if (i < until && (s_.item(i).has(kPreposition) || s_.item(i).has(kSubordinator))) {
      while (i < until && !s_.item(i).is(Kind::comma)) ++i;
      ++i;
    }
    if (i >= until) return {};
    auto subject = subject_after(s_, i, until);
    if (subject.phrase.empty()) return {};
    return {subject, names_.resolve(subject, voice_.who.person, heard_)};
  }

  std::pair<Subject, Resolved> with_name(const Phrase& phrase) {
    Subject subject;
    subject.phrase = phrase;
    subject.pronoun = s_.item(phrase.first).has(kSubjectPronoun) && phrase.last - phrase.first == 1;
    subject.from = phrase.first;
    return {subject, names_.resolve(subject, voice_.who.person, heard_)};
  }

  void cue(std::size_t u, const std::vector<Cue>& cues, std::size_t c, std::size_t first_saying) {
    const auto& unit = s_.units()[u];
    const auto& cue = cues[c];
    resolved_.push_back(voice_of(unit, cues, c));
    const auto& [subject, who] = resolved_.back();
    Saying saying;
    saying.has_cue = true;
    saying.cue = cue;
    set_speaker(saying, subject, who);
    if (!saying.has_speaker) return;
    switch (cue.complement) {
      case Complement::quotation: forward(unit, cues, c, saying); break;
      case Complement::clause:
      case Complement::rest:
        if (cue.complement == Complement::clause && quotation_before(s_, unit, cue.from) && !after_that(cue) &&
            backward(unit, cue, saying))
          break;
        contents_.take_items(cue.content, clause_end(s_, unit, cues, c), saying);
        break;
      case Complement::object: contents_.take_items(cue.content, object_end(s_, unit, cues, c), saying); break;
      case Complement::none:
        if (backward(unit, cue, saying)) break;
        if (report_of(unit, cue, first_saying)) return;
        before(unit, cues, c, saying);
        break;
    }
    if (saying.content.empty()) return;
    emit(std::move(saying), u);
  }

  bool after_that(const Cue& cue) const { return cue.content > 0 && s_.item(cue.content - 1).has(kThat); }

  // "...," Smith said. Also: It is "...," Smith said.
  bool backward(const Unit& unit, const Cue& cue, Saying& saying) {
    const auto at = quotation_before(s_, unit, cue.from);
    if (!at || contents_.is_used(*at)) return false;
    auto first = *at;
    while (first > unit.first && !s_.item(first - 1).is(Kind::colon) && !s_.item(first - 1).is(Kind::semicolon) &&
           !(s_.item(first - 1).is(Kind::quotation) && contents_.is_used(first - 1)))
      --first;
    while (first < *at && (s_.item(first).has(kCoordinator) || !s_.item(first).is(Kind::word))) {
      if (s_.item(first).is(Kind::quotation)) break;
      ++first;
    }
    contents_.take_items(first, *at + 1, saying);
    if (s_.item(first).is(Kind::quotation) && first == *at) saying.direct = true;
    // "...," Smith said, "..."
    auto next = cue.complement == Complement::none ? cue.to : cue.last;
    if (const auto more = quotation_at(s_, next, unit); more && !contents_.is_used(*more) && s_.is_utterance(*more))
      contents_.take(*more, saying);
    return true;
  }

  // Smith said: "..."
  void forward(const Unit& unit, const std::vector<Cue>& cues, std::size_t c, Saying& saying) {
    const auto& cue = cues[c];
    if (contents_.is_taken(cue.content)) return;
    const auto next = cue.content + 1;
    if (cue.label) {
      if (s_.words_in(cue.content) < 2) return;
      saying.direct = true;
      contents_.take(cue.content, saying);
      return;
    }
    const bool continues = next < unit.last && s_.item(next).is(Kind::word) && !s_.item(next).has(kCoordinator) &&
                           s_.last_mark(cue.content) != '.' && !s_.item(next).has(kSubordinator);
    if (continues && !s_.item(cue.content - 1).is(Kind::colon)) {
      contents_.take_items(cue.content, clause_end(s_, unit, cues, c), saying);
      return;
    }
    // "...," Smith said, "..."
    if (const auto at = quotation_before(s_, unit, cue.from);
        at && cue.form != Form::gerund && *at == unit.first && !contents_.is_used(*at) && s_.last_mark(*at) == ',') {
      if (backward(unit, cue, saying) && !contents_.is_taken(cue.content)) contents_.take(cue.content, saying);
      return;
    }
    saying.direct = true;
    contents_.take(cue.content, saying);
  }

  // "Six people died, the police said." The words before the attribution.
  void before(const Unit& unit, const std::vector<Cue>& cues, std::size_t c, Saying& saying) {
    const auto& cue = cues[c];
    if (cue.verb && !(cue.verb->frame & (kBareClause | kSmallTalk))) return;
    if (cue.subject.shared || cue.form == Form::gerund) return;
    const bool comma = cue.from < unit.last && s_.item(cue.from).is(Kind::comma);
    if (!comma && cue.verb && !(cue.from < unit.last && s_.item(cue.from).is(Kind::dash))) return;
    auto first = static_cast<std::size_t>(unit.first);
    for (auto k = c; k-- > 0;) {
      const auto edge = cues[k].complement == Complement::none ? cues[k].to : cues[k].last;
      if (cues[k].complement != Complement::none) return;
      first = std::max(first, edge);
    }
    for (auto i = first; i < cue.from; ++i)
      if (s_.item(i).is(Kind::semicolon) || s_.item(i).is(Kind::colon)) first = i + 1;
    first = after_dateline(s_, first, cue.from);
    while (first < cue.from && (s_.item(first).is(Kind::comma) || s_.item(first).has(kCoordinator))) ++first;
    std::size_t words = 0;
    bool finite = !cue.verb;
    for (auto i = first; i < cue.from; ++i) {
      words += s_.item(i).is(Kind::word);
      finite = finite || is_verb_like(s_, i);
    }
    if (words < 3 || !finite) return;
    contents_.take_items(first, cue.from, saying);
    // "The deal, officials said, would cost 5 million": what follows belongs to it unless a new clause begins.
    if (saying.content.empty() || saying.direct) return;
    auto rest = cue.to;
    if (rest + 3 >= unit.last || !s_.item(rest).is(Kind::comma)) return;
    ++rest;
    if (!s_.item(rest).is(Kind::word) || !s_.item(rest).has(kAux)) return;
    contents_.take_items(rest, clause_end(s_, unit, cues, c, rest), saying);
  }

  // "... Dong said, according to a video, Newsweek reported": who passes on what the sentence already has.
  bool report_of(const Unit& unit, const Cue& cue, std::size_t first_saying) {
    if (sayings_.size() == first_saying) return false;
    auto& last = sayings_.back();
    if (cue.subject.shared || cue.subject.pronoun || cue.form == Form::gerund) return false;
    const bool comma = cue.from < unit.last && s_.item(cue.from).is(Kind::comma);
    if (!comma && cue.verb) return false;
    const auto last_end = last.content.empty() ? 0 : last.content.back().end;
    const bool clause = last.cue.complement == Complement::clause || last.cue.complement == Complement::rest;
    if (!clause) {
      // Between the two attributions there may be only attributions.
      for (auto i = last.cue.to; i < cue.from; ++i) {
        const auto at = s_.item(i).start;
        bool covered = s_.item(i).is(Kind::comma);
        for (const auto& outer : last.reported_by) covered = covered || (i >= outer.from && i < outer.to);
        if (!covered && at >= last_end && s_.item(i).is(Kind::word) && s_.item(i).has(kCoordinator)) return false;
      }
    }
    for (auto k = first_saying; k < sayings_.size(); ++k) {
      if (sayings_[k].reported_by.size() >= kLongestChain) continue;
      sayings_[k].reported_by.push_back(cue);
      sayings_[k].reporters.push_back(resolved_.back());
    }
    return true;
  }

  // Which sayings of a sentence are inside others: the outer ones report them.
  void nest(std::size_t first) {
    for (auto inner = first; inner < sayings_.size(); ++inner) {
      auto& saying = sayings_[inner];
      if (!saying.has_cue || saying.continued) continue;
      const auto at = s_.item(saying.cue.first).start;
      for (auto outer = first; outer < sayings_.size(); ++outer) {
        if (outer == inner) continue;
        const auto& content = sayings_[outer].content;
        const bool covers = std::any_of(content.begin(), content.end(),
                                        [&](const Span& span) { return span.start <= at && at < span.end; });
        if (covers && saying.outer.size() < kLongestChain) saying.outer.push_back(outer);
      }
    }
  }

  // "..." — Ann Gill, teacher
  void signature(std::size_t u) {
    const auto& unit = s_.units()[u];
    for (auto i = unit.first; i + 1 < unit.last; ++i) {
      const auto& item = s_.item(i);
      const bool quoted =
          i > unit.first && s_.item(i - 1).is(Kind::quotation) && !contents_.is_used(i - 1) && s_.is_utterance(i - 1);
      const bool next_line = i == unit.first && u > 0 && s_.units()[u - 1].last > s_.units()[u - 1].first &&
                             s_.item(unit.first - 1).is(Kind::quotation) && !contents_.is_used(unit.first - 1) &&
                             s_.is_utterance(unit.first - 1);
      if (!item.is(Kind::dash) || !(quoted || next_line)) continue;
      if (!s_.item(i + 1).is(Kind::word) || !s_.item(i + 1).capital) continue;
      auto subject = subject_after(s_, i + 1, unit.last);
      if (subject.phrase.empty() || subject.phrase.last - subject.phrase.first > 8) continue;
      const auto next = subject.phrase.last;
      if (next < unit.last && !s_.item(next).is(Kind::comma) && !s_.item(next).is(Kind::stop) &&
          !s_.item(next).is(Kind::open_bracket))
        continue;
      if (find_name(s_, subject.phrase).name.empty()) continue;
      Saying saying;
      saying.direct = saying.signed_ = true;
      contents_.take(i - 1, saying);
      set_speaker(saying, subject, names_.resolve(subject, kNobody, heard_));
      emit(std::move(saying), u);
      return;
    }
  }
  bool signed_by_next(std::size_t u) const {
    if (u + 1 >= s_.units().size()) return false;
    const auto& next = s_.units()[u + 1];
    return next.last > next.first + 1 && s_.item(next.first).is(Kind::dash) && s_.item(next.first + 1).capital;
  }

  void emit(Saying saying, std::size_t u) {
    std::sort(saying.content.begin(), saying.content.end());
    voice_.subject = saying.subject;
    voice_.who = saying.who;
    voice_.saying = sayings_.size();
    voice_.unit = u;
    voice_.open = saying.has_speaker;
    if (saying.who.person >= 0) last_person_ = saying.who.person;
    sayings_.push_back(std::move(saying));
  }

  const Stream& s_;
  const Names& names_;
  Contents contents_;
  std::vector<Saying> sayings_;
  std::vector<std::pair<Subject, Resolved>> resolved_;  // of the cues of the current sentence
  Voice voice_;
  int last_person_ = kNobody;
  Names::Heard heard_;
  bool awaiting_ = false;
  Cue awaited_;
  Resolved awaited_who_;
  std::size_t awaited_unit_ = 0;
};

}  // namespace

std::vector<Saying> find_sayings(const Stream& stream, const Names& names) { return Assembly(stream, names).run(); }

}  // namespace quote
