// A linear model: for each feature the weights of the classes that it speaks for or against. Sparse, read-only, shared
// by threads.
#pragma once

#include <bit>
#include <cstdint>
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
  Weights() = default;
  // `cells`: the weights of all rows, one after the other.
  Weights(const std::vector<Row>& rows, const std::vector<ClassWeight>& cells);

  // Adds up the weights of `features` in scores[class].
  template <class Hashes>
  void score(const Hashes& features, std::int32_t* scores) const {
    for (const std::uint32_t feature : features) {
      for (std::uint32_t at = feature >> shift_;; at = (at + 1) & mask_) {
        const auto& slot = slots_[at];
        if (slot.feature == feature) {
          for (std::uint32_t i = slot.first; i < slot.last; ++i) scores[cells_[i].label] += cells_[i].weight;
          break;
        }
        if (slot.feature == 0) break;
      }
    }
  }

 private:
  struct Slot {
    std::uint32_t feature = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  std::vector<Slot> slots_ = std::vector<Slot>(2);
  std::vector<ClassWeight> cells_;
  std::uint32_t mask_ = 1;
  int shift_ = 31;
};

}  // namespace language
