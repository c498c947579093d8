#include "core/pipeline/redact.hpp"

#include "core/pipeline/effective.hpp"

namespace dossier::pipeline {

std::string redacted(std::string text, const std::vector<std::string>& secrets) {
  for (const auto& secret : secrets)
    for (auto at = text.find(secret); at != text.npos; at = text.find(secret, at + hidden_value.size()))
      text.replace(at, secret.size(), hidden_value);
  return text;
}

}  // namespace dossier::pipeline
