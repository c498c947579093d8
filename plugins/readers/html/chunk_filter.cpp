#include "chunk_filter.hpp"

#include <algorithm>

#include "article_chunk.hpp"
#include "dossier/text/dates.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/utf8.hpp"
#include "names.hpp"
#include "page_title.hpp"

namespace dossier_html {
namespace {

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

// Phrases that sites insert between or after the paragraphs of an article.
bool is_stock_phrase(std::string_view text) {
  constexpr std::size_t longest = 120;
  const std::string lower = dossier::lower_word(text.substr(0, longest));
  if (text.size() < 40 && starts_with_any(lower, {"advertisement", "anzeige",
                                                  "werbung",       "publicité",
                                                  "publicidad",    "share",
                                                  "teilen",        "tweet",
                                                  "print",         "drucken",
                                                  "email",         "e-mail",
                                                  "pin it",        "comments",
                                                  "kommentare",    "loading",
                                                  "listen",        "save",
                                                  "follow",        "like this",
                                                  "reply",         "read more",
                                                  "weiterlesen",   "mehr lesen",
                                                  "lire la suite", "continue reading",
                                                  "view comments", "skip to",
                                                  "back to",       "next",
                                                  "previous",      "zurück",
                                                  "nach oben",     "foto:",
                                                  "image:",        "photo:"}))
    return true;
  return starts_with_any(lower, {"copyright ©",
                                 "© ",
                                 "copyright 20",
                                 "all rights reserved",
                                 "alle rechte vorbehalten",
                                 "read also:",
                                 "read more:",
                                 "also read:",
                                 "see also:",
                                 "related:",
                                 "tags:",
                                 "tagged ",
                                 "filed under",
                                 "posted in ",
                                 "categories:",
                                 "share this",
                                 "share on ",
                                 "follow us on",
                                 "subscribe to ",
                                 "sign up for ",
                                 "lesen sie auch",
                                 "mehr zum thema",
                                 "lesen sie mehr",
                                 "schlagwörter:",
                                 "kategorie:",
                                 "kategorien:",
                                 "veröffentlicht in ",
                                 "leave a comment",
                                 "schreibe einen kommentar",
                                 "leave a reply",
                                 "no comments",
                                 "keine kommentare",
                                 "click to share",
                                 "klick, um",
                                 "this site uses cookies",
                                 "we use cookies",
                                 "your email address will not",
                                 "please enable javascript",
                                 "a lire aussi",
                                 "à lire aussi",
                                 "lire aussi",
                                 "lea también",
                                 "leia também",
                                 "leggi anche",
                                 "czytaj też",
                                 "lees ook",
                                 "gefällt mir"});
}

class Filter {
 public:
  Filter(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat, const TextMass& mass,
         std::uint32_t container, std::string_view body)
      : page_(page), marks_(marks), flat_(flat), mass_(mass), body_(body), container_(container) {
    note_nested_tables();
  }

  std::vector<ArticleChunk> run(std::optional<std::size_t> title, const std::vector<std::string>& summaries) {
    for (const auto& summary : summaries) summaries_.push_back(folded(summary));
    add_lead(title);
    const auto rules = rule();
    const TraitFinder traits(page_, marks_, flat_, mass_, container_, rules, body_);
    for (std::size_t c = mass_.first_chunk(container_); c < flat_.chunks.size(); ++c)
      if (!rules[c].comment && !rules[c].stock_phrase) {
        if (is_article_chunk(traits.of(c))) {
          kept_.push_back({c, places_[c].kind, places_[c].group});
        } else if (sums_up(c)) {
          kept_.push_back({c, ChunkKind::deck, 0});
        }
      }
    drop_empty_headings();
    return std::move(kept_);
  }

  std::vector<RuledChunk> rule() {
    places_.resize(flat_.chunks.size());
    std::vector<RuledChunk> rules(flat_.chunks.size());
    for (std::size_t c = mass_.first_chunk(container_); c < flat_.chunks.size(); ++c) {
      const auto& chunk = flat_.chunks[c];
      places_[c] = place_of(chunk);
      const bool inside = c < mass_.end_chunk(container_);
      rules[c] = {inside && chunk.wanted && keeps(chunk, places_[c]), is_stock_phrase(flat_.of(chunk)),
                  trait_of(places_[c].kind), !chunk.wanted && in_comments(chunk)};
    }
    return rules;
  }

