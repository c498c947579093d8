#include "layout/hyphens.hpp"

#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"

namespace layout {
namespace {

constexpr std::string_view hyphens[] = {"-", "\u2010", "\u2011"};

// The letters and hyphens at the beginning of a word.
std::string_view stem_of(std::string_view word) {
  std::size_t end = 0;
  while (end < word.size()) {
    const auto letter = dossier::letter_size(word, end);
    if (letter == 0 && word[end] != '-') break;
    end += std::max<std::size_t>(letter, 1);
  }
  return word.substr(0, end);
}

// What remains without quotes and brackets before it.
std::string_view without_opening(std::string_view word) {
  while (!word.empty() && dossier::letter_size(word, 0) == 0 && !dossier::is_digit(word.front())) word.remove_prefix(1);
  return word;
}

}  // namespace

void Vocabulary::add(std::string_view word) {
  const auto stem = stem_of(without_opening(word));
  if (stem.size() > 1 && hyphen_size(stem) == 0) words_.insert(dossier::fold(stem));
}

std::size_t hyphen_size(std::string_view text) {
  for (const auto hyphen : hyphens)
    if (text.ends_with(hyphen)) return hyphen.size();
  return 0;
}

Division division_of(std::string_view word, std::string_view next, bool soft, const Vocabulary& known) {
  const auto hyphen = hyphen_size(word);
  if (hyphen == 0 || next.empty()) return Division::none;
  word.remove_suffix(hyphen);
  const bool digit = !word.empty() && dossier::is_digit(word.back());
  if (!digit && !dossier::letter_before(word, word.size())) return Division::none;
  if (digit || dossier::is_digit(next.front())) return Division::compound;
  if (dossier::letter_size(next, 0) == 0) return Division::none;
  const auto left = dossier::fold(without_opening(word));
  const auto right = dossier::fold(stem_of(next));
  if (known.contains(left + right)) return Division::divided;
  if (known.contains(left + "-" + right)) return Division::compound;
  if (soft) return Division::divided;
  const bool is_name = dossier::fold(next.substr(0, 1)) != next.substr(0, 1);
  if (is_name || left.find('-') != std::string::npos) return Division::compound;
  constexpr std::size_t long_enough = 4;
  const bool english = known.contains("the") && known.contains("of");  // others write compounds as one word
  const bool two_words = english && left.size() >= long_enough && right.size() >= long_enough && known.contains(left) &&
                         known.contains(right);
  return two_words ? Division::compound : Division::divided;
}

}  // namespace layout
