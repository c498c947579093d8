#include "outline.hpp"

#include <algorithm>

#include "dossier/text/calendar.hpp"

namespace checker_values {

namespace {

constexpr std::size_t most_words = 60, most_names = 32, most_lead = 32, most_in_sentence = 12;
constexpr std::size_t most_main = 5;
constexpr std::size_t most_blocks = 24;

WordHash hash_of(std::string_view stem) {
  std::uint32_t hash = 2166136261U;
  for (const char c : stem) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ (hash >> 15);
}

std::int64_t root_of(std::int64_t square) {
  std::int64_t low = 0, high = 3037000499;
  while (low < high) {
    const auto middle = low + (high - low + 1) / 2;
    if (middle * middle <= square) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

// How much a word says that two documents share, in sixteenths of a bit; 0 for common words.
std::int64_t telling(std::int64_t having, std::int64_t documents) {
  // A small collection does not show how common a word is: it counts as a part of a larger one.
  return std::max<std::int64_t>(0, bits_of(std::max<std::int64_t>(documents, 200), having) - 16);
}

// A word that is repeated says more.
std::int64_t repeated(std::int64_t weight, int count) {
  return count > 2 ? weight * 27 / 16 : count > 1 ? weight * 22 / 16 : weight;
}

constexpr std::string_view published_prefix = "published/", dated_prefix = "dated/";
constexpr std::int64_t same_days = 3;  // a report may be as many days later

std::string name_of_word(const std::string& stem) { return "word/" + stem; }
std::string name_of_day(std::string_view prefix, std::int64_t day) { return std::string(prefix) + std::to_string(day); }

std::optional<std::int64_t> day_number(std::string_view published) {
  if (published.size() < 10) return std::nullopt;
  const auto day = dossier::parse_iso_date(published.substr(0, 10));
  return day ? std::optional(dossier::to_days(*day)) : std::nullopt;
}

Day day_in(const Collection& collection, std::string_view prefix, std::int64_t day) {
  std::int64_t having = 0;
  for (auto near = day - same_days; near <= day + same_days; ++near)
    having += collection.having(name_of_day(prefix, near));
  return {day, bits_of(std::max(having, collection.having(std::string(prefix))), having)};
}

struct Ranked {
  std::int64_t score = 0;
  WordHash word = 0;
};

std::vector<WordHash> highest(std::vector<Ranked> ranked, std::size_t most) {
  std::sort(ranked.begin(), ranked.end(),
            [](const Ranked& a, const Ranked& b) { return a.score != b.score ? a.score > b.score : a.word < b.word; });
  if (ranked.size() > most) ranked.resize(most);
  std::vector<WordHash> words;
  words.reserve(ranked.size());
  for (const auto& each : ranked) words.push_back(each.word);
  return words;
}

void sort_unique(std::vector<WordHash>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

std::int64_t bits_of(std::int64_t whole, std::int64_t part) {
  std::int64_t ratio = 16 * whole / std::max<std::int64_t>(part, 1);
  std::int64_t bits = 0;
  for (; ratio >= 32; ratio /= 2) ++bits;
  return std::max<std::int64_t>(0, 16 * bits + ratio - 16);
}

void Terms::keep_heaviest(std::size_t most) {
  std::sort(terms.begin(), terms.end(),
            [](const Term& a, const Term& b) { return a.weight != b.weight ? a.weight > b.weight : a.word < b.word; });
  if (terms.size() > most) terms.resize(most);
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.word < b.word; });
  measure();
}

void Terms::measure() {
  std::int64_t squares = 0;
  for (const auto& term : terms) squares += term.weight * term.weight;
  norm = root_of(squares);
}

bool Outline::has(WordHash word) const { return std::binary_search(all.begin(), all.end(), word); }

std::vector<std::string> names_of(const Reading& reading, std::string_view published) {
  std::vector<std::string> names;
  for (const auto& stem : reading.stems) names.push_back(name_of_word(stem.stem));
  for (const auto day : reading.days) names.push_back(name_of_day(dated_prefix, day));
  if (!reading.days.empty()) names.emplace_back(dated_prefix);
  if (const auto day = day_number(published)) {
    names.push_back(name_of_day(published_prefix, *day));
    names.emplace_back(published_prefix);
  }
  return names;
}

Outline outline_of(const Reading& reading, std::string_view published, const Collection& collection) {
  Outline outline;
  std::vector<Term> stems;  // by their numbers in the reading; weight 0 where no other text has the word
  std::vector<Ranked> main, blocks;
  for (const auto& stem : reading.stems) {
    const auto having = collection.having(name_of_word(stem.stem));
    const auto weight = telling(having, collection.documents);
    const auto hash = hash_of(stem.stem);
    outline.all.push_back(hash);
    stems.push_back({hash, having > 1 ? weight : 0, stem.count});
    const bool name = stem.is_name();
    if (name && (stem.count > 1 || stem.early))
      main.push_back({weight * std::min(stem.count, 6) * (stem.early ? 2 : 1), hash});
    if (stems.back().weight == 0) continue;
    blocks.push_back({weight * (std::min(stem.count, 4) + 1) * (stem.early ? 3 : 2) * (name ? 3 : 2), hash});
    outline.words.terms.push_back({hash, repeated(weight, stem.count), stem.count});
    if (stem.early) outline.lead.terms.push_back({hash, weight, stem.count});
    if (!name) continue;
    outline.names.terms.push_back({hash, repeated(weight, stem.count), stem.count});
    outline.actors.terms.push_back({hash, weight * std::min(stem.count, 8), stem.count});
    if (stem.early) outline.lead_names.push_back(hash);
  }
  sort_unique(outline.all);
  sort_unique(outline.lead_names);
  outline.words.keep_heaviest(most_words);
  outline.names.keep_heaviest(most_names);
  outline.actors.keep_heaviest(most_names);
  outline.lead.keep_heaviest(most_lead);
  outline.main = highest(std::move(main), most_main);
  outline.blocks = highest(std::move(blocks), most_blocks);
  sort_unique(outline.blocks);
  for (const auto& use : reading.numbers) {
    Number number{use.digits, use.exponent, use.significant, use.money, {}};
    for (const int stem : use.sentence)
      if (const auto& term = stems[static_cast<std::size_t>(stem)]; term.weight > 0)
        number.sentence.terms.push_back(term);
    number.sentence.keep_heaviest(most_in_sentence);
    outline.numbers.push_back(std::move(number));
  }
  for (const auto day : reading.days) outline.days.push_back(day_in(collection, dated_prefix, day));
  outline.years = reading.years;
  outline.weekdays = reading.weekdays;
  outline.length = reading.words;
  if (const auto day = day_number(published)) outline.published = day_in(collection, published_prefix, *day);
  return outline;
}

}  // namespace checker_values
