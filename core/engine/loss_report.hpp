// The loss report of a document, in its metadata as `loss_report`: how much of the input is in the text, and how much is
// left out for which reason, with the places. What is kept and what is left out add up to the input. An input that only
// holds other inputs has a report of the same form, in the metadata of the first document from inside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/call.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/left_out.hpp"

namespace dossier::engine {

// An input inside an input, and what became of it.
struct InnerInput {
  std::string name;
  Json note;                                      // of the outer input, see NestedInput::left_out
  std::string_view reason = loss_reason::nested;  // rejected or skipped: no document was made from it
  std::string code = {};                          // why
};

// The reports of the documents of one call of a reader. Each byte of its input is in the report of one of them: what is
// between two documents in that of the second, what follows the last in its own.
class LossReports {
 public:
  // bytes: what the call read, from `offset` of the input on; they must outlive this. call: after it returned. inside:
  // the inputs that it passed on.
  LossReports(std::string_view bytes, std::uint64_t offset, const plugin::Call& call,
              const std::vector<InnerInput>& inside);

  // note: what the reader left out (dossier/record/left_out.hpp). For the documents in the order in which they were emitted; null if nothing is known.
  Json report(const Json& note, const Document& document, const plugin::EmittedRecord& emitted, bool is_last);
  // Of an input that has no document of its own; null if its reader does not say where the inputs inside are.
  Json report_of_container();

 private:
  struct Part {
    Span span;
    std::string_view reason;
    std::string code = {};    // of a dead letter or a dropped part
    std::string member = {};  // what the reader calls it: the name of an inner input
  };
  class Account;

  Span share_of(const Json& note, const plugin::EmittedRecord& emitted, const Span& whole, bool is_last) const;
  std::vector<Span> undecodable(const Document& document, const plugin::EmittedRecord& emitted) const;
  void add_faults(std::string_view reason, const std::vector<plugin::CallFault>& faults, bool by_member);
  void add_inner(const InnerInput& inner);
  static void add_listed(Json& report, std::vector<Part> listed, std::vector<Json> members);

  std::string_view bytes_;
  std::uint64_t offset_;
  std::uint64_t reported_;      // the end of what earlier documents have in their reports
  std::vector<Part> known_;     // what the host knows of the input: ascending, without overlaps
  bool places_inside_ = false;  // are known of inputs inside
};

}  // namespace dossier::engine
