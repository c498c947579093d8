#include "description.hpp"

#include <algorithm>

#include "language/word_list.hpp"
#include "scope.hpp"
#include "slot_choice.hpp"
#include "tree_reader.hpp"

namespace quantity {

using language::one_of;
using language::WordSet;

using dossier::TokenKind;
using dossier::WordCase;

namespace {

bool is_name(const TokenText& text, std::size_t i, std::size_t sentence_first) {
  if (!text.is(i, TokenKind::word) || !text.capitalised(i)) return false;
  return i != sentence_first || text[i].word_case != WordCase::capitalised || text.capitalised(i + 1) ||
         text.is(i + 1, TokenKind::hyphen);
}

class Describer {
 public:
  Describer(const SentenceView& view, std::size_t index, const TimeAt* as_of)
      : text_(view.text),
        sentence_(view.sentence),
        view_(view),
        index_(index),
        mention_(view.mentions[index]),
        as_of_(as_of) {}

  Description run() {
    out_.clause = clause_of(text_, sentence_, mention_.first);
    find_predicate();
    find_base();
    find_property();
    hear_tree();
    find_scope(view_, index_, as_of_, names_, out_);
    return std::move(out_);
  }

 private:
  bool clause_has(std::size_t i) const { return i >= out_.clause.first && i < out_.clause.last; }

  // The nearest verb before the mention in its clause; if the mention is the subject of the clause, the one after it.
  void find_predicate() {
    const auto& verbs = view_.verbs;
    const auto after = std::lower_bound(verbs.begin(), verbs.end(), mention_.first,
                                        [](const VerbAt& verb, std::size_t at) { return verb.token < at; });
    const VerbAt* right = after != verbs.end() && clause_has(after->token) ? &*after : nullptr;
    const VerbAt* left =
        after != verbs.begin() && std::prev(after)->token >= out_.clause.first ? &*std::prev(after) : nullptr;
    const bool opens = mention_.outer_first == out_.clause.first || text_.is(mention_.outer_first - 1, ",") ||
                       text_.is(mention_.outer_first - 1, "that") ||
                       text_.is_any(mention_.outer_first - 1, "the and all these those another only least");
    const bool subject_like = right && right->form != VerbForm::gerund && right->subject.first <= mention_.first &&
                              right->subject.last >= mention_.last && !right->subject.empty();
    if (right && subject_like && (left == nullptr || opens)) {
      as_subject_ = true;
      out_.verb = right;
    } else if (left) {
      out_.verb = left;
    } else if (right && subject_like) {
      as_subject_ = true;
      out_.verb = right;
    } else if (after != verbs.begin() && mention_.first - std::prev(after)->token < 60) {
      out_.verb = &*std::prev(after);
    }
    if (out_.verb == nullptr) return;
    out_.predicate = out_.verb->lemma;
    out_.subject = as_subject_ && !mention_.noun.empty() ? mention_.noun : out_.verb->subject;
    if (!as_subject_ && out_.subject.first <= mention_.first && out_.subject.last > mention_.first) out_.subject = {};
    // "Seven in ten left": nothing says of whom.
    if (mention_.kind == QuantityKind::fraction && out_.subject.first == mention_.first &&
        out_.subject.last <= mention_.last)
      out_.subject = {};
    // In "X said trade rose" the verb of saying governs nothing.
  }

