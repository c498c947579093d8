#include "money.hpp"

#include "language/word_list.hpp"
#include "nouns.hpp"
#include "number_words.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;
using language::one_of;

namespace {

// "million" and the like without a number of their own.
int scale_word(const TokenText& text, std::size_t at) {
  const auto* word = number_word(text.word(at));
  if (word && word->kind == NumberWordKind::scale && !word->plural) return word->value;
  return text.is(at, TokenKind::word) && !word ? multiplier_sign(text.raw(at), true, false) : 0;
}

bool begins_number(const TokenText& text, std::size_t at, std::size_t end) {
  return at < end && text.is(at, TokenKind::number);
}

// The currency whose parts in words are "cents": the others have parts of other names.
bool has_part(std::string_view name, std::string_view part) {
  if (one_of(part, "cents cent \u00A2 c")) return name.ends_with("dollar") || name == "euro" || name.ends_with("rand");
  if (one_of(part, "pence penny pennies p")) return name == "pound";
  if (one_of(part, "kopecks kopeks kopeck kopek")) return name.ends_with("ruble") || name.ends_with("hryvnia");
  if (one_of(part, "paise paisa")) return name.ends_with("rupee");
  if (one_of(part, "centavos centavo")) return name.ends_with("peso") || name.ends_with("real");
  if (one_of(part, "groszy grosz")) return name.ends_with("zloty");
  if (one_of(part, "centimes rappen")) return name.ends_with("franc");
  return false;
}

void add_hundredths(Side& side, const Decimal& more, std::size_t last) {
  const auto part = multiply(more, Decimal::power_of_ten(1, -2));
  const auto sum =
      part ? (side.number.value.sign() < 0 ? subtract(side.number.value, *part) : add(side.number.value, *part)) : part;
  if (!sum) return;
  side.number.value = *sum;
  side.number.precision = -2;
  side.last = last;
}

// "thirteen dollars and forty-five cents", "$10, 20 cents", "15 dollars 50".
void read_part(const TokenText& text, std::size_t end, Side& side, bool sign_before) {
  if (side.unit.empty() || !side.number.value.is_integer() || side.number.scaled) return;
  const bool joined = text.is_any(side.last, "and ,");
  const std::size_t at = joined ? side.last + 1 : side.last;
  if (at >= end) return;
  const auto more = parse_number(text, at, end, false);
  if (!more || !more->value.is_integer() || more->value >= Decimal(100) || more->low) return;
  if (has_part(side.unit, text.word(more->last))) {
    add_hundredths(side, more->value, more->last + 1);
    return;
  }
  // "15 dollars 50": two digits and nothing that they could count.
  const bool two_digits = more->words ? more->value >= Decimal(10) : text.raw(at).size() == 2;
  if (joined || sign_before || !two_digits || more->last != at + 1 || text.glued(more->last + 1)) return;
  if (text.is(more->last, TokenKind::word) && !is_function_word(text.word(more->last))) return;
  if (text.is(more->last, TokenKind::symbol) || text.is(more->last, TokenKind::hyphen)) return;
  add_hundredths(side, more->value, more->last);
}

}  // namespace

