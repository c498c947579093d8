#include "shares.hpp"

#include "exclusions.hpp"
#include "nouns.hpp"
#include "units.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;

namespace {

class ShareReader {
 public:
  ShareReader(const TokenText& text, std::size_t first, std::size_t end) : text_(text), first_(first), end_(end) {}

  std::optional<Share> read(const Side& low) const {
    const auto& part = low.number;
    if (low.has_unit || part.scaled || part.article || part.low || part.value.sign() <= 0) return std::nullopt;
    NounPhrase of;
    auto joint = joint_at(part.last);
    if (!joint) {
      of = counted_noun(text_, part.last, end_, !(part.value == Decimal(1)), false);
      if (!of.empty() && of.last <= part.last + 2) joint = joint_at(of.last);
      if (!joint || joint->hyphenated || (!joint->sure && !(part.value == Decimal(1)))) return std::nullopt;
    }
    const auto whole = parse_number(text_, joint->last, end_, false);
    if (!whole || whole->low || whole->fraction || !whole->value.is_integer() || whole->value <= part.value)
      return std::nullopt;
    if (whole->last < end_ && text_.is(whole->last, TokenKind::symbol) && !text_.is(whole->last, "+"))
      return std::nullopt;
    const auto unit = match_unit(text_, whole->last, end_, !whole->words);
    if (unit.unit && !(joint->hyphenated && unit.unit->kind == Unit::time)) return std::nullopt;
    if (!whole->words && looks_like_year(text_, whole->first) && !whole->grouped) return std::nullopt;
    const bool sure = joint->sure || whole->article;
    if (!sure && !(part.value == Decimal(1)) && !stands_first(low.first)) return std::nullopt;
    // "one goal in ten games", "seven workers out of ten offices": two counts.
    if (!of.empty() && !counted_noun(text_, whole->last, end_, true, false).empty()) return std::nullopt;
    const auto value = divide(part.value, whole->value);
    if (!value) return std::nullopt;
    return Share{*value, whole->last, of};
  }

 private:
  struct Joint {
    std::size_t last;  // the token after it
    bool sure;         // it only joins shares
    bool hyphenated = false;
  };

  std::optional<Joint> joint_at(std::size_t at) const {
    if (text_.is(at, TokenKind::hyphen) && text_.is(at + 1, "in") && text_.is(at + 2, TokenKind::hyphen) &&
        text_.glued(at + 1) && text_.glued(at + 3))
      return Joint{at + 3, true, true};
    if (text_.is(at, "out") && text_.is(at + 1, "of"))
      return Joint{text_.is_any(at + 2, "every each") ? at + 3 : at + 2, true};
    if (text_.is_any(at, "in of") && text_.is_any(at + 1, "every each")) return Joint{at + 2, true};
    if (text_.is(at, "in")) return Joint{at + 1, false};
    return std::nullopt;
  }

  // "Three in five voters agreed", not "she won three in five attempts": only what stands for people or things.
  bool stands_first(std::size_t at) const {
    if (at == first_) return true;
    return !text_.is(at - 1, TokenKind::word)
               ? !text_.is(at - 1, TokenKind::number)
               : text_.is_any(at - 1,
                              "that and but nearly almost about around roughly some approximately only just "
                              "than least over as for by to among because while if when where though");
  }

  const TokenText& text_;
  std::size_t first_, end_;
};

}  // namespace

std::optional<Share> share_at(const TokenText& text, const Side& low, std::size_t first, std::size_t end) {
  return ShareReader(text, first, end).read(low);
}

}  // namespace quantity
