// The error that a plugin's own function throws, for tests of its parts.
#pragma once

#include <functional>
#include <optional>

#include "dossier/plugin/error.hpp"

inline std::optional<dossier::Error> thrown_error(const std::function<void()>& body) {
  try {
    body();
  } catch (const dossier::Error& error) {
    return error;
  }
  return std::nullopt;
}

// CODE, or CODE at OPTION; empty where nothing is thrown.
inline std::string thrown_code(const std::function<void()>& body) {
  const auto error = thrown_error(body);
  if (!error) return {};
  return error->option().empty() ? error->code() : error->code() + " at " + error->option();
}
