#include "naming.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "lexicon.hpp"

namespace checker_values {

namespace {

using TermSet = std::set<std::string>;

bool is_pronoun(std::string_view word) {
  return is_any(word, {"he", "her", "him", "i", "it", "me", "she", "that", "them", "these", "they", "this", "those",
                       "us", "we", "which", "who", "whom", "you"});
}
bool is_preposition(std::string_view word) {
  return is_any(word, {"after", "along", "around", "at",   "before", "by",      "during", "for",   "from",   "in",
                       "near",  "off",   "on",     "over", "since",  "through", "to",     "until", "within", "with"});
}
bool is_possessive(std::string_view word) { return is_any(word, {"her", "his", "its", "my", "our", "their", "your"}); }

// "opened": the verb as printed, if it says what was done at that time.
std::string participle_of(const Figure& figure) {
  if (figure.claim.predicate.empty()) return {};
  const auto stem = stem_of(fold(figure.claim.predicate));
  for (const auto& word : *figure.words) {
    if (!word.is_word || word.stem != stem || word.lower == figure.claim.predicate || is_reporting(word.lower))
      continue;
    for (const std::string_view ending : {"ed", "en", "lt", "wn"})
      if (word.lower.size() > 4 && word.lower.ends_with(ending)) return word.lower;
  }
  return {};
}

std::string property_of(const Figure& figure) {
  const auto& property = figure.claim.property;
  if (!figure.is_time() || (property != "date" && property != "time")) return property;
  const auto done = participle_of(figure);
  return done.empty() ? property : property + " " + done;
}

struct Candidate {
  std::string text;
  TermSet terms;
  double bonus = 0;
};

// The one whose words most of the others have too; the first among equals.
const Candidate* best_of(const std::vector<Candidate>& candidates) {
  std::map<std::string, int> counts;
  for (const auto& candidate : candidates)
    for (const auto& term : candidate.terms) ++counts[term];
  const Candidate* best = nullptr;
  double most = 0;
  for (const auto& candidate : candidates) {
    if (candidate.terms.empty()) continue;
    double score = 0;
    for (const auto& term : candidate.terms) score += counts[term];
    const auto size = static_cast<double>(candidate.terms.size());
    score = score / size * (0.7 + 0.3 * std::min(size, 3.0)) + candidate.bonus;
    if (!best || score > most + 1e-9) best = &candidate, most = score;
  }
  return best;
}

}  // namespace

std::string plain_subject(const std::string& text) {
  constexpr std::size_t most_words = 6;
  const auto words = split_words(text);
  if (words.empty() || !words.front().is_word) return {};
  const std::size_t first = words.size() > 1 && is_possessive(words.front().lower) ? 1 : 0;
  std::size_t last = words.size();
  for (std::size_t i = first; i < words.size(); ++i) {
    if (is_pronoun(words[i].lower)) return {};
    const bool breaks = !words[i].is_word ? text[words[i].start] == ',' : is_preposition(words[i].lower);
    if (!breaks) continue;
    if (i == first) return {};
    if (words.size() - first > most_words) last = std::min(last, i);
  }
  return first == last ? std::string() : text.substr(words[first].start, words[last - 1].end - words[first].start);
}

Naming naming_of(const std::vector<const Figure*>& figures) {
  std::vector<Candidate> subjects, properties;
  for (const auto* figure : figures) {
    if (auto property = property_of(*figure); !property.empty()) {
      auto terms = stems_in(property);
      if (terms.empty()) terms.insert(fold(property));
      properties.push_back({std::move(property), std::move(terms)});
    }
    if (!figure->claim.subject) continue;
    auto text = plain_subject(figure->claim.subject->text);
    if (text.empty()) continue;
    // What follows the figure is often its scope and not its subject.
    const double bonus =
        (figure->subject_names.empty() ? 0 : 0.5) - (figure->claim.subject->start > figure->claim.start ? 0.5 : 0);
    auto terms = stems_in(text);
    if (std::all_of(terms.begin(), terms.end(), [](const std::string& term) { return means_people(term); })) continue;
    subjects.push_back({std::move(text), std::move(terms), bonus});
  }
  Naming name;
  if (const auto* best = best_of(subjects)) name.subject = best->text;
  if (const auto* best = best_of(properties)) name.property = best->text;
  const auto terms = stems_in(name.property);  // "people" says less than what happened to them
  if (std::any_of(terms.begin(), terms.end(), [](const std::string& term) { return !means_people(term); })) return name;
  for (const auto* figure : figures)
    for (const auto& [family, kind] : figure->kind) {
      name.property = kind;
      return name;
    }
  if (name.property.empty() && !figures.empty()) name.property = figures.front()->noun;
  return name;
}

}  // namespace checker_values
