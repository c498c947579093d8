// The work of an extractor stage: documents to claims.
#pragma once

#include <string>
#include <vector>

#include "core/engine/claim_completion.hpp"
#include "core/engine/range.hpp"
#include "core/engine/selection.hpp"
#include "core/engine/stage.hpp"
#include "core/engine/task/result_file.hpp"
#include "core/engine/task/tables.hpp"

namespace dossier::engine {

class ExtractWork {
 public:
  using Batch = Range;  // of documents
  struct Result {
    ClaimSpool spool;
    std::vector<SpooledClaim> claims = {};
    std::vector<Loss> losses = {};
    std::uint64_t in = 0;
    std::uint64_t done = 0;
    std::uint64_t calls = 0;
  };

  // languages: of the documents that the extractor gets; documents in others are counted as dropped. earlier: the claims
  // that it gets with them. All must outlive this.
  ExtractWork(const Context& context, const plugin::Instance& extractor, const Selection& selection,
              const std::vector<std::string>& languages, const std::vector<const ClaimTable*>& earlier,
              StageBook& book);

  Result operator()(const Range& range) const;

  Meter& meter() const { return book_.meter(); }
  task::StepForm form() const;
  static Json batch_form(const Range& range);
  static Range batch_of(const Json& form);
  static void write(const Result& result, task::ResultWriter& results);
  Result read(task::ResultReader& results) const;

 private:
  class Job;

  Result empty_result(const std::string& spool) const;
  bool leaves_out(std::uint64_t i, Result& result) const;
  void start(std::uint64_t i, const std::vector<ClaimMerge::Entry>& entries, plugin::Call& call,
             plugin::Calls& calls) const;
  void finish(std::uint64_t i, ClaimCompletion& completion, plugin::Call& call, dossier_status status,
              Result& result) const;
  void lose(std::uint64_t i, plugin::CallFault fault, bool dropped, Result& result) const;
  void lose_part(std::uint64_t i, plugin::CallFault fault, bool dropped, Result& result) const;
  void collect_earlier(std::uint64_t i, std::vector<ClaimMerge::Entry>& entries) const;

  const Context& context_;
  const plugin::Instance& extractor_;
  const Selection& selection_;
  const DocumentTable& documents_;
  const std::vector<std::string>& languages_;
  const std::vector<const ClaimTable*>& earlier_;
  StageBook& book_;
  plugin::CallScope scope_;
  std::uint64_t held_;  // bytes of claims of a batch in memory
};

}  // namespace dossier::engine
