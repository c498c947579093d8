#include "cues.hpp"

#include <algorithm>

#include "complement.hpp"
#include "names.hpp"
#include "verb_group.hpp"

namespace quote {
namespace {

const CueVerb& rule_out() {
  static const CueVerb& verb = []() -> const CueVerb& {
    for (const auto& row : cue_verbs())
      if (row.lemma == "rule" && !row.particle.empty()) return row;
    return cue_verbs().front();
  }();
  return verb;
}

bool is_noun_here(const Stream& s, const Unit& unit, std::size_t i) {
  const auto& item = s.item(i);
  if (i == unit.first) return item.cue.form != Form::gerund && item.cue.verb->frame & kAlsoNoun;
  const auto& before = s.item(i - 1);
  if (before.is(Kind::other) && before.glued) return true;  // "re-report", "much-touted"
  if (i + 1 < unit.last && s.item(i + 1).is(Kind::other) && s.item(i + 1).glued) return true;
  if (!before.is(Kind::word)) return false;
  if (before.has(kThat) && item.cue.form == Form::base) return true;  // "for that reason"
  if (before.has(kDeterminer) && !before.has(kSubjectPronoun | kObjectPronoun | kThat) && !before.has(kAdverb)) {
    // "both said", "all said", "some say" are subjects; "the said man" is none.
    if (s.is_word(i - 1, "both") || s.is_word(i - 1, "all") || s.is_word(i - 1, "some") || s.is_word(i - 1, "many") ||
        s.is_word(i - 1, "others") || s.is_word(i - 1, "most") || s.is_word(i - 1, "another") ||
        s.is_word(i - 1, "several"))
      return (item.cue.verb->frame & kAlsoNoun) != 0;
    return true;
  }
  if (item.cue.form == Form::past || item.cue.form == Form::participle || item.cue.form == Form::gerund)
    return before.has(kPreposition) && !before.has(kSubordinator) && item.cue.form != Form::gerund;
  if (!(item.cue.verb->frame & kAlsoNoun)) return false;
  if (before.has(kPreposition) && !before.has(kAdverb)) return true;
  if (before.glued && s.is_word(i - 1, "'s")) return true;
  if (i + 1 >= unit.last) return false;
  const auto& next = s.item(i + 1);
  if (next.has(kAux) && !next.has(kModal | kSubjectPronoun)) return true;
  if (next.cue.verb && next.cue.form != Form::gerund && !next.capital) return true;
  // "the other member states to consider"
  if (s.is_word(i + 1, "to") && i + 2 < unit.last && !s.item(i + 2).capital &&
      !s.item(i + 2).has(kDeterminer | kListener | kRole | kObjectPronoun | kOrganisation))
    return true;
  return next.has(kPreposition) && !next.has(kSubordinator) && !next.has(kThat) && !s.is_word(i + 1, "on") &&
         !s.is_word(i + 1, "to");
}

bool plural_subject(const Stream& s, const Subject& subject) {
  if (subject.shared) return true;
  // "WHO say", "the police say"
  if (!subject.phrase.empty() &&
      (s.item(subject.phrase.last - 1).upper || s.item(subject.phrase.last - 1).has(kOrganisation)))
    return true;
  if (subject.pronoun)
    return !s.is_word(subject.phrase.first, "he") && !s.is_word(subject.phrase.first, "she") &&
           !s.is_word(subject.phrase.first, "it");
  return subject.plural;
}

bool is_quoting(const CueVerb& verb) { return verb.lemma == "quote" || verb.lemma == "cite" || verb.lemma == "report"; }

// "was quoted as saying", "quoted officials as saying": the verb of quoting, 0 if there is none.
std::size_t quoted_as(const Stream& s, const Unit& unit, std::size_t saying) {
  if (saying < unit.first + 3 || !s.is_word(saying - 1, "as") || s.item(saying).cue.form != Form::gerund) return 0;
  for (auto i = saying - 1; i-- > unit.first && saying - i < 16;) {
    const auto& item = s.item(i);
    if (item.is(Kind::quotation) || item.is(Kind::semicolon)) return 0;
    if (item.cue.verb && is_quoting(*item.cue.verb) && !item.capital) return i;
  }
  return 0;
}

class Finder {
 public:
  Finder(const Stream& s, const Unit& unit) : s_(s), unit_(unit) {}

  std::vector<Cue> run() && {
    for (std::size_t i = unit_.first; i < unit_.last; ++i) {
      if (!s_.item(i).is(Kind::word)) continue;
      if (accordance(i)) continue;
      supported_ = false;
      if (s_.item(i).cue.verb && i >= skip_) verb(i);
    }
    return std::move(cues_);
  }

