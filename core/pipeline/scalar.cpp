#include "core/pipeline/scalar.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace dossier::pipeline {
namespace {

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const auto word : words)
    if (text == word) return true;
  return false;
}

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

std::string without_leading_zeros(std::string_view digits) {
  const auto from = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return std::string(digits.substr(from));
}

Scalar based(std::string_view text, int base) {
  Scalar scalar{.text = std::string(text)};
  const auto digits = text.substr(2);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (digits.empty() || end != digits.data() + digits.size()) return scalar;
  scalar.type = Node::Type::number;
  scalar.digits = std::to_string(value);
  scalar.bad = error != std::errc() || value > INT64_MAX;
  return scalar;
}

// [-+]? ( [0-9]+ ( \. [0-9]* )? | \. [0-9]+ ) ( [eE] [-+]? [0-9]+ )?
Scalar number(std::string_view text) {
  Scalar scalar{.text = std::string(text)};
  auto rest = text;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  const auto exponent_at = rest.find_first_of("eE");
  const auto mantissa = rest.substr(0, exponent_at);
  const auto point = mantissa.find('.');
  const auto whole = mantissa.substr(0, point);
  const auto fraction = point == mantissa.npos ? std::string_view() : mantissa.substr(point + 1);
  if ((!whole.empty() && !all_digits(whole)) || (!fraction.empty() && !all_digits(fraction)) ||
      (whole.empty() && fraction.empty()))
    return scalar;
  std::string digits = negative ? "-" : "";
  digits += whole.empty() ? "0" : without_leading_zeros(whole);
  if (!fraction.empty()) digits += "." + std::string(fraction);
  if (exponent_at != rest.npos) {
    auto exponent = rest.substr(exponent_at + 1);
    const bool down = exponent.starts_with('-');
    if (down || exponent.starts_with('+')) exponent.remove_prefix(1);
    if (!all_digits(exponent)) return scalar;
    digits += (down ? "e-" : "e") + without_leading_zeros(exponent);
  }
  scalar.type = Node::Type::number;
  scalar.digits = digits == "-0" ? "0" : digits;
  if (point == mantissa.npos && exponent_at == rest.npos) {
    std::int64_t value = 0;
    scalar.bad = std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc();
  } else {
    double value = 0;
    scalar.bad = std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc();
  }
  return scalar;
}

}  // namespace

std::optional<std::string> whole_digits(const Node& number) {
  if (number.type != Node::Type::number) return std::nullopt;
  const auto& digits = number.digits;
  if (digits.find_first_of(".eE") == digits.npos) return digits;
  constexpr double bound = 9223372036854775808.0;
  const auto value = double_of(digits);
  if (!value || *value != std::floor(*value) || *value < -bound || *value >= bound) return std::nullopt;
  return std::to_string(static_cast<std::int64_t>(*value));
}

Scalar resolve(std::string_view plain) {
  if (one_of(plain, {"", "~", "null", "Null", "NULL"})) return {.type = Node::Type::null, .text = std::string(plain)};
  if (one_of(plain, {"true", "True", "TRUE"})) return {.type = Node::Type::boolean, .text = "true"};
  if (one_of(plain, {"false", "False", "FALSE"})) return {.type = Node::Type::boolean, .text = "false"};
  auto unsigned_part = plain;
  if (unsigned_part.starts_with('-') || unsigned_part.starts_with('+')) unsigned_part.remove_prefix(1);
  if (one_of(unsigned_part, {".inf", ".Inf", ".INF"}) || one_of(plain, {".nan", ".NaN", ".NAN"}))
    return {.type = Node::Type::number, .text = std::string(plain), .digits = "0", .bad = true};
  if (plain.starts_with("0x")) return based(plain, 16);
  if (plain.starts_with("0o")) return based(plain, 8);
  return number(plain);
}

}  // namespace dossier::pipeline
