#include "partial.hpp"

#include <algorithm>

namespace minhash {
namespace {

// What a row brings: the bytes of the later text, when the other document was published, and which it is.
struct Told {
  std::uint32_t start;
  std::uint32_t end;
  std::uint32_t minute;
  std::uint32_t other;
};

std::uint32_t minute_of(const Sketch& sketch) {
  if (!sketch.published || sketch.published->from < 0) return UINT32_MAX;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(sketch.published->from / 60, UINT32_MAX - 1));
}

constexpr std::size_t most_rows = 16;

}  // namespace

void add_partial(const Comparison& c, std::size_t a, std::size_t b, const Settings& settings, dossier::Links& out) {
  const int order = dossier::order_of(c.sketch_a->published, c.sketch_b->published);
  const auto minute_a = minute_of(*c.sketch_a);
  const auto minute_b = minute_of(*c.sketch_b);
  const bool a_later = order > 0 || (order == 0 && minute_a > minute_b);
  const auto& later = a_later ? *c.sketch_a : *c.sketch_b;
  const auto& other = a_later ? *c.sketch_b : *c.sketch_a;
  std::size_t rows = 0;
  for (const auto& passage : c.alignment.passages) {
    if (!is_told(passage, c, settings)) continue;
    if (++rows > most_rows) break;
    const auto& words = a_later ? c.own_a->words : c.own_b->words;
    const Told told{words[a_later ? passage.a_from : passage.b_from].start,
                    words[(a_later ? passage.a_to : passage.b_to) - 1].end, a_later ? minute_b : minute_a,
                    static_cast<std::uint32_t>(other.self)};
    out.next(dossier::key_bytes(later.self), a, b, dossier::Note(told));
  }
}

std::vector<std::size_t> untold_partials(const dossier::Group<dossier::Document>& group) {
  struct Row {
    Told told;
    std::size_t index;
  };
  std::vector<Row> rows;
  for (std::size_t i = 0; i < group.size(); ++i) rows.push_back({group[i].note().as<Told>(), i});
  std::sort(rows.begin(), rows.end(), [](const Row& x, const Row& y) {
    return std::tie(x.told.minute, x.told.other, x.told.start) < std::tie(y.told.minute, y.told.other, y.told.start);
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> accounted;
  std::vector<std::size_t> chosen;
  std::vector<std::uint32_t> others;
  for (const auto& [told, index] : rows) {
    std::uint32_t known = 0;
    for (const auto& [start, end] : accounted)
      if (start < told.end && told.start < end) known += std::min(end, told.end) - std::max(start, told.start);
    if (known * 2 > told.end - told.start) continue;
    accounted.emplace_back(told.start, told.end);
    if (std::find(others.begin(), others.end(), told.other) != others.end()) continue;
    others.push_back(told.other);
    chosen.push_back(index);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace minhash