std::optional<MoneySign> money_before(const TokenText& text, std::size_t at, std::size_t end) {
  if (at >= end) return std::nullopt;
  const bool word = text.is(at, TokenKind::word);
  if (text.is(at + 1, "$") && word) {
    const auto* dollar = dollar_prefix(text.raw(at));
    const bool apart = text.is_any(at, "u.s. hk nz c nt") || text.raw(at) == "US";
    if (dollar && (text.glued(at + 1) || apart)) return MoneySign{dollar, at + 2};
  }
  if (text.is(at, "$") && text.glued(at + 1) && text.is(at + 1, TokenKind::word)) {
    const auto* dollar = dollar_prefix(text.raw(at + 1));
    if (dollar && begins_number(text, at + 2, end)) return MoneySign{dollar, at + 2};
  }
  // "GH\u00A25", "E\u00A35"
  if (word && text.is(at + 1, TokenKind::symbol) && text.glued(at + 1) && begins_number(text, at + 2, end))
    if (const auto* joined = currency_before(text.slice(at, at + 2))) return MoneySign{joined, at + 2};
  // "R5 million": token_text.cpp has cut it.
  if (text.glued(at + 1) && begins_number(text, at + 1, end))
    if (const auto* letter = currency_letter(text.raw(at))) return MoneySign{letter, at + 1};
  // "Eur 5.5bn", "usd 300"
  if (word && begins_number(text, at + 1, end) && !text.is(at, "rub"))
    if (const auto* code = currency_after(text.word(at)); code && text.word(at).size() == 3 && text.raw(at) != "Rs.")
      return MoneySign{code, at + 1};
  // "Y=5,182": the yen if its sign could not be written.
  if (text.raw(at) == "Y" && text.is(at + 1, "=") && begins_number(text, at + 2, end))
    return MoneySign{currency_before("\u00A5"), at + 2};
  // "PS2.7m": so some programs write the pound sign. "PS5" is a console.
  if (text.raw(at) == "PS" && text.glued(at + 1) && begins_number(text, at + 1, end))
    return MoneySign{currency_before("\u00A3"), at + 1};
  // "CAD$ 15", "EUR \u20AC15"
  if (word && text.is(at + 1, TokenKind::symbol) && currency_before(text.raw(at + 1)) && !text.is(at, "y")) {
    std::string code(text.word(at));
    for (auto& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto* known = code.size() == 3 ? currency_before(code) : nullptr;
    if (known && (text.glued(at + 1) || text.raw(at) == code) && begins_number(text, at + 2, end))
      return MoneySign{known, at + 2};
  }
  // "dollar 22.5 million"
  if (text.is_any(at, "dollar dollars euro euros rupee rupees") && begins_number(text, at + 1, end) &&
      scale_word(text, at + 2) >= 5 && (at == 0 || !text.is(at - 1, TokenKind::number)))
    return MoneySign{currency_before(text.is_any(at, "dollar dollars") ? "$"
                                     : text.is_any(at, "euro euros")   ? "\u20AC"
                                                                       : "Rs"),
                     at + 1};
  const auto* found = currency_before(text.raw(at));
  if (found == nullptr) return std::nullopt;
  MoneySign sign{found, at + 1, found->power};
  if (!word) return sign;
  if (text.is(sign.last, ".") && text.raw(at) == "Rs") ++sign.last;
  if (begins_number(text, sign.last, end)) return sign;
  if (const int power = scale_word(text, sign.last); power != 0 && begins_number(text, sign.last + 1, end)) {
    sign.power += power;
    ++sign.last;
    return sign;
  }
  return std::nullopt;
}

bool is_plain_amount(const TokenText& text, const Number& number, std::size_t after, std::size_t end) {
  if (number.words || number.low) return false;
  const bool shaped = number.grouped || number.scaled || number.precision < 0;
  if (!shaped && (number.value < Decimal(100) || (number.value >= Decimal(1900) && number.value <= Decimal(2100))))
    return false;
  return counted_noun(text, after, end, true, false).empty();
}

void read_money_tail(const TokenText& text, std::size_t end, Side& side) {
  const bool sign_before = side.first != side.number.first;
  if (!side.number.scaled) {
    if (const int power = scale_word(text, side.last); power != 0 && side.last < end && !text.glued(side.last)) {
      if (const auto scaled = multiply(side.number.value, Decimal::power_of_ten(1, power))) {
        side.number.value = *scaled;
        side.number.precision += power;
        side.number.scaled = true;
        ++side.last;
      }
    }
  }
  read_part(text, end, side, sign_before);
  // "$5 million Canadian"
  const auto* dollar =
      side.code == "USD" && sign_before && text.capitalised(side.last) ? dollar_of(text.word(side.last)) : nullptr;
  const std::size_t next = side.last + 1;
  if (dollar && (next >= end || !text.is(next, TokenKind::word) || is_function_word(text.word(next)))) {
    side.unit = dollar->name;
    side.code = dollar->code;
    side.last = next;
  }
}

}  // namespace quantity
