#include "claims.hpp"

#include <algorithm>

#include "dated_clause.hpp"
#include "language/block_edges.hpp"

namespace time_extractor {
namespace {

const char* mod_name(Mod mod) {
  switch (mod) {
    case Mod::before: return "before";
    case Mod::after: return "after";
    case Mod::since: return "since";
    case Mod::until: return "until";
    case Mod::approx: return "approx";
    case Mod::start: return "start";
    case Mod::mid: return "mid";
    case Mod::end: return "end";
    default: return "";
  }
}

const char* property_of(std::string_view type) {
  if (type == "TIME") return "time";
  if (type == "DURATION") return "duration";
  if (type == "SET") return "frequency";
  return "date";
}

// Bytes of tokens [first, last).
dossier::Span bytes(const Lexed& lexed, std::size_t first, std::size_t last) {
  return {lexed.token(first).start, lexed.token(last - 1).end};
}

double confidence_of(const Expression& e, const Resolved& r) {
  if (r.from.empty() && r.to.empty() && r.type != "DURATION" && r.type != "SET") return 0.5;
  if (!r.other_timex.empty()) return 0.7;
  if (r.anchor == "mention") return 0.75;
  if (e.form == Form::date && r.anchor == "text") return 0.95;
  return 0.85;
}

class Extraction {
 public:
  Extraction(const dossier::Document& document, const ClaimChoice& choice, const language::DocumentSyntax& syntax,
             const EventChoice& events, dossier::ClaimSink& sink)
      : document_(document),
        choice_(choice),
        syntax_(syntax),
        events_(events),
        sink_(sink),
        tokens_(dossier::tokenize(document.text)),
        lexed_(document.text, tokens_) {}

  void run() {
    if (tokens_.empty()) return;
    sentences_ = dossier::split_sentences(document_.text, tokens_, language::block_edges(document_));
    const auto setting = read_setting(document_, lexed_, choice_.preferences);
    const Grammar grammar(lexed_, setting.reading);
    Resolver resolver(setting.reference, setting.style);
    style_ = setting.style;
    std::size_t seen = 0;
    for (std::size_t i = 0, checked = 0; i < tokens_.size();) {
      if (i >= checked) {
        sink_.checkpoint();
        checked = i + 1000;
      }
      auto found = grammar.at(i);
      if (found.empty() || found.back().last <= i) {
        ++i;
        continue;
      }
      for (const auto& e : found) {
        for (; seen < e.first; ++seen) {
          if (tokens_[seen].line_breaks > 0) {
            resolver.begin_paragraph();
            said_ = false;
          }
          hear(seen);
        }
      }
      claim(found, resolver);
      i = found.back().last;
    }
  }

 private:
  // Follows the quotation marks.
  void hear(std::size_t token) {
    if (lexed_.mark(token) == '"') said_ = !said_;
    if (tokens_[token].kind == dossier::TokenKind::open_quote) said_ = true;
    if (tokens_[token].kind == dossier::TokenKind::close_quote) said_ = false;
  }

  bool is_wanted(const Expression& e) const {
    if (e.form == Form::duration) return choice_.durations;
    if (e.form == Form::set) return choice_.sets;
    if (e.form == Form::now) return choice_.present || style_ != Style::news;
    // In a narrative "today" is the age of its writing.
    if (e.form == Form::day_word && e.shift == 0 && e.daypart == Daypart::none && style_ == Style::narrative)
      return choice_.present;
    return true;
  }

  // "Mon-Fri 8:30 am - 7 pm, Sun 9:00 - 14:00", "Daily 8 am": no day of the calendar, but a time on it.
  bool is_opening_hours(const Expression& e, const std::vector<Expression>& found) const {
    const auto day = [](const Expression& end) {
      return (end.form == Form::clock || (end.form == Form::date && end.weekday != 0)) && end.month == 0 &&
             end.day == 0 && end.year == unknown && !end.base;
    };
    if (e.form == Form::set) return e.has_clock;
    if (e.form == Form::range) return e.base && e.other && day(*e.base) && day(*e.other) && e.other->has_clock;
    const bool to_day = lexed_.is(e.last, Sort::to) &&
                        (lexed_.is(e.last + 1, Sort::weekday) || lexed_.is(e.last + 1, Sort::weekday_short));
    const bool joined =
        found.size() == 2 || to_day || lexed_.is_dash(e.last) || (e.first > 0 && lexed_.is_dash(e.first - 1));
    return day(e) && joined;
  }

  const Clause& clause_at(const Expression& e, std::size_t& sentence) {
    while (sentence_ < sentences_.size() && sentences_[sentence_].last <= e.first) ++sentence_;
    sentence = std::min(sentence_, sentences_.size() - 1);
    const auto& around = sentences_[sentence];
    if (sentence != grouped_) {
      groups_ = verb_groups(lexed_, around);
      tree_.parsed = false;
      if (around.last - around.first <= language::Syntax::longest_sentence)
        syntax_.read(tokens_, around.first, around.last, scratch_, tree_);
      grouped_ = sentence;
    }
    clause_ = dated_clause({lexed_, around, groups_, tree_}, e, events_);
    return clause_;
  }

