#include "language/names/name_features.hpp"

#include <algorithm>

#include "language/names/name_lexicon.hpp"

namespace language {
namespace {

std::uint64_t bucket(std::uint32_t count) { return count > 3 ? 4 : count > 1 ? 2 : count; }

std::uint64_t bucket(const NameText::Evidence& e) {
  const auto inside = bucket(e.inside), lower = bucket(e.lower);
  return inside * 8 + lower;
}

enum Kind : std::uint64_t {
  bias = 1,
  length,
  whole,
  first_word,
  last_word,
  inner_word,
  first_last,
  single_word,
  shapes,
  first_shape,
  last_shape,
  prefix,
  suffix,
  suffix_length,
  first_suffix,
  lexicon_first,
  lexicon_last,
  lexicon_whole,
  lexicon_pair,
  before1,
  before2,
  before_pair,
  after1,
  after2,
  after_pair,
  before_after,
  before_length,
  after_length,
  before_shape,
  after_shape,
  left_run,
  right_run,
  run_word_left,
  run_word_right,
  before_first,
  after_last,
  quoted,
  opening,
  opening_word,
  title_line,
  seen_first,
  seen_last,
  seen_runs,
  seen_ends,
  seen_begins,
  apposition,
  before3,
  hint_phrase,
  hint_last,
  hint_first,
  hint_none,
  outer_type,
  outer_edges,
  outer_last,
  outer_rest
};

}  // namespace

NameHints::NameHints(const NameText& text, const std::vector<NameSegment>& names) {
  for (const auto& name : names) {
    const auto type = static_cast<std::size_t>(name.type);
    auto& phrase = phrases_[text.phrase(name.first, name.last)][type];
    if (phrase < 1000) ++phrase;
    for (std::size_t i = name.first; i < name.last; ++i) {
      if (!text.at(i).bears) continue;
      auto& word = words_[text.at(i).word][type];
      if (word < 1000) ++word;
    }
  }
}

const NameHints::Counts& NameHints::find(const Table& table, std::uint64_t hash) {
  static const Counts none{};
  const auto found = table.find(hash);
  return found == table.end() ? none : found->second;
}

void NameFeatures::words(std::uint32_t first, std::uint32_t last) {
  const auto size = last - first;
  const auto head = known(first), tail = known(last - 1);
  add(bias);
  add(length, size);
  bool all_known = true;
  for (auto i = first; i < last; ++i) all_known &= !is_forgotten(text_.at(i).word);
  if (all_known) add(whole, text_.phrase(first, last));
  add(first_word, head, size > 1 ? 1 : 0);
  add(last_word, tail, size > 1 ? 1 : 0);
  if (size > 1) add(first_last, head, tail);
  for (auto i = first; i < last; ++i) {
    if (size > 2 && i > first && i + 1 < last) add(inner_word, known(i));
    add(single_word, known(i));
  }
}

void NameFeatures::letters(std::uint32_t first, std::uint32_t last) {
  std::uint64_t shape = 0, lexicon = 0;
  for (auto i = first; i < last; ++i) {
    shape = mixed(shape, text_.at(i).shape);
    lexicon = mixed(lexicon, text_.at(i).lexicon);
  }
  const std::uint64_t many = last - first > 1 ? 1 : 0;
  add(shapes, shape);
  add(first_shape, text_.at(first).shape, many);
  add(last_shape, text_.at(last - 1).shape, many);
  const auto word = text_.word(last - 1), head = text_.word(first);
  for (std::size_t n = 2; n <= (is_forgotten(text_.at(last - 1).word) ? 3U : 4U); ++n) {
    if (word.size() > n) add(suffix, n, hash_of(word.substr(word.size() - n)), many);
    if (head.size() > n) add(prefix, n, hash_of(head.substr(0, n)), many);
    if (many != 0 && n == 3 && head.size() > n) add(first_suffix, hash_of(head.substr(head.size() - n)));
  }
  add(suffix_length, std::min<std::uint64_t>(word.size(), 12), text_.at(last - 1).shape, many);
  add(lexicon_first, text_.at(first).lexicon, many);
  add(lexicon_last, text_.at(last - 1).lexicon, many);
  add(lexicon_pair, lexicon);
  if (many != 0) add(lexicon_whole, text_.lexicon().find(text_.phrase(first, last)));
}

void NameFeatures::around(const dossier::Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  const auto word = [&](std::int64_t i) {
    return i < sentence.first ? 1 : i >= sentence.last ? 2 : text_.at(static_cast<std::size_t>(i)).word;
  };
  const auto shape = [&](std::int64_t i) {
    return i < sentence.first || i >= sentence.last
               ? 15U
               : static_cast<unsigned>(text_.at(static_cast<std::size_t>(i)).shape);
  };
  const auto bears = [&](std::int64_t i) {
    return i >= sentence.first && i < sentence.last && text_.at(static_cast<std::size_t>(i)).bears;
  };
  const std::int64_t left = std::int64_t{first} - 1, right = last;
  const std::uint64_t size = std::min<std::uint64_t>(last - first, 3);
  add(before1, word(left));
  add(before2, word(left - 1));
  add(before3, word(left - 1), word(left - 2));
  add(before_pair, word(left), word(left - 1));
  add(after1, word(right));
  add(after2, word(right + 1));
  add(after_pair, word(right), word(right + 1));
  add(before_after, word(left), word(right));
  add(before_length, word(left), size);
  add(after_length, word(right), size);
  add(before_first, word(left), text_.at(first).shape, text_.at(first).lexicon);
  add(after_last, word(right), text_.at(last - 1).shape, text_.at(last - 1).lexicon);
  add(before_shape, shape(left), shape(left - 1), size);
  add(after_shape, shape(right), shape(right + 1), size);
  add(left_run, bears(left) ? 1 : 0, bears(left - 1) ? 1 : 0);
  add(right_run, bears(right) ? 1 : 0, bears(right + 1) ? 1 : 0);
  if (bears(left)) add(run_word_left, known(first - 1), known(first));
  if (bears(right)) add(run_word_right, known(last - 1), known(last));
  if (first == sentence.first) add(opening_word, known(first));
}

void NameFeatures::document(const dossier::Sentence& sentence, std::uint32_t first, std::uint32_t last, bool title) {
  const bool opens = first == sentence.first || text_.token(first - 1).is_quote();
  const std::uint64_t many = last - first > 1 ? 1 : 0;
  add(opening, opens ? 1 : 0, title ? 1 : 0, many);
  add(title_line, title ? 1 : 0, last - first);
  add(seen_first, bucket(text_.evidence(first)), opens ? 1 : 0, many);
  add(seen_last, bucket(text_.evidence(last - 1)), opens ? 1 : 0, many);
  add(seen_runs, bucket(text_.runs(first, last)), many);
  const auto& head = text_.evidence(first);
  const auto& tail = text_.evidence(last - 1);
  add(seen_begins, bucket(head.begins) * 8 + bucket(head.ends), bucket(head.alone), many);
  add(seen_ends, bucket(tail.begins) * 8 + bucket(tail.ends), bucket(tail.alone), many);
}

void NameFeatures::hint(const NameHints& hints, std::uint32_t first, std::uint32_t last) {
  const auto summary = [](const NameHints::Counts& counts) {
    std::size_t best = 0;
    std::uint32_t sum = 0;
    for (std::size_t type = 0; type < name_types; ++type) {
      sum += counts[type];
      if (counts[type] > counts[best]) best = type;
    }
    if (sum == 0) return std::uint64_t{0};
    return std::uint64_t{1} + best + 8 * (counts[best] == sum ? 0U : 1U) + 16 * bucket(sum);
  };
  const std::uint64_t many = last - first > 1 ? 1 : 0;
  add(hint_phrase, summary(hints.phrase(text_.phrase(first, last))), many);
  add(hint_last, summary(hints.word(text_.at(last - 1).word)), many);
  add(hint_first, summary(hints.word(text_.at(first).word)), many);
}

const std::vector<std::uint32_t>& NameFeatures::of(std::size_t index, std::uint32_t first, std::uint32_t last,
                                                   const NameHints* hints) {
  const auto& sentence = text_.sentences()[index];
  features_.clear();
  words(first, last);
  letters(first, last);
  around(sentence, first, last);
  document(sentence, first, last, text_.is_title(index));
  if (hints) hint(*hints, first, last);
  return features_;
}

const std::vector<std::uint32_t>& NameFeatures::inside(std::size_t index, const NameSegment& outer, std::uint32_t first,
                                                       std::uint32_t last, const NameHints* hints) {
  of(index, first, last, hints);
  const auto type = static_cast<std::uint64_t>(outer.type);
  const std::uint64_t edges = (first == outer.first ? 1U : 0U) + (last == outer.last ? 2U : 0U);
  add(outer_type, type, edges, last - first);
  add(outer_edges, edges, text_.at(first).lexicon, text_.at(last - 1).lexicon);
  add(outer_last, type, text_.at(outer.last - 1).word);
  add(outer_rest, type, last < outer.last ? text_.at(last).word : 0);
  return features_;
}

}  // namespace language
