// Reading JSON (RFC 8259), strictly: no comments, no duplicate keys, valid UTF-8, bounded depth.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/json.hpp"
#include "dossier/text/utf8.hpp"

DOSSIER_NAMESPACE_BEGIN

struct JsonFault {
  std::size_t offset = 0;  // bytes from the beginning of the text
  std::string message;     // "expected ',' or '}', found 'x'"
};

// A member of an object in place in a text, as json_scan.hpp returns it.
struct JsonMember {
  std::string_view name;
  std::string_view value;
};

class JsonParser {
 public:
  explicit JsonParser(std::string_view text) : text_(text) {}

  // The value; nothing if the text is not valid, of which fault() has the place and the reason.
  std::optional<Json> parse() {
    Json value;
    if (!parse_all(&value)) return std::nullopt;
    return value;
  }
  // Whether parse() would return a value, except that duplicate keys are not found; builds nothing, and is a few times
  // as fast. members: receives those of the outermost object.
  bool check(std::vector<JsonMember>* members = nullptr) {
    members_ = members;
    return parse_all(nullptr);
  }
  // After check(): whether the name of a member has escapes.
  bool has_escaped_names() const { return escaped_names_; }
  const JsonFault& fault() const { return fault_; }

  // The content of a well-formed string, given with its quotes.
  static void unescape(std::string_view quoted, std::string& out) {
    const auto inside = quoted.substr(1, quoted.size() - 2);
    if (inside.find('\\') == std::string_view::npos) {
      out = inside;
      return;
    }
    out.clear();
    JsonParser(quoted).parse_string(&out);
  }

 private:
  static constexpr int max_depth = 128;

  bool fail(std::string message) {
    if (fault_.message.empty()) fault_ = {at_, std::move(message)};
    return false;
  }
  bool expected(std::string_view what) {
    if (at_ >= text_.size()) return fail("expected " + std::string(what) + ", found the end");
    const auto c = static_cast<unsigned char>(text_[at_]);
    std::string found = c < 0x20 || c >= 0x7F ? "byte " + std::to_string(c) : "'" + std::string(1, text_[at_]) + "'";
    return fail("expected " + std::string(what) + ", found " + found);
  }
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
      ++at_;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  // Here and below: the value goes to `out`; null: it is only checked.
  bool parse_all(Json* out) {
    skip_space();
    if (!parse_value(out, 0)) return false;
    skip_space();
    return at_ == text_.size() || fail("expected the end, found more");
  }

  bool parse_value(Json* out, int depth) {
    if (depth > max_depth) return fail("nested deeper than 128 levels");
    if (at_ >= text_.size()) return expected("a value");
    switch (text_[at_]) {
      case '{': return parse_object(out, depth);
      case '[': return parse_array(out, depth);
      case '"': {
        if (!out) return parse_string(nullptr);
        std::string value;
        if (!parse_string(&value)) return false;
        *out = Json(std::move(value));
        return true;
      }
      case 't': return parse_word("true", out, true);
      case 'f': return parse_word("false", out, false);
      case 'n': return parse_word("null", out, nullptr);
      default: return parse_number(out);
    }
  }

  template <class Value>
  bool parse_word(std::string_view word, Json* out, Value value) {
    if (text_.substr(at_, word.size()) != word) return expected("a value");
    at_ += word.size();
    if (out) *out = Json(value);
    return true;
  }

