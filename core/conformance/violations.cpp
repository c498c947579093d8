#include "core/conformance/violations.hpp"

#include <map>
#include <mutex>

#include "core/conformance/child.hpp"

namespace dossier::conformance {
namespace {

std::mutex guard;
std::map<std::string, std::string, std::less<>>& all() {
  static auto* violations = new std::map<std::string, std::string, std::less<>>;
  return *violations;
}

}  // namespace

void violate(std::string_view rule, const std::string& how) {
  const std::lock_guard lock(guard);
  if (all().emplace(rule, how).second) set_violation(rule, how);
}

std::optional<std::string> violation_of(std::string_view rule) {
  const std::lock_guard lock(guard);
  const auto found = all().find(rule);
  if (found == all().end()) return std::nullopt;
  return found->second;
}

}  // namespace dossier::conformance
