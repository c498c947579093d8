#include "language/syntax/weights.hpp"

#include <algorithm>

namespace language {

Weights::Weights(const std::vector<Row>& rows, const std::vector<ClassWeight>& cells) : cells_(cells) {
  const auto size = std::bit_ceil(std::max<std::size_t>(rows.size() * 2, 2));
  slots_.assign(size, {});
  mask_ = static_cast<std::uint32_t>(size - 1);
  shift_ = 32 - std::countr_zero(size);
  std::uint32_t first = 0;
  for (const auto& row : rows) {
    std::uint32_t at = row.feature >> shift_;
    while (slots_[at].feature != 0) at = (at + 1) & mask_;
    slots_[at] = {row.feature, first, first + row.size};
    first += row.size;
  }
}

}  // namespace language
