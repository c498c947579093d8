// How GoogleTest shows records: the words they are about, then the record. In the records' own namespace, where
// GoogleTest finds it.
#pragma once

#include <memory>
#include <ostream>

#include "dossier/record/copy.hpp"
#include "dossier/record/finding.hpp"
#include "dossier/testing/call.hpp"
#include "dossier/testing/excerpt.hpp"
#include "dossier/testing/lent_record.hpp"

DOSSIER_NAMESPACE_BEGIN

template <HasFields T>
void PrintTo(const T& record, std::ostream* out) {
  if constexpr (std::is_same_v<T, Claim>) {
    *out << record.kind << " " << testing::in_quotes(record.text) << " at " << testing::interval_text(record.span())
         << " ";
  } else if constexpr (std::is_same_v<T, Copy>) {
    *out << record.kind << " " << testing::in_quotes(record.a) << " " << testing::in_quotes(record.b) << " ";
  } else if constexpr (std::is_same_v<T, Finding>) {
    *out << record.kind << " " << testing::in_quotes(record.explanation) << " ";
  }
  if constexpr (std::is_same_v<T, Document>) {
    *out << encode_with_text(record);
  } else {
    *out << encode(record);
  }
}

namespace testing {

inline std::string fault_text(const Fault& fault) {
  return (fault.unit.empty() ? "" : fault.unit + ": ") + fault.code + (fault.message.empty() ? "" : ": ") +
         fault.message + (fault.option.empty() ? "" : " (option " + fault.option + ")");
}
inline void PrintTo(const Fault& fault, std::ostream* out) { *out << fault_text(fault); }
inline void PrintTo(const EmittedDocument& emitted, std::ostream* out) { *out << encode_with_text(emitted.document); }
inline void PrintTo(const std::unique_ptr<EmittedDocument>& emitted, std::ostream* out) { PrintTo(*emitted, out); }
inline void PrintTo(const LentRecord& record, std::ostream* out) { *out << record.json; }

// "2 documents, rejected cue 1: bad_time: ..., failed with no_title: ..."
inline std::string call_text(const Call& call) {
  const auto count = [](std::size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
  };
  std::string text =
      call.documents.empty() ? count(call.records.size(), "record") : count(call.documents.size(), "document");
  if (!call.nested.empty()) text += ", " + count(call.nested.size(), "nested input");
  for (const auto& fault : call.rejected) text += ", rejected " + fault_text(fault);
  for (const auto& fault : call.dropped) text += ", dropped " + fault_text(fault);
  if (call.failure) text += ", failed with " + fault_text(*call.failure);
  return text;
}
inline void PrintTo(const Call& call, std::ostream* out) { *out << call_text(call); }

}  // namespace testing

DOSSIER_NAMESPACE_END
