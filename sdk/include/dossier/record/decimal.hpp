// Exact decimal numbers, for figures in texts and for comparing them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

// coefficient x 10^exponent, with up to 36 digits. If the exact result needs more, there is none; divide rounds
// to 18 significant digits, half away from zero.
class Decimal {
 public:
  Decimal() = default;
  Decimal(std::int64_t value) : coefficient_(value) { normalise(); }

  // "240.11", "-3", "1e9"; with nothing around it.
  static std::optional<Decimal> parse(std::string_view text) {
    bool negative = false;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
    Wide coefficient = 0;
    int exponent = 0;
    bool digits = false;
    bool point = false;
    for (; at < text.size(); ++at) {
      if (text[at] == '.' && !point) {
        point = true;
      } else if (text[at] >= '0' && text[at] <= '9') {
        digits = true;
        if (coefficient >= limit / 10) return std::nullopt;
        coefficient = coefficient * 10 + (text[at] - '0');
        exponent -= point;
      } else {
        break;
      }
    }
    if (!digits) return std::nullopt;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
      int power = 0;
      bool down = false;
      std::size_t from = ++at;
      if (at < text.size() && (text[at] == '-' || text[at] == '+')) down = text[at++] == '-', from = at;
      for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && power < 1000; ++at)
        power = power * 10 + (text[at] - '0');
      if (at == from) return std::nullopt;
      exponent += down ? -power : power;
    }
    if (at != text.size() || exponent > 300 || exponent < -300) return std::nullopt;
    return Decimal(negative ? -coefficient : coefficient, exponent);
  }

  // value x 10^power: power_of_ten(5, -1) is 0.5.
  static Decimal power_of_ten(std::int64_t value, int power) { return Decimal(static_cast<Wide>(value), power); }

  // Without exponent, trailing zeros or "-0".
  std::string text() const {
    if (coefficient_ == 0) return "0";
    std::string digits;
    for (Wide rest = coefficient_ < 0 ? -coefficient_ : coefficient_; rest > 0; rest /= 10)
      digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    if (exponent_ >= 0) {
      digits.append(static_cast<std::size_t>(exponent_), '0');
    } else {
      const auto fraction = static_cast<std::size_t>(-exponent_);
      if (digits.size() <= fraction) digits.insert(0, fraction - digits.size() + 1, '0');
      digits.insert(digits.size() - fraction, 1, '.');
    }
    if (coefficient_ < 0) digits.insert(digits.begin(), '-');
    return digits;
  }

  int sign() const { return coefficient_ < 0 ? -1 : coefficient_ > 0; }
  // The power of ten of its last digit that is not zero: 240.1 has -1, 240000 has 4, 0 has 0.
  int last_digit_power() const { return exponent_; }
  // How many digits it needs: 240.1 has 4, 240000 has 2.
  int significant_digits() const {
    int count = 0;
    for (Wide rest = coefficient_ < 0 ? -coefficient_ : coefficient_; rest > 0; rest /= 10) ++count;
    return count;
  }
  bool is_integer() const { return exponent_ >= 0; }
  Decimal negated() const { return Decimal(-coefficient_, exponent_); }
  Decimal magnitude() const { return coefficient_ < 0 ? negated() : *this; }
  double approximate() const {
    double value = static_cast<double>(coefficient_);
    for (int i = 0; i < exponent_; ++i) value *= 10;
    for (int i = 0; i > exponent_; --i) value /= 10;
    return value;
  }

  friend std::optional<Decimal> add(const Decimal& x, const Decimal& y) {
    const int exponent = x.coefficient_ == 0   ? y.exponent_
                         : y.coefficient_ == 0 ? x.exponent_
                                               : (x.exponent_ < y.exponent_ ? x.exponent_ : y.exponent_);
    Wide a = 0;
    Wide b = 0;
    if (!x.scaled_to(exponent, a) || !y.scaled_to(exponent, b)) return std::nullopt;
    return Decimal(a + b, exponent);
  }
  friend std::optional<Decimal> subtract(const Decimal& x, const Decimal& y) { return add(x, y.negated()); }
  friend std::optional<Decimal> multiply(const Decimal& x, const Decimal& y) {
    Wide product = 0;
    if (__builtin_mul_overflow(x.coefficient_, y.coefficient_, &product) || product >= limit || product <= -limit)
      return std::nullopt;
    return Decimal(product, x.exponent_ + y.exponent_);
  }
  friend std::optional<Decimal> divide(const Decimal& x, const Decimal& y) {
    if (y.coefficient_ == 0) return std::nullopt;
    Wide numerator = x.coefficient_ < 0 ? -x.coefficient_ : x.coefficient_;
    Wide denominator = y.coefficient_ < 0 ? -y.coefficient_ : y.coefficient_;
    int exponent = x.exponent_ - y.exponent_;
    while (denominator >= power(18)) denominator /= 10, ++exponent;
    while (numerator != 0 && numerator < power(35) && numerator / denominator < power(18)) numerator *= 10, --exponent;
    Wide quotient = numerator / denominator;
    if (numerator % denominator * 2 >= denominator) ++quotient;
    while (quotient >= power(18)) {
      const bool up = quotient % 10 >= 5;
      quotient = quotient / 10 + up;
      ++exponent;
    }
    return Decimal((x.coefficient_ < 0) != (y.coefficient_ < 0) ? -quotient : quotient, exponent);
  }

  friend std::strong_ordering operator<=>(const Decimal& x, const Decimal& y) {
    if (x.sign() != y.sign()) return x.sign() <=> y.sign();
    if (const auto difference = subtract(x, y)) return difference->sign() <=> 0;
    // So far from each other that the difference has no exact form: the powers of their leading digits decide.
    const int lead = (x.exponent_ + x.significant_digits()) - (y.exponent_ + y.significant_digits());
    return (x.sign() < 0 ? -lead : lead) <=> 0;
  }
  friend bool operator==(const Decimal& x, const Decimal& y) {
    return x.coefficient_ == y.coefficient_ && x.exponent_ == y.exponent_;
  }

 private:
  __extension__ using Wide = __int128;
  static constexpr Wide power(int n) {
    Wide value = 1;
    for (int i = 0; i < n; ++i) value *= 10;
    return value;
  }
  static constexpr Wide limit = static_cast<Wide>(1'000'000'000'000'000'000) * 1'000'000'000'000'000'000;  // 10^36

  Decimal(Wide coefficient, int exponent) : coefficient_(coefficient), exponent_(exponent) { normalise(); }
  void normalise() {
    if (coefficient_ == 0) exponent_ = 0;
    while (coefficient_ != 0 && coefficient_ % 10 == 0) coefficient_ /= 10, ++exponent_;
  }
  bool scaled_to(int exponent, Wide& out) const {
    out = coefficient_;
    for (int i = exponent_; out != 0 && i > exponent; --i)
      if (__builtin_mul_overflow(out, static_cast<Wide>(10), &out) || out >= limit || out <= -limit) return false;
    return true;
  }

  Wide coefficient_ = 0;
  int exponent_ = 0;
};

DOSSIER_NAMESPACE_END
