// JSON as records need it: members keep their order, numbers keep their digits, equal values give equal bytes.
// The common JSON libraries are not used because they turn numbers into doubles and sort or hash the members.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dossier/namespace.hpp"
#include "dossier/record/json_scan.hpp"

#ifndef __cpp_lib_to_chars
#include <locale.h>

#include <cerrno>
#include <cstdlib>
#endif

DOSSIER_NAMESPACE_BEGIN

// A real number in the form of records: at most 6 digits after the point, no trailing zeros, no exponent, never "-0".
inline std::string decimal_text(double value) {
  if (!std::isfinite(value)) return "0";
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 6).ptr;
  std::string text(buffer, end);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

// The double nearest to a decimal number, independent of the locale; nothing if it is not a number or out of range.
inline std::optional<double> double_of(const std::string& digits) {
  double value = 0;
#ifdef __cpp_lib_to_chars
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
#else  // libc++ has no std::from_chars for real numbers
  static const locale_t plain = ::newlocale(LC_ALL_MASK, "C", nullptr);
  char* end = nullptr;
  errno = 0;
  value = ::strtod_l(digits.c_str(), &end, plain);
  if (errno == ERANGE || digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
#endif
  return value;
}

// Appends text as a JSON string, quotes included. Only what must be escaped is.
inline void append_json_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (std::size_t at = 0;;) {
    const auto plain = json_scan::end_of_plain<false>(text, at);
    out.append(text, at, plain - at);
    if (plain == text.size()) break;
    const auto c = static_cast<unsigned char>(text[plain]);
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 15];
    }
    at = plain + 1;
  }
  out += '"';
}

class Json {
 public:
  struct Number {
    std::string digits;  // as written
    bool operator==(const Number&) const = default;
  };
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;  // keys are unique

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(int value) : value_(Number{std::to_string(value)}) {}
  Json(std::int64_t value) : value_(Number{std::to_string(value)}) {}
  Json(std::uint64_t value) : value_(Number{std::to_string(value)}) {}
  Json(double value) : value_(Number{decimal_text(value)}) {}
  Json(Number value) : value_(std::move(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  const bool* boolean() const { return std::get_if<bool>(&value_); }
  const Number* number() const { return std::get_if<Number>(&value_); }
  const std::string* text() const { return std::get_if<std::string>(&value_); }
  const Array* array() const { return std::get_if<Array>(&value_); }
  Array* array() { return std::get_if<Array>(&value_); }
  const Object* object() const { return std::get_if<Object>(&value_); }
  Object* object() { return std::get_if<Object>(&value_); }

  // The member of an object, or null if there is none (or this is not an object).
  const Json* find(std::string_view key) const {
    if (const auto* members = object())
      for (const auto& [name, value] : *members)
        if (name == key) return &value;
    return nullptr;
  }
  Json* find(std::string_view key) { return const_cast<Json*>(std::as_const(*this).find(key)); }

  // Sets or appends a member; this becomes an object if it was null.
  Json& set(std::string_view key, Json value) {
    if (is_null()) value_ = Object{};
    if (auto* present = find(key)) {
      *present = std::move(value);
    } else if (auto* members = object()) {
      members->emplace_back(std::string(key), std::move(value));
    }
    return *this;
  }

  // The value of a member, or a default if it is absent or of another type.
  std::string_view text_or(std::string_view key, std::string_view fallback = {}) const {
    const auto* member = find(key);
    return member && member->text() ? std::string_view(*member->text()) : fallback;
  }
  std::int64_t integer_or(std::string_view key, std::int64_t fallback = 0) const {
    const auto* member = find(key);
    return member ? member->as_integer(fallback) : fallback;
  }
  bool flag_or(std::string_view key, bool fallback = false) const {
    const auto* member = find(key);
    return member && member->boolean() ? *member->boolean() : fallback;
  }

  // The number, or the fallback if this is not a number, or not an integer that fits.
  std::int64_t as_integer(std::int64_t fallback = 0) const {
    std::int64_t result = 0;
    if (const auto* n = number()) {
      const auto [end, error] = std::from_chars(n->digits.data(), n->digits.data() + n->digits.size(), result);
      if (error == std::errc() && end == n->digits.data() + n->digits.size()) return result;
    }
    return fallback;
  }
  double as_double(double fallback = 0) const {
    const auto* n = number();
    return n ? double_of(n->digits).value_or(fallback) : fallback;
  }

  // Appends the value without white space.
  void write(std::string& out) const {
    if (is_null()) {
      out += "null";
    } else if (const auto* flag = boolean()) {
      out += *flag ? "true" : "false";
    } else if (const auto* n = number()) {
      out += n->digits;
    } else if (const auto* string = text()) {
      append_json_string(out, *string);
    } else if (const auto* items = array()) {
      out += '[';
      for (std::size_t i = 0; i < items->size(); ++i) {
        if (i) out += ',';
        (*items)[i].write(out);
      }
      out += ']';
    } else {
      out += '{';
      bool first = true;
      for (const auto& [key, value] : *object()) {
        if (!std::exchange(first, false)) out += ',';
        append_json_string(out, key);
        out += ':';
        value.write(out);
      }
      out += '}';
    }
  }
  std::string dump() const {
    std::string out;
    write(out);
    return out;
  }

  bool operator==(const Json&) const = default;

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> value_;
};

DOSSIER_NAMESPACE_END