  bool digits() {
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return at_ > from;
  }
  bool parse_number(Json* out) {
    const std::size_t from = at_;
    take('-');
    if (!take('0') && !digits()) return expected(from == at_ ? "a value" : "a digit");
    if (take('.') && !digits()) return expected("a digit");
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!digits()) return expected("a digit");
    }
    if (out) *out = Json(Json::Number{std::string(text_.substr(from, at_ - from))});
    return true;
  }

  bool hex4(char32_t& out) {
    out = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_ >= text_.size()) return expected("a hexadecimal digit");
      const char c = text_[at_];
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return expected("a hexadecimal digit");
      out = out * 16 + static_cast<char32_t>(digit);
    }
    return true;
  }
  static bool add(std::string* out, char c) {
    if (out) *out += c;
    return true;
  }
  bool parse_escape(std::string* out) {
    if (at_ >= text_.size()) return expected("an escaped character");
    switch (text_[at_++]) {
      case '"': return add(out, '"');
      case '\\': return add(out, '\\');
      case '/': return add(out, '/');
      case 'b': return add(out, '\b');
      case 'f': return add(out, '\f');
      case 'n': return add(out, '\n');
      case 'r': return add(out, '\r');
      case 't': return add(out, '\t');
      case 'u': {
        char32_t c = 0;
        char32_t low = 0;
        if (!hex4(c)) return false;
        if (c >= 0xD800 && c < 0xDC00) {
          if (!take('\\') || !take('u')) return fail("half of a surrogate pair");
          if (!hex4(low)) return false;
          if (low < 0xDC00 || low >= 0xE000) return fail("half of a surrogate pair");
          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        } else if (c >= 0xDC00 && c < 0xE000) {
          return fail("half of a surrogate pair");
        }
        if (out) append_utf8(*out, c);
        return true;
      }
      default: --at_; return expected("an escaped character");
    }
  }
  bool parse_string(std::string* out) {
    ++at_;
    while (at_ < text_.size()) {
      const std::size_t from = at_;
      at_ = json_scan::end_of_plain<true>(text_, at_);
      if (out) out->append(text_, from, at_ - from);
      if (at_ >= text_.size()) break;
      if (take('"')) return true;
      if (take('\\')) {
        if (!parse_escape(out)) return false;
      } else if (static_cast<unsigned char>(text_[at_]) < 0x20) {
        return expected("an escaped control character");
      } else {
        const auto point = decode_utf8(text_, at_);
        if (!point.valid) return fail("not valid UTF-8");
        if (out) out->append(text_, at_, point.size);
        at_ += point.size;
      }
    }
    return expected("'\"'");
  }

  bool parse_array(Json* out, int depth) {
    ++at_;
    Json::Array items;
    skip_space();
    if (!take(']')) {
      do {
        skip_space();
        if (!parse_value(out ? &items.emplace_back() : nullptr, depth + 1)) return false;
        skip_space();
      } while (take(','));
      if (!take(']')) return expected("',' or ']'");
    }
    if (out) *out = Json(std::move(items));
    return true;
  }

  // Keeps the cost of objects with very many members from being quadratic.
  static bool is_member(const Json::Object& members, std::set<std::string, std::less<>>& names,
                        const std::string& key) {
    constexpr std::size_t largest_searched = 32;
    if (members.size() < largest_searched) {
      for (const auto& member : members)
        if (member.first == key) return true;
      return false;
    }
    if (names.empty())
      for (const auto& member : members) names.insert(member.first);
    return !names.insert(key).second;
  }

  bool parse_object(Json* out, int depth) {
    ++at_;
    Json::Object members;
    std::set<std::string, std::less<>> names;  // of a large object; a small one is searched linearly
    skip_space();
    if (!take('}')) {
      do {
        skip_space();
        if (at_ >= text_.size() || text_[at_] != '"') return expected("a key in quotes");
        const std::size_t key_at = at_;
        std::string key;
        if (!parse_string(out ? &key : nullptr)) return false;
        const auto name = text_.substr(key_at + 1, at_ - key_at - 2);
        if (!out) escaped_names_ = escaped_names_ || name.find('\\') != name.npos;
        if (out && is_member(members, names, key)) {
          at_ = key_at;
          return fail("the key \"" + key + "\" stands twice");
        }
        skip_space();
        if (!take(':')) return expected("':'");
        skip_space();
        if (out) members.emplace_back().first = std::move(key);
        const std::size_t value_at = at_;
        if (!parse_value(out ? &members.back().second : nullptr, depth + 1)) return false;
        if (depth == 0 && members_) members_->push_back({name, text_.substr(value_at, at_ - value_at)});
        skip_space();
      } while (take(','));
      if (!take('}')) return expected("',' or '}'");
    }
    if (out) *out = Json(std::move(members));
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool escaped_names_ = false;
  std::vector<JsonMember>* members_ = nullptr;
  JsonFault fault_;
};

// The value, or nothing. For the reason, use JsonParser.
inline std::optional<Json> parse_json(std::string_view text) { return JsonParser(text).parse(); }

DOSSIER_NAMESPACE_END
