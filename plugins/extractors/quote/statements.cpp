#include "statements.hpp"

#include <algorithm>

#include "complement.hpp"

namespace quote {
namespace {

using dossier::Span;

constexpr int kNobody = -1;

class Assembly {
 public:
  Assembly(const Stream& s, const Names& names)
      : s_(s), names_(names), used_(s.regions().size(), false), taken_(s.regions().size(), false) {}

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
    // "Smith told reporters all the same." and "Smith wrote:" leave their words to what follows.
    if (!cues.empty() && sayings_.size() == first_saying) {
      const auto& last = cues.back();
      if (last.complement == Complement::none && last.verb && last.subject.found() && last.to <= unit.last)
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

  // Quotations and stops only: who says it must be told elsewhere.
  bool lone_quotations(const Unit& unit) const {
    bool any = false;
    for (auto i = unit.first; i < unit.last; ++i) {
      const auto& item = s_.item(i);
      if (item.is(Kind::quotation)) {
        any = any || s_.is_utterance(i);
      } else if (item.is(Kind::word) || item.is(Kind::number) || item.is(Kind::dash)) {
        // "((translated))" and the like in brackets may follow
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
      take_quotations(unit, saying);
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
        take_quotations(unit, saying);
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
    take_quotations(unit, saying);
    emit(std::move(saying), u);
    return true;
  }

  void take_quotations(const Unit& unit, Saying& saying) {
    for (auto i = unit.first; i < unit.last; ++i)
      if (s_.item(i).is(Kind::quotation)) take(i, saying);
  }

  void take(std::size_t i, Saying& saying) {
    const auto& region = s_.region_of(i);
    used_[static_cast<std::size_t>(s_.item(i).region)] = true;
    taken_[static_cast<std::size_t>(s_.item(i).region)] = true;
    saying.closed = saying.closed && region.closed;
    for (auto span : region.inside) {
      trim(span);
      if (span.start < span.end) saying.content.push_back(span);
    }
  }

  // Cuts blanks, a closing comma and marks that have no partner inside.
  void trim(Span& span) const {
    const auto text = s_.text();
    const auto blank = [&](std::uint64_t at) { return static_cast<unsigned char>(text[at]) <= ' ' || text[at] == ','; };
    while (span.start < span.end && (blank(span.start) || text[span.start] == ';')) ++span.start;
    while (span.start < span.end && (blank(span.end - 1) || text[span.end - 1] == ';' || text[span.end - 1] == ':'))
      --span.end;
  }

  // The items [first, last) as one content span; quotations in it become fragments.
  void take_items(std::size_t first, std::size_t last, Saying& saying) {
    while (first < last && !s_.item(first).is(Kind::word) && !s_.item(first).is(Kind::number) &&
           !s_.item(first).is(Kind::quotation) && !s_.item(first).is(Kind::open_bracket) &&
           !s_.item(first).is(Kind::other))
      ++first;
    while (last > first && (s_.item(last - 1).is(Kind::comma) || s_.item(last - 1).is(Kind::dash) ||
                            s_.item(last - 1).is(Kind::semicolon)))
      --last;
    if (first >= last) return;
    bool other = false;
    for (auto i = first; i < last; ++i)
      other = other || (!s_.item(i).is(Kind::quotation) && !s_.item(i).is(Kind::stop));
    if (!other) {
      saying.direct = true;
      for (auto i = first; i < last; ++i)
        if (s_.item(i).is(Kind::quotation)) take(i, saying);
      return;
    }
    Span span{s_.item(first).start, s_.item(last - 1).end};

    for (auto i = first; i < last; ++i) {
      if (!s_.item(i).is(Kind::quotation)) continue;
      used_[static_cast<std::size_t>(s_.item(i).region)] = true;
      saying.closed = saying.closed && s_.region_of(i).closed;
      for (auto fragment : s_.region_of(i).inside) {
        trim(fragment);
        if (fragment.start < fragment.end) saying.fragments.push_back(fragment);
      }
    }
    if (s_.item(last - 1).is(Kind::stop) && last - first > 1 && s_.text()[span.end - 1] == '.')
      span.end = s_.item(last - 2).end;
    trim(span);
    if (span.start < span.end) saying.content.push_back(span);
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
        if (cue.complement == Complement::clause && quotation_before(unit, cue.from) && !after_that(cue) &&
            backward(unit, cue, saying))
          break;
        take_items(cue.content, clause_end(unit, cues, c), saying);
        break;
      case Complement::object: take_items(cue.content, object_end(unit, cues, c), saying); break;
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

  std::optional<std::size_t> quotation_before(const Unit& unit, std::size_t from) const {
    auto i = from;
    while (i > unit.first && (s_.item(i - 1).is(Kind::comma) || s_.item(i - 1).is(Kind::dash)) && from - i < 2) --i;
    if (i < s_.items().size() && i == from && i < unit.last && s_.item(i).is(Kind::quotation)) return i;
    if (i > unit.first && s_.item(i - 1).is(Kind::quotation)) return i - 1;
    return std::nullopt;
  }
  // Taken as somebody's direct words; a fragment of a reported clause may still be another's.
  bool is_taken(std::size_t i) const { return taken_[static_cast<std::size_t>(s_.item(i).region)]; }
  bool is_used(std::size_t i) const { return used_[static_cast<std::size_t>(s_.item(i).region)]; }

  // "...," Smith said. Also: It is "...," Smith said.
  bool backward(const Unit& unit, const Cue& cue, Saying& saying) {
    const auto at = quotation_before(unit, cue.from);
    if (!at || is_used(*at)) return false;
    auto first = *at;
    while (first > unit.first && !s_.item(first - 1).is(Kind::colon) && !s_.item(first - 1).is(Kind::semicolon) &&
           !(s_.item(first - 1).is(Kind::quotation) && is_used(first - 1)))
      --first;
    while (first < *at && (s_.item(first).has(kCoordinator) || !s_.item(first).is(Kind::word))) {
      if (s_.item(first).is(Kind::quotation)) break;
      ++first;
    }
    take_items(first, *at + 1, saying);
    if (s_.item(first).is(Kind::quotation) && first == *at) saying.direct = true;
    // "...," Smith said, "..."
    auto next = cue.complement == Complement::none ? cue.to : cue.last;
    if (const auto more = quotation_at(s_, next, unit); more && !is_used(*more) && s_.is_utterance(*more))
      take(*more, saying);
    return true;
  }

  // Smith said: "..."
  void forward(const Unit& unit, const std::vector<Cue>& cues, std::size_t c, Saying& saying) {
    const auto& cue = cues[c];
    if (is_taken(cue.content)) return;
    const auto next = cue.content + 1;
    if (cue.label) {
      if (s_.words_in(cue.content) < 2) return;
      saying.direct = true;
      take(cue.content, saying);
      return;
    }
    const bool goes_on = next < unit.last && s_.item(next).is(Kind::word) && !s_.item(next).has(kCoordinator) &&
                         s_.last_mark(cue.content) != '.' && !s_.item(next).has(kSubordinator);
    if (goes_on && !s_.item(cue.content - 1).is(Kind::colon)) {
      take_items(cue.content, clause_end(unit, cues, c), saying);
      return;
    }
    // "...," Smith said, "..."
    if (const auto at = quotation_before(unit, cue.from);
        at && cue.form != Form::gerund && *at == unit.first && !is_used(*at) && s_.last_mark(*at) == ',') {
      if (backward(unit, cue, saying) && !is_taken(cue.content)) take(cue.content, saying);
      return;
    }
    saying.direct = true;
    take(cue.content, saying);
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
    first = behind_dateline(first, cue.from);
    while (first < cue.from && (s_.item(first).is(Kind::comma) || s_.item(first).has(kCoordinator))) ++first;
    std::size_t words = 0;
    bool finite = !cue.verb;
    for (auto i = first; i < cue.from; ++i) {
      words += s_.item(i).is(Kind::word);
      finite = finite || is_verb_like(i);
    }
    if (words < 3 || !finite) return;
    take_items(first, cue.from, saying);
    // "The deal, officials said, would cost 5 million": what follows belongs to it unless a new clause begins.
    if (saying.content.empty() || saying.direct) return;
    auto rest = cue.to;
    if (rest + 3 >= unit.last || !s_.item(rest).is(Kind::comma)) return;
    ++rest;
    if (!s_.item(rest).is(Kind::word) || !s_.item(rest).has(kAux)) return;
    take_items(rest, clause_end(unit, cues, c, rest), saying);
  }

  // "BERLIN (AP) - ": the place before the first sentence.
  std::size_t behind_dateline(std::size_t first, std::size_t end) const {
    for (auto i = first; i < end && i - first < 14; ++i) {
      const auto& item = s_.item(i);
      if (item.is(Kind::dash)) return i > first ? i + 1 : first;
      const bool part = item.is(Kind::comma) || item.is(Kind::number) || item.is(Kind::open_bracket) ||
                        item.is(Kind::close_bracket) || item.is(Kind::stop) || (item.is(Kind::word) && item.capital);
      if (!part) return first;
    }
    return first;
  }
  // Words that a clause has and a mere adverbial has not.
  bool is_verb_like(std::size_t i) const {
    const auto& item = s_.item(i);
    if (!item.is(Kind::word) || item.capital) return false;
    if (item.has(kAux | kFiniteVerb)) return !(item.glued && s_.is_word(i, "'s"));
    const auto word = s_.word(i);
    if (word.size() > 3 && word.substr(word.size() - 2) == "ed") return true;
    return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' &&
           !item.has(kDeterminer | kPreposition);
  }

  // "... Dong said, according to a video, Newsweek reported": who hands on what the sentence has already.
  bool report_of(const Unit& unit, const Cue& cue, std::size_t first_saying) {
    if (sayings_.size() == first_saying) return false;
    auto& last = sayings_.back();
    if (cue.subject.shared || cue.subject.pronoun || cue.form == Form::gerund) return false;
    const bool comma = cue.from < unit.last && s_.item(cue.from).is(Kind::comma);
    if (!comma && cue.verb) return false;
    const auto last_end = last.content.empty() ? 0 : last.content.back().end;
    const bool clause = last.cue.complement == Complement::clause || last.cue.complement == Complement::rest;
    if (!clause) {
      // Between the two attributions nothing but attributions may stand.
      for (auto i = last.cue.to; i < cue.from; ++i) {
        const auto at = s_.item(i).start;
        bool covered = s_.item(i).is(Kind::comma);
        for (const auto& outer : last.reported_by) covered = covered || (i >= outer.from && i < outer.to);
        if (!covered && at >= last_end && s_.item(i).is(Kind::word) && s_.item(i).has(kCoordinator)) return false;
      }
    }
    for (auto k = first_saying; k < sayings_.size(); ++k) {
      sayings_[k].reported_by.push_back(cue);
      sayings_[k].reporters.push_back(resolved_.back());
    }
    return true;
  }

  std::size_t object_end(const Unit& unit, const std::vector<Cue>& cues, std::size_t c) const {
    auto end = clause_end(unit, cues, c);
    for (auto i = cues[c].content; i < end; ++i) {
      const auto& item = s_.item(i);
      if (item.is(Kind::comma) ||
          (item.is(Kind::word) && item.has(kSubordinator | kRelative) && !item.has(kPreposition)) ||
          s_.is_word(i, "but"))
        return i;
    }
    return end;
  }

  // Where the clause that cue c governs ends: at the sentence's end, a semicolon, or another attribution.
  std::size_t clause_end(const Unit& unit, const std::vector<Cue>& cues, std::size_t c, std::size_t begin = 0) const {
    const auto first = begin ? begin : cues[c].content;
    std::size_t end = unit.last;
    const auto lead = cues[c].subject.from;
    const bool aside = lead > unit.first &&
                       ((s_.item(lead - 1).has(kSubordinator) && !s_.is_word(lead - 1, "that") &&
                         s_.item(lead - 1).sentence == s_.item(lead).sentence && (lead - 1 == unit.first)) ||
                        (lead > unit.first + 1 && s_.is_word(lead - 1, "which") && s_.item(lead - 2).is(Kind::comma)));
    for (auto i = first; i < end; ++i)
      if (s_.item(i).is(Kind::semicolon) || (aside && s_.item(i).is(Kind::comma))) end = i;
    for (auto k = c + 1; k < cues.size(); ++k) {
      const auto& next = cues[k];
      if (next.first < first || next.from < first) continue;
      if (next.from >= end) break;
      auto edge = next.from;
      if (next.subject.shared) return cut(edge, first);
      const bool at_comma = s_.item(edge).is(Kind::comma);
      if (!next.verb && next.complement == Complement::none) return cut(edge, first);
      if (at_comma && next.complement == Complement::none && !next.inverted) return cut(edge, first);
      if (next.inverted) return cut(edge, first);
      auto lead = next.subject.from;
      if (lead > first && s_.item(lead - 1).has(kPreposition) && next.form == Form::gerund) return cut(lead - 1, first);
      if (lead > first && (s_.item(lead - 1).has(kCoordinator) || s_.item(lead - 1).is(Kind::dash)))
        return cut(lead - 1, first);
      if (lead > first + 1 && s_.item(lead - 1).has(kSubordinator) && s_.item(lead - 2).is(Kind::comma))
        return cut(lead - 1, first);
    }
    return end;
  }
  std::size_t cut(std::size_t edge, std::size_t first) const {
    while (edge > first && s_.item(edge - 1).is(Kind::comma)) --edge;
    return edge;
  }

  // Which sayings of a sentence stand inside others: their outer ones are who reports them.
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
        if (covers) saying.outer.push_back(outer);
      }
    }
  }

  // "..." — Ann Gill, teacher
  void signature(std::size_t u) {
    const auto& unit = s_.units()[u];
    for (auto i = unit.first; i + 1 < unit.last; ++i) {
      const auto& item = s_.item(i);
      const bool quoted =
          i > unit.first && s_.item(i - 1).is(Kind::quotation) && !is_used(i - 1) && s_.is_utterance(i - 1);
      const bool next_line = i == unit.first && u > 0 && s_.units()[u - 1].last > s_.units()[u - 1].first &&
                             s_.item(unit.first - 1).is(Kind::quotation) && !is_used(unit.first - 1) &&
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
      take(i - 1, saying);
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
  std::vector<bool> used_, taken_;
  std::vector<Saying> sayings_;
  std::vector<std::pair<Subject, Resolved>> resolved_;  // of the cues of the sentence at hand
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
