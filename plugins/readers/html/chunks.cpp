#include "chunks.hpp"

#include <algorithm>
#include <utility>

#include "raised.hpp"
#include "text_nodes.hpp"

namespace dossier_html {
namespace {

bool is_never_text(Tag tag) {
  switch (tag) {
    case Tag::audio:
    case Tag::button:
    case Tag::canvas:
    case Tag::embed:
    case Tag::frameset:
    case Tag::head:
    case Tag::iframe:
    case Tag::input:
    case Tag::map:
    case Tag::math:
    case Tag::noscript:
    case Tag::object:
    case Tag::optgroup:
    case Tag::option:
    case Tag::rp:
    case Tag::rt:  // how the characters before it are read
    case Tag::script:
    case Tag::select:
    case Tag::style:
    case Tag::svg:
    case Tag::template_:
    case Tag::textarea:
    case Tag::title:
    case Tag::video:
    case Tag::link:
    case Tag::meta: return true;
    default: return false;
  }
}

bool is_hidden(const Page& page, std::uint32_t node) {
  if (page[node].attribute_count == 0) return false;
  if (page.has(node, Attribute::hidden)) return true;
  const auto style = page.attribute(node, Attribute::style);
  for (std::size_t at = style.find("display"); at != std::string_view::npos; at = style.find("display", at + 7)) {
    std::size_t value = at + 7;
    while (value < style.size() && (style[value] == ' ' || style[value] == ':')) ++value;
    if (style.substr(value, 4) == "none") return true;
  }
  return false;
}

class Flattener {
 public:
  explicit Flattener(const Page& page) : page_(page), nodes_(page) { out_.skipped.resize(page.size()); }

  FlatPage run() {
    std::vector<std::uint32_t> open;  // elements that end later
    for (std::uint32_t i = 1; i < page_.size();) {
      while (!open.empty() && page_[open.back()].end <= i) leave(open);
      const auto& node = page_[i];
      if (node.tag == Tag::text) {
        add_text(i);
        ++i;
        continue;
      }
      if (is_never_text(node.tag) || (node.tag != Tag::body && node.tag != Tag::html && is_hidden(page_, i))) {
        out_.skipped[i] = true;
        i = node.end;
        continue;
      }
      if (node.tag == Tag::br) {
        line_break();
      } else if (is_block(node.tag)) {
        close();
        block_ = i;
      } else if (node.tag == Tag::a) {
        ++links_;
        ++chunk_.links;
      } else if (node.tag == Tag::b || node.tag == Tag::strong) {
        ++bolds_;
      } else if (node.tag == Tag::sup && chunk_open_) {
        raised_ = raised(page_, i, std::string_view(out_.text.text()).substr(chunk_.span.start));
      }
      open.push_back(i);
      ++i;
    }
    while (!open.empty()) leave(open);
    close();
    return std::move(out_);
  }

 private:
  void leave(std::vector<std::uint32_t>& open) {
    const std::uint32_t node = open.back();
    open.pop_back();
    const Tag tag = page_[node].tag;
    if (tag == Tag::a) --links_;
    if (tag == Tag::b || tag == Tag::strong) --bolds_;
    if (tag == Tag::sup) end_raised();
    if (!is_block(tag)) return;
    close();
    block_ = 0;
    for (auto it = open.rbegin(); it != open.rend() && block_ == 0; ++it)
      if (is_block(page_[*it].tag)) block_ = *it;
  }

  // One break is a line end inside the chunk; two start a new chunk.
  void line_break() {
    if (breaks_ > 0) return close();
    ++breaks_;
    space_ = true;
  }

