// How every map runs: batches are made serially, processed by all threads, and taken in order. The number of batches in
// progress is bounded: a slow consumer holds back the producer.
#pragma once

#include <tbb/parallel_pipeline.h>

#include <memory>
#include <optional>
#include <utility>

#include "core/engine/context.hpp"

namespace dossier::engine {

// Batches in progress, with those that wait to be taken.
inline std::size_t batches_under_way(const Context& context) { return context.settings.jobs * 3 + 1; }

// next() -> std::optional<Batch>, serially; work(Batch&) -> Result, in parallel; take(Result&), serially and in order.
template <class Next, class Work, class Take>
void run_ordered(const Context& context, Next next, Work work, Take take) {
  using Batch = typename decltype(next())::value_type;
  using Result = decltype(work(std::declval<Batch&>()));
  tbb::parallel_pipeline(
      batches_under_way(context),
      tbb::make_filter<void, std::shared_ptr<Batch>>(tbb::filter_mode::serial_in_order,
                                                     [&](tbb::flow_control& flow) -> std::shared_ptr<Batch> {
                                                       std::optional<Batch> batch;
                                                       if (!context.stopping()) batch = next();
                                                       if (batch) return std::make_shared<Batch>(std::move(*batch));
                                                       flow.stop();
                                                       return nullptr;
                                                     }) &
          tbb::make_filter<std::shared_ptr<Batch>, std::shared_ptr<Result>>(
              tbb::filter_mode::parallel,
              [&](const std::shared_ptr<Batch>& batch) { return std::make_shared<Result>(work(*batch)); }) &
          tbb::make_filter<std::shared_ptr<Result>, void>(
              tbb::filter_mode::serial_in_order, [&](const std::shared_ptr<Result>& result) { take(*result); }));
  context.check();
}

}  // namespace dossier::engine
