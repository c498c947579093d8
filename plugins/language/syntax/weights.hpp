// A linear model: for each feature the weights of the classes that it speaks for or against. Sparse, read-only, shared
// by threads.
//
// Reading a sentence is mostly waiting for this memory. So all features of a decision are looked up together, each step
// for all of them, and nothing depends on a branch that is hard to foresee.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace language {

struct ClassWeight {
  std::uint8_t label;
  std::int8_t weight;
};

class Weights {
 public:
  // A feature with its weights, as a model file lists them.
  struct Row {
    std::uint32_t feature;
    std::uint8_t size;
  };
  Weights() : Weights({}, {}, 0) {}
  // `rows` in ascending order; `cells`: the weights of all, one after the other. Their labels are below `classes`.
  Weights(const std::vector<Row>& rows, const std::vector<ClassWeight>& cells, std::size_t classes);

  // Adds up the weights of `features` in scores[class].
  void score(std::span<const std::uint32_t> features, std::int32_t* scores) const {
    for (; features.size() > at_once; features = features.subspan(at_once)) add(features.first(at_once), scores);
    add(features, scores);
  }

 private:
  static constexpr std::size_t at_once = 128;  // the sum of as many weights fits in 16 bits
  static constexpr std::size_t short_row = 6;

  // The upper bits of a feature choose a bucket, the next five its mark there.
  struct Bucket {
    std::uint32_t marks = 0;  // a bit for each that a feature has
    std::uint32_t first = 0;  // its slots: one for each mark in order, then twins, the other features with a mark
  };
  // What a feature weighs. The weights of a short row are here, for a long one the labels are the number of its row.
  struct alignas(16) Slot {
    std::uint32_t key = 0;
    std::array<ClassWeight, short_row> cells{};
  };

  Slot slot_of(const Row& row, const ClassWeight* cells);
  const Slot* twin_of(const Bucket& bucket, std::uint32_t key, const Slot* otherwise) const;
  const std::int8_t* long_row(const Slot& slot) const;
  void add(std::span<const std::uint32_t> features, std::int32_t* scores) const;

  std::vector<Bucket> buckets_;
  std::vector<Slot> slots_;
  std::vector<std::int8_t> rows_;  // long rows: weights of all classes
  std::size_t classes_ = 0;
  std::size_t width_ = 0;  // of a long row
};

}  // namespace language
