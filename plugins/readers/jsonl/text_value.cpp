#include "text_value.hpp"

#include <algorithm>

#include "dossier/record/json_parse.hpp"

namespace dossier_jsonl {
namespace {

// The line was parsed before, so it is well formed.
class Walk {
 public:
  explicit Walk(std::string_view line) : line_(line) {}

  // At a quotation mark: returns the bytes up to the closing one, and moves past it.
  std::string_view string() {
    const std::size_t from = ++at_;
    for (;;) {
      at_ = line_.find_first_of("\"\\", at_);
      if (at_ == std::string_view::npos) return finish(from, line_.size());
      if (line_[at_] == '"') return finish(from, at_++);
      at_ += 2;
    }
  }
  void value() {
    int depth = 0;
    do {
      const char c = line_[at_];
      if (c == '"') {
        string();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
      if (depth == 0 && at_ < line_.size() && (line_[at_] == ',' || line_[at_] == '}')) return;
    } while (at_ < line_.size() && (depth > 0 || (line_[at_] != ',' && line_[at_] != '}')));
  }
  bool next_quote() {
    at_ = line_.find('"', at_);
    return at_ != std::string_view::npos;
  }
  void past_colon() {
    at_ = line_.find(':', at_) + 1;
    at_ = line_.find_first_not_of(" \t\r\n", at_);
  }
  std::size_t at() const { return at_; }
  char here() const { return line_[at_]; }

 private:
  std::string_view finish(std::size_t from, std::size_t to) {
    if (at_ > line_.size()) at_ = line_.size();
    return line_.substr(from, to - from);
  }
  std::string_view line_;
  std::size_t at_ = 0;
};

bool same_name(std::string_view raw, std::string_view name) {
  if (raw.find('\\') == std::string_view::npos) return raw == name;
  const auto decoded = dossier::parse_json("\"" + std::string(raw) + "\"");
  return decoded && decoded->text() && *decoded->text() == name;
}

char32_t hex4(std::string_view raw, std::size_t at) {
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = raw[i];
    value = value * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return value;
}

// Appends the character of the escape at raw[at]; returns the size of the escape. A surrogate pair is one character.
std::size_t decode_escape(std::string_view raw, std::size_t at, std::string& out) {
  constexpr std::string_view letters = "bfnrt";
  constexpr std::string_view controls = "\b\f\n\r\t";
  const char kind = raw[at + 1];
  if (kind != 'u') {
    const std::size_t control = letters.find(kind);
    out += control == std::string_view::npos ? kind : controls[control];
    return 2;
  }
  const char32_t first = hex4(raw, at + 2);
  if (first < 0xD800 || first >= 0xDC00) {
    dossier::append_utf8(out, first);
    return 6;
  }
  dossier::append_utf8(out, 0x10000 + ((first - 0xD800) << 10) + (hex4(raw, at + 8) - 0xDC00));
  return 12;
}

}  // namespace

dossier::MappedText text_value(std::string_view line, std::string_view name, std::uint64_t offset) {
  dossier::MappedText text;
  Walk walk(line);
  while (walk.next_quote()) {
    const bool wanted = same_name(walk.string(), name);
    walk.past_colon();
    if (!wanted) {
      walk.value();
      continue;
    }
    const std::size_t from = walk.at() + 1;
    const std::string_view raw = walk.string();
    std::string character;
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t escape = std::min(raw.find('\\', at), raw.size());
      text.copy(raw.substr(at, escape - at), offset + from + at);
      if (escape == raw.size()) break;
      character.clear();
      const std::size_t size = decode_escape(raw, escape, character);
      text.replace(character, {offset + from + escape, offset + from + escape + size});
      at = escape + size;
    }
    return text;
  }
  return text;
}

}  // namespace dossier_jsonl
