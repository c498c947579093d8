// How a plugin reports errors: it throws, and the wrapper turns the exception into an error of the boundary.
#pragma once

#include <stdexcept>
#include <string>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

// The current unit is lost, for a reason that a person can act on.
class Error : public std::runtime_error {
 public:
  // code: a stable word ("bad_json"); message: where, what was expected, what was found.
  Error(std::string code, const std::string& message) : std::runtime_error(message), code_(std::move(code)) {}

  const std::string& code() const { return code_; }
  const std::string& option() const { return option_; }
  bool retryable() const { return retryable_; }

  Error& at_option(std::string name) {
    option_ = std::move(name);
    return *this;
  }
  Error& may_be_retried() {
    retryable_ = true;
    return *this;
  }

 private:
  std::string code_;
  std::string option_;
  bool retryable_ = false;
};

// The run is being stopped, or the host did not accept a result. Thrown by the sinks; do not swallow it.
class Stopped : public std::exception {
 public:
  const char* what() const noexcept override { return "the host asked to stop"; }
};

DOSSIER_NAMESPACE_END
