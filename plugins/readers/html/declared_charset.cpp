#include "declared_charset.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"

namespace dossier_html {
namespace {

constexpr std::size_t looked_at = 8192;  // the standard asks for 1024 bytes at least
constexpr std::string_view blanks = " \t\r\n\f";

struct Declared {
  std::string name, value;  // the name in lower case
};

// Tag by tag as the standard's prescan does, but the contents of scripts and styles are no tags.
class Prescan {
 public:
  explicit Prescan(std::string_view page) : head_(page.substr(0, looked_at)) {}

  std::string run() {
    if (auto label = xml_declaration(); !label.empty()) return label;
    while (at_ < head_.size()) {
      at_ = std::min(head_.find('<', at_), head_.size());
      const auto rest = head_.substr(at_);
      if (rest.starts_with("<!--")) {
        skip_past("-->", 2);
      } else if (starts_element(rest, "meta")) {
        at_ += 5;
        if (auto label = meta(); !label.empty()) return label;
      } else if (starts_element(rest, "script") || starts_element(rest, "style")) {
        const std::string_view end = dossier::to_lower_ascii(rest[2]) == 'c' ? "</script" : "</style";
        skip_tag();
        skip_past_folded(end);
      } else if (rest.size() > 1 && (is_letter(rest[1]) || rest[1] == '/')) {
        skip_tag();
      } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
        skip_past(">", 1);
      } else {
        ++at_;
      }
    }
    return {};
  }

 private:
  static bool is_letter(char c) { return dossier::to_lower_ascii(c) >= 'a' && dossier::to_lower_ascii(c) <= 'z'; }
  static bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }
  static bool starts_element(std::string_view rest, std::string_view name) {
    return rest.size() > name.size() + 1 && dossier::lower_ascii(rest.substr(1, name.size())) == name &&
           (is_blank(rest[name.size() + 1]) || rest[name.size() + 1] == '/' || rest[name.size() + 1] == '>');
  }
  void skip_past(std::string_view mark, std::size_t after) {
    const std::size_t found = head_.find(mark, at_ + after);
    at_ = found == std::string_view::npos ? head_.size() : found + mark.size();
  }
  void skip_past_folded(std::string_view mark) {
    while (at_ < head_.size() && dossier::lower_ascii(head_.substr(at_, mark.size())) != mark) ++at_;
  }
  void skip_tag() {
    ++at_;
    while (at_ < head_.size() && !is_blank(head_[at_]) && head_[at_] != '>') ++at_;
    while (next_attribute()) continue;
  }
  std::string xml_declaration() const {
    if (!head_.starts_with("<?xml")) return {};
    const auto declaration = head_.substr(0, head_.find('>'));
    const std::size_t at = declaration.find("encoding");
    if (at == std::string_view::npos) return {};
    const std::size_t open = declaration.find_first_of("\"'", at);
    if (open == std::string_view::npos) return {};
    const std::size_t close = declaration.find(declaration[open], open + 1);
    return std::string(declaration.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
  }

  // False at the end of the tag, which it leaves behind.
  bool next_attribute() {
    while (at_ < head_.size() && (is_blank(head_[at_]) || head_[at_] == '/')) ++at_;
    if (at_ >= head_.size()) return false;
    if (head_[at_] == '>') {
      ++at_;
      return false;
    }
    attribute_ = {};
    while (at_ < head_.size() && !is_blank(head_[at_]) &&
           std::string_view("/>").find(head_[at_]) == std::string_view::npos &&
           (head_[at_] != '=' || attribute_.name.empty()))
      attribute_.name += dossier::to_lower_ascii(head_[at_++]);
    const std::size_t behind = head_.find_first_not_of(blanks, at_);
    if (behind == std::string_view::npos || head_[behind] != '=') return true;
    at_ = std::min(head_.find_first_not_of(blanks, behind + 1), head_.size());
    if (at_ >= head_.size()) return false;
    if (head_[at_] == '"' || head_[at_] == '\'') {
      const std::size_t close = std::min(head_.find(head_[at_], at_ + 1), head_.size());
      attribute_.value = head_.substr(at_ + 1, close - at_ - 1);
      at_ = std::min(close + 1, head_.size());
    } else {
      while (at_ < head_.size() && !is_blank(head_[at_]) && head_[at_] != '>') attribute_.value += head_[at_++];
    }
    return true;
  }

  // A content counts with http-equiv, which some misspell.
  std::string meta() {
    std::string label;
    std::string content;
    bool names_type = false;
    while (next_attribute()) {
      if (attribute_.name == "charset") label = attribute_.value;
      if (attribute_.name == "content") content = attribute_.value;
      names_type |= (attribute_.name == "http-equiv" || attribute_.name == "httpequiv") &&
                    dossier::lower_ascii(attribute_.value) == "content-type";
    }
    return !label.empty() || !names_type ? label : charset_in(content);
  }
  // "text/html; charset=gbk"
  static std::string charset_in(std::string_view content) {
    const std::string lower = dossier::lower_ascii(content);
    for (std::size_t at = lower.find("charset"); at != std::string::npos; at = lower.find("charset", at + 1)) {
      std::size_t from = lower.find_first_not_of(blanks, at + 7);
      if (from == std::string::npos || lower[from] != '=') continue;
      from = lower.find_first_not_of(" \t\r\n\f\"'", from + 1);
      if (from != std::string::npos) return lower.substr(from, lower.find_first_of(" \t\r\n\f\"';", from) - from);
    }
    return {};
  }

  std::string_view head_;
  std::size_t at_ = 0;
  Declared attribute_;
};

}  // namespace

std::string declared_charset(std::string_view page) { return Prescan(page).run(); }

}  // namespace dossier_html
