#include "clause.hpp"

#include <algorithm>
#include <iterator>

#include "dossier/text/fold.hpp"
#include "verbs.hpp"

namespace time_extractor {
namespace {

constexpr std::size_t longest_subject = 14;

bool is_one(const Lexed& lexed, std::size_t i, std::initializer_list<std::string_view> words) {
  for (const auto word : words)
    if (lexed.says(i, word)) return true;
  return false;
}

bool negation(const Lexed& lexed, std::size_t i) {
  return is_one(lexed, i, {"not", "never", "n't"}) ||
         (lexed.is_word(i) && lexed.view(i).size() > 3 && lexed.view(i).substr(lexed.view(i).size() - 3) == "n't");
}

bool adverb(const Lexed& lexed, std::size_t i) {
  if (!lexed.lower(i)) return false;
  const auto view = lexed.view(i);
  return (view.size() > 4 && view.substr(view.size() - 2) == "ly") ||
         is_one(lexed, i,
                {"also", "already", "again", "now", "then", "soon", "only", "once", "first", "still", "since", "later",
                 "just", "even", "not", "never", "ever", "both", "all"});
}

// Words that mean the future where they follow a form of "be": "is due", "are set to", "is expected".
bool expects(const Lexed& lexed, std::size_t i) {
  return is_one(lexed, i,
                {"due", "scheduled", "set", "expected", "planned", "slated", "expects", "plans", "planning", "intends",
                 "upcoming", "going", "hopes", "aims", "likely", "forecast", "projected", "supposed"});
}

bool boundary(const Lexed& lexed, std::size_t i) {
  const char c = lexed.mark(i);
  if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '?' || c == '!') return true;
  if (i < lexed.size() && (lexed.token(i).is_quote() || lexed.token(i).kind == dossier::TokenKind::dash)) return true;
  return is_one(lexed, i,
                {"that", "which", "who", "when", "where", "while", "because", "although", "though", "if", "but", "as",
                 "whose", "after", "before", "until", "than"});
}

// The words that a noun follows, perhaps after an adjective.
bool is_article(const Lexed& lexed, std::size_t i) {
  return lexed.is(i, Sort::the) || lexed.is(i, Sort::a) ||
         is_one(lexed, i, {"his", "its", "their", "our", "my", "your", "these", "those", "this", "of"});
}

bool introduces(Sort sort) {
  return sort == Sort::in || sort == Sort::on || sort == Sort::at || sort == Sort::by || sort == Sort::from ||
         sort == Sort::since || sort == Sort::until || sort == Sort::during || sort == Sort::for_ ||
         sort == Sort::between || sort == Sort::within || sort == Sort::through || sort == Sort::to ||
         sort == Sort::about || sort == Sort::before || sort == Sort::after;
}

// Whether a comma or "and" joins two verbs, with only a time and adverbs between it and the second.
bool joined(const Lexed& lexed, std::size_t from, std::size_t verb, std::size_t first, std::size_t last) {
  std::size_t i = verb;
  while (i > from) {
    if (i == last && first >= from) {
      i = first;
    } else if (introduces(lexed.sort(i - 1)) || adverb(lexed, i - 1) || lexed.is(i - 1, Sort::the)) {
      --i;
    } else {
      break;
    }
  }
  return i > from && (lexed.is(i - 1, Sort::and_) || lexed.says(i - 1, "but") || lexed.mark(i - 1) == ',');
}

// "The Old Pier (1806) shows ...": a time alone in brackets dates what is before them, not the verb outside.
bool in_bracket(const Lexed& lexed, const dossier::Sentence& sentence, std::size_t first, const VerbGroup& verb) {
  constexpr std::size_t kFarthest = 30;  // tokens back to the opening bracket
  for (std::size_t i = first; i > sentence.first && first - i < kFarthest; --i) {
    const char mark = lexed.mark(i - 1);
    if (mark == ')') return false;
    if (mark == '(') return verb.last <= i - 1 || verb.first > first;
  }
  return false;
}

// Where the phrase of a time begins: "in the" of "in the 1990s".
std::size_t lead_of(const Lexed& lexed, const dossier::Sentence& sentence, std::size_t first) {
  std::size_t lead = first;
  while (lead > sentence.first && lead + 6 > first &&
         (introduces(lexed.sort(lead - 1)) || lexed.is(lead - 1, Sort::the)))
    --lead;
  return lead;
}

}  // namespace

