#include "words.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

#include "dossier/text/utf8.hpp"
#include "english.hpp"
#include "folding.hpp"

namespace minhash {
namespace {

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0E ||
         c == 0x061F || c == 0x06D4 || c == 0x0964 || c == 0xFF61;
}
bool needs_no_space_after(char32_t c) { return c >= 0x2000; }

bool has_blank_line(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    std::size_t next = at + 1;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) ++next;
    if (next < text.size() && text[next] == '\n') return true;
  }
  return false;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::size_t limit)
      : text_(text), limit_(limit), folding_(Folding::table()), lines_are_paragraphs_(!has_blank_line(text)) {
    words_.reserve(std::min<std::size_t>(limit, text.size() / 5 + 8));
  }

  std::vector<Word> run(std::size_t* cut) {
    std::size_t at = 0;
    while (at < text_.size() && words_.size() < limit_) {
      const auto c = static_cast<unsigned char>(text_[at]);
      const auto point = c < 0x80 ? dossier::CodePoint{c, 1, true} : dossier::decode_utf8(text_, at);
      step(point.value, at, point.size);
      at += point.size;
    }
    finish();
    if (cut) *cut = at < text_.size() ? at : std::string_view::npos;
    clear_shouted();
    return std::move(words_);
  }

 private:
  void step(char32_t c, std::size_t at, std::size_t bytes) {
    const auto& folded = folding_.of(c);
    switch (folded.kind) {
      case CharKind::nothing:
        if (open_) word_.end = static_cast<std::uint32_t>(at + bytes);
        return;
      case CharKind::alone:
        finish();
        begin(at, mark::alone | mark::caseless | (says_little(c) ? mark::common : 0));
        append(folded, c);
        word_.end = static_cast<std::uint32_t>(at + bytes);
        return;  // remains open for a mark that follows
      case CharKind::letter:
      case CharKind::digit:
        if (open_ && (word_.has(mark::alone) || length_ + 12 > buffer_.size())) finish();
        if (!open_) {
          const bool digit = folded.kind == CharKind::digit;
          begin(at, static_cast<std::uint16_t>((digit ? mark::figure : 0) | (folded.upper ? mark::capital : 0) |
                                               (!digit && c > 0x250 && !cased(c) ? mark::caseless : 0)));
        }
        append(folded, c);
        word_.end = static_cast<std::uint32_t>(at + bytes);
        return;
      case CharKind::gap: gap(c, at); return;
    }
  }
  // In scripts without spaces only ideographs and katakana make words that describe a subject.
  static bool says_little(char32_t c) {
    return !((c >= 0x3400 && c < 0xA000) || (c >= 0x30A0 && c < 0x3100) || c >= 0x20000);
  }
  // Latin, Greek, Cyrillic, Armenian, Georgian and their extensions know capitals; the rest does not.
  static bool cased(char32_t c) {
    return c < 0x590 || (c >= 0x10A0 && c < 0x1100) || (c >= 0x1E00 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00);
  }
  void gap(char32_t c, std::size_t at) {
    // A point or comma between digits belongs to the figure.
    if (open_ && word_.has(mark::figure) && (c == '.' || c == ',') && word_.end == at && at + 1 < text_.size() &&
        text_[at + 1] >= '0' && text_[at + 1] <= '9' && length_ + 12 <= buffer_.size()) {
      buffer_[length_++] = '.';
      return;
    }
    if (open_) {
      finish();
    }
    if (quotation(c)) opened_here_ = quoted_;
    if (c == '\n') {
      ++newlines_;
    } else if (ends_sentence(c)) {
      stop_ = true;
      space_after_stop_ = needs_no_space_after(c);
    } else if (c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000) {
      space_after_stop_ = space_after_stop_ || stop_;
      return;
    }
    if (c == '\n' && stop_) space_after_stop_ = true;
  }
  bool quotation(char32_t c) {
    switch (c) {
      case '"': quoted_ = newlines_ > 0 || !quoted_; return true;
      case 0x201C:
      case 0x201E:
      case 0xAB:
      case 0x300C:
      case 0x300E: quoted_ = true; return true;
      case 0x201D:
      case 0xBB:
      case 0x300D:
      case 0x300F: quoted_ = false; return true;
      default: return false;
    }
  }
  void begin(std::size_t at, std::uint16_t marks) {
    open_ = true;
    length_ = 0;
    word_ = {0, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at), marks};
    const bool paragraph = words_.empty() || newlines_ > 1 || (newlines_ == 1 && lines_are_paragraphs_);
    const bool lower = !(marks & (mark::capital | mark::figure | mark::caseless));
    const bool after_initial =
        !words_.empty() && words_.back().end - words_.back().start == 1 && words_.back().has(mark::capital);
    const bool sentence = paragraph || (stop_ && space_after_stop_ && !lower && !after_initial);
    if (paragraph) {
      word_.marks |= mark::paragraph;
      if (newlines_ > 0 && !opened_here_) quoted_ = false;  // a mark that was never closed ends with its paragraph
    }
    if (quoted_) word_.marks |= mark::quoted;
    if (sentence) word_.marks |= mark::sentence;
    if (!sentence && word_.has(mark::capital)) word_.marks |= mark::name;
    stop_ = space_after_stop_ = opened_here_ = false;
    newlines_ = 0;
  }
  void append(const FoldedChar& folded, char32_t c) {
    if (folded.count == 1 && folded.folded[0] < 0x80) {
      buffer_[length_++] = static_cast<char>(folded.folded[0]);
      return;
    }
    scratch_.clear();
    if (folded.count == 0) dossier::append_utf8(scratch_, c);  // beyond the table
    for (std::size_t i = 0; i < folded.count; ++i) dossier::append_utf8(scratch_, folded.folded[i]);
    std::memcpy(buffer_.data() + length_, scratch_.data(), scratch_.size());
    length_ += scratch_.size();
  }
  void finish() {
    if (!open_) return;
    open_ = false;
    if (words_.size() == limit_) return;
    const std::string_view folded(buffer_.data(), length_);
    word_.hash = static_cast<std::uint32_t>(XXH3_64bits(folded.data(), folded.size()));
    if (is_common_english(folded)) word_.marks |= mark::common;
    words_.push_back(word_);
  }
  // In a paragraph of capitals, and in headlines, a capital means nothing.
  void clear_shouted() {
    for (std::size_t from = 0; from < words_.size();) {
      std::size_t to = from + 1;
      std::size_t capitals = words_[from].has(mark::capital);
      for (; to < words_.size() && !words_[to].has(mark::paragraph); ++to) capitals += words_[to].has(mark::capital);
      if (capitals * 5 > (to - from) * 3)
        for (std::size_t i = from; i < to; ++i)
          words_[i].marks &= static_cast<std::uint16_t>(~(mark::name | mark::capital));
      from = to;
    }
  }

  std::string_view text_;
  std::size_t limit_;
  const Folding& folding_;
  bool lines_are_paragraphs_;
  std::vector<Word> words_;
  Word word_;
  bool open_ = false;
  bool quoted_ = false;
  bool opened_here_ = false;  // a quotation mark since the last word
  std::array<char, 256> buffer_{};
  std::size_t length_ = 0;
  std::string scratch_;
  bool stop_ = false;
  bool space_after_stop_ = false;
  int newlines_ = 0;
};

}  // namespace

std::vector<Word> words_of(std::string_view text, std::size_t limit, std::size_t* cut) {
  return Splitter(text.substr(0, 0xFFFFFFF0u), limit).run(cut);
}

std::uint64_t shingle_at(const std::vector<Word>& words, std::size_t at) {
  if (at >= words.size()) return 0;
  const std::size_t size = shingle_size(words[at]);
  if (at + size > words.size()) return 0;
  std::array<std::uint32_t, 6> hashes{};
  for (std::size_t i = 0; i < size; ++i) hashes[i] = words[at + i].hash;
  return XXH3_64bits(hashes.data(), size * sizeof hashes[0]) | 1;
}

}  // namespace minhash
