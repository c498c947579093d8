// The loss report of a document, in its metadata as `loss_report`: how much of the input is in the text, and how much is
// left out for which reason, with the places. What is kept and what is left out add up to the input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/call.hpp"
#include "dossier/record/document.hpp"

namespace dossier::engine {

// The reports of the documents of one call of a reader. Each byte of its input is in the report of one of them: what is
// between two documents in that of the second, what follows the last in its own.
class LossReports {
 public:
  // bytes: what the call read, from `offset` of the input on; they must outlive this. call: after it returned.
  LossReports(std::string_view bytes, std::uint64_t offset, const plugin::Call& call);

  // note: what the reader left out (dossier/record/left_out.hpp). For the documents in the order in which they were emitted; null if nothing is known.
  Json report(const Json& note, const Document& document, const plugin::EmittedRecord& emitted, bool is_last);

 private:
  struct Part {
    Span span;
    std::string_view reason;
    std::string code = {};  // of a dead letter or a dropped part
  };
  class Account;

  Span share_of(const Json& note, const plugin::EmittedRecord& emitted, const Span& whole, bool is_last) const;
  std::vector<Span> undecodable(const Document& document, const plugin::EmittedRecord& emitted) const;
  void add_faults(std::string_view reason, const std::vector<plugin::CallFault>& faults);

  std::string_view bytes_;
  std::uint64_t offset_;
  std::uint64_t reported_;    // the end of what earlier documents have in their reports
  std::vector<Part> faults_;  // ascending, without overlaps
};

}  // namespace dossier::engine
