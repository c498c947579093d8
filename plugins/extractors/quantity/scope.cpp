#include "scope.hpp"

#include <algorithm>

#include "language/word_list.hpp"

namespace quantity {

using dossier::TokenKind;
using language::one_of;

namespace {

class ScopeFinder {
 public:
  ScopeFinder(const SentenceView& view, std::size_t index, const TimeAt* as_of, const std::vector<TokenRange>& names,
              Description& out)
      : text_(view.text),
        view_(view),
        index_(index),
        mention_(view.mentions[index]),
        as_of_(as_of),
        names_(names),
        out_(out) {}

  void run() {
    for (const auto& name : names_) add(name);
    if (!out_.subject.empty()) phrases(head_of(text_, out_.subject).last, out_.subject.last);
    if (out_.verb && out_.verb->token < mention_.first && mention_.outer_first > out_.verb->token &&
        mention_.outer_first - out_.verb->token < 30)
      phrases(out_.verb->token + 1, mention_.outer_first);
    std::size_t other = index_ + 1;
    while (other < view_.mentions.size() && other < index_ + 4 && view_.mentions[other].kind == QuantityKind::time)
      ++other;
    const std::size_t next = other < view_.mentions.size() ? view_.mentions[other].outer_first : out_.clause.last;
    phrases(mention_.outer_last,
            std::min({out_.clause.last, std::max(next, mention_.outer_last), mention_.outer_last + 25}));
    period_before();
  }

 private:
  // "In the first two months, trade rose": the introduction of the clause.
  void period_before() {
    if (!text_.is_any(out_.clause.first, "in for during across among between under")) return;
    phrases(out_.clause.first, std::min<std::size_t>(mention_.outer_first, out_.clause.first + 12));
  }

  void add(TokenRange range) {
    if (range.empty() || out_.scope.size() >= 6) return;
    std::string words(text_.slice(range.first, range.last));
    if (std::find(out_.scope.begin(), out_.scope.end(), words) == out_.scope.end())
      out_.scope.push_back(std::move(words));
  }

  // Prepositional phrases between two tokens.
  void phrases(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const auto word = text_.word(i);
      if (text_.is(i, ",") && i > mention_.outer_last) break;
      if (!is_preposition(word) || one_of(word, "than as about over compared including due following")) continue;
      std::size_t end = i + 1;
      while (end < last && end < i + 10) {
        const auto inner = text_.word(end);
        const bool part = text_.is(end, TokenKind::word) || text_.is(end, TokenKind::number) ||
                          text_.is(end, TokenKind::hyphen) || text_.is(end, TokenKind::apostrophe);
        if (!part || (is_preposition(inner) && inner != "of") || view_.verb_at(end)) break;
        if ((one_of(inner, "and or")) && word != "between" &&
            !(text_.capitalised(end + 1) && text_.capitalised(end - 1)))
          break;
        if (one_of(inner, "which who that while but")) break;
        ++end;
      }
      while (end > i + 1 && (is_function_word(text_.word(end - 1)) || text_.is(end - 1, TokenKind::hyphen))) --end;
      if (end <= i + 1 || is_generic_noun(text_.word(end - 1))) continue;
      const TokenRange phrase{i, end};
      i = end - 1;
      if (overlaps(phrase, out_.base) || (as_of_ && overlaps(phrase, as_of_->tokens)) || overlaps(phrase, mention_.of))
        continue;
      if (holds_mention(phrase)) continue;
      add(phrase);
    }
  }
  static bool overlaps(TokenRange x, TokenRange y) { return x.first < y.last && y.first < x.last; }
  // A phrase with a quantity of its own is not a qualifier, unless the quantity is a period of time.
  bool holds_mention(TokenRange phrase) const {
    for (std::size_t k = index_ > 3 ? index_ - 3 : 0; k < view_.mentions.size() && k < index_ + 4; ++k) {
      const auto& other = view_.mentions[k];
      if (other.first < phrase.last && phrase.first < other.last && (k == index_ || other.kind != QuantityKind::time))
        return true;
    }
    return false;
  }

  const TokenText& text_;
  const SentenceView& view_;
  std::size_t index_;
  const Mention& mention_;
  const TimeAt* as_of_;
  const std::vector<TokenRange>& names_;
  Description& out_;
};

}  // namespace

void find_scope(const SentenceView& view, std::size_t index, const TimeAt* as_of, const std::vector<TokenRange>& names,
                Description& description) {
  ScopeFinder(view, index, as_of, names, description).run();
}

}  // namespace quantity
