#include "candidates.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace minhash {
namespace {

constexpr unsigned minute_bits = 28;  // until the year 2480
constexpr unsigned word_bits = 19;
constexpr unsigned context_bits = 7;
static_assert(most_words < 1u << word_bits);

// A document in a group, small enough to travel with the key.
struct Member {
  std::uint64_t self;
  std::uint64_t minute : minute_bits;   // of publishing, since 1970; the largest: unknown
  std::uint64_t at : word_bits;         // its word
  std::uint64_t wording : 1;            // two rare words; else a shingle
  std::uint64_t before : context_bits;  // what is around the shingle; 0: equals anything
  std::uint64_t after : context_bits;
  std::uint64_t unused : 2;
};
static_assert(sizeof(Member) == 16);
constexpr std::uint32_t latest_minute = (1u << minute_bits) - 1;

constexpr std::size_t short_text = 48;  // words: each of its shingles makes pairs, whatever is around it
constexpr std::size_t rarest_of_sentence = 3;
constexpr std::size_t rarest_in_small = 6;     // if frequencies are not known
constexpr std::uint64_t most_of_wording = 24;  // documents; wording that more share is not a report's own
constexpr int fewest_weight = 4;               // of a word that pairs documents

constexpr std::size_t centers = 2;
constexpr std::size_t most_sentences = 200;
constexpr std::size_t fewest_shingles_of_a_sentence = 2;

// Samples nest: a shingle that a long document keeps, a short one keeps too.
std::uint64_t sampling_mask(const std::vector<Word>& own) {
  std::size_t worth = 0;  // in words of a spaced script
  for (const auto& word : own) worth += word.has(mark::alone) ? 1 : 2;
  worth /= 2;
  std::uint64_t mask = 0;
  for (std::size_t keep = 96; keep < worth && mask < 0xFFFF; keep = keep * 2 + (mask >= 7 ? keep * 2 : 0))
    mask = mask * 2 + 1;
  return mask;
}

// A hash of words [from, to), which may be beyond the ends of the text; never 0.
std::uint64_t context_of(const std::vector<Word>& own, std::ptrdiff_t from, std::ptrdiff_t to) {
  from = std::max<std::ptrdiff_t>(from, 0);
  to = std::min<std::ptrdiff_t>(to, std::ssize(own));
  std::uint64_t hash = 1;
  for (; from < to; ++from) hash = (hash + own[static_cast<std::size_t>(from)].hash) * 0x9E3779B97F4A7C15u;
  return (hash >> 32) % ((1u << context_bits) - 1) + 1;
}

// The words next to a shingle, on one side at least, that are equal if it is in a passage that is reported.
std::size_t context_size(const Word& word, std::size_t partial_words) {
  const std::size_t size = std::clamp<std::size_t>((partial_words - 2) / 2, 1, 3);
  return word.has(mark::alone) ? size * 2 : size;
}

Member member_of(const Sketch& sketch, std::uint32_t word) {
  Member member{};
  member.self = sketch.self;
  member.minute = std::min(minute_of(sketch), latest_minute);
  member.at = word;
  return member;
}

bool are_equal(std::uint64_t x, std::uint64_t y) { return x == 0 || y == 0 || x == y; }

// Three words that two texts share by chance have other words on both sides: those make no pair.
bool makes_pair(const Member& x, const Member& y) {
  return are_equal(x.before, y.before) || are_equal(x.after, y.after);
}

}  // namespace

void add_shingles(const Sketch& sketch, const std::vector<Word>& own, std::size_t partial_words, dossier::Keys& keys) {
  const std::uint64_t mask = sampling_mask(own);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> kept;  // shingle, word
  std::uint64_t least = 0;
  std::uint32_t least_at = 0;
  std::size_t in_sentence = 0;
  const auto end_sentence = [&] {
    if (in_sentence >= fewest_shingles_of_a_sentence) kept.emplace_back(least, least_at);
    least = 0;
    in_sentence = 0;
  };
  std::size_t sentence_end = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (i == sentence_end) {
      end_sentence();
      for (sentence_end = i + 1; sentence_end < own.size() && !own[sentence_end].has(mark::sentence);) ++sentence_end;
    }
    const auto shingle = shingle_at(own, i);
    if (!shingle) continue;
    const auto order = shingle * 0x9E3779B97F4A7C15u;
    if (((order >> 40) & mask) == 0) kept.emplace_back(shingle, static_cast<std::uint32_t>(i));
    if (i + shingle_size(own[i]) > sentence_end) continue;
    ++in_sentence;
    if (!least || order < least * 0x9E3779B97F4A7C15u) {
      least = shingle;
      least_at = static_cast<std::uint32_t>(i);
    }
  }
  end_sentence();
  std::sort(kept.begin(), kept.end());
  const bool is_short = own.size() < short_text;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto [shingle, at] = kept[i];
    if (i && shingle == kept[i - 1].first) continue;
    auto member = member_of(sketch, at);
    if (!is_short) {
      const auto from = static_cast<std::ptrdiff_t>(at);
      const auto to = from + static_cast<std::ptrdiff_t>(shingle_size(own[at]));
      const auto around = static_cast<std::ptrdiff_t>(context_size(own[at], partial_words));
      member.before = context_of(own, from - around, from);
      member.after = context_of(own, to, to + around);
    }
    keys.add(dossier::key_bytes(shingle), dossier::Note(member));
  }
}