 private:
  bool in_comments(const Chunk& chunk) const {
    for (std::uint32_t i = chunk.node; i > 0; i = page_[i].parent)
      if (marks_[i] & names_comments && !(i <= container_ && container_ < page_[i].end)) return true;
    return false;
  }
  static ChunkTrait trait_of(ChunkKind kind) {
    switch (kind) {
      case ChunkKind::heading: return ChunkTrait::heading;
      case ChunkKind::list: return ChunkTrait::list;
      case ChunkKind::quote: return ChunkTrait::quote;
      case ChunkKind::caption: return ChunkTrait::caption;
      case ChunkKind::table: return ChunkTrait::table;
      default: return ChunkTrait::always;
    }
  }
  struct Place {
    ChunkKind kind = ChunkKind::paragraph;
    std::uint32_t group = 0;
    Tag tag = Tag::other;
    bool in_paragraph = false;
    bool near_picture = false;  // in a small element that holds a picture
  };

  Place place_of(const Chunk& chunk) {
    Place place;
    place.tag = page_[chunk.node].tag;
    if (is_heading(place.tag)) place.kind = ChunkKind::heading;
    const bool inside = chunk.node >= container_;
    for (std::uint32_t i = chunk.node; i > (inside ? container_ : 0); i = page_[i].parent) {
      const Tag tag = page_[i].tag;
      if (tag == Tag::p) place.in_paragraph = true;
      if (!inside && !place.near_picture && mass_.bytes(i) < chunk.size() + 60) place.near_picture = holds_picture(i);
      if (is_heading(tag)) place.kind = ChunkKind::heading;
      if (tag == Tag::table && place.kind == ChunkKind::table && is_data_table(i)) place.group = i;  // the outermost
      if (place.group) continue;
      if (tag == Tag::figcaption || tag == Tag::figure || (marks_[i] & names_caption && mass_.bytes(i) < 600)) {
        place.kind = ChunkKind::caption;
        place.group = i;
      } else if (tag == Tag::ul || tag == Tag::ol || tag == Tag::dl) {
        if (place.kind == ChunkKind::paragraph) place.kind = ChunkKind::list;
        place.group = i;
      } else if (tag == Tag::blockquote) {
        if (place.kind == ChunkKind::paragraph) place.kind = ChunkKind::quote;
        place.group = i;
      } else if (tag == Tag::table) {
        if (place.kind == ChunkKind::paragraph && is_data_table(i)) place.kind = ChunkKind::table;
        place.group = i;
      }
    }
    return place;
  }
  bool holds_picture(std::uint32_t node) const {
    for (std::uint32_t i = node + 1; i < page_[node].end; ++i)
      if (page_[i].tag == Tag::img || page_[i].tag == Tag::figure || page_[i].tag == Tag::video) return true;
    return false;
  }
  // Old pages use tables for layout; those contain prose or much of the article.
  bool is_data_table(std::uint32_t table) const {
    if (mass_.holds_long_chunk(table)) return false;
    return !holds_table_[table] || mass_.bytes(table) * 2 < mass_.bytes(container_);
  }
  void note_nested_tables() {
    holds_table_.assign(page_.size(), false);
    for (std::uint32_t i = 1; i < page_.size(); ++i)
      if (page_[i].tag == Tag::table)
        for (std::uint32_t outer = page_[i].parent; outer > 0 && !holds_table_[outer]; outer = page_[outer].parent)
          holds_table_[outer] = true;
  }

  void add_lead(std::optional<std::size_t> title) {
    constexpr std::size_t shortest = 60;
    const std::size_t first = mass_.first_chunk(container_);
    const std::size_t from = title ? *title + 1 : first > farthest_ ? first - farthest_ : 0;
    if (from >= first + farthest_ || first > from + farthest_) return;
    for (std::size_t c = from; c < std::min(first + farthest_, flat_.chunks.size()) && !summed_up_; ++c)
      if (is_summary(flat_.of(flat_.chunks[c])) && place_of(flat_.chunks[c]).kind != ChunkKind::caption) summed_up_ = c;
    for (std::size_t c = from; c < first; ++c) {
      const auto& chunk = flat_.chunks[c];
      if (sums_up(c)) kept_.push_back({c, ChunkKind::deck, 0});
      if (sums_up(c) || !title || !chunk.wanted || chunk.size() < shortest || !is_prose(chunk) ||
          is_stock_phrase(flat_.of(chunk)))
        continue;
      const auto place = place_of(chunk);
      if (place.kind == ChunkKind::caption || place.kind == ChunkKind::table || place.kind == ChunkKind::list) continue;
      if (place.near_picture || dossier::find_written_date(flat_.of(chunk)) || says_who(chunk)) continue;
      kept_.push_back({c, ChunkKind::deck, 0});
    }
  }
  bool sums_up(std::size_t chunk) const { return summed_up_ == chunk; }