  void add_text(std::uint32_t i) {
    dossier::MappedText raw;
    nodes_.append(i, raw);
    const std::string_view text = raw.text();
    const bool in_pre = page_[block_].tag == Tag::pre;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t space = space_size(text, at);
      if (space) {
        if (in_pre && text[at] == '\n' && chunk_open_) {
          flush_space();
          out_.text.append(raw, {at, at + 1});
          at += 1;
          continue;
        }
        if (!space_ && chunk_open_) space_from_ = raw.source_of({at, at + space});
        space_ = true;
        at += space;
        continue;
      }
      if (const std::size_t nothing = nothing_size(text, at)) {
        at += nothing;
        continue;
      }
      begin(i);
      begin_raised();
      flush_space();
      std::size_t end = at;  // words with single spaces between them are copied together
      while (end < text.size() && !nothing_size(text, end)) {
        if (space_size(text, end) && (text[end] != ' ' || end + 1 >= text.size() || space_size(text, end + 1))) break;
        ++end;
      }
      count(text.substr(at, end - at));
      out_.text.append(raw, {at, end});
      at = end;
    }
  }
  static std::size_t space_size(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') return 1;
    return c == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0' ? 2 : 0;
  }
  // Soft hyphens, zero-width spaces and byte order marks are not part of a word.
  static std::size_t nothing_size(std::string_view text, std::size_t at) {
    for (const std::string_view mark : {"\xC2\xAD", "\xE2\x80\x8B", "\xEF\xBB\xBF"})
      if (text[at] == mark[0] && text.substr(at, mark.size()) == mark) return mark.size();
    return 0;
  }
  void begin(std::uint32_t text_node) {
    if (chunk_open_) return;
    chunk_open_ = true;
    const std::uint32_t links = chunk_.links;
    chunk_ = Chunk{};
    chunk_.links = std::max<std::uint32_t>(links, links_ > 0);
    chunk_.node = block_;
    chunk_.first_text = text_node;
    chunk_.span = {out_.text.size(), out_.text.size()};
    space_ = false;
    breaks_ = 0;
  }
  // What separates raised figures stands right before and after them.
  void begin_raised() {
    if (raised_.before.empty()) return;
    space_ = false;
    out_.text.insert(std::exchange(raised_.before, {}));
  }
  void end_raised() {
    if (raised_.before.empty()) out_.text.insert(raised_.after);
    raised_ = {};
  }
  void flush_space() {
    if (breaks_ > 0) {
      out_.text.insert("\n");
    } else if (space_) {
      if (space_from_.size()) {
        out_.text.replace(" ", space_from_);
      } else {
        out_.text.insert(" ");
      }
    }
    space_ = false;
    breaks_ = 0;
    space_from_ = {};
  }
  void count(std::string_view words) {
    const auto size = static_cast<std::uint32_t>(words.size());
    if (links_ > 0) chunk_.link_bytes += size;
    if (bolds_ > 0) chunk_.bold_bytes += size;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const char c = words[i];
      if (c == '.' || c == '!' || c == '?') ++chunk_.stops;
      if (c == ',') ++chunk_.commas;
      if (c == '\xE3' && i + 2 < words.size() && words[i + 1] == '\x80') {  // ideographic comma and full stop
        if (words[i + 2] == '\x82') ++chunk_.stops;
        if (words[i + 2] == '\x81') ++chunk_.commas;
      }
    }
  }
  void close() {
    raised_ = {};
    if (chunk_open_) {
      chunk_.span.end = out_.text.size();
      out_.chunks.push_back(chunk_);
      out_.text.insert("\n");
    }
    chunk_open_ = false;
    chunk_ = Chunk{};
    space_ = false;
    breaks_ = 0;
    space_from_ = {};
  }

  const Page& page_;
  TextNodes nodes_;
  FlatPage out_;
  Chunk chunk_;
  bool chunk_open_ = false;
  bool space_ = false;
  dossier::Span space_from_;
  Raised raised_;  // of the <sup> that is open
  int breaks_ = 0;
  int links_ = 0;
  int bolds_ = 0;
  std::uint32_t block_ = 0;
};

}  // namespace

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::body:
    case Tag::caption:
    case Tag::center:
    case Tag::dd:
    case Tag::details:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::hr:
    case Tag::html:
    case Tag::legend:
    case Tag::li:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul: return true;
    default: return false;
  }
}

FlatPage flatten(const Page& page) { return Flattener(page).run(); }

}  // namespace dossier_html
