#include "core/engine/nesting_budget.hpp"

#include <algorithm>
#include <bit>

#include "core/engine/open_input.hpp"

namespace dossier::engine {
namespace {

constexpr int deepest_inside = 8;
constexpr std::uint64_t most_inputs_inside = 200'000;
constexpr std::uint64_t most_failures_inside = 16;

}  // namespace

NestingBudget::NestingBudget(std::uint64_t file_size, std::uint64_t most_bytes)
    : most_bytes_(most_bytes), by_ratio_(largest_growth(file_size)) {}

std::uint64_t NestingBudget::offered() const { return std::bit_floor(std::min(most_bytes_, by_ratio_) - bytes_); }

std::optional<plugin::CallFault> NestingBudget::take(int depth, std::uint64_t size) {
  if (depth > deepest_inside || inputs_ == most_inputs_inside)
    return plugin::CallFault::of("nested_too_deep", "more than " + std::to_string(deepest_inside) + " levels or " +
                                                        std::to_string(most_inputs_inside) +
                                                        " inputs inside one input");
  if (failures_ >= most_failures_inside)
    return plugin::CallFault::of("nested_failures", std::to_string(failures_) +
                                                        " inputs inside the same file crashed their reader or "
                                                        "exceeded its limits; the others are not read");
  const auto most = std::min(most_bytes_, by_ratio_);
  if (size > most - bytes_) {
    const bool grows = by_ratio_ < most_bytes_;
    return plugin::CallFault::of(
        "nested_too_large", "it has " + std::to_string(size) + " bytes, and all inputs inside one file may have " +
                                std::to_string(most) + " together" +
                                (grows ? ": a hundred times what the file has, or 32 MiB; unpack the file to read it"
                                       : " with this --memory; raise --memory, or unpack the file"));
  }
  bytes_ += size;
  ++inputs_;
  return std::nullopt;
}

}  // namespace dossier::engine