 private:
  // "according to X", "in the words of X", "as quoted by X".
  bool accordance(std::size_t i) {
    std::size_t last = 0;
    if (s_.is_word(i, "according") && next_is(i + 1, "to")) last = i + 2;
    if (s_.is_word(i, "in") && next_is(i + 1, "the") && next_is(i + 2, "words") && next_is(i + 3, "of")) last = i + 4;
    // "Per Ann Gill, ...", "In Gill's view, ..."
    const bool per = i == unit_.first && s_.is_word(i, "per") && i + 1 < unit_.last && s_.item(i + 1).capital;
    if (per) last = i + 1;
    const auto view = i == unit_.first && s_.is_word(i, "in") ? view_of(i + 1) : 0;
    if (view != 0) last = i + 1;
    if (last == 0 || last >= unit_.last) return false;
    Cue cue;
    cue.first = i;
    cue.last = last;
    cue.subject = view != 0 ? subject_after(s_, last, view) : source_after(s_, last, unit_.last);
    if (cue.subject.phrase.empty()) return false;
    cue.to = view != 0 ? view + 2 : subject_end(cue.subject);
    cue.subject.phrase = without_time(s_, cue.subject.phrase);
    cue.from = i;
    const bool comma_before = i > unit_.first && (s_.item(i - 1).is(Kind::comma) || s_.item(i - 1).is(Kind::dash));
    if (comma_before) --cue.from;

    const bool opens = cue.from == unit_.first || s_.item(i - 1).has(kThat | kCoordinator) ||
                       (i == unit_.first + 1 && s_.item(unit_.first).has(kCoordinator));
    if (!comma_before && !opens && !names_source(cue.subject.phrase)) return false;
    auto content = cue.to;
    if (content < unit_.last && s_.item(content).is(Kind::comma)) ++content;
    content = after_participle(content);
    if (opens) {
      cue.complement = Complement::rest;
      cue.content = content;
      if (content >= unit_.last) return true;
    }
    skip_ = cue.to;
    cues_.push_back(cue);
    return true;
  }
  // Where "'s view" is after the name that begins at i; 0 if it is not.
  std::size_t view_of(std::size_t i) const {
    for (auto k = i + 1; k + 1 < unit_.last && k < i + 6; ++k) {
      if (!s_.item(k).glued || !s_.is_word(k, "'s")) continue;
      const bool view = s_.is_word(k + 1, "view") || s_.is_word(k + 1, "opinion") || s_.is_word(k + 1, "words") ||
                        s_.is_word(k + 1, "account") || s_.is_word(k + 1, "telling");
      return view && s_.item(i).capital ? k : 0;
    }
    return 0;
  }
  // ", says Ridge, is" and ", said Ann Gill.": a name after the verb, then a comma without a clause of its own, or the
  // end.
  bool parenthetical(std::size_t begin) const {
    if (begin >= unit_.last || !s_.item(begin).is(Kind::word)) return false;
    const auto subject = subject_after(s_, begin, unit_.last);
    if (subject.phrase.empty() || subject.pronoun || find_name(s_, subject.phrase).name.empty()) return false;
    const auto end = subject_end(subject);
    if (end >= unit_.last || s_.item(end).is(Kind::stop)) return true;
    if (!s_.item(end).is(Kind::comma) || end + 1 >= unit_.last) return false;
    if (s_.item(end + 1).has(kRelative)) return !clause_after_comma(end + 2);
    return s_.item(end + 1).has(kAux) && subject.apposition.empty();
  }
  bool clause_after_comma(std::size_t i) const {
    while (i < unit_.last && !s_.item(i).is(Kind::comma)) ++i;
    return i < unit_.last;
  }
  // Nothing may follow an inverted subject but the end or an adjunct.
  bool ends_sentence_part(std::size_t i) const {
    if (i >= unit_.last) return true;
    const auto& item = s_.item(i);
    return item.is(Kind::stop) || item.is(Kind::comma) || item.is(Kind::semicolon) ||
           (item.has(kTime | kPreposition) && !item.has(kAux));
  }
  bool next_is(std::size_t i, std::string_view word) const { return i < unit_.last && s_.is_word(i, word); }
  // "According to the study, published in May, ...": the content begins after the group.
  std::size_t after_participle(std::size_t i) const {
    if (i >= unit_.last || !s_.item(i).is(Kind::word) || s_.item(i).capital) return i;
    const auto word = s_.word(i);
    const bool group = s_.is_word(i, "which") || (word.size() > 4 && word.substr(word.size() - 2) == "ed");
    if (!group) return i;
    for (auto k = i; k < unit_.last && k - i < 20; ++k)
      if (s_.item(k).is(Kind::comma)) return k + 1;
    return i;
  }
  bool names_source(const Phrase& phrase) const {
    const auto tail = phrase.last - 1;
    for (auto k = phrase.first; k < phrase.last; ++k)
      if (s_.item(k).has(kRole | kDocument | kOrganisation | kSubjectPronoun | kObjectPronoun)) return true;
    return s_.item(tail).capital || is_plural(s_, phrase);
  }
  static std::size_t subject_end(const Subject& subject) {
    return subject.apposition.empty() ? subject.phrase.last : subject.apposition.last;
  }