std::vector<VerbGroup> verb_groups(const Lexed& lexed, const dossier::Sentence& sentence) {
  std::vector<VerbGroup> groups;
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    if (!lexed.is_word(i) || lexed.view(i).size() > 20) continue;
    const bool clitic = lexed.glued(i) && lexed.says(i, "'ll");
    if (lexed.token(i).word_case != dossier::WordCase::lower && i != sentence.first && !clitic) continue;
    std::string word = dossier::fold(lexed.view(i));
    bool negated = false;
    if (word.size() > 3 && word.substr(word.size() - 3) == "n't") {
      word = word == "won't" ? "will" : word == "can't" ? "can" : word.substr(0, word.size() - 3);
      negated = true;
    }
    auto verb = verb_form(word);
    if (verb.form == VerbForm::none) continue;
    VerbGroup group;
    group.first = i;
    const bool participle = verb.form == VerbForm::past || verb.form == VerbForm::participle;
    group.attributive = participle && i > sentence.first && i + 1 < sentence.last && is_article(lexed, i - 1) &&
                        lexed.lower(i + 1) && !introduces(lexed.sort(i + 1));
    group.negated = negated;
    bool auxiliary = false, be = false, have = false;
    Tense tense = Tense::unknown;
    std::size_t at = i;
    std::string lemma;
    for (int words = 0; words < 6; ++words) {
      switch (verb.form) {
        case VerbForm::will:
          tense = Tense::future;
          auxiliary = true;
          break;
        case VerbForm::would:
          group.conditional = true;
          auxiliary = true;
          break;
        case VerbForm::to:
          group.infinitive = true;
          auxiliary = true;
          break;
        case VerbForm::be_past:
        case VerbForm::had:
        case VerbForm::did:
          if (tense == Tense::unknown) tense = Tense::past;
          be |= verb.form == VerbForm::be_past;
          auxiliary = true;
          lemma = verb.lemma;
          break;
        case VerbForm::be_present:
        case VerbForm::do_present:
          if (tense == Tense::unknown) tense = Tense::present;
          be |= verb.form == VerbForm::be_present;
          auxiliary = true;
          lemma = verb.lemma;
          break;
        case VerbForm::have:
          if (tense == Tense::unknown && !group.infinitive) tense = Tense::past;
          have = true;
          auxiliary = true;
          lemma = verb.lemma;
          break;
        case VerbForm::be_other:
          be = true;
          auxiliary = true;
          lemma = verb.lemma;
          break;
        default:
          if (tense == Tense::unknown) tense = verb.form == VerbForm::present ? Tense::present : Tense::past;
          lemma = verb.lemma;
          if (!auxiliary && verb.form == VerbForm::participle) group.reduced = true;
          break;
      }
      group.last = at + 1;
      const bool main =
          verb.form == VerbForm::past || verb.form == VerbForm::participle || verb.form == VerbForm::present;
      if (main) break;
      std::size_t next = at + 1;
      while (next < sentence.last && next < at + 4 && (adverb(lexed, next) || negation(lexed, next))) {
        group.negated |= negation(lexed, next);
        ++next;
      }
      if (next >= sentence.last || !lexed.is_word(next)) break;
      if (be && expects(lexed, next)) {
        tense = Tense::future;
        lemma = lexed.says(next, "due") ? "be due" : dossier::fold(lexed.view(next));
        group.last = next + 1;
        if (lexed.is(next + 1, Sort::to) && next + 2 < sentence.last && lexed.is_word(next + 2)) {
          const auto base = dossier::fold(lexed.view(next + 2));
          if (base == "be" && next + 3 < sentence.last) {
            const auto passive = verb_form(dossier::fold(lexed.view(next + 3)));
            if (!passive.lemma.empty()) {
              lemma = passive.lemma;
              group.last = next + 4;
              break;
            }
          }
          lemma = base;
          group.last = next + 3;
        }
        break;
      }
      const auto folded = dossier::fold(lexed.view(next));
      auto following = verb_form(folded);
      const bool base_place =
          (verb.form == VerbForm::will || verb.form == VerbForm::would || verb.form == VerbForm::to ||
           verb.form == VerbForm::did || verb.form == VerbForm::do_present);
      if (base_place && lexed.lower(next) && following.form != VerbForm::be_other && following.form != VerbForm::have) {
        if (verb.form == VerbForm::to && !is_base_verb(folded)) break;
        if (lexed.sort(next) == Sort::the || lexed.sort(next) == Sort::a || introduces(lexed.sort(next))) break;
        lemma = folded;
        group.last = next + 1;
        break;
      }
      if (following.form == VerbForm::none) {
        if (be && folded.size() > 5 && folded.substr(folded.size() - 3) == "ing") {
          lemma = folded.substr(0, folded.size() - 3);
          if (!is_base_verb(lemma) && is_base_verb(lemma + "e"))
            lemma += "e";
          else if (lemma.size() > 3 && lemma[lemma.size() - 1] == lemma[lemma.size() - 2] &&
                   is_base_verb(lemma.substr(0, lemma.size() - 1)))
            lemma.pop_back();
          group.last = next + 1;
        }
        break;
      }
      if (following.form == VerbForm::present || following.form == VerbForm::would || following.form == VerbForm::will)
        break;
      if (following.form == VerbForm::to && !(be || have)) break;
      if (following.form == VerbForm::to && be)
        tense = tense == Tense::past ? Tense::past : Tense::future;  // "is to open"
      verb = std::move(following);
      at = next;
    }
    // "to" before a noun is a preposition.
    if (group.infinitive && lemma.empty()) continue;
    if (group.infinitive && tense == Tense::unknown && !groups.empty() && groups.back().last == group.first) {
      auto& before = groups.back();
      if (expects(lexed, before.last - 1)) before.tense = Tense::future;
    }
    if (lemma.empty()) continue;
    // "they have a meeting": without a participle it is the present.
    if (have && lemma == "have" && tense == Tense::past && verb.form == VerbForm::have) tense = Tense::present;
    group.lemma = lemma;
    group.tense = tense;
    i = group.last - 1;
    groups.push_back(std::move(group));
  }
  return groups;
}