  void claim(const std::vector<Expression>& found, Resolver& resolver) {
    std::vector<dossier::Claim> claims;
    for (const auto& e : found) {
      if (!is_wanted(e)) continue;
      std::size_t sentence = 0;
      const auto& clause = clause_at(e, sentence);
      const bool listed = clause.dates_nothing || lexed_.is(e.first, Sort::weekday_short);
      if (listed && style_ != Style::message && is_opening_hours(e, found)) continue;
      const bool opening = groups_.empty() || e.last <= groups_.front().first;
      resolver.at_sentence(sentence, opening);
      auto resolved = said_ ? resolver.resolve_said(e, clause.tense) : resolver.resolve(e, clause.tense);
      claims.push_back(make_claim(e, resolved, clause, sentences_[sentence]));
    }
    if (found.size() == 2 && claims.size() == 2) {
      join(claims[0], claims[1]);
      life_span(found, claims[0], claims[1]);
    }
    for (const auto& claim : claims) sink_.emit(claim);
  }

  // "Ann Gill (4 May 1820 - 9 June 1899)": two days alone in brackets after a name are those of birth and death.
  void life_span(const std::vector<Expression>& found, dossier::Claim& birth, dossier::Claim& death) const {
    const auto& from = found.front();
    const auto& to = found.back();
    const auto full = [](const Expression& e) { return e.form == Form::date && e.day != 0 && e.year != unknown; };
    if (!full(from) || !full(to) || from.first == 0 || lexed_.mark(from.first - 1) != '(' ||
        lexed_.mark(to.last) != ')')
      return;
    const auto end = from.first - 1;
    auto begin = end;
    while (begin > 0 && (lexed_.capital(begin - 1) || (lexed_.mark(begin - 1) == '.' && lexed_.glued(begin - 1))) &&
           lexed_.token(begin).line_breaks == 0)
      --begin;
    if (end - begin < 2) return;
    const auto span = bytes(lexed_, begin, end);
    dossier::Mention name;
    name.text = std::string(document_.slice(span));
    name.start = span.start;
    name.end = span.end;
    birth.subject = death.subject = name;
    birth.predicate = "bear";
    death.predicate = "die";
    birth.property = death.property = "date";
  }

  // Both ends of a range carry the complete range.
  static void join(dossier::Claim& left, dossier::Claim& right) {
    const dossier::TimeRange whole{left.time->from, right.time->to};
    if (whole.from.empty() || whole.to.empty() || whole.from >= whole.to) return;
    const dossier::Json range(dossier::Json::Object{{"from", whole.from}, {"to", whole.to}});
    left.time->rest.emplace_back("range", range);
    right.time->rest.emplace_back("range", range);
    left.as_of = whole;
    right.as_of = whole;
  }

  dossier::Claim make_claim(const Expression& e, const Resolved& r, const Clause& clause,
                            const dossier::Sentence& sentence) {
    dossier::Claim claim;
    claim.kind = "time";
    const auto span = bytes(lexed_, e.first, e.last);
    claim.start = span.start;
    claim.end = span.end;
    claim.sentence = dossier::Span{sentence.start, sentence.end};
    claim.confidence = confidence_of(e, r);
    dossier::TimeValue time;
    time.timex = r.timex;
    time.type = r.type;
    time.mod = mod_name(r.mod);
    time.from = r.from;
    time.to = r.to;
    if (!r.other_timex.empty()) {
      dossier::Json::Object other{{"timex", r.other_timex}};
      if (!r.other_from.empty()) other.emplace_back("from", r.other_from);
      if (!r.other_to.empty()) other.emplace_back("to", r.other_to);
      time.alternative = dossier::Json(std::move(other));
    }
    if (!r.anchor.empty()) time.rest.emplace_back("anchor", r.anchor);
    if (e.times > 0) time.rest.emplace_back("times", e.times);
    if (clause.dates_nothing) time.rest.emplace_back("event", "none");
    claim.time = std::move(time);
    const auto dated = [](const std::string& text) { return text.empty() || text[0] != 'T'; };
    if ((!r.from.empty() || !r.to.empty()) && dated(r.from) && dated(r.to))
      claim.as_of = dossier::TimeRange{r.from, r.to};
    claim.predicate = clause.predicate;
    if (!clause.predicate.empty()) claim.property = property_of(r.type);
    if (clause.subject_last > clause.subject_first) {
      const auto subject = bytes(lexed_, clause.subject_first, clause.subject_last);
      dossier::Mention mention;
      mention.text = std::string(document_.slice(subject));
      mention.start = subject.start;
      mention.end = subject.end;
      claim.subject = std::move(mention);
    }
    if (clause.object_last > clause.object_first)
      claim.scope.push_back(std::string(document_.slice(bytes(lexed_, clause.object_first, clause.object_last))));
    claim.modality = clause.modality;
    claim.negated = clause.negated;
    return claim;
  }

  const dossier::Document& document_;
  const ClaimChoice& choice_;
  const language::DocumentSyntax& syntax_;
  const EventChoice& events_;
  dossier::ClaimSink& sink_;
  const std::vector<dossier::Token> tokens_;
  const Lexed lexed_;
  std::vector<dossier::Sentence> sentences_;
  std::vector<VerbGroup> groups_;
  language::Syntax::Scratch scratch_;
  language::SyntaxTree tree_;
  Clause clause_;
  std::size_t sentence_ = 0;
  std::size_t grouped_ = static_cast<std::size_t>(-1);
  Style style_ = Style::news;
  bool said_ = false;  // inside quotation marks
};

}  // namespace

void extract_times(const dossier::Document& document, const ClaimChoice& choice, const language::DocumentSyntax& syntax,
                   const EventChoice& events, dossier::ClaimSink& sink) {
  Extraction(document, choice, syntax, events, sink).run();
}

}  // namespace time_extractor