  // Whether it begins as what the page's tags say of the article, which may be cut short.
  bool is_summary(std::string_view text) const {
    constexpr std::size_t shortest = 40;
    constexpr std::size_t longest = 1000;
    constexpr std::size_t compared = 160;
    constexpr std::size_t farthest_word = 24;
    if (text.size() < shortest || text.size() > longest || summaries_.empty()) return false;
    std::size_t end = std::min(text.size(), compared);
    while (!dossier::is_utf8_boundary(text, end)) --end;
    const std::string key = folded(text.substr(0, end));
    return std::any_of(summaries_.begin(), summaries_.end(), [&](const std::string& summary) {
      if (summary.size() < shortest) return false;
      const std::size_t at = key.find(summary.substr(0, shortest));  // "Coach A. Doe" for "A. Doe"
      if (at > farthest_word) return false;
      const std::size_t size = std::min(key.size() - at, summary.size());
      return key.compare(at, size, summary, 0, size) == 0;
    });
  }

  bool says_who(const Chunk& chunk) const {
    for (std::uint32_t i = chunk.node; i > 0 && mass_.bytes(i) < chunk.size() * 2; i = page_[i].parent)
      if (marks_[i] & (names_author | names_date)) return true;
    return flat_.of(chunk).starts_with("By ");
  }

  bool keeps(const Chunk& chunk, const Place& place) const {
    const std::size_t size = chunk.size();
    const std::size_t links = chunk.link_bytes;
    const auto text = flat_.of(chunk);
    if (is_stock_phrase(text)) return false;
    switch (place.kind) {
      case ChunkKind::heading: return links * 5 < size * 4 || size > 200;
      case ChunkKind::caption: return false;
      case ChunkKind::table: return mass_.link_bytes(place.group) * 2 < mass_.bytes(place.group);
      case ChunkKind::list: return keeps_list(place.group) && !(links * 10 > size * 9 && size < 60 && chunk.stops == 0);
      default: break;
    }
    if (links * 10 > size * 7 && size < 250) return false;
    if (place.in_paragraph || place.kind == ChunkKind::quote) return true;
    constexpr std::size_t short_piece = 50;
    if (links * 3 > size && size < 200) return false;
    return size >= short_piece || chunk.stops > 0 || is_among_prose(chunk);
  }
  bool keeps_list(std::uint32_t list) const {
    const std::size_t bytes = mass_.bytes(list);
    const std::size_t links = mass_.link_bytes(list);
    return links * 2 < bytes || (links * 3 < bytes * 2 && mass_.stops(list) > 2);
  }
  // A short line in a text with <br> breaks.
  bool is_among_prose(const Chunk& chunk) const { return mass_.prose(chunk.node) * 2 > mass_.bytes(chunk.node); }

  // Headings that are followed by nothing, or only by another heading of the same or a higher rank.
  void drop_empty_headings() {
    while (!kept_.empty() && kept_.back().kind == ChunkKind::heading) kept_.pop_back();
  }

  const Page& page_;
  const std::vector<std::uint32_t>& marks_;
  const FlatPage& flat_;
  const TextMass& mass_;
  std::string_view body_;
  std::uint32_t container_ = 0;
  std::vector<Place> places_;
  std::vector<bool> holds_table_;
  static constexpr std::size_t farthest_ = 25;  // chunks of a lead from the title and the container
  std::vector<std::string> summaries_;          // letters and digits alone
  std::optional<std::size_t> summed_up_;        // the chunk that they repeat
  std::vector<ArticleChunk> kept_;
};

}  // namespace

std::vector<ArticleChunk> filter_chunks(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                                        const TextMass& mass, std::uint32_t container, std::optional<std::size_t> title,
                                        std::string_view body, const std::vector<std::string>& summaries) {
  return Filter(page, marks, flat, mass, container, body).run(title, summaries);
}

std::vector<RuledChunk> rule_chunks(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                                    const TextMass& mass, std::uint32_t container) {
  return Filter(page, marks, flat, mass, container, {}).rule();
}

}  // namespace dossier_html