void add_wording(const Sketch& sketch, const std::vector<Word>& own, const Rarity& rarity, dossier::Keys& keys) {
  const auto starts = sentences_of(own);
  const std::size_t most = rarity.is_small() ? rarest_in_small : rarest_of_sentence;
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
  for (std::size_t s = 0; s + 1 < starts.size() && s < most_sentences; ++s) {
    std::vector<std::tuple<int, std::uint64_t, std::uint32_t>> rarest;
    for (const auto& term : terms_of(own, starts[s], starts[s + 1])) {
      const auto frequency = rarity.frequency(term);
      if (frequency < 2) continue;
      const int weight = rarity.weight(term, frequency);
      if (weight >= fewest_weight || rarity.is_small()) rarest.emplace_back(-weight, term.hash, term.at);
    }
    std::sort(rarest.begin(), rarest.end());
    if (rarest.size() > most) rarest.resize(most);
    for (std::size_t i = 0; i < rarest.size(); ++i)
      for (std::size_t k = i + 1; k < rarest.size(); ++k) {
        const auto x = std::min(std::get<1>(rarest[i]), std::get<1>(rarest[k]));
        const auto y = std::max(std::get<1>(rarest[i]), std::get<1>(rarest[k]));
        if (!seen.insert({x, y}).second) continue;
        const std::array<std::uint64_t, 3> key{1, x, y};
        auto member = member_of(sketch, starts[s]);
        member.wording = 1;
        keys.add(dossier::key_bytes(key), dossier::Note(member));
      }
  }
}

void pair_members(const dossier::Group<dossier::Document>& group, dossier::Links& out) {
  if (group.total() > group.size()) {
    const auto first = group[0].note().as<Member>();
    if (first.wording) return;
    const std::array<std::uint64_t, 2> key{first.self, first.self};
    const Seed seed{static_cast<std::uint32_t>(first.at), static_cast<std::uint32_t>(group.total()), Seed::common};
    return out.next(dossier::key_bytes(key), 0, dossier::Note(seed));
  }
  const bool is_wording = group[0].note().as<Member>().wording;
  if (is_wording && group.total() > most_of_wording) return;
  struct Place {
    Member member;
    std::size_t index;
  };
  std::vector<Place> places;
  for (std::size_t i = 0; i < group.size(); ++i) places.push_back({group[i].note().as<Member>(), i});
  std::sort(places.begin(), places.end(), [](const Place& x, const Place& y) {
    return x.member.minute != y.member.minute ? x.member.minute < y.member.minute : x.member.self < y.member.self;
  });
  const auto pair = [&](const Place& x, const Place& y) {
    const bool ordered = x.member.self < y.member.self;
    const auto& a = ordered ? x : y;
    const auto& b = ordered ? y : x;
    if (a.member.self == b.member.self) return;
    if (!is_wording && !makes_pair(a.member, b.member)) return;
    const std::array<std::uint64_t, 2> key{a.member.self, b.member.self};
    Seed seed;  // one for all shingles of the two
    if (is_wording)
      seed = {static_cast<std::uint32_t>(a.member.at), static_cast<std::uint32_t>(b.member.at), Seed::wording};
    out.next(dossier::key_bytes(key), a.index, b.index, dossier::Note(seed));
  };
  // Stars around the two earliest join all that belong together, even where one of them was shared by chance.
  for (std::size_t center = 0; center < std::min(centers, places.size()); ++center)
    for (std::size_t i = center + 1; i < places.size(); ++i) pair(places[center], places[i]);
}

}  // namespace minhash
