// The engine of passes: map, group, reduce, as many passes and rounds as the plugin declares.
//
// Keys are hashed to 128 bits, rows are sorted externally, groups are reduced at once by all threads. Equal records
// give equal results in an equal order, whatever the number of threads and the memory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/engine/result_table.hpp"
#include "core/engine/stage.hpp"

namespace dossier::engine {

// What a pass plugin's records are: documents, or claims with what was joined to them.
class PassRecords {
 public:
  virtual ~PassRecords() = default;
  virtual std::uint64_t size() const = 0;
  virtual std::string unit() const = 0;  // what they are: "documents"
  virtual bool selected(std::uint64_t i) const = 0;
  // Is it one of these kinds? Only claims have kinds.
  virtual bool is_kind(std::uint64_t i, const std::vector<std::string>& kinds) const = 0;
  virtual std::string_view record(std::uint64_t i) const = 0;
  virtual std::string_view text(std::uint64_t i) const = 0;
  virtual std::string id(std::uint64_t i) const = 0;  // for dead letters
  virtual std::string input(std::uint64_t i) const = 0;
};

// A result as the plugin gave it, completed by the host: with its id and its place. Called from many threads.
struct CompletedResult {
  ResultHead head;
  std::string record;
};
using CompleteResult = std::function<std::optional<CompletedResult>(std::string_view given, std::string& why)>;

ResultTable run_passes(const Context& context, const plugin::Instance& instance, const PassRecords& records,
                       const CompleteResult& complete, StageBook& book);

}  // namespace dossier::engine