  void verb(std::size_t i) {
    const auto& item = s_.item(i);
    if (item.capital && i != unit_.first) return;
    if (is_noun_here(s_, unit_, i)) return;
    Cue cue;
    cue.first = i;
    cue.last = i + 1;
    cue.verb = item.cue.verb;
    cue.form = item.cue.form;
    if (cue.verb->lemma == "rule" && next_is(i + 1, "out")) {
      cue.verb = &rule_out();
      cue.last = i + 2;
    } else if (!cue.verb->particle.empty()) {
      if (!next_is(i + 1, cue.verb->particle)) return;
      cue.last = i + 2;
    }
    const auto low = low_for(i);
    if (const auto quoted = quoted_as(s_, unit_, i)) return quoted_speech(cue, low, quoted, i);
    if (is_quoting(*cue.verb) && quotes_as(i)) return;
    const auto group = verb_group(s_, low, i, cue.form);
    if (group.passive && (cue.verb->frame & kLabel)) return labelled_by(cue, group.first);
    if (group.passive || group.attempt) return;
    const bool denies = (cue.verb->frame & kDenies) != 0;
    if (group.infinitive || (group.modal && cue.form == Form::base && !next_quotation(cue.last))) return;
    cue.negated = group.negated;
    supported_ = group.supported;
    if (cue.negated && !denies) return;  // who did not say it did not say it
    cue.subject = subject_before(s_, low, group.first);
    if (cue.form == Form::gerund && !gerund(cue, low, i)) return;
    const bool bare_left =
        group.first == i && !(cue.verb->frame & kSmallTalk && cue.verb->frame & kAddressee);  // told X
    const bool after_quotation =
        i > unit_.first &&
        (s_.item(i - 1).is(Kind::quotation) ||
         (s_.item(i - 1).is(Kind::comma) && i > unit_.first + 1 && s_.item(i - 2).is(Kind::quotation)));
    if (bare_left && (after_quotation || !cue.subject.found() || parenthetical(cue.last)) && cue.form != Form::gerund &&
        cue.form != Form::base) {
      const bool comma = i > unit_.first && (s_.item(i - 1).is(Kind::comma) || s_.item(i - 1).is(Kind::quotation) ||
                                             s_.item(i - 1).is(Kind::dash));
      if (comma) {
        auto begin = cue.last;
        auto subject = subject_after(s_, begin, unit_.last);
        if (!subject.phrase.empty() && (after_quotation || ends_sentence_part(subject_end(subject)))) {
          cue.subject = subject;
          cue.inverted = true;
          cue.from = s_.item(i - 1).is(Kind::quotation) ? i : i - 1;
          cue.to = subject_end(subject);
          cue.complement = Complement::none;
          const auto end = skip_adjuncts(s_, cue.to, unit_.last, false);
          if (const auto quotation = quotation_at(s_, end, unit_)) cue.to = *quotation;
          cues_.push_back(cue);
          return;
        }
      }
    }
    finish(cue, i);
  }

  // Whether "as saying" follows a verb of quoting.
  bool quotes_as(std::size_t i) const {
    for (auto k = i + 1; k + 1 < unit_.last && k - i < 16; ++k) {
      if (s_.item(k).is(Kind::quotation)) return false;
      if (s_.is_word(k, "as") && s_.item(k + 1).cue.verb) return quoted_as(s_, unit_, k + 1) == i;
    }
    return false;
  }

