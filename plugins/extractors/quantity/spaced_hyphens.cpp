#include "spaced_hyphens.hpp"

#include "nouns.hpp"
#include "number_words.hpp"
#include "units.hpp"

namespace quantity {

using dossier::TokenKind;

namespace {

class SpacedHyphens {
 public:
  explicit SpacedHyphens(const TokenText& text) : text_(text) {}

  std::vector<std::size_t> find() && {
    for (std::size_t i = 1; i + 1 < text_.size(); ++i)
      if (spaced(i)) read(i);
    return std::move(found_);
  }

 private:
  bool spaced(std::size_t i) const {
    return text_.is(i, TokenKind::hyphen) && !text_.glued(i) && !text_.glued(i + 1) && text_[i].line_breaks == 0 &&
           text_.is(i + 1, TokenKind::word) && text_[i + 1].line_breaks == 0 &&
           text_[i + 1].word_case == dossier::WordCase::lower;
  }

  void read(std::size_t i) {
    const auto* before = number_word(text_.word(i - 1));
    const auto* after = number_word(text_.word(i + 1));
    const bool chained = !found_.empty() && found_.back() == i - 1;
    const bool twenty_two = before && before->kind == NumberWordKind::ten && after &&
                            after->kind == NumberWordKind::unit && after->value > 0 && after->value < 10;
    const bool counted = text_.is(i - 1, TokenKind::number) || (before && !before->plural);
    const bool scale = after && after->kind == NumberWordKind::scale && !after->plural;
    // "70 - a - share", "26 - year - old": the second hyphen is spaced, too.
    const bool rate = text_.is_any(i + 1, "a an") && spaced(i + 2);
    if (twenty_two || (counted && (scale || rate || names_unit(i + 1))) ||
        (chained && (text_.is(i + 1, "old") || (text_.is_any(i - 1, "a an") && text_.is(i + 1, TokenKind::word)))))
      found_.insert(found_.end(), {i, i + 1});
  }

  // A unit or a noun in the singular with a word after it that it describes.
  bool names_unit(std::size_t at) const {
    if (!text_.is(at + 1, TokenKind::word) && !text_.is(at + 1, TokenKind::hyphen)) return false;
    if (is_function_word(text_.word(at + 1))) return false;
    const auto match = match_unit(text_, at, text_.size(), false);
    return (match.unit && !match.symbol && !is_plural(text_.word(match.last - 1))) ||
           counts_in_singular(text_.word(at));
  }

  const TokenText& text_;
  std::vector<std::size_t> found_;
};

}  // namespace

std::vector<std::size_t> tokens_cut_at_hyphens(const TokenText& text) { return SpacedHyphens(text).find(); }

}  // namespace quantity
