// How a test of a plugin ends.
#pragma once

#include <string>
#include <string_view>

namespace dossier::conformance {

enum class Status { passed, warning, failed, crashed, timed_out, skipped };

std::string_view status_text(Status status);

struct Outcome {
  Status status = Status::passed;
  std::string reason;  // empty only if it passed

  bool bad() const { return status == Status::failed || status == Status::crashed || status == Status::timed_out; }
};

inline Outcome passed(std::string note = {}) { return {Status::passed, std::move(note)}; }
inline Outcome warning(std::string reason) { return {Status::warning, std::move(reason)}; }
inline Outcome failed(std::string reason) { return {Status::failed, std::move(reason)}; }
inline Outcome skipped(std::string reason) { return {Status::skipped, std::move(reason)}; }

}  // namespace dossier::conformance
