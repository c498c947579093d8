// The engine of passes: map, group, reduce, as many passes and rounds as the plugin declares.
//
// Keys are hashed to 128 bits, rows are sorted externally, groups are reduced in parallel. Equal records lead to equal
// results in an equal order, for any number of threads and any amount of memory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/engine/result_table.hpp"
#include "core/engine/stage.hpp"

namespace dossier::engine {

// The records of a pass plugin: documents, or claims with what was joined to them.
class PassRecords {
 public:
  virtual ~PassRecords() = default;
  virtual std::uint64_t size() const = 0;
  virtual std::string unit() const = 0;  // what they are: "documents"
  virtual bool selected(std::uint64_t i) const = 0;
  // Is it one of these kinds? Only claims have kinds.
  virtual bool is_kind(std::uint64_t i, const std::vector<std::string>& kinds) const = 0;
  virtual std::string_view record(std::uint64_t i) const = 0;
  // Of a document; of a claim the text of its document, which very many claims may share.
  virtual std::string_view text(std::uint64_t i) const = 0;
  // What `sketch` and `map`, which are called for each record alone, are given of it.
  virtual std::string_view own_text(std::uint64_t i) const = 0;
  virtual std::string id(std::uint64_t i) const = 0;  // for dead letters
  virtual std::string input(std::uint64_t i) const = 0;
};

// A plugin's result, validated and completed by the host with its id and position. Called from many threads.
struct CompletedResult {
  ResultHead head;
  std::string record;
};
using CompleteResult = std::function<std::optional<CompletedResult>(std::string_view record, std::string& why)>;

ResultTable run_passes(const Context& context, const plugin::Instance& instance, const PassRecords& records,
                       const CompleteResult& complete, StageBook& book);

}  // namespace dossier::engine