const VerbGroup* group_at(const std::vector<VerbGroup>& groups, std::size_t token) {
  const auto found =
      std::partition_point(groups.begin(), groups.end(), [&](const VerbGroup& group) { return group.last <= token; });
  return found != groups.end() && found->first <= token ? &*found : nullptr;
}

const VerbGroup* governing_verb(const Lexed& lexed, const dossier::Sentence& sentence,
                                const std::vector<VerbGroup>& groups, std::size_t first, std::size_t last) {
  const VerbGroup* left = nullptr;
  const VerbGroup* right = nullptr;
  const auto later_at =
      std::partition_point(groups.begin(), groups.end(), [&](const VerbGroup& g) { return g.last <= first; });
  for (auto at = later_at; at != groups.begin() && !left; --at)
    if (!std::prev(at)->attributive) left = &*std::prev(at);
  const auto next = std::partition_point(later_at, groups.end(), [&](const VerbGroup& g) { return g.first < last; });
  for (auto at = next; at != groups.end() && !right; ++at)
    if (!at->attributive) right = &*at;
  // An expression that opens its clause belongs to the verb after it.
  const auto lead = lead_of(lexed, sentence, first);
  std::size_t opener = lead;
  while (opener > sentence.first && opener + 9 > first &&
         (lexed.is(opener - 1, Sort::and_) || lexed.says(opener - 1, "but")))
    --opener;
  const bool opens = opener == sentence.first || lexed.mark(opener - 1) == ',' || lexed.mark(opener - 1) == ';' ||
                     lexed.mark(opener - 1) == ':' || lexed.says(opener - 1, "that");
  const VerbGroup* verb = left;
  if (!left || (opens && right)) verb = right ? right : left;
  if (verb == right && right && left) {
    for (std::size_t i = last; i < right->first && i < last + 60; ++i)
      if (lexed.mark(i) == ';') verb = left;
  }
  // "which now has", "the office today begins": the verb right after a bare day word.
  const bool day_word =
      lead == first && last == first + 1 && (lexed.is(first, Sort::day_word) || lexed.is(first, Sort::now));
  if (day_word && right && right->first == last && !(left && left->last == first)) verb = right;
  if (verb && in_bracket(lexed, sentence, first, *verb)) verb = nullptr;
  return verb;
}

