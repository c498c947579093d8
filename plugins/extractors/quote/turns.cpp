#include "turns.hpp"

#include <map>
#include <string>

#include "offices.hpp"

namespace quote {
namespace {

constexpr std::size_t kLongestLabel = 7;  // items
constexpr std::size_t kFewest = 4;        // turns that make a transcript

// Whether a label may be a person: "ROSA WORTH", "Worth", "Mr. Worth", "The President"; not "Q" and "A", which name
// nobody.
bool is_label(const Stream& s, std::size_t first, std::size_t colon) {
  bool word = false;
  for (auto i = first; i < colon; ++i) {
    const auto& item = s.item(i);
    const bool joint = item.is(Kind::stop) || (item.is(Kind::other) && item.glued) || item.is(Kind::open_bracket) ||
                       item.is(Kind::close_bracket) || item.is(Kind::comma);
    if (joint && i > first) continue;
    if (!item.is(Kind::word)) return false;
    if (!item.capital && !item.has(kDeterminer | kParticle | kPreposition | kRole)) return false;
    word = word || (item.capital && item.end - item.start > 1 && !item.has(kDocument | kFrequent));
  }
  return word;
}

std::string label_of(const Stream& s, std::size_t first, std::size_t colon) {
  std::string label;
  for (auto i = first; i < colon; ++i) label += folded(s, i) + ' ';
  return label;
}

// People who talk say "I", "we" and "you", or ask.
bool is_talk(const Stream& s, std::size_t first, std::size_t last) {
  for (auto i = first; i < last; ++i) {
    if (s.item(i).is(Kind::quotation)) return false;
    for (const auto* word : {"i", "we", "you", "my", "our", "your", "me", "us"})
      if (s.is_word(i, word)) return true;
    if (s.item(i).is(Kind::stop) && s.text()[s.item(i).start] == '?') return true;
  }
  return false;
}

}  // namespace

std::vector<Turn> find_turns(const Stream& s) {
  std::vector<Turn> turns;
  std::vector<std::string> labels;
  std::map<std::string, int> counts;
  std::size_t talking = 0;
  const auto& units = s.units();
  for (std::size_t u = 0; u < units.size();) {
    auto past = u + 1;
    while (past < units.size() && units[past].paragraph == units[u].paragraph) ++past;
    const auto first = static_cast<std::size_t>(units[u].first);
    auto colon = first;
    while (colon < units[u].last && colon - first <= kLongestLabel && !s.item(colon).is(Kind::colon)) ++colon;
    const std::size_t last = units[past - 1].last;
    if (colon > first && colon + 1 < last && colon < units[u].last && s.item(colon).is(Kind::colon) &&
        is_label(s, first, colon) && !s.item(colon + 1).is(Kind::quotation) && !s.item(colon + 1).glued) {
      Turn turn{u, past, {}, colon + 1};
      turn.speaker.phrase = {first, colon};
      turn.speaker.from = first;
      turns.push_back(turn);
      labels.push_back(label_of(s, first, colon));
      ++counts[labels.back()];
      talking += is_talk(s, colon + 1, last);
    }
    u = past;
  }
  // A list of "Address:" and "Hours:" is no conversation. One whose labels do not come back is none either.
  std::vector<Turn> kept;
  std::size_t voices = 0;
  for (const auto& [label, count] : counts) voices += count > 1;
  if (turns.size() < kFewest || voices < 2 || talking * 2 < turns.size()) return kept;
  for (std::size_t i = 0; i < turns.size(); ++i)
    if (counts[labels[i]] > 1) kept.push_back(turns[i]);
  return kept;
}

}  // namespace quote
