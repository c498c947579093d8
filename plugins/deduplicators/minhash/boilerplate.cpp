#include "boilerplate.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace minhash {
namespace {

// Standing text is at the ends of a page, as a rule; a book has more paragraphs than a newspaper has footers.
constexpr std::size_t from_start = 24;
constexpr std::size_t from_end = 40;
constexpr std::size_t edge = 3;  // paragraphs

struct ParagraphKey {
  std::uint64_t source;
  std::uint64_t paragraph;
};

bool is_asked(const Sketch& sketch, std::size_t i) {
  return i < from_start || i + from_end >= sketch.paragraphs.size();
}

std::array<char, 1 + sizeof(ParagraphKey)> fact_name(const ParagraphKey& key) {
  std::array<char, 1 + sizeof(ParagraphKey)> name{'b'};
  std::memcpy(name.data() + 1, &key, sizeof key);
  return name;
}

// Whether two documents of one source are different stories: other titles, and paragraphs of their own on both sides.
bool are_different_stories(const Sketch& a, const Sketch& b) {
  const bool titled = !a.title.empty() && !b.title.empty();
  if (titled && a.title == b.title) return false;
  std::vector<std::uint64_t> of_a;
  std::vector<std::uint64_t> of_b;
  for (const auto& paragraph : a.paragraphs) of_a.push_back(paragraph.hash);
  for (const auto& paragraph : b.paragraphs) of_b.push_back(paragraph.hash);
  std::sort(of_a.begin(), of_a.end());
  std::sort(of_b.begin(), of_b.end());
  const auto own = [](const Sketch& of, const std::vector<std::uint64_t>& other) {
    std::size_t words = 0;
    for (const auto& paragraph : of.paragraphs)
      if (!std::binary_search(other.begin(), other.end(), paragraph.hash)) words += paragraph.count;
    return words;
  };
  const std::size_t own_a = own(a, of_b);
  const std::size_t own_b = own(b, of_a);
  if (own_a < 5 || own_b < 5) return false;
  return titled || (own_a * 5 > a.words.size() && own_b * 5 > b.words.size());
}

// Whether a paragraph is where a page has its header or footers.
bool is_at_edge(const Sketch& sketch, std::uint64_t paragraph) {
  for (std::size_t i = 0; i < sketch.paragraphs.size(); ++i)
    if (sketch.paragraphs[i].hash == paragraph && (i == 0 || i + edge >= sketch.paragraphs.size())) return true;
  return false;
}

}  // namespace

void add_paragraphs(const Sketch& sketch, dossier::Keys& keys) {
  if (!sketch.source) return;
  std::vector<std::uint64_t> seen;
  for (std::size_t i = 0; i < sketch.paragraphs.size(); ++i) {
    const auto& paragraph = sketch.paragraphs[i];
    if (!is_asked(sketch, i) || std::find(seen.begin(), seen.end(), paragraph.hash) != seen.end()) continue;
    seen.push_back(paragraph.hash);
    keys.add(dossier::key_bytes(ParagraphKey{sketch.source, paragraph.hash}),
             dossier::Note(ParagraphKey{sketch.source, paragraph.hash}));
  }
}

void learn_boilerplate(const dossier::Group<dossier::Document>& group, dossier::Links& out) {
  std::vector<Sketch> stories;
  for (std::size_t i = 0; i < group.size() && stories.size() < 4; ++i) {
    auto sketch = decode_sketch(group[i].a().sketch());
    const bool is_new = std::all_of(stories.begin(), stories.end(),
                                    [&](const Sketch& story) { return are_different_stories(story, sketch); });
    if (is_new) stories.push_back(std::move(sketch));
  }
  const auto key = group[0].note().as<ParagraphKey>();
  const auto at_edge = [&](const Sketch& story) { return is_at_edge(story, key.paragraph); };
  if (stories.size() < 2) return;
  // One story may quote another of its own source; two that end alike have a footer.
  if (stories.size() == 2 && !std::all_of(stories.begin(), stories.end(), at_edge)) return;
  const auto name = fact_name(key);
  out.fact({name.data(), name.size()}, static_cast<std::int64_t>(stories.size()));
}

Own own_words(const Sketch& sketch, const dossier::Host& host) {
  Own own;
  own.words.reserve(sketch.words.size());
  for (std::size_t i = 0; i < sketch.paragraphs.size(); ++i) {
    const auto& paragraph = sketch.paragraphs[i];
    const auto name = fact_name({sketch.source, paragraph.hash});
    if (sketch.source && is_asked(sketch, i) && host.lookup({name.data(), name.size()}) >= 2) {
      own.left_out += paragraph.count;
      continue;
    }
    const auto from = sketch.words.begin() + paragraph.first;
    own.words.insert(own.words.end(), from, from + paragraph.count);
  }
  return own;
}

}  // namespace minhash
