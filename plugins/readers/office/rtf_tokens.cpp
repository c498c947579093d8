#include "rtf_tokens.hpp"

#include <algorithm>

#include "dossier/text/letters.hpp"

namespace dossier_office {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::optional<RtfToken> RtfTokens::next() {
  while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n' || bytes_[at_] == '\0')) ++at_;
  if (at_ >= bytes_.size()) return std::nullopt;
  const char c = bytes_[at_];
  RtfToken token;
  const auto start = at_;
  if (c == '\\' && at_ + 1 < bytes_.size()) return control();
  if (c == '{' || c == '}') {
    ++at_;
    token.kind = c == '{' ? RtfToken::Kind::open : RtfToken::Kind::close;
  } else {
    at_ = std::min<std::uint64_t>(bytes_.find_first_of("\\{}\r\n\0", at_ + 1, 6), bytes_.size());
    token.word = bytes_.substr(start, at_ - start);
  }
  token.source = {start, at_};
  return token;
}

RtfToken RtfTokens::control() {
  RtfToken token;
  const auto start = at_++;
  const auto name = at_;
  while (at_ < bytes_.size() && dossier::is_ascii_letter(bytes_[at_])) ++at_;
  if (at_ == name) {
    ++at_;
    token.kind = RtfToken::Kind::symbol;
    token.word = bytes_.substr(name, 1);
    if (token.word == "'" && at_ + 1 < bytes_.size() && hex_digit(bytes_[at_]) >= 0 &&
        hex_digit(bytes_[at_ + 1]) >= 0) {
      token.kind = RtfToken::Kind::byte;
      token.value = hex_digit(bytes_[at_]) * 16 + hex_digit(bytes_[at_ + 1]);
      at_ += 2;
    }
    token.source = {start, at_};
    return token;
  }
  token.kind = RtfToken::Kind::word;
  token.word = bytes_.substr(name, at_ - name);
  const bool minus = at_ < bytes_.size() && bytes_[at_] == '-';
  auto digit = at_ + (minus ? 1 : 0);
  while (digit < bytes_.size() && dossier::is_digit(bytes_[digit])) {
    if (token.value < 100000000) token.value = token.value * 10 + (bytes_[digit] - '0');
    token.has_value = true;
    at_ = ++digit;
  }
  if (minus && token.has_value) token.value = -token.value;
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  token.source = {start, at_};
  if (token.word == "bin" && token.value > 0)
    at_ = std::min<std::uint64_t>(at_ + static_cast<std::uint64_t>(token.value), bytes_.size());
  return token;
}

}  // namespace dossier_office