  // "The Echo quoted Ann Gill as saying", "Ann Gill was quoted (by the Echo) as saying".
  void quoted_speech(Cue& cue, std::size_t low, std::size_t quoted, std::size_t saying) {
    const auto group = verb_group(s_, low, quoted, s_.item(quoted).cue.form);
    const auto as = saying - 1;
    cue.reporting = quoted;
    if (group.passive) {
      cue.subject = subject_before(s_, low, group.first);
      if (s_.is_word(quoted + 1, "by")) cue.reporter = subject_after(s_, quoted + 2, as);
      return finish(cue, saying);
    }
    cue.subject = subject_after(s_, quoted + 1, as);
    if (cue.subject.phrase.empty() || group.negated || group.modal) return;
    if (s_.item(quoted).cue.form != Form::gerund) cue.reporter = subject_before(s_, low, group.first);
    cue.subject.from = cue.reporter.phrase.empty() ? group.first : cue.reporter.from;
    cue.form = Form::past;
    finish(cue, saying);
  }

  // "was described by Ann Gill as "..."", "was labelled "..." by the mayor"
  void labelled_by(Cue& cue, std::size_t from) {
    constexpr std::size_t kNear = 14;  // items between the verb and the words
    auto at = cue.last;
    while (at < unit_.last && at < cue.last + kNear && !s_.item(at).is(Kind::quotation)) ++at;
    if (at >= unit_.last || !s_.item(at).is(Kind::quotation)) return;
    const auto by = s_.is_word(cue.last, "by") ? cue.last : at + 1;
    if (!next_is(by, "by")) return;
    cue.subject = subject_after(s_, by + 1, by < at ? at : unit_.last);
    if (cue.subject.phrase.empty() || !plausible(cue.subject)) return;
    cue.from = cue.subject.from = from;
    cue.to = cue.content = at;
    cue.complement = Complement::quotation;
    cue.label = true;
    cues_.push_back(cue);
  }

  // A participle: its subject is that of the clause, or what is immediately before it ("with Boswell stating").
  bool gerund(Cue& cue, std::size_t low, std::size_t i) {
    if (i == low) return false;
    const bool closed = s_.item(i - 1).is(Kind::quotation) && s_.last_mark(i - 1) == ',';
    if (closed || s_.item(i - 1).is(Kind::comma) || s_.item(i - 1).has(kAdverb | kCoordinator | kSubordinator) ||
        s_.item(i - 1).has(kPreposition)) {
      if (s_.item(i - 1).has(kPreposition) && !s_.item(i - 1).has(kSubordinator) && !s_.is_word(i - 1, "by"))
        return false;
      cue.subject = Subject{};
      cue.subject.shared = true;
      cue.subject.from = closed ? i : i - 1;
      return true;
    }
    if (cue.subject.phrase.empty()) return false;
    after_despite(cue.subject);
    if (cue.subject.phrase.last - cue.subject.phrase.first == 1 && s_.item(cue.subject.phrase.first).has(kDeterminer))
      return false;
    // "a message stating", "Rathbun writing": what is before it speaks; "a phone warning" is a noun.
    const auto lemma = cue.verb->lemma;
    bool speaks = cue.subject.pronoun || (lemma != "warn" && lemma != "read" && lemma != "rule") ||
                  (cue.subject.from > low && s_.is_word(cue.subject.from - 1, "with"));
    for (auto k = cue.subject.phrase.first; k < cue.subject.phrase.last; ++k)
      speaks = speaks || (s_.item(k).capital && k != unit_.first) || s_.item(k).has(kDocument | kRole | kOrganisation);
    if (!speaks) return false;
    return true;
  }

  // "no trace of powder despite | the paper claiming": the subject of the participle alone.
  void after_despite(Subject& subject) const {
    for (auto i = subject.phrase.last - 1; i > subject.phrase.first; --i) {
      if (!s_.is_word(i - 1, "despite") && !s_.is_word(i - 1, "with")) continue;
      subject.phrase.first = subject.from = i;
      subject.plural = is_plural(s_, subject.phrase);
      return;
    }
  }

  // Where the clause of the verb begins: after the last cue's own words.
  std::size_t low_for(std::size_t) const {
    // "Gill, who advises the council, said"
    for (auto cue = cues_.rbegin(); cue != cues_.rend(); ++cue)
      if (!cue->subject.relative || cue->complement != Complement::none) return cue->last;
    return unit_.first;
  }
  bool next_quotation(std::size_t i) const {
    return quotation_at(s_, skip_adjuncts(s_, i, unit_.last, false), unit_).has_value();
  }

