// Tokens to sentences. Every sentence is inside one block and one paragraph; the spans are sorted, do not overlap,
// begin at a token's start and end at a token's end, closing quotation marks and brackets after the stop included.
// Every token is in one sentence.
//
// Ends: . ! ? … and the like before something that can begin a sentence; a blank line; a block's start or end; a line
// break that is not a soft wrap. Not ends: dots of titles, initials, "U.S.", "a.m.", "No. 5", "Jan. 5", decimals; "?"
// or "!" before a lower-case word. Text without an end is cut at a blank after 4,096 tokens, or anywhere after twice as
// many: what is held of a sentence is bounded.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/namespace.hpp"
#include "dossier/record/span.hpp"
#include "dossier/text/abbreviations.hpp"
#include "dossier/text/tokens.hpp"

DOSSIER_NAMESPACE_BEGIN

// A sentence: its bytes and its tokens [first, last).
struct Sentence : Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

namespace detail {

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const std::vector<Token>& tokens, std::span<const std::uint64_t> breaks)
      : text_(text), tokens_(tokens), breaks_(breaks) {}

  std::vector<Sentence> run() && {
    std::size_t first = 0;
    std::size_t at_break = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      while (at_break < breaks_.size() && breaks_[at_break] <= tokens_[i].start) ++at_break;
      std::size_t last = i;
      bool ends = i + 1 == tokens_.size() || hard_break(i, at_break);
      if (!ends && is_stop(i)) {
        last = closing(i, at_break);
        ends = last + 1 == tokens_.size() || hard_break(last, at_break) || stop_ends(i, last);
      }
      if (!ends && too_long(first, i)) {
        last = i;
        ends = true;
      }
      if (!ends) continue;
      push(first, last + 1);
      first = i = last + 1;
      --i;
    }
    return std::move(sentences_);
  }

 private:
  static constexpr std::size_t many_tokens = 4096;

  bool too_long(std::size_t first, std::size_t i) const {
    const auto count = i + 1 - first;
    return count >= many_tokens && (!tokens_[i + 1].glued || count >= 2 * many_tokens);
  }
  std::string_view word(std::size_t i) const { return tokens_[i].of(text_); }
  char first_byte(std::size_t i) const { return text_[tokens_[i].start]; }

  void push(std::size_t first, std::size_t last) {
    Sentence sentence;
    sentence.start = tokens_[first].start;
    sentence.end = tokens_[last - 1].end;
    sentence.first = static_cast<std::uint32_t>(first);
    sentence.last = static_cast<std::uint32_t>(last);
    sentences_.push_back(sentence);
  }

  // Between token i and the next: a blank line, a block boundary, or a line break that is no soft wrap.
  bool hard_break(std::size_t i, std::size_t at_break) const {
    const auto& next = tokens_[i + 1];
    while (at_break < breaks_.size() && breaks_[at_break] < tokens_[i].end) ++at_break;
    if (at_break < breaks_.size() && breaks_[at_break] <= next.start) return true;
    if (next.line_breaks == 0) return false;
    return next.line_breaks > 1 || !soft_wrap(i);
  }

  // Text wrapped at a width has lines of a like length; a longer line is a paragraph, a short one before more text a
  // title or an item.
  bool soft_wrap(std::size_t i) const {
    constexpr std::size_t narrow = 50, wide = 120;
    const std::size_t before = line_length_before(tokens_[i].end, wide);
    if (before < narrow || before > wide) return false;
    return line_length_after(tokens_[i + 1].start, wide) <= wide;
  }
  std::size_t line_length_before(std::size_t end, std::size_t limit) const {
    std::size_t size = 0;
    while (size <= limit && size < end && text_[end - size - 1] != '\n') ++size;
    return size;
  }
  std::size_t line_length_after(std::size_t start, std::size_t limit) const {
    std::size_t size = 0;
    while (size <= limit && start + size < text_.size() && text_[start + size] != '\n') ++size;
    return size;
  }

  bool is_stop(std::size_t i) const {
    const auto& token = tokens_[i];
    if (token.is(TokenKind::word)) return token.end - token.start > 2 && text_[token.end - 1] == '.';
    if (!token.is(TokenKind::punctuation)) return false;
    const char c = text_[token.start];
    if (c == '.' || c == '!' || c == '?') return true;
    if (static_cast<unsigned char>(c) < 0x80) return false;
    const auto value = decode_utf8(text_, token.start).value;
    return value == 0x2026 || value == 0x3002 || value == 0xFF01 || value == 0xFF1F || value == 0x61F;
  }

  // The last token that belongs to the stop at i: more stops, closing quotation marks and brackets glued to it.
  std::size_t closing(std::size_t i, std::size_t at_break) const {
    while (i + 1 < tokens_.size() && tokens_[i + 1].glued && !hard_break(i, at_break)) {
      const auto& next = tokens_[i + 1];
      const char c = text_[next.start];
      const bool closes = next.is(TokenKind::close_quote) || next.is(TokenKind::apostrophe) || c == ')' || c == ']' ||
                          c == '!' || c == '?' || (c == '.' && next.is(TokenKind::punctuation)) ||
                          (next.is(TokenKind::quote) && (i + 2 >= tokens_.size() || !tokens_[i + 2].glued));
      if (!closes) break;
      ++i;
    }
    return i;
  }

  // The stop at i with its closing marks up to `last`: does the sentence end there? A token follows.
  bool stop_ends(std::size_t i, std::size_t last) const {
    const auto& stop = tokens_[i];
    const auto& next = tokens_[last + 1];
    const char c = text_[stop.start];
    if (static_cast<unsigned char>(c) >= 0x80 && !stop.is(TokenKind::word) &&
        decode_utf8(text_, stop.start).value != 0x2026)
      return true;
    if (next.glued) return glued_ends(i, last);
    const bool dotted = stop.is(TokenKind::word);
    if (next.is(TokenKind::word)) {
      if (next.word_case == WordCase::lower && cased(last + 1)) return false;
      if (last > i && !dotted) return true;
      return dotted ? abbreviation_ends(i, last + 1) : c != '.' || stop.end - stop.start > 1 || dot_ends(i, last + 1);
    }
    if (next.is(TokenKind::punctuation) && first_byte(last + 1) != '(' && first_byte(last + 1) != '[') return false;
    if (next.is(TokenKind::dash) || next.is(TokenKind::hyphen)) return next.line_breaks > 0;
    if (dotted) return next.is_quote();
    if (c == '.' && next.is(TokenKind::number)) return dot_ends(i, last + 1);
    if (c == '.' && i > 0 && tokens_[i].glued) return dot_ends(i, last + 1);
    return true;
  }

  // "war.The": a lower-case word, the stop, a capitalised word without a space.
  bool glued_ends(std::size_t i, std::size_t last) const {
    if (tokens_[last + 1].is(TokenKind::open_quote) && last == i) return true;
    if (i == 0 || tokens_[i].is(TokenKind::word)) return false;
    const auto& before = tokens_[i - 1];
    const auto& next = tokens_[last + 1];
    return before.word_case == WordCase::lower && before.end - before.start > 1 &&
           next.word_case == WordCase::capitalised && next.end - next.start > 1;
  }

  // Letters of scripts without case may begin a sentence anywhere.
  bool cased(std::size_t i) const {
    const auto value = decode_utf8(text_, tokens_[i].start).value;
    return value < 0x530 || (value >= 0x1E00 && value < 0x2000);
  }

  // A single dot after token i-1, before token `next` (a capitalised word, a number, an opening mark).
  bool dot_ends(std::size_t i, std::size_t next) const {
    if (i == 0 || !tokens_[i].glued || !tokens_[i - 1].is(TokenKind::word)) return !numbered_item(i);
    const auto& before = tokens_[i - 1];
    const auto lower = fold(word(i - 1));
    const bool number_next = tokens_[next].is(TokenKind::number);
    if (before.end - before.start == 1 && before.word_case == WordCase::capitalised) return initial_ends(i, next);
    switch (abbreviation(lower)) {
      case Abbreviation::title: return false;
      // "No." is an abbreviation before a number only, a month also when written short with a capital.
      case Abbreviation::number: return !number_next && (lower == "no" || starter(next));
      case Abbreviation::general:
        if (before.word_case == WordCase::lower && before.glued) return true;
        return starter(next) || tokens_[next].is_quote();
      default: return true;
    }
  }

  // "J. Smith" continues the sentence; "plan B. The" ends.
  bool initial_ends(std::size_t i, std::size_t next) const {
    if (!starter(next)) return false;
    return i >= 2 && tokens_[i - 2].is(TokenKind::word) && tokens_[i - 2].word_case == WordCase::lower;
  }

  // "1. The ..." at the start of a line is an item's number.
  bool numbered_item(std::size_t i) const {
    if (i == 0 || !tokens_[i].glued || !tokens_[i - 1].is(TokenKind::number)) return false;
    const auto& number = tokens_[i - 1];
    return number.end - number.start <= 2 && (i == 1 || number.line_breaks > 0);
  }

  bool starter(std::size_t i) const {
    return tokens_[i].is(TokenKind::word) && tokens_[i].starts_upper() && begins_sentences(fold(word(i)));
  }

  // "U.S.", "a.m." before a capitalised word.
  bool abbreviation_ends(std::size_t i, std::size_t next) const {
    const auto lower = fold(word(i));
    if (lower != "a.m." && lower != "p.m.") return starter(next);
    if (tokens_[next].word_case == WordCase::upper && tokens_[next].end - tokens_[next].start > 1) return false;
    static constexpr std::string_view after_clock[] = {
        "monday",  "tuesday", "wednesday", "thursday",  "friday",    "saturday", "sunday",   "eastern",  "pacific",
        "central", "moscow",  "beijing",   "greenwich", "local",     "january",  "february", "march",    "april",
        "may",     "june",    "july",      "august",    "september", "october",  "november", "december", "gmt"};
    return !one_of(fold(word(next)), after_clock);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::span<const std::uint64_t> breaks_;
  std::vector<Sentence> sentences_;
};

}  // namespace detail

// `breaks`: offsets, sorted, where a block begins or ends; a sentence never crosses one.
inline std::vector<Sentence> split_sentences(std::string_view text, const std::vector<Token>& tokens,
                                             std::span<const std::uint64_t> breaks = {}) {
  return detail::SentenceSplitter(text, tokens, breaks).run();
}

// The index of the sentence that contains `offset`, or of the next one if it is between two; size() after the last.
// Any sorted vector of spans will do.
template <class S>
std::size_t sentence_at(const std::vector<S>& sentences, std::uint64_t offset) {
  std::size_t low = 0, high = sentences.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (sentences[middle].end <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

DOSSIER_NAMESPACE_END
