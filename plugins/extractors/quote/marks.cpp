#include "marks.hpp"

#include <algorithm>

namespace quote {
namespace {

using dossier::Span;
using dossier::Token;
using dossier::TokenKind;

enum class Style : std::uint8_t { double_marks, single_marks, guillemets, brackets };

class Pairing {
 public:
  Pairing(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& paragraph_start)
      : text_(text), tokens_(tokens), paragraph_start_(paragraph_start) {}

  std::vector<Region> run() && {
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      if (paragraph_start_[i] && !open_.empty() && paragraph(i)) continue;
      if (tokens_[i].is_quote()) mark(i);
    }
    if (!open_.empty()) give_up(static_cast<std::uint32_t>(tokens_.size()));
    return std::move(regions_);
  }

 private:
  struct Open {
    std::uint32_t token;
    Style style;
  };
  struct Pair {
    std::uint32_t first, last;
  };
  static constexpr std::size_t kDeepest = 8;
  static constexpr std::size_t kFarthest = 6000;  // bytes an unmarked continuation may run to its closing mark

  Style style(std::uint32_t i) const {
    const auto mark = tokens_[i].of(text_);
    if (mark == "'" || mark == "`" || mark == "‘" || mark == "’" || mark == "‚" || mark == "‛")
      return Style::single_marks;
    if (mark == "«" || mark == "»" || mark == "‹" || mark == "›") return Style::guillemets;
    if (mark == "「" || mark == "」" || mark == "『" || mark == "』") return Style::brackets;
    return Style::double_marks;
  }

  bool opens(std::uint32_t i) const {
    const bool next_glued = i + 1 < tokens_.size() && tokens_[i + 1].glued;
    switch (tokens_[i].kind) {
      case TokenKind::open_quote: return !(tokens_[i].glued && closes_reversed(i)) && !closes_misplaced(i);
      case TokenKind::close_quote: return open_.empty() && !tokens_[i].glued && next_glued;  // ”so”
      default: return !holds(style(i));
    }
  }
  // „so“, ‚so‘, »so«: the mark that opens elsewhere closes here.
  bool closes_reversed(std::uint32_t i) const {
    const auto mark = tokens_[i].of(text_);
    const auto expected = mark == "“" ? "„" : mark == "‘" ? "‚" : mark == "«" ? "»" : mark == "‹" ? "›" : "";
    for (auto open = open_.rbegin(); open != open_.rend(); ++open)
      if (open->style == style(i)) return tokens_[open->token].of(text_) == expected;
    return false;
  }

  // "We waited, "she said: a straight mark after the stop of an open quotation closes it, whatever the blanks are.
  bool closes_misplaced(std::uint32_t i) const {
    if (i == 0 || tokens_[i].of(text_) != "\"" || open_.empty() || tokens_[open_.back().token].of(text_) != "\"")
      return false;
    const char before = text_[tokens_[i - 1].start];
    return tokens_[i - 1].is(TokenKind::punctuation) &&
           (before == ',' || before == '.' || before == '?' || before == '!');
  }