  // What a form that is also a noun must govern to be a verb: "that ...", or a clause with a plain beginning.
  bool opens_surely(std::size_t content) const {
    const auto& item = s_.item(content);
    return s_.item(content - 1).has(kThat) || item.capital || item.is(Kind::number) || item.is(Kind::quotation) ||
           item.has(kDeterminer | kSubjectPronoun | kQuestion);
  }
  // "released two reports": a verb before a form that is also a noun.
  bool has_verb_inside(const Phrase& phrase) const {
    for (auto i = phrase.first + 1; i + 1 < phrase.last; ++i) {
      const auto word = s_.word(i);
      const auto& next = s_.item(i + 1);
      if (!s_.item(i).capital && word.size() > 4 && word.substr(word.size() - 2) == "ed" &&
          (next.has(kDeterminer) || next.is(Kind::number)))
        return true;
    }
    return false;
  }
  // Who can be a subject: a name, an office, a pronoun, something with an article, a plural.
  bool plausible(const Subject& subject) const {
    if (subject.shared || subject.pronoun) return true;
    const auto& first = s_.item(subject.phrase.first);
    if (first.is(Kind::number)) return subject.plural;
    if (first.is(Kind::quotation)) return subject.phrase.last - subject.phrase.first > 1;
    if (subject.phrase.last - subject.phrase.first == 1 &&
        first.has(kDeterminer | kPreposition | kSubordinator | kAux | kThat) && !first.has(kPlural) &&
        !is_pronoun_like(subject.phrase.first))
      return false;
    if (first.capital || first.has(kDeterminer | kRole | kDocument | kOrganisation)) return true;
    return subject.plural || is_office_before_name(subject.phrase);
  }
  // "duty manager Ann Gill", where the clause begins.
  bool is_office_before_name(const Phrase& phrase) const {
    constexpr std::size_t longest = 6;
    if (phrase.last - phrase.first > longest || phrase.last - phrase.first < 3) return false;
    const auto is_name = [&](std::size_t i) {
      return s_.item(i).is(Kind::word) && s_.item(i).capital && !s_.item(i).has(kTime | kPlace | kOrganisation);
    };
    if (!is_name(phrase.last - 1) || !is_name(phrase.last - 2)) return false;
    for (auto i = phrase.first; i < phrase.last; ++i)
      if (!s_.item(i).is(Kind::word) || s_.item(i).has(kPreposition | kAdverb | kTime | kSubordinator)) return false;
    return phrase.first == unit_.first || s_.item(phrase.first - 1).is(Kind::quotation);
  }
  bool is_pronoun_like(std::size_t i) const {
    for (const auto* word :
         {"some", "many", "most", "both", "all", "others", "another", "one", "several", "two", "three"})
      if (s_.is_word(i, word)) return true;
    return false;
  }

  void finish(Cue& cue, std::size_t verb) {
    if (!cue.subject.found() || !plausible(cue.subject)) return;
    if (cue.subject.pronoun && s_.is_word(cue.subject.phrase.first, "you") && cue.form != Form::past)
      return;  // "you say" means anybody
    if (cue.subject.pronoun && cue.subject.from > unit_.first && s_.item(cue.subject.from - 1).has(kAux) &&
        s_.is_word(cue.subject.phrase.first, "you"))
      return;  // "had you told me"
    if ((cue.verb->frame & kAlsoNoun) && (cue.form == Form::base || cue.form == Form::third) &&
        has_verb_inside(cue.subject.phrase))
      return;
    if (cue.subject.from > unit_.first && s_.is_word(cue.subject.from - 1, "if"))
      return;  // if he says it, he has not yet
    if (cue.form == Form::base && !supported_ && !plural_subject(s_, cue.subject)) return;
    if (cue.form == Form::third && cue.subject.pronoun && s_.is_word(cue.subject.phrase.first, "i")) return;
    cue.from = cue.subject.from;
    if (cue.from > unit_.first && s_.item(cue.from - 1).is(Kind::comma)) --cue.from;
    cue.to = cue.last;
    if (!find_complement(s_, unit_, cue)) return;
    if (cue.form == Form::base && (cue.verb->frame & kAlsoNoun) && cue.complement == Complement::none) return;
    if (cue.form == Form::base && cue.label && !cue.subject.pronoun) return;
    if (cue.form == Form::base && (cue.verb->frame & kAlsoNoun) && cue.complement == Complement::clause &&
        !opens_surely(cue.content))
      return;
    (void)verb;
    cues_.push_back(cue);
  }

  const Stream& s_;
  const Unit& unit_;
  std::vector<Cue> cues_;
  bool supported_ = false;
  std::size_t skip_ = 0;  // verbs before this item belong to a source
};

}  // namespace

std::vector<Cue> find_cues(const Stream& stream, const Unit& unit) { return Finder(stream, unit).run(); }

}  // namespace quote
