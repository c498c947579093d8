#include "language/syntax/weights.hpp"

#include <algorithm>

namespace language {

namespace {

constexpr unsigned bucket_bits = 16, mark_bits = 5;
constexpr std::uint32_t bucket_of(std::uint32_t feature) { return feature >> (32 - bucket_bits); }
constexpr std::uint32_t mark_of(std::uint32_t feature) {
  return 1U << (feature >> (32 - bucket_bits - mark_bits) & ((1U << mark_bits) - 1));
}

// A slot's key: what the bucket leaves open of a feature, and two signs.
constexpr std::uint32_t key_bits = (1U << (32 - bucket_bits)) - 1;
constexpr std::uint32_t is_long = 1U << 30, has_twin = 1U << 31;

constexpr std::uint32_t count_bits(std::uint32_t bits) {
  bits -= bits >> 1 & 0x55555555U;
  bits = (bits & 0x33333333U) + (bits >> 2 & 0x33333333U);
  return ((bits + (bits >> 4)) & 0x0F0F0F0FU) * 0x01010101U >> 24;
}

// Long rows are added up in steps of as many classes, which takes a few vector instructions.
constexpr std::size_t step = 16, cache_line = 64;
void add_step(const std::int8_t* __restrict weights, std::int16_t* __restrict sums) {
  for (std::size_t i = 0; i < step; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + weights[i]);
}

}  // namespace

Weights::Weights(const std::vector<Row>& rows, const std::vector<ClassWeight>& cells, std::size_t classes)
    : buckets_((std::size_t{1} << bucket_bits) + 1), classes_(classes), width_((classes / step + 1) * step) {
  slots_.reserve(rows.size() + 1);
  std::vector<Slot> twins;
  auto row = rows.begin();
  const auto* weights = cells.data();
  for (std::uint32_t i = 0; i < buckets_.size(); ++i) {
    auto& bucket = buckets_[i];
    bucket.first = static_cast<std::uint32_t>(slots_.size());
    for (; row != rows.end() && bucket_of(row->feature) == i; ++row) {
      const bool twin = (bucket.marks & mark_of(row->feature)) != 0;
      if (twin) slots_.back().key |= has_twin;
      bucket.marks |= mark_of(row->feature);
      (twin ? twins : slots_).push_back(slot_of(*row, weights));
      weights += row->size;
    }
    slots_.insert(slots_.end(), twins.begin(), twins.end());
    twins.clear();
  }
  slots_.emplace_back();                    // what an empty bucket at the end points to
  rows_.resize(rows_.size() + cache_line);  // how far the last row may be fetched
}

Weights::Slot Weights::slot_of(const Row& row, const ClassWeight* cells) {
  Slot slot{row.feature & key_bits, {}};
  if (row.size <= short_row) {
    // What is left weighs nothing, each for another class, so that no sum waits for the one before.
    for (std::size_t i = 0; i < short_row; ++i) slot.cells[i].label = static_cast<std::uint8_t>(width_ - 1 - i);
    std::copy_n(cells, row.size, slot.cells.begin());
    return slot;
  }
  slot.key |= is_long;
  const auto number = rows_.size() / width_;
  for (unsigned i = 0; i < 3; ++i) slot.cells[i].label = static_cast<std::uint8_t>(number >> (8 * i));
  rows_.resize(rows_.size() + width_);
  for (std::size_t i = 0; i < row.size; ++i) rows_[number * width_ + cells[i].label] = cells[i].weight;
  return slot;
}

const Weights::Slot* Weights::twin_of(const Bucket& bucket, std::uint32_t key, const Slot* otherwise) const {
  for (auto i = bucket.first + count_bits(bucket.marks); i < (&bucket)[1].first; ++i)
    if ((slots_[i].key & key_bits) == key) return &slots_[i];
  return otherwise;
}

// Of a short row, the first.
const std::int8_t* Weights::long_row(const Slot& slot) const {
  const auto& cells = slot.cells;
  const auto number = cells[0].label | std::size_t{cells[1].label} << 8 | std::size_t{cells[2].label} << 16;
  return rows_.data() + ((slot.key & is_long) != 0 ? number * width_ : 0);
}

void Weights::add(std::span<const std::uint32_t> features, std::int32_t* scores) const {
  for (const auto feature : features) __builtin_prefetch(&buckets_[bucket_of(feature)]);

  struct Place {
    std::uint32_t feature;
    const Slot* slot;
  };
  std::array<Place, at_once> places;
  std::size_t place_count = 0;
  for (const auto feature : features) {
    const auto& bucket = buckets_[bucket_of(feature)];
    const auto mark = mark_of(feature);
    const auto* slot = slots_.data() + bucket.first + count_bits(bucket.marks & (mark - 1));
    __builtin_prefetch(slot);
    places[place_count] = {feature, slot};
    place_count += (bucket.marks & mark) != 0 ? 1 : 0;
  }

  std::array<const Slot*, at_once> short_rows;
  std::array<const std::int8_t*, at_once> long_rows;
  std::size_t short_count = 0, long_count = 0;
  for (std::size_t i = 0; i < place_count; ++i) {
    auto [feature, slot] = places[i];
    const auto key = feature & key_bits;
    if ((slot->key & has_twin) != 0 && (slot->key & key_bits) != key)
      slot = twin_of(buckets_[bucket_of(feature)], key, slot);
    const bool found = (slot->key & key_bits) == key;
    const bool far = (slot->key & is_long) != 0;
    short_rows[short_count] = slot;
    short_count += found && !far ? 1 : 0;
    long_rows[long_count] = long_row(*slot);
    __builtin_prefetch(long_rows[long_count]);
    __builtin_prefetch(long_rows[long_count] + cache_line);
    long_count += found && far ? 1 : 0;
  }

  std::array<std::int16_t, 256 + step> sums;
  std::fill_n(sums.begin(), width_, std::int16_t{0});
  for (std::size_t i = 0; i < short_count; ++i)
    for (const auto& [label, weight] : short_rows[i]->cells)
      sums[label] = static_cast<std::int16_t>(sums[label] + weight);
  for (std::size_t i = 0; i < long_count; ++i)
    for (std::size_t at = 0; at < width_; at += step) add_step(long_rows[i] + at, sums.data() + at);
  for (std::size_t i = 0; i < classes_; ++i) scores[i] += sums[i];
}

}  // namespace language
