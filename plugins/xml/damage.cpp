#include "xml/damage.hpp"

#include <algorithm>
#include <charconv>

#include "dossier/text/letters.hpp"

namespace xml {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view blank_characters = " \t\r\n";

bool is_forbidden(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

// U+FFFE and U+FFFF, which are valid UTF-8.
bool is_noncharacter(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

bool begins_name(char c) {
  return dossier::is_ascii_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_in_name(char c) { return begins_name(c) || dossier::is_digit(c) || c == '-' || c == '.'; }

// Whether a document can hold the character of a reference: "65" or "x41".
bool is_allowed(std::string_view number) {
  const int base = number.starts_with('x') ? 16 : 10;
  if (base == 16) number.remove_prefix(1);
  unsigned long point = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), point, base);
  if (error != std::errc() || end != number.data() + number.size()) return false;
  if (point < 0x20) return point == 9 || point == 10 || point == 13;
  return (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF && point <= 0x10FFFF;
}

}  // namespace

std::optional<Damage> Damages::next() {
  if (at_ == 0) {
    const auto begin = std::min(text_.find_first_not_of(blank_characters), text_.size());
    if (begin > 0 && text_.substr(begin).starts_with("<?xml ")) {
      at_ = begin;
      return Damage{{0, begin}, ""};
    }
  }
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (is_forbidden(c)) {
      ++at_;
      return Damage{{at_ - 1, at_}, replacement, true};
    }
    if (c == '\xEF' && is_noncharacter(text_.substr(at_))) {
      at_ += 3;
      return Damage{{at_ - 3, at_}, replacement, true};
    }
    if (at_ >= marks_from_ && (c == '<' || c == '&'))
      if (auto damage = c == '<' ? at_mark() : at_reference()) return damage;
    ++at_;
  }
  return std::nullopt;
}

std::optional<Damage> Damages::at_mark() {
  const auto rest = text_.substr(at_);
  const char next = rest.size() > 1 ? rest[1] : '<';  // at the end, the tag is cut off
  if (rest.starts_with("<!--")) {
    leave_out("-->", 4);
  } else if (rest.starts_with("<![CDATA[")) {
    leave_out("]]>", 9);
  } else if (next == '?') {
    leave_out("?>", 2);
  } else if (rest.starts_with("<!DOCTYPE")) {
    leave_out_doctype();
  } else if (rest.size() > 1 && !begins_name(next) && next != '/' && next != '!') {
    ++at_;
    return Damage{{at_ - 1, at_}, "&lt;"};
  }
  return std::nullopt;
}

std::optional<Damage> Damages::at_reference() {
  constexpr std::size_t longest = 64;  // of names in use
  const auto rest = text_.substr(at_ + 1, longest);
  const bool numbered = rest.starts_with('#');
  std::size_t end = numbered ? 1 : 0;
  while (end < rest.size() && is_in_name(rest[end])) ++end;
  const auto name = rest.substr(numbered ? 1 : 0, end - (numbered ? 1 : 0));
  const bool closed = end < rest.size() && rest[end] == ';' && !name.empty();
  const auto start = at_;
  if (closed && !numbered && begins_name(name[0])) return std::nullopt;
  if (closed && numbered && is_allowed(name)) return std::nullopt;
  if (closed && numbered && std::all_of(name.begin(), name.end(), [](char c) {
        return dossier::is_digit(c) || dossier::is_ascii_letter(c);
      })) {
    at_ += end + 2;
    return Damage{{start, at_}, replacement, true};
  }
  ++at_;
  return Damage{{start, at_}, "&amp;"};
}

void Damages::leave_out(std::string_view end, std::size_t from) {
  const auto found = text_.find(end, at_ + from);
  marks_from_ = found == std::string_view::npos ? text_.size() : found + end.size();
}

void Damages::leave_out_doctype() {
  const auto end = text_.find_first_of(">[", at_);
  if (end == std::string_view::npos) {
    marks_from_ = text_.size();
  } else if (text_[end] == '>') {
    marks_from_ = end + 1;
  } else {
    leave_out("]>", end - at_);
  }
}

}  // namespace xml
