#include "partial.hpp"

#include <algorithm>

namespace minhash {
namespace {

// What a row brings: the bytes of the later text, when the other document was published, and which it is.
struct SharedText {
  std::uint32_t start;
  std::uint32_t end;
  std::uint32_t minute;
  std::uint32_t other;
};

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
    if (!is_reported(passage, c, settings)) continue;
    if (++rows > most_rows) break;
    const auto& words = a_later ? c.own_a->words : c.own_b->words;
    const SharedText shared{words[a_later ? passage.a_from : passage.b_from].start,
                            words[(a_later ? passage.a_to : passage.b_to) - 1].end, a_later ? minute_b : minute_a,
                            static_cast<std::uint32_t>(other.self)};
    out.next(dossier::key_bytes(later.self), a, b, dossier::Note(shared));
  }
}

std::vector<std::size_t> unreported_partials(const dossier::Group<dossier::Document>& group) {
  struct Row {
    SharedText shared;
    std::size_t index;
  };
  std::vector<Row> rows;
  for (std::size_t i = 0; i < group.size(); ++i) rows.push_back({group[i].note().as<SharedText>(), i});
  std::sort(rows.begin(), rows.end(), [](const Row& x, const Row& y) {
    return std::tie(x.shared.minute, x.shared.other, x.shared.start) <
           std::tie(y.shared.minute, y.shared.other, y.shared.start);
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> accounted;
  std::vector<std::size_t> chosen;
  std::vector<std::uint32_t> others;
  for (const auto& [shared, index] : rows) {
    std::uint32_t known = 0;
    for (const auto& [start, end] : accounted)
      if (start < shared.end && shared.start < end) known += std::min(end, shared.end) - std::max(start, shared.start);
    if (known * 2 > shared.end - shared.start) continue;
    accounted.emplace_back(shared.start, shared.end);
    if (std::find(others.begin(), others.end(), shared.other) != others.end()) continue;
    others.push_back(shared.other);
    chosen.push_back(index);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace minhash
