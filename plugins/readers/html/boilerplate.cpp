#include "boilerplate.hpp"

#include "names.hpp"

namespace dossier_html {
namespace {

class Marker {
 public:
  Marker(const Page& page, const std::vector<std::uint32_t>& marks, FlatPage& flat)
      : page_(page), marks_(marks), flat_(flat), mass_(page, flat), total_(mass_.prose(0)) {
    while (first_heading_ < page.size() && page[first_heading_].tag != Tag::h1) ++first_heading_;
  }

  void run() {
    for (std::uint32_t i = 1; i < page_.size();) {
      if (page_[i].tag != Tag::text && is_boilerplate(i)) {
        const auto kind = furniture_of(i);
        for (std::size_t c = mass_.first_chunk(i); c < mass_.end_chunk(i); ++c) {
          flat_.chunks[c].wanted = false;
          flat_.chunks[c].furniture = kind;
        }
        i = page_[i].end;
      } else {
        ++i;
      }
    }
  }

 private:
  bool holds_at_most(std::uint32_t i, std::size_t percent) const { return mass_.prose(i) * 100 <= total_ * percent; }

  bool is_boilerplate(std::uint32_t i) const {
    const Tag tag = page_[i].tag;
    if (mass_.bytes(i) == 0 || tag == Tag::html || tag == Tag::body || tag == Tag::p) return false;
    const std::uint32_t marks = marks_[i];
    if (marks & names_comments && !is_heading(tag)) return is_comments(i);
    if (marks & names_hidden && holds_at_most(i, 30)) return true;
    if (tag == Tag::nav || tag == Tag::menu) return holds_at_most(i, 40);
    const bool body = marks & names_body;
    if (tag == Tag::aside || tag == Tag::footer || tag == Tag::form) return !body && holds_at_most(i, 30);
    const auto role = page_.attribute(i, Attribute::role);
    for (const std::string_view other : {"navigation", "search", "banner", "contentinfo", "complementary", "dialog",
                                         "alert", "menu", "menubar", "tablist", "toolbar"})
      if (role == other) return holds_at_most(i, 30);
    if (page_.attribute(i, Attribute::aria_hidden) == "true" && holds_at_most(i, 10)) return true;
    if (body || tag == Tag::main || is_heading(tag)) return false;
    if (marks & names_furniture) return !holds_body(i) && holds_at_most(i, marks & names_article ? 20 : 30);
    if (marks & names_margin) return is_margin(i);
    return false;
  }

  Furniture furniture_of(std::uint32_t i) const {
    const Tag tag = page_[i].tag;
    if (marks_[i] & names_comments && !is_heading(tag)) return Furniture::comments;
    const auto role = page_.attribute(i, Attribute::role);
    const bool navigates = tag == Tag::nav || tag == Tag::menu || tag == Tag::header || tag == Tag::footer ||
                           role == "navigation" || role == "menu" || role == "menubar" || role == "banner" ||
                           role == "contentinfo";
    return navigates ? Furniture::navigation : Furniture::other;
  }

  // If it contains an article's body, the name means something else here.
  bool holds_body(std::uint32_t i) const {
    for (std::uint32_t k = i + 1; k < page_[i].end; ++k)
      if ((marks_[k] & names_body || page_.attribute(k, Attribute::itemprop) == "articleBody") && mass_.prose(k) > 250)
        return true;
    return false;
  }
  bool is_comments(std::uint32_t i) const {
    constexpr std::size_t enough_besides = 250;
    if (holds_body(i) && !holds_at_most(i, 20)) return false;
    if (holds_at_most(i, 30)) return true;
    for (std::uint32_t k = i + 1; k < page_[i].end; ++k)
      if (page_[k].tag == Tag::h1 || page_[k].tag == Tag::main) return false;
    return total_ - mass_.prose(i) >= enough_besides || follows_article(i);
  }
  // However short: its heading and some prose precede the element.
  bool follows_article(std::uint32_t i) const {
    return first_heading_ < i && mass_.prose_between(first_heading_, i) > 0;
  }
  bool is_margin(std::uint32_t i) const {
    constexpr std::size_t little = 160;
    if (!holds_at_most(i, 10)) return false;
    const std::size_t bytes = mass_.bytes(i);
    return mass_.link_bytes(i) * 5 > bytes * 2 || mass_.stops(i) == 0 || (bytes < little && mass_.prose(i) == 0);
  }

  const Page& page_;
  const std::vector<std::uint32_t>& marks_;
  FlatPage& flat_;
  TextMass mass_;
  std::size_t total_;
  std::uint32_t first_heading_ = 1;  // <h1>
};

}  // namespace

bool is_prose(const Chunk& chunk) {
  constexpr std::size_t shortest = 40;
  return chunk.size() >= shortest && chunk.link_bytes * 3 < chunk.size() && chunk.stops + chunk.commas > 0;
}

TextMass::TextMass(const Page& page, const FlatPage& flat) : page_(page) {
  constexpr std::size_t longest_cell = 300;  // of a table of data
  const auto& chunks = flat.chunks;
  chunk_at_.resize(page.size() + 1);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i <= page.size(); ++i) {
    while (next < chunks.size() && chunks[next].first_text < i) ++next;
    chunk_at_[i] = next;
  }
  prose_.resize(chunks.size() + 1);
  bytes_ = links_ = stops_ = long_ = prose_;
  for (std::size_t c = 0; c < chunks.size(); ++c) {
    const bool wanted = chunks[c].wanted;
    prose_[c + 1] = prose_[c] + (wanted && is_prose(chunks[c]) ? chunks[c].size() : 0);
    bytes_[c + 1] = bytes_[c] + (wanted ? chunks[c].size() : 0);
    links_[c + 1] = links_[c] + (wanted ? chunks[c].link_bytes : 0);
    long_[c + 1] = long_[c] + (chunks[c].size() > longest_cell);
    stops_[c + 1] = stops_[c] + (wanted ? chunks[c].stops : 0);
  }
}

std::vector<std::uint32_t> all_name_marks(const Page& page) {
  std::vector<std::uint32_t> marks(page.size());
  for (std::uint32_t i = 1; i < page.size(); ++i) marks[i] = name_marks(page, i);
  return marks;
}

void mark_boilerplate(const Page& page, const std::vector<std::uint32_t>& marks, FlatPage& flat) {
  Marker(page, marks, flat).run();
}

}  // namespace dossier_html
