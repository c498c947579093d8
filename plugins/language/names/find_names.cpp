#include "language/names/find_names.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "dossier/text/fold.hpp"
#include "language/english_calendar.hpp"

namespace language {
namespace {

// ln(exp(a) + exp(b)), all in 32nds.
std::int32_t log_sum(std::int32_t a, std::int32_t b) {
  // 32 ln(1 + exp(-step / 8))
  constexpr std::array<std::int8_t, 34> steps = {22, 20, 18, 17, 15, 14, 12, 11, 10, 9, 8, 7, 6, 6, 5, 5, 4,
                                                 4,  3,  3,  3,  2,  2,  2,  2,  1,  1, 1, 1, 1, 1, 1, 1, 1};
  const auto apart = static_cast<std::size_t>(std::abs(a - b)) / 4;
  return std::max(a, b) + (apart < steps.size() ? steps[apart] : 0);
}

using Scores = std::array<std::int32_t, name_types>;

Scores score(const Weights& weights, const std::vector<std::uint32_t>& features) {
  Scores scores{};
  weights.score(features, scores.data());
  return scores;
}

// How much speaks for a name of any type; the type by what speaks for it alone.
NameSegment best_of(std::uint32_t first, std::uint32_t last, const Scores& scores) {
  const auto [person, organization, place, other] = scores;
  const auto known = log_sum(log_sum(person, organization), place);
  std::size_t best = 0;
  for (std::size_t type = 1; type < 3; ++type)
    if (scores[type] > scores[best]) best = type;
  if (known <= other) best = 3;
  return {first, last, static_cast<NameType>(best), log_sum(known, other)};
}

}  // namespace

std::vector<NameSegment> cut_sentence(const NameText& text, std::size_t index, const Weights& weights,
                                      const NameHints* hints, NameFeatures& features) {
  const auto& sentence = text.sentences()[index];
  const auto size = sentence.last - sentence.first;
  std::vector<std::int64_t> best(size + 1, 0);
  std::vector<NameSegment> ending(size + 1);  // the name that ends here on the best way; empty: none
  for (std::uint32_t at = 0; at < size; ++at) {
    // Forward: best[at] is final here.
    if (best[at + 1] < best[at] || (ending[at + 1].size() == 0 && best[at + 1] <= best[at])) {
      best[at + 1] = best[at];
      ending[at + 1] = {};
    }
    each_candidate(text, sentence, sentence.first + at, [&](std::uint32_t last) {
      const auto name =
          best_of(sentence.first + at, last, score(weights, features.of(index, sentence.first + at, last, hints)));
      auto& reached = best[last - sentence.first];
      if (name.margin <= 0 || best[at] + name.margin <= reached) return;
      reached = best[at] + name.margin;
      ending[last - sentence.first] = name;
    });
  }
  std::vector<NameSegment> names;
  for (auto at = size; at > 0;) {
    const auto& name = ending[at];
    if (name.size() == 0) {
      --at;
      continue;
    }
    names.push_back(name);
    at = name.first - sentence.first;
  }
  std::reverse(names.begin(), names.end());
  return names;
}

std::vector<NameSegment> names_inside(const NameText& text, std::size_t index, const NameSegment& outer,
                                      const Weights& weights, const NameHints* hints, NameFeatures& features) {
  std::vector<NameSegment> names;
  auto sentence = text.sentences()[index];
  sentence.last = outer.last;
  for (auto first = outer.first; first < outer.last; ++first) {
    each_candidate(text, sentence, first, [&](std::uint32_t last) {
      if (last - first == outer.size()) return;
      const auto name = best_of(first, last, score(weights, features.inside(index, outer, first, last, hints)));
      if (name.margin > 0) names.push_back(name);
    });
  }
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.margin > b.margin; });
  std::vector<NameSegment> kept;
  for (const auto& name : names) {
    const bool crosses = std::any_of(kept.begin(), kept.end(), [&](const auto& other) {
      return name.first < other.last && other.first < name.last;
    });
    if (!crosses) kept.push_back(name);
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return kept;
}

namespace {

bool is_calendar_word(const NameText& text, const NameSegment& name) {
  if (name.size() != 1) return false;
  const auto word = dossier::lower_ascii(text.word(name.first));
  return english_month(word) != 0 || english_weekday(word) != 0;
}

// Lone capitalised words that no name holds, although the document names a person with that surname, or an organization with
// these initials: "Chen said" at the start of a sentence, "The EPA".
void add_lone_words(const NameText& text, std::vector<NameSegment>& names) {
  std::unordered_map<std::uint64_t, NameType> known;
  std::vector<bool> taken(text.size(), false);
  for (const auto& name : names) {
    std::string initials;
    std::uint32_t words = 0;
    for (auto i = name.first; i < name.last; ++i) {
      taken[i] = true;
      if (!text.at(i).bears) continue;
      ++words;
      initials += dossier::to_lower_ascii(text.word(i).front());
    }
    if (words > 1 && name.type == NameType::person && text.at(name.last - 1).bears)
      known.emplace(text.at(name.last - 1).word, NameType::person);
    if (words > 2 && name.type == NameType::organization) known.emplace(hash_of(initials), NameType::organization);
  }
  constexpr std::int32_t likely = 40;
  for (const auto& sentence : text.sentences()) {
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (taken[i] || !text.at(i).bears || text.evidence(i).lower != 0) continue;
      if (i + 1 < sentence.last && text.at(i + 1).bears) continue;
      if (i > sentence.first && text.at(i - 1).bears && (i - 1 > sentence.first || text.evidence(i - 1).lower == 0))
        continue;
      const auto found = known.find(text.at(i).word);
      if (found == known.end()) continue;
      const bool capitals = text.token(i).word_case == dossier::WordCase::upper;
      if (capitals == (found->second == NameType::organization)) names.push_back({i, i + 1, found->second, likely});
    }
  }
}

}  // namespace

std::vector<NameSegment> find_names(const NameText& text, const NameModel& model) {
  NameFeatures features(text);
  std::vector<NameSegment> rough;
  for (std::size_t i = 0; i < text.sentences().size(); ++i) {
    const auto found = cut_sentence(text, i, model.first, nullptr, features);
    rough.insert(rough.end(), found.begin(), found.end());
  }
  const NameHints hints(text, rough);
  std::vector<NameSegment> names;
  for (std::size_t i = 0; i < text.sentences().size(); ++i) {
    for (const auto& outer : cut_sentence(text, i, model.second, &hints, features)) {
      names.push_back(outer);
      const auto inner = names_inside(text, i, outer, model.inner, &hints, features);
      names.insert(names.end(), inner.begin(), inner.end());
    }
  }
  std::erase_if(names, [&](const NameSegment& name) { return is_calendar_word(text, name); });
  add_lone_words(text, names);
  std::sort(names.begin(), names.end(), [](const NameSegment& a, const NameSegment& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  return names;
}

}  // namespace language