  // 'The boys' dog is gone,': the mark after "boys" closes nothing, since one that surely closes comes before the next
  // that opens.
  bool is_possessive(std::uint32_t i) const {
    const auto& token = tokens_[i];
    if (!token.glued || i == 0 || !tokens_[i - 1].is(TokenKind::word) || i + 1 >= tokens_.size()) return false;
    if (dossier::to_lower_ascii(text_[token.start - 1]) != 's') return false;
    if (tokens_[i + 1].glued || !tokens_[i + 1].is(TokenKind::word)) return false;
    constexpr std::uint32_t kSight = 200;
    for (auto at = i + 1; at < tokens_.size() && at - i < kSight && !paragraph_start_[at]; ++at) {
      if (!tokens_[at].is_quote() || style(at) != Style::single_marks) continue;
      if (!tokens_[at].glued || tokens_[at].is(TokenKind::open_quote)) return false;
      const bool ends = at + 1 >= tokens_.size() || paragraph_start_[at + 1] || !tokens_[at + 1].is(TokenKind::word);
      if (ends || tokens_[at - 1].is(TokenKind::punctuation)) return true;
    }
    return false;
  }
  bool holds(Style style) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& open) { return open.style == style; });
  }

  void mark(std::uint32_t i) {
    const auto kind = style(i);
    if (opens(i)) {
      if (open_.size() < kDeepest) open_.push_back({i, kind});
      return;
    }
    if (kind == Style::single_marks && holds(kind) && is_possessive(i)) return;
    while (!open_.empty() && holds(kind)) {
      const auto last = open_.back();
      open_.pop_back();
      if (last.style != kind) continue;
      if (open_.empty()) return finish(last.token, i, true);
      if (open_.size() == 1) inner_.push_back({last.token, i});
      return;
    }
  }

  // A paragraph begins inside an open quotation. True if token i was a mark that continues it.
  bool paragraph(std::uint32_t i) {
    const auto outer = open_.front();
    if (outer.style != Style::single_marks && tokens_[i].is_quote() && style(i) == outer.style &&
        !tokens_[i].is(TokenKind::close_quote)) {
      open_.resize(1);
      restarts_.push_back(i);
      return true;
    }
    if (outer.style != Style::single_marks && closes_later(i, outer.style)) {
      open_.resize(1);
      restarts_.push_back(i);
      return false;
    }
    give_up(i);
    return false;
  }

  bool closes_later(std::uint32_t i, Style expected) {
    if (i < promised_) return true;
    const std::size_t limit = tokens_[i].start + kFarthest;
    for (auto at = i; at < tokens_.size() && tokens_[at].start < limit; ++at) {
      if (!tokens_[at].is_quote() || style(at) != expected) continue;
      if (!tokens_[at].is(TokenKind::close_quote)) return false;
      promised_ = at;
      return true;
    }
    return false;
  }

  // The outermost mark has no partner up to token `end`.
  void give_up(std::uint32_t end) {
    const auto outer = open_.front();
    open_.clear();
    const bool doubtful = outer.style == Style::single_marks || outer.style == Style::brackets;
    if (inner_.empty() && (!doubtful || !restarts_.empty())) return finish(outer.token, end - 1, false);
    // The stray mark is skipped; the pairs after it are kept.
    const auto pairs = std::move(inner_);
    for (const auto& pair : pairs) {
      inner_.clear();
      restarts_.clear();
      finish(pair.first, pair.last, true);
    }
    inner_.clear();
    restarts_.clear();
  }

  void finish(std::uint32_t first, std::uint32_t last, bool closed) {
    Region region{first, last, {}, closed};
    std::uint64_t start = tokens_[first].end;
    for (const auto restart : restarts_) {
      add_span(region, {start, tokens_[restart - 1].end});
      start = tokens_[restart].is_quote() ? tokens_[restart].end : tokens_[restart].start;
    }
    add_span(region, {start, closed ? tokens_[last].start : tokens_[last].end});
    restarts_.clear();
    inner_.clear();
    if (!region.inside.empty()) regions_.push_back(std::move(region));
  }

  void add_span(Region& region, Span span) const {
    while (span.start < span.end && static_cast<unsigned char>(text_[span.start]) <= ' ') ++span.start;
    while (span.start < span.end && static_cast<unsigned char>(text_[span.end - 1]) <= ' ') --span.end;
    if (span.start < span.end) region.inside.push_back(span);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<bool>& paragraph_start_;
  std::vector<Open> open_;
  std::vector<Pair> inner_;              // pairs directly inside the outermost open mark
  std::vector<std::uint32_t> restarts_;  // first tokens of its further paragraphs
  std::vector<Region> regions_;
  std::uint32_t promised_ = 0;  // the closing mark that was last looked ahead to
};

}  // namespace

std::vector<Region> pair_marks(std::string_view text, const std::vector<Token>& tokens,
                               const std::vector<bool>& paragraph_start) {
  return Pairing(text, tokens, paragraph_start).run();
}

}  // namespace quote
