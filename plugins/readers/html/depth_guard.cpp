#include "depth_guard.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"

namespace dossier_html {
namespace {

constexpr std::size_t deepest = 512;
constexpr std::size_t most_elements = 200'000;

bool is_letter(char c) { return dossier::to_lower_ascii(c) >= 'a' && dossier::to_lower_ascii(c) <= 'z'; }

bool same_name(std::string_view text, std::string_view name) {
  return std::equal(text.begin(), text.end(), name.begin(), name.end(),
                    [](char a, char b) { return dossier::to_lower_ascii(a) == b; });
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view n) { return same_name(name, n); });
}

// Elements without an end tag, or whose end tag is often left out: they do not count as nesting.
bool is_flat(std::string_view name) {
  return is_one_of(name, {"br",  "img",    "p",     "li",    "input",  "meta", "link", "hr",  "td",    "tr",
                          "th",  "option", "dt",    "dd",    "source", "area", "base", "col", "embed", "track",
                          "wbr", "param",  "tbody", "thead", "tfoot",  "html", "head", "body"});
}

class Guard {
 public:
  explicit Guard(std::string_view html) { page_.html = html; }

  GuardedPage run() {
    auto& html = page_.html;
    for (std::size_t at = html.find('<'); at != std::string::npos && at + 1 < html.size(); at = html.find('<', at)) {
      if (html.compare(at, 4, "<!--") == 0) {
        at = after(html.find("-->", at + 4), 3);
      } else if (is_letter(html[at + 1])) {
        at = start_tag(at);
      } else if (html[at + 1] == '/' && at + 2 < html.size() && is_letter(html[at + 2])) {
        at = end_tag(at);
      } else {
        ++at;
      }
      if (at >= html.size()) break;
    }
    return std::move(page_);
  }

 private:
  std::size_t after(std::size_t found, std::size_t size) const {
    return found == std::string::npos ? page_.html.size() : found + size;
  }
  std::string_view name_at(std::size_t at) const {
    std::size_t end = at;
    while (end < page_.html.size() && std::string_view(" \t\n\r\f/>").find(page_.html[end]) == std::string_view::npos)
      ++end;
    return std::string_view(page_.html).substr(at, end - at);
  }
  // The byte after the tag; a quoted value may contain '>'.
  std::size_t tag_end(std::size_t at) const {
    const auto& html = page_.html;
    for (; at < html.size(); ++at) {
      if (html[at] == '>') return at + 1;
      if ((html[at] == '"' || html[at] == '\'') && html[at - 1] == '=') {
        at = html.find(html[at], at + 1);
        if (at == std::string::npos) return html.size();
      }
    }
    return html.size();
  }
  std::size_t start_tag(std::size_t at) {
    const std::string name(name_at(at + 1));
    const std::size_t end = tag_end(at + 1 + name.size());
    const bool closed = end >= 2 && page_.html[end - 2] == '/';
    for (const std::string_view raw : {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
      if (same_name(name, raw)) return raw_text_end(end, raw);
    if (elements_ == most_elements) {
      ++page_.too_many;
      blank(at, end);
      return end;
    }
    ++elements_;
    if (is_flat(name) || closed) return end;
    if (depth_ < deepest) {
      ++depth_;
    } else {
      ++too_deep_;
      ++page_.too_deep;
      blank(at, end);
    }
    return end;
  }
  void blank(std::size_t at, std::size_t end) { std::fill(page_.html.data() + at, page_.html.data() + end, ' '); }
  std::size_t raw_text_end(std::size_t at, std::string_view name) const {
    for (at = page_.html.find("</", at); at != std::string::npos; at = page_.html.find("</", at + 2))
      if (same_name(name_at(at + 2), name)) return after(page_.html.find('>', at), 1);
    return page_.html.size();
  }
  std::size_t end_tag(std::size_t at) {
    const auto name = name_at(at + 2);
    const bool flat = is_flat(name);
    const std::size_t end = after(page_.html.find('>', at), 1);
    if (flat) return end;
    if (too_deep_ > 0) {
      --too_deep_;
      blank(at, end);
    } else if (depth_ > 0) {
      --depth_;
    }
    return end;
  }

  GuardedPage page_;
  std::size_t elements_ = 0;
  std::size_t depth_ = 0;
  std::size_t too_deep_ = 0;
};

}  // namespace

GuardedPage guard_depth(std::string_view html) { return Guard(html).run(); }

}  // namespace dossier_html