Clause clause_of(const Lexed& lexed, const dossier::Sentence& sentence, const std::vector<VerbGroup>& groups,
                 const VerbGroup* verb, std::size_t first, std::size_t last) {
  Clause clause;
  bool question = false;
  if (sentence.last > sentence.first)
    for (std::size_t i = sentence.last; i > sentence.first && i + 3 > sentence.last; --i)
      question |= lexed.mark(i - 1) == '?';
  if (!verb) {
    clause.modality = question ? "asked" : "asserted";
    return clause;
  }
  clause.tense = verb->tense;
  if (verb->infinitive && clause.tense == Tense::unknown) {
    // "plans to open in May": the tense of the verb before, or what it looks forward to.
    if (verb != groups.data()) clause.tense = std::prev(verb)->tense;
    if (clause.tense != Tense::past) clause.tense = Tense::future;
  }
  if (clause.tense == Tense::present) {
    for (std::size_t i = verb->first; i < verb->last + 1 && i < sentence.last; ++i)
      if (expects(lexed, i)) clause.tense = Tense::future;
  }
  clause.predicate = verb->lemma;
  clause.negated = verb->negated;
  bool hedged = false, conditional = verb->conditional;
  const std::size_t from = verb->first > sentence.first + 6 ? verb->first - 6 : sentence.first;
  for (std::size_t i = from; i < verb->last + 2 && i < sentence.last; ++i) {
    hedged |= is_one(lexed, i,
                     {"reportedly", "allegedly", "probably", "possibly", "perhaps", "apparently", "believed",
                      "rumoured", "rumored", "likely"});
    conditional |= is_one(lexed, i, {"if", "unless"});
  }
  const bool denied = is_one(lexed, verb->first, {"denied", "denies"});
  if (question) {
    clause.modality = "asked";
  } else if (denied) {
    clause.modality = "denied";
  } else if (conditional) {
    clause.modality = "conditional";
  } else if (clause.tense == Tense::future) {
    clause.modality = "expected";
  } else {
    clause.modality = hedged ? "hedged" : "asserted";
  }

  // The subject: what is before the verb in its clause, or the subject of the verb it is joined to by "and".
  const auto position = static_cast<std::size_t>(verb - groups.data());
  std::size_t end = verb->first;
  for (int words = 0; words < 4 && end > sentence.first && adverb(lexed, end - 1); ++words) --end;
  std::size_t begin = end;
  const VerbGroup* before = position > 0 ? &groups[position - 1] : nullptr;
  while (begin > sentence.first && end - begin < longest_subject && !boundary(lexed, begin - 1) &&
         !(before && begin <= before->last))
    --begin;
  if (before && begin == before->last && end > begin) {
    // After an earlier verb: "closed in 1950 and reopened": only "and" and times are between.
    std::size_t conjunction = end;
    for (std::size_t i = begin; i < end; ++i)
      if (lexed.is(i, Sort::and_)) conjunction = i;
    if (conjunction + 1 == end) {
      end = before->first;
      for (int words = 0; words < 4 && end > sentence.first && adverb(lexed, end - 1); ++words) --end;
      begin = end;
      while (begin > sentence.first && end - begin < longest_subject && !boundary(lexed, begin - 1)) --begin;
    } else if (conjunction < end) {
      begin = conjunction + 1;
    }
  } else if (begin == end && begin > sentence.first + 1 && is_one(lexed, begin - 1, {"which", "who", "that"})) {
    end = begin - 1;
    if (lexed.mark(end - 1) == ',') --end;
    begin = end;
    while (begin > sentence.first && end - begin < longest_subject && !boundary(lexed, begin - 1) &&
           !(before && begin <= before->last))
      --begin;
  }
  // A leading time or place: "In 2019 construction began", "In 1687 and 1689 he".
  if (begin < end && begin < last && last < end && first < end) begin = last;
  const auto passed_over = [&](std::size_t i) {
    const bool year = lexed.is_number(i) && lexed.term(i).digits == 4 && i + 1 < end;
    return lexed.is(i, Sort::and_) || lexed.says(i, "but") || introduces(lexed.sort(i)) || adverb(lexed, i) || year ||
           lexed.says(i, "according") || (lexed.glued(i) && lexed.says(i, "'s"));
  };
  while (begin < end) {
    if (passed_over(begin)) {
      ++begin;
    } else if (lexed.mark(begin) == '[' && begin + 2 < end && lexed.mark(begin + 2) == ']') {
      begin += 3;  // a note: "[8] His feast"
    } else {
      break;
    }
  }
  if (verb->reduced || end - begin > 8) {
    for (std::size_t i = end; i > begin + 1; --i)
      if (lexed.is(i - 1, Sort::the) || lexed.is(i - 1, Sort::a)) {
        if (!(i >= 2 && lexed.is(i - 2, Sort::of))) {
          begin = i - 1;
          break;
        }
      }
  }
  if (begin < end && end - begin <= longest_subject && !(first < end && last > begin)) {
    clause.subject_first = begin;
    clause.subject_last = end;
  }
  // "He moved to Selin, and in 1683 was made": what has no subject of its own shares that of the verb before.
  const bool shares = clause.subject_last == clause.subject_first && before && !verb->infinitive && !verb->reduced &&
                      joined(lexed, before->last, verb->first, first, last);
  if (shares) {
    std::size_t last_word = before->first;
    for (int words = 0; words < 4 && last_word > sentence.first && adverb(lexed, last_word - 1); ++words) --last_word;
    std::size_t first_word = last_word;
    while (first_word > sentence.first && last_word - first_word < longest_subject && !boundary(lexed, first_word - 1))
      --first_word;
    while (first_word < last_word && (passed_over(first_word) || lexed.is_number(first_word))) ++first_word;
    const bool pronoun = last_word == first_word + 1 || lexed.capital(first_word) || lexed.is(first_word, Sort::the);
    if (first_word < last_word && pronoun) {
      clause.subject_first = first_word;
      clause.subject_last = last_word;
    }
  }
  // The object: the words between the verb and the time.
  const auto lead = lead_of(lexed, sentence, first);
  if (verb->last < lead && lead - verb->last <= 8) {
    bool clean = true;
    for (std::size_t i = verb->last; i < lead; ++i)
      clean &= !boundary(lexed, i) && lexed.term(i).sort != Sort::day_word;
    if (clean) {
      clause.object_first = verb->last;
      clause.object_last = lead;
    }
  }
  return clause;
}

}  // namespace time_extractor
