// The records of a pass plugin: documents, or claims with what was joined to them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/result_table.hpp"
#include "core/engine/task/tables.hpp"

namespace dossier::engine {

// A plugin's result, validated and completed by the host with its id and position.
struct CompletedResult {
  ResultHead head;
  std::string record;
};

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
  // Completes what the plugin returned about records; nothing where it is invalid, with `why`. Any thread.
  virtual std::optional<CompletedResult> complete(std::string_view given, std::string& why) const = 0;
  // Adds what a task needs to open the same records.
  virtual void describe(const Context& context, task::StepForm& form) const = 0;
};

}  // namespace dossier::engine