  // "from a year earlier", "compared with the previous year", "from $6.78 billion"
  void find_base() {
    if (mention_.direction == 0) return;
    const std::size_t next =
        index_ + 1 < view_.mentions.size() ? view_.mentions[index_ + 1].outer_first : sentence_.last;
    for (std::size_t i = mention_.last; i < next && i < mention_.last + 12 && i < out_.clause.last; ++i) {
      std::size_t at = 0;
      if (text_.is_any(i, "compared relative") && text_.is_any(i + 1, "with to")) {
        at = i + 2;
      } else if (text_.is_any(i, "from than versus over on against")) {
        at = i + 1;
      } else if (text_.is_any(i, "year-on-year year-over-year") ||
                 (text_.is(i, "year") && text_.is(i + 1, "on") && text_.is(i + 2, "year"))) {
        set_base(i, text_.is(i, "year") ? i + 3 : i + 1);
        return;
      } else if (text_.is(i, "year") && text_.is(i + 1, TokenKind::hyphen) && text_.is(i + 4, "year")) {
        set_base(i, i + 5);
        return;
      } else if (text_.is(i, "year") && text_.is_any(i + 1, "over on") && text_.is(i + 2, "year")) {
        set_base(i, i + 3);
        return;
      } else {
        continue;
      }
      std::size_t last = at;
      bool time = false;
      while (last < out_.clause.last && last < at + 8) {
        const auto word = text_.word(last);
        if (!text_.is(last, TokenKind::word) && !text_.is(last, TokenKind::number) &&
            !text_.is(last, TokenKind::hyphen))
          break;
        if (last > at && (is_preposition(word) && word != "of")) break;
        if (is_finite_verb(word)) break;
        time |= one_of(word, "year month quarter week period day earlier ago before previous level levels") ||
                text_.is(last, TokenKind::number);
        ++last;
      }
      if (last > at && time) {
        set_base(i, last);
        return;
      }
    }
  }
  void set_base(std::size_t first, std::size_t last) {
    out_.base = {first, std::min<std::size_t>(last, sentence_.last)};
    out_.base_text = std::string(text_.slice(out_.base.first, out_.base.last));
  }

  // The words of the phrase in lower case, without determiners, names and possessives; names go to the scope.
  std::string words_of(TokenRange phrase, bool names_too) {
    std::string words;
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
      if (text_.is(i, TokenKind::hyphen)) continue;
      const auto word = text_.word(i);
      if (!text_.is(i, TokenKind::word) || one_of(word, "'s \u2019s") || is_determiner(word) ||
          one_of(word, "record total"))
        continue;
      if (is_name(text_, i, sentence_.first)) {
        std::size_t last = i + 1;
        while (last < phrase.last &&
               (is_name(text_, last, sentence_.first) ||
                (text_.is(last, TokenKind::hyphen) && text_.glued(last) && is_name(text_, last + 1, sentence_.first))))
          ++last;
        if (names_too && last < phrase.last) names_.push_back({i, last});
        i = last - 1;
        continue;
      }
      if (!words.empty())
        words += text_.is(i - 1, TokenKind::hyphen) && text_.glued(i) && i - 1 > phrase.first && !words.ends_with(' ')
                     ? "-"
                     : " ";
      words += word;
    }
    return words;
  }
  static bool says_something(const std::string& words) {
    if (words.empty()) return false;
    const auto blank = words.rfind(' ');
    return !is_generic_noun(blank == std::string::npos ? std::string_view(words)
                                                       : std::string_view(words).substr(blank + 1));
  }

  void find_property() { out_.source = read_property(); }
  PropertySource read_property() {
    if (mention_.kind == QuantityKind::count && !mention_.noun.empty())
      return count_property(), PropertySource::counted;
    if (mention_.kind == QuantityKind::age || mention_.kind == QuantityKind::time) {
      out_.property = mention_.kind == QuantityKind::age ? "age" : "duration";
      if (mention_.kind == QuantityKind::time && mention_.hyphenated && noun_after()) out_.property += " duration";
      return PropertySource::fixed;
    }
    if (share_property()) return PropertySource::share;
    if (noun_before_of()) return PropertySource::before;
    if (noun_after()) return PropertySource::after;
    if (object_property()) return PropertySource::object;
    if (subject_property()) return PropertySource::subject;
    if (out_.verb == nullptr || out_.verb->kind == Verb::be || out_.verb->kind == Verb::speech ||
        mention_.kind != QuantityKind::money)
      return PropertySource::none;
    out_.property = "amount " + participle_of(out_.verb->lemma);
    return PropertySource::amount;
  }

  // The tree is a second witness; what is said is learned from what speaks for each answer of either.
  void hear_tree() {
    if (view_.tree == nullptr || !view_.tree->parsed) return;
    const auto reading = read_tree(view_, index_, *view_.tree);
    const auto choice = choose_slot({view_, mention_, *view_.tree, out_, reading});
    out_.subject = choice.subject;
    out_.property = choice.property;
    if (choice.verb) {
      out_.verb = choice.verb;
      out_.predicate = choice.verb->lemma;
    }
  }

