#include "chunk_traits.hpp"

#include <algorithm>
#include <string>

#include "dossier/text/letters.hpp"
#include "names.hpp"
#include "readability.hpp"

namespace dossier_html {
namespace {

enum Part : std::uint8_t { part_aside = 1, part_footer = 2, part_form = 4, part_header = 8 };

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ull;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

// Calls act with a hash of each run of three words.
template <class Act>
void each_run_of_words(std::string_view text, const Act& act) {
  std::uint64_t before[2] = {0, 0};
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto is_word = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(text[i]);
      return dossier::is_ascii_letter(text[i]) || dossier::is_digit(text[i]) || c >= 0xC3;
    };
    std::size_t end = at;
    while (end < text.size() && (is_word(end) || static_cast<unsigned char>(text[end]) >= 0x80)) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const std::uint64_t word = hash_of(text.substr(at, end - at));
    if (++words >= 3) act(static_cast<std::uint32_t>((before[0] * 31 + before[1]) * 31 + word));
    before[0] = before[1];
    before[1] = word;
    at = end;
  }
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

TraitFinder::TraitFinder(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                         const TextMass& mass, std::uint32_t container, const std::vector<RuledChunk>& rules,
                         std::string_view body)
    : page_(page), marks_(marks), flat_(flat), mass_(mass), container_(container), rules_(rules) {
  candidate_ = readability_candidate(page, marks, flat, mass);
  inherit_marks();
  find_main_parent();
  count_texts();
  each_run_of_words(body, [&](std::uint32_t run) { body_words_.push_back(run); });
  std::sort(body_words_.begin(), body_words_.end());
}

void TraitFinder::inherit_marks() {
  inherited_.resize(page_.size());
  parts_.resize(page_.size());
  for (std::uint32_t i = 1; i < page_.size(); ++i) {
    const auto& node = page_[i];
    inherited_[i] = inherited_[node.parent];
    parts_[i] = parts_[node.parent];
    if (node.tag == Tag::text || (i <= container_ && container_ < node.end)) continue;
    inherited_[i] |= marks_[i];
    if (node.tag == Tag::aside) parts_[i] |= part_aside;
    if (node.tag == Tag::footer) parts_[i] |= part_footer;
    if (node.tag == Tag::form) parts_[i] |= part_form;
    if (node.tag == Tag::header) parts_[i] |= part_header;
  }
}

std::uint32_t TraitFinder::parent_of(const Chunk& chunk) const {
  return page_[chunk.node].tag == Tag::p ? page_[chunk.node].parent : chunk.node;
}

void TraitFinder::find_main_parent() {
  std::vector<std::size_t> prose(page_.size());
  for (std::size_t c = mass_.first_chunk(container_); c < mass_.end_chunk(container_); ++c) {
    const auto& chunk = flat_.chunks[c];
    if (!chunk.wanted || !is_prose(chunk)) continue;
    last_prose_ = c;
    const std::uint32_t parent = parent_of(chunk);
    prose[parent] += chunk.size();
    if (prose[parent] > prose[main_parent_]) main_parent_ = parent;
  }
}

void TraitFinder::count_texts() {
  std::vector<std::uint64_t> hashes;
  for (const auto& chunk : flat_.chunks)
    if (chunk.size() >= 20) hashes.push_back(hash_of(flat_.of(chunk)));
  std::sort(hashes.begin(), hashes.end());
  for (std::size_t i = 1; i < hashes.size(); ++i)
    if (hashes[i] == hashes[i - 1]) repeated_.push_back(hashes[i]);
}

bool TraitFinder::is_prose_at(std::size_t chunk) const {
  return chunk < flat_.chunks.size() && flat_.chunks[chunk].wanted && is_prose(flat_.chunks[chunk]);
}

ChunkTraits TraitFinder::of(std::size_t c) const {
  using enum ChunkTrait;
  ChunkTraits traits;
  const auto set = [&](ChunkTrait trait, bool is) { traits[static_cast<std::size_t>(trait)] = is; };
  const auto& chunk = flat_.chunks[c];
  const auto& rule = rules_[c];
  const auto text = flat_.of(chunk);
  const std::size_t size = chunk.size();
  const std::size_t first = mass_.first_chunk(container_);
  const std::size_t end = mass_.end_chunk(container_);
  set(always, true);
  set(rules_keep, rule.kept);
  set(wanted, chunk.wanted);
  set(in_container, c >= first && c < end);
  set(in_candidate, candidate_ && chunk.first_text > candidate_ && chunk.first_text < page_[candidate_].end);
  if (!body_words_.empty()) {
    std::size_t runs = 0;
    std::size_t shared = 0;
    each_run_of_words(text, [&](std::uint32_t run) {
      ++runs;
      shared += std::binary_search(body_words_.begin(), body_words_.end(), run);
    });
    set(body_has, runs > 0 && shared * 10 >= runs * 6);
    set(body_lacks, body_words_.size() > 60 && runs > 0 && shared * 10 < runs * 2);
  }
  if (rule.kind != always) set(rule.kind, true);
  std::uint32_t node = chunk.node;
  for (int up = 0; up < 3 && node && page_[node].tag != Tag::p; ++up) node = page_[node].parent;
  set(in_paragraph, page_[node].tag == Tag::p);
  set(under_15, size < 15);
  set(under_30, size < 30);
  set(under_60, size < 60);
  set(under_120, size < 120);
  set(over_250, size > 250);
  set(links_10, chunk.link_bytes * 10 > size);
  set(links_50, chunk.link_bytes * 2 > size);
  set(links_80, chunk.link_bytes * 5 > size * 4);
  set(bold_80, chunk.bold_bytes * 5 > size * 4);
  set(no_stop, chunk.stops == 0);
  const auto ends = [&](std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(), [&](auto mark) { return text.ends_with(mark); });
  };
  set(ends_with_stop, ends({".", "!", "?", "\"", "”", "“", ".)", "»", "。", "’"}));
  set(ends_with_colon, ends({":"}));
  set(comma, chunk.commas > 0);
  const std::uint32_t parent = parent_of(chunk);
  const bool before = c > 0 && is_prose_at(c - 1) && parent_of(flat_.chunks[c - 1]) == parent;
  const bool behind = is_prose_at(c + 1) && parent_of(flat_.chunks[c + 1]) == parent;
  set(main_parent, main_parent_ && (parent == main_parent_ || page_[parent].parent == main_parent_));
  set(after_prose, before);
  set(before_prose, behind);
  set(among_prose, before && behind);
  set(first_two, c >= first && c < first + 2);
  set(last_two, c < end && c + 2 >= end);
  set(behind_last_prose, c > last_prose_);
  set(behind_container, c >= end);
  const std::uint32_t marks = inherited_[chunk.node];
  set(in_furniture, marks & names_furniture);
  set(in_margin, marks & names_margin);
  set(in_comments, marks & names_comments);
  set(in_caption, marks & names_caption);
  set(in_author, marks & names_author);
  set(in_date, marks & names_date);
  set(in_article, marks & names_article);
  set(in_body, marks & names_body);
  set(in_elsewhere, marks & names_elsewhere);
  const auto parts = parts_[chunk.node];
  set(in_aside, parts & part_aside);
  set(in_footer, parts & part_footer);
  set(in_form, parts & part_form);
  set(in_header, parts & part_header);
  const std::string lower = dossier::lower_word(text.substr(0, 300));
  set(stock_phrase, rule.stock_phrase);
  set(bar, has_any(lower, {"|", "»", "›", "→"}) && size < 120);
  set(copyright, has_any(lower, {"©", "copyright", "all rights reserved"}));
  set(address, has_any(lower, {"http", "www.", "@"}));
  set(photo, has_any(lower, {"photo", "image:", "foto", "getty", "bild:", "(image", "picture:"}) && size < 250);
  set(small_first, dossier::letter_size(text, 0) > 0 && text.substr(0, 8) == std::string_view(lower).substr(0, 8));
  set(capitals,
      size > 4 && std::none_of(text.begin(), text.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; }) &&
          dossier::is_ascii_letter(text[0]));
  set(ellipsis, ends({"…", "...", "[...]", "[…]"}));
  set(repeated, size >= 20 && std::binary_search(repeated_.begin(), repeated_.end(), hash_of(text)));
  set(short_page, mass_.prose(container_) < 800);
  const auto both = [&](ChunkTrait trait, ChunkTrait a, ChunkTrait b) {
    set(trait, traits[static_cast<std::size_t>(a)] && traits[static_cast<std::size_t>(b)]);
  };
  both(stop_on_short_page, ends_with_stop, short_page);
  both(paragraph_on_short_page, in_paragraph, short_page);
  both(heading_in_main_parent, heading, main_parent);
  both(heading_behind_last_prose, heading, behind_last_prose);
  both(list_under_120, list, under_120);
  both(list_over_250, list, over_250);
  both(links_in_main_parent, links_10, main_parent);
  both(links_that_rules_keep, links_10, rules_keep);
  both(links_in_last_two, links_10, last_two);
  both(main_parent_behind_last_prose, main_parent, behind_last_prose);
  both(article_behind_container, in_article, behind_container);
  return traits;
}

}  // namespace dossier_html
