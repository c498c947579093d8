#include "transfer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier_mail {
namespace {

using dossier::Span;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

constexpr auto base64_values = [] {
  std::array<signed char, 256> values{};
  values.fill(-1);
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < digits.size(); ++i)
    values[static_cast<unsigned char>(digits[i])] = static_cast<signed char>(i);
  return values;
}();

// Where no map is needed: it needs more memory than the bytes.
struct PlainBytes {
  std::string bytes;
  void copy(std::string_view piece, std::uint64_t) { bytes += piece; }
  void replace(std::string_view piece, Span) { bytes += piece; }
};

template <class Out>
void undo_quoted_printable(std::string_view input, Span span, Out& out) {
  std::uint64_t from = span.start;  // bytes that stand for themselves begin here
  const auto copy_to = [&](std::uint64_t to) {
    if (to > from) out.copy(input.substr(from, to - from), from);
  };
  // Blanks before a line end were added on the way.
  const auto without_blanks = [&](std::uint64_t end) {
    while (end > from && (input[end - 1] == ' ' || input[end - 1] == '\t')) --end;
    return end;
  };
  for (auto at = span.start; at < span.end;) {
    const char c = input[at];
    if (c == '\n' || c == '\r') {
      const auto end = without_blanks(at);
      copy_to(end);
      from = at++;
      while (at < span.end && (input[at] == '\n' || input[at] == '\r')) ++at;
      continue;
    }
    if (c != '=') {
      ++at;
      continue;
    }
    const int high = at + 1 < span.end ? hex_value(input[at + 1]) : -1;
    const int low = at + 2 < span.end ? hex_value(input[at + 2]) : -1;
    if (high >= 0 && low >= 0) {
      copy_to(at);
      const char byte = static_cast<char>(high * 16 + low);
      out.replace({&byte, 1}, {at, at + 3});
      from = at += 3;
      continue;
    }
    auto end = at + 1;  // of a line that continues
    while (end < span.end && (input[end] == ' ' || input[end] == '\t')) ++end;
    const bool ends = end == span.end || input[end] == '\n' || input[end] == '\r';
    if (!ends) {
      ++at;  // a sign that nobody encoded: it is what it is
      continue;
    }
    copy_to(at);
    if (end < span.end && input[end] == '\r') ++end;
    if (end < span.end && input[end] == '\n') ++end;
    from = at = end;
  }
  copy_to(span.end);
}

// Four characters are three bytes, as a unit.
template <class Out>
void undo_base64(std::string_view input, Span span, Out& out) {
  std::uint32_t bits = 0;
  int count = 0;
  std::uint64_t begin = span.start;
  const auto give = [&](int bytes, std::uint64_t end) {
    char unit[3];
    for (int i = 0; i < bytes; ++i) unit[i] = static_cast<char>(bits >> (16 - 8 * i));
    out.replace({unit, static_cast<std::size_t>(bytes)}, {begin, end});
    bits = 0;
    count = 0;
  };
  for (auto at = span.start; at < span.end; ++at) {
    const auto value = base64_values[static_cast<unsigned char>(input[at])];
    if (value < 0) {
      if (input[at] == '=' && count >= 2) give(count - 1, at + 1);
      continue;
    }
    if (count == 0) begin = at;
    bits |= static_cast<std::uint32_t>(value) << (18 - 6 * count);
    if (++count == 4) give(3, at + 1);
  }
  if (count >= 2) give(count - 1, span.end);
}

template <class Out>
void undo(std::string_view input, Span span, std::string_view encoding, Out& out) {
  if (encoding.starts_with("quoted-printable")) {
    undo_quoted_printable(input, span, out);
  } else if (encoding.starts_with("base64")) {
    undo_base64(input, span, out);
  } else {
    out.copy(span.of(input), span.start);
  }
}

}  // namespace

dossier::MappedText undo_transfer(std::string_view input, Span span, std::string_view encoding) {
  dossier::MappedText out;
  undo(input, span, encoding, out);
  return out;
}

std::string undo_transfer_only(std::string_view input, Span span, std::string_view encoding) {
  PlainBytes out;
  undo(input, span, encoding, out);
  return std::move(out.bytes);
}

}  // namespace dossier_mail