  void count_property() {
    out_.property = text_.lower_slice(mention_.noun.first, mention_.noun.last);
    for (const std::string_view lead : {"more ", "other ", "additional ", "new "})
      if (out_.property.starts_with(lead)) out_.property.erase(0, lead.size());
    // "900,000 vehicles exported to Russia"
    const std::size_t after = mention_.noun.last;
    if (const auto* reduced = view_.verb_at(after);
        reduced && !reduced->passive && reduced->form != VerbForm::gerund && reduced->group.first == after &&
        (is_preposition(text_.word(after + 1)) || after + 1 >= sentence_.last ||
         !text_.is(after + 1, TokenKind::word)) &&
        reduced->lemma != "be" && (!as_subject_ || find_later_verb(after))) {
      out_.property += " " + participle_of(reduced->lemma);
      out_.verb = reduced;
      out_.predicate = reduced->lemma;
      out_.subject = mention_.noun;
      return;
    }
    const auto* verb = out_.verb;
    if (definite()) return;
    if (verb == nullptr || verb->kind == Verb::be || verb->kind == Verb::speech || verb->kind == Verb::hope ||
        verb->lemma == "have" || verb->lemma == "see" || verb->lemma == "do")
      return;
    const bool object = !as_subject_ && mention_.outer_first > verb->token && mention_.outer_first - verb->token <= 3 &&
                        !verb->passive &&
                        !(mention_.outer_first > verb->token + 1 && is_preposition(text_.word(verb->token + 1)));
    if (object || as_subject_) out_.property += " " + participle_of(verb->lemma);
  }

  // "92 percent of trade settlement"
  bool share_property() {
    if (mention_.of.empty() || (mention_.kind != QuantityKind::percent && mention_.kind != QuantityKind::fraction))
      return false;
    out_.property = "share of " + text_.lower_slice(mention_.of.first, mention_.of.last - 1);
    if (mention_.of.last - mention_.of.first > 1 && !text_.glued(mention_.of.last - 1)) out_.property += " ";
    out_.property += singular(text_.word(mention_.of.last - 1));
    if (as_subject_ && out_.subject.first <= mention_.of.first && out_.subject.last >= mention_.of.last)
      out_.subject.first = mention_.of.first;
    return true;
  }

  // "a record trade volume of $240 billion", "fined a total of ..."
  bool noun_before_of() {
    std::size_t at = mention_.outer_first;
    if (at <= sentence_.first + 1 ||
        !(text_.is(at - 1, "of") || text_.is(at - 1, "at") || text_.is(at - 1, "to") || text_.is(at - 1, "worth")))
      return false;
    const bool of = text_.is(at - 1, "of") || text_.is(at - 1, "worth");
    if (!of) return false;
    --at;
    std::size_t first = at;
    while (first > sentence_.first && at - first < 6) {
      const auto word = text_.word(first - 1);
      const bool inside = text_.is(first - 1, TokenKind::word) &&
                          (!is_function_word(word) || one_of(word, "'s \u2019s")) && !view_.verb_at(first - 1);
      if (!inside && !(text_.is(first - 1, TokenKind::hyphen) && text_.glued(first - 1))) break;
      --first;
    }
    if (first == at) return false;
    const auto words = words_of({first, at}, true);
    if (!says_something(words)) return false;
    out_.property = words;
    return true;
  }
  bool find_later_verb(std::size_t i) const {
    const auto at = std::upper_bound(view_.verbs.begin(), view_.verbs.end(), i,
                                     [](std::size_t token, const VerbAt& verb) { return token < verb.token; });
    return at != view_.verbs.end() && at->token < out_.clause.last && at->form != VerbForm::gerund;
  }
  // "the two countries": known things, not a count that is reported.
  bool definite() const {
    return mention_.first > sentence_.first &&
           text_.is_any(mention_.first - 1, "the these those its their both our his her");
  }

