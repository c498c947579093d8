#include "sayings.hpp"

#include <algorithm>

#include "complement.hpp"
#include "composition.hpp"
#include "extent.hpp"
#include "introductions.hpp"
#include "outlets.hpp"
#include "tree_witness.hpp"
#include "turns.hpp"

namespace quote {
namespace {

using dossier::Span;

constexpr int kNobody = -1;
constexpr std::size_t kLongestChain = 6;

class Assembly {
 public:
  Assembly(const Stream& s, const Names& names, const language::DocumentSyntax& syntax)
      : s_(s), names_(names), syntax_(syntax), contents_(s), tree_(s, syntax) {}

  std::vector<Saying> run() && {
    const auto turns = find_turns(s_);
    auto turn = turns.begin();
    for (std::size_t u = 0; u < s_.units().size();) {
      syntax_.checkpoint();
      if (turn != turns.end() && turn->unit == u) {
        speak(*turn);
        u = turn++->past;
      } else {
        unit(u++);
      }
    }
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

  // A paragraph of a transcript.
  void speak(const Turn& turn) {
    Saying saying;
    saying.direct = saying.labelled = true;
    set_speaker(saying, turn.speaker, names_.resolve(turn.speaker, {}, heard_));
    contents_.take_items(turn.content, s_.units()[turn.past - 1].last, saying);
    awaiting_ = false;
    if (!saying.content.empty()) emit(std::move(saying), turn.past - 1);
  }

  void unit(std::size_t u) {
    const auto& unit = s_.units()[u];
    const bool may_continue = lone_quotations(unit);
    if (may_continue && continue_last(u)) return;
    auto cues = find_cues(s_, unit);
    std::erase_if(cues, [&](Cue& cue) {
      tree_.read(cue.first);
      if (is_no_cue(s_, tree_, cue)) return true;
      cue.subject = narrowed(s_, tree_, cue, cue.subject);
      return false;
    });
    const auto first_saying = sayings_.size();
    resolved_.clear();
    for (std::size_t c = 0; c < cues.size(); ++c) cue(u, cues, c, first_saying);
    nest(first_saying);
    signature(u);
    awaiting_ = false;
    if (sayings_.size() == first_saying && introduction(u)) return;
    if (cues.empty() && u + 1 < s_.units().size() && lone_quotations(s_.units()[u + 1]))
      if (const auto subject = issuer(s_, unit); !subject.phrase.empty()) {
        resolved_.assign(1, {subject, names_.resolve(subject, talk(u, voice_.who.person), heard_)});
        await(u, Cue{}, 0);
        return;
      }
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

  // "Rosa Worth: "..."", and with the words in the next paragraph.
  bool introduction(std::size_t u) {
    const auto& unit = s_.units()[u];
    auto colon = static_cast<std::size_t>(unit.first);
    while (colon < unit.last && !s_.item(colon).is(Kind::colon)) ++colon;
    if (colon >= unit.last) return false;
    const bool quoted = colon + 1 < unit.last && s_.item(colon + 1).is(Kind::quotation);
    const bool ends = colon + 1 == unit.last;
    if (!ends && !(quoted && s_.is_utterance(colon + 1) && !contents_.is_used(colon + 1))) return false;
    const auto subject = introduced(s_, unit.first, colon);
    if (subject.phrase.empty()) return false;
    const auto who = names_.resolve(subject, {}, heard_);
    if (ends) {
      resolved_.assign(1, {subject, who});
      await(u, Cue{}, 0);
      return true;
    }
    Saying saying;
    saying.direct = saying.labelled = true;
    set_speaker(saying, subject, who);
    for (auto i = colon + 1; i < unit.last; ++i)
      if (s_.item(i).is(Kind::quotation)) contents_.take(i, saying);
    emit(std::move(saying), u);
    return true;
  }

  // Quotations and stops only: the speaker is named elsewhere.
  bool lone_quotations(const Unit& unit) const {
    bool any = false;
    for (auto i = unit.first; i < unit.last; ++i) {
      const auto& item = s_.item(i);
      if (item.is(Kind::quotation)) {
        const bool turn = other_.open && s_.last_mark(i) == '.';  // "Until May." in a dialogue
        any = any || s_.is_utterance(i) || turn;
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
      saying.direct = true;
      saying.cue = awaited_;
      saying.has_cue = awaited_.last > awaited_.first;
      saying.labelled = !saying.has_cue;
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
    if (answers(unit)) {
      // Two people take turns; if only one is known, nobody is named.
      saying.guessed = true;
      if (other_.open) set_speaker(saying, other_.subject, other_.who);
    } else {
      set_speaker(saying, voice_.subject, voice_.who);
    }
    contents_.take_quotations(unit, saying);
    emit(std::move(saying), u);
    return true;
  }

  // Whether the quotations of the unit, a paragraph of its own, answer the last words rather than continue them: those
  // asked something, or they answered a question in a dialogue of short turns.
  bool answers(const Unit& unit) const {
    constexpr std::size_t kShort = 12;  // words of a turn in a dialogue
    if (!sayings_[voice_.saying].direct || s_.units()[voice_.unit].paragraph + 1 != unit.paragraph) return false;
    if (asks(voice_.saying)) return true;
    if (!other_.open || !asks(other_.saying)) return false;
    if (s_.units()[other_.unit].paragraph + 1 != s_.units()[voice_.unit].paragraph) return false;
    std::size_t words = 0;
    for (auto i = unit.first; i < unit.last; ++i)
      if (s_.item(i).is(Kind::quotation)) words += s_.words_in(i);
    const auto text = sayings_[voice_.saying].content.back().of(s_.text());
    const auto in_last = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    return words < kShort && in_last < kShort;
  }
  bool asks(std::size_t saying) const {
    const auto& content = sayings_[saying].content;
    return !content.empty() && content.back().of(s_.text()).ends_with('?');
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
      // "Jackson was at home, he said" is not said by Jackson.
      const bool after = cue.complement == Complement::none && cue.from > unit.first;
      auto context = talk(s_.item(cue.first).sentence, person);
      if (after) context.said = {unit.first, cue.from};
      auto who = names_.resolve(cue.subject, context, heard_);
      if (opens_with_plural(s_, tree_, cue.subject.phrase) && who.name == s_.word(cue.subject.phrase.first))
        who.name = {};
      return {cue.subject, std::move(who)};
    }
    for (auto k = c; k-- > 0;)
      if (!resolved_[k].first.phrase.empty()) return resolved_[k];
    auto voice = clause_subject(unit, cue.from);
    const auto subject = narrowed(s_, tree_, cue, voice.first);
    if (subject.phrase.first == voice.first.phrase.first && subject.phrase.last == voice.first.phrase.last)
      return voice;
    return {subject, names_.resolve(subject, {voice_.who.person, false, {}}, heard_)};
  }

  Names::Talk talk(std::size_t u, int person) const {
    const bool just_spoke = person >= 0 && voice_.unit + 1 >= u;
    return {person < 0 ? last_person_ : person, just_spoke, {}};
  }

  // The subject of the main clause before item `until`: "Sunak defended the record, saying".
  std::pair<Subject, Resolved> clause_subject(const Unit& unit, std::size_t until) {
    // "when people come and say": the nearest clause with a subject.
    if (until < unit.last && s_.item(until).has(kCoordinator)) {
      for (auto p = until; p-- > unit.first && until - p < 30;) {
        if (s_.item(p).has(kSubjectPronoun) && !s_.item(p).has(kObjectPronoun)) {
          const auto head =
              p > unit.first && is_closed_relative(p, until) ? phrase_before(s_, unit.first, p - 1) : Phrase{};
          return with_name(head.empty() ? Phrase{p, p + 1} : head);
        }
        if (!s_.item(p).has(kSubordinator) && !s_.item(p).is(Kind::comma) && !s_.item(p).is(Kind::colon)) continue;
        const auto phrase = phrase_after(s_, p + 1, until);
        if (!phrase.empty() && phrase.last < until &&
            (s_.item(p + 1).capital || s_.item(p + 1).has(kDeterminer | kRole | kSubjectPronoun)))
          return with_name(phrase);
      }
    }
    std::size_t i = after_dateline(s_, unit.first, until);
    while (i < until && s_.item(i).has(kCoordinator | kAdverb) && !s_.item(i).has(kSubjectPronoun)) ++i;
    const bool time = i + 1 < until && s_.item(i).has(kTime) && s_.item(i + 1).is(Kind::comma);
    if (i < until && (time || s_.item(i).has(kPreposition) || s_.item(i).has(kSubordinator))) {
      while (i < until && !s_.item(i).is(Kind::comma)) ++i;
      ++i;
    }
    if (i >= until) return {};
    auto subject = subject_after(s_, i, until);
    if (subject.phrase.empty()) return {};
    return {subject, names_.resolve(subject, {voice_.who.person, false, {}}, heard_)};
  }

  // "Dale, who won in May, came home and said": a relative clause that ends before the main verb.
  bool is_closed_relative(std::size_t who, std::size_t until) const {
    if (!s_.item(who).has(kRelative) || !s_.item(who - 1).is(Kind::comma)) return false;
    for (auto i = who + 1; i + 1 < until; ++i)
      if (s_.item(i).is(Kind::comma) && is_verb_like(s_, i + 1)) return true;
    return false;
  }

  std::pair<Subject, Resolved> with_name(const Phrase& phrase) {
    Subject subject;
    subject.phrase = phrase;
    subject.pronoun = s_.item(phrase.first).has(kSubjectPronoun) && phrase.last - phrase.first == 1;
    subject.relative = subject.pronoun && s_.item(phrase.first).has(kRelative);
    subject.from = phrase.first;
    return {subject, names_.resolve(subject, {voice_.who.person, false, {}}, heard_)};
  }

  void cue(std::size_t u, const std::vector<Cue>& cues, std::size_t c, std::size_t first_saying) {
    const auto& unit = s_.units()[u];
    const auto& cue = cues[c];
    tree_.read(cue.first);
    resolved_.push_back(voice_of(unit, cues, c));
    const auto& [subject, who] = resolved_.back();
    Saying saying;
    saying.has_cue = true;
    saying.cue = cue;
    set_speaker(saying, subject, who);
    if (!saying.has_speaker) return;
    const Composition composition(s_, contents_, tree_, unit, cues);
    const bool found = composition.take(c, saying);
    if (!found && cue.complement == Complement::none) {
      if (report_of(unit, cue, first_saying)) return;
      composition.take_before(c, saying);
    }
    if (saying.content.empty()) return;
    add_reporters(unit, cue, saying);
    emit(std::move(saying), u);
  }

  // "The Echo quoted Ann Gill as saying", "Ann Gill told Reuters": who passes on what she said.
  void add_reporters(const Unit& unit, const Cue& cue, Saying& saying) {
    Cue reporting;
    reporting.subject = cue.reporter;
    reporting.first = cue.reporting;
    reporting.last = cue.reporting + 1;
    if (cue.reporter.phrase.empty()) {
      reporting.subject = outlet_of(s_, unit, cue);
      reporting.first = reporting.last = 0;
    }
    const auto& reporter = reporting.subject;
    if (reporter.phrase.empty() || reporter.phrase.first == cue.subject.phrase.first) return;
    saying.reported_by.push_back(reporting);
    saying.reporters.emplace_back(reporter, names_.resolve(reporter, {}, heard_));
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
      const bool quoted = i > unit.first && s_.item(i - 1).is(Kind::quotation) && !contents_.is_used(i - 1) &&
                          (s_.is_utterance(i - 1) || s_.words_in(i - 1) > 3);
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
      set_speaker(saying, subject, names_.resolve(subject, {}, heard_));
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
    if (s_.units()[u].paragraph != s_.units()[voice_.unit].paragraph) other_ = voice_;
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
  const language::DocumentSyntax& syntax_;
  Contents contents_;
  SentenceTree tree_;
  std::vector<Saying> sayings_;
  std::vector<std::pair<Subject, Resolved>> resolved_;  // of the cues of the current sentence
  Voice voice_;
  Voice other_;  // who spoke last in an earlier paragraph
  int last_person_ = kNobody;
  Names::Heard heard_;
  bool awaiting_ = false;
  Cue awaited_;
  Resolved awaited_who_;
  std::size_t awaited_unit_ = 0;
};

}  // namespace

std::vector<Saying> find_sayings(const Stream& stream, const Names& names, const language::DocumentSyntax& syntax) {
  return Assembly(stream, names, syntax).run();
}

}  // namespace quote
