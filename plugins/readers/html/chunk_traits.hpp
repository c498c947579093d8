// What speaks for and against a chunk of a page being part of its article: traits that learned weights add up. Several extractors
// speak here, each cheap: the rules of chunk_filter, a candidate found as Readability does, the text in the JSON-LD, and the density of
// text around the chunk.
#pragma once

#include <bitset>
#include <string_view>
#include <vector>

#include "boilerplate.hpp"

namespace dossier_html {

// The names with a number are thresholds. A trait may be added or removed, but the weights must be learned again then
// (train/README.md).
enum class ChunkTrait : std::uint8_t {
  always,
  // the other extractors
  rules_keep,
  wanted,  // no boilerplate by the names of elements
  in_container,
  in_candidate,
  body_has,    // the text in the JSON-LD
  body_lacks,  // that text is there, without this chunk
  // kind
  heading,
  list,
  quote,
  table,
  caption,
  in_paragraph,
  // size and density
  under_15,
  under_30,
  under_60,
  under_120,
  over_250,
  links_10,
  links_50,
  links_80,
  bold_80,
  no_stop,
  ends_with_stop,
  ends_with_colon,
  comma,
  // place
  main_parent,  // the parent of most of the prose
  after_prose,  // and next to it, not only beneath it
  before_prose,
  among_prose,
  first_two,
  last_two,
  behind_last_prose,
  behind_container,
  // names of elements around it, inside the container
  in_furniture,
  in_margin,
  in_comments,
  in_caption,
  in_author,
  in_date,
  in_article,
  in_body,
  in_elsewhere,
  in_aside,
  in_footer,
  in_form,
  in_header,
  // what the text looks like
  stock_phrase,
  bar,
  copyright,
  address,
  photo,
  small_first,
  capitals,
  ellipsis,
  repeated,
  short_page,
  // two of those above at once
  stop_on_short_page,
  paragraph_on_short_page,
  heading_in_main_parent,
  heading_behind_last_prose,
  list_under_120,
  list_over_250,
  links_in_main_parent,
  links_that_rules_keep,
  links_in_last_two,
  main_parent_behind_last_prose,
  article_behind_container,
  count
};

using ChunkTraits = std::bitset<static_cast<std::size_t>(ChunkTrait::count)>;

// What the rules make of a chunk.
struct RuledChunk {
  bool kept = false;
  bool stock_phrase = false;
  ChunkTrait kind = ChunkTrait::always;  // heading, list, quote, table, caption; else always
  bool comment = false;                  // of a reader
};

class TraitFinder {
 public:
  // rules: of every chunk; body: the article's text in the JSON-LD, may be empty.
  TraitFinder(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat, const TextMass& mass,
              std::uint32_t container, const std::vector<RuledChunk>& rules, std::string_view body);

  ChunkTraits of(std::size_t chunk) const;

 private:
  void inherit_marks();
  void find_main_parent();
  void count_texts();
  std::uint32_t parent_of(const Chunk& chunk) const;
  bool is_prose_at(std::size_t chunk) const;

  const Page& page_;
  const std::vector<std::uint32_t>& marks_;
  const FlatPage& flat_;
  const TextMass& mass_;
  std::uint32_t container_;
  const std::vector<RuledChunk>& rules_;
  std::uint32_t candidate_ = 0;
  std::uint32_t main_parent_ = 0;
  std::size_t last_prose_ = 0;
  std::vector<std::uint32_t> inherited_;   // marks of the elements around each node that do not hold the container
  std::vector<std::uint8_t> parts_;        // aside, footer, form, header around each node
  std::vector<std::uint64_t> repeated_;    // sorted hashes of the texts that occur more than once
  std::vector<std::uint32_t> body_words_;  // sorted hashes of the body's runs of words
};

}  // namespace dossier_html