  // "$150,000 contract", "a 3 percent fee", "$5 million in damages"
  bool noun_after() {
    if (mention_.kind == QuantityKind::count) return false;
    std::size_t at = mention_.outer_last;
    bool in = false;
    if (text_.is(at, "in") && mention_.kind == QuantityKind::money && text_.is(at + 1, TokenKind::word) &&
        !text_.capitalised(at + 1) && !is_function_word(text_.word(at + 1))) {
      ++at;
      in = true;
    }
    if (text_.is(at, "of") && mention_.kind == QuantityKind::measure) ++at;
    if (text_.is(at, TokenKind::hyphen)) return false;
    std::size_t last = at;
    while (last < out_.clause.last && last < at + 4) {
      const auto word = text_.word(last);
      if (!text_.is(last, TokenKind::word) || is_function_word(word) || view_.verb_at(last) ||
          change_adverb(word) != 0 || word.ends_with("ly") || (last == at && text_.capitalised(last) && !in))
        break;
      ++last;
    }
    if (last == at) return false;
    const auto words = words_of({at, last}, false);
    if (change_noun(text_.word(last - 1)) != 0 || !says_something(words) || words.starts_with("year") ||
        words.starts_with("last ") || words.starts_with("earlier"))
      return false;
    out_.property = words;
    return true;
  }

  // "raised its key interest rate by 0.25 points to 4.5 percent": the object is between the verb and the amount.
  bool object_property() {
    const auto* verb = out_.verb;
    if (verb == nullptr || as_subject_ || verb->token >= mention_.first || mention_.first - verb->token > 25)
      return false;
    TokenRange object{verb->token + 1, verb->token + 1};
    while (object.last < mention_.outer_first) {
      const auto word = text_.word(object.last);
      if (is_preposition(word) || !(text_.is(object.last, TokenKind::word) || text_.is(object.last, TokenKind::hyphen)))
        break;
      ++object.last;
    }
    if (object.empty() || object.last >= mention_.outer_first) return false;
    const auto words = words_of(head_of(text_, object), true);
    if (!says_something(words) || words.ends_with("ly") || one_of(words, "up down higher lower") ||
        change_adverb(words) != 0)
      return false;
    if (verb->kind == Verb::speech || verb->passive) return false;
    out_.property = words;
    return true;
  }

  bool subject_property() {
    if (out_.subject.empty()) return false;
    const auto head = head_of(text_, out_.subject);
    const auto words = words_of(head, true);
    if (!says_something(words)) return false;
    if (out_.verb &&
        !(out_.verb->kind == Verb::be || out_.verb->kind == Verb::up || out_.verb->kind == Verb::down ||
          out_.verb->passive || out_.verb->kind == Verb::hope) &&
        mention_.direction == 0 && mention_.kind == QuantityKind::money)
      return false;
    out_.property = words;
    return true;
  }

  const TokenText& text_;
  const dossier::Sentence& sentence_;
  const SentenceView& view_;
  std::size_t index_;
  const Mention& mention_;
  const TimeAt* as_of_;
  Description out_;
  bool as_subject_ = false;
  std::vector<TokenRange> names_;
};

}  // namespace

const VerbAt* SentenceView::verb_at(std::size_t i) const {
  const auto at = std::upper_bound(verbs.begin(), verbs.end(), i,
                                   [](std::size_t token, const VerbAt& verb) { return token < verb.token; });
  return at != verbs.begin() && std::prev(at)->token == i ? &*std::prev(at) : nullptr;
}

namespace {

// "50 miles (80 km)": the second says the same of the same thing.
bool is_conversion(const SentenceView& view, std::size_t index) {
  if (index == 0) return false;
  const auto& mention = view.mentions[index];
  const auto& other = view.mentions[index - 1];
  const bool converts = mention.kind == QuantityKind::measure || mention.kind == QuantityKind::money ||
                        mention.kind == QuantityKind::temperature;
  return converts && mention.kind == other.kind && mention.unit != other.unit &&
         mention.outer_first == other.outer_last + 1 && view.text.is_any(other.outer_last, "( [");
}

}  // namespace

Description describe(const SentenceView& view, std::size_t index, const TimeAt* as_of) {
  auto description = Describer(view, index, as_of).run();
  if (!is_conversion(view, index)) return description;
  auto first = describe(view, index - 1, as_of);
  description.subject = first.subject;
  description.predicate = std::move(first.predicate);
  description.property = std::move(first.property);
  description.verb = first.verb;
  return description;
}

}  // namespace quantity
