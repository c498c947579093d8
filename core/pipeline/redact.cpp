#include "core/pipeline/redact.hpp"

#include "core/pipeline/effective.hpp"

namespace dossier::pipeline {

std::string redacted(std::string text, const std::vector<std::string>& secrets) {
  for (const auto& secret : secrets)
    for (auto at = text.find(secret); at != text.npos; at = text.find(secret, at + hidden_value.size()))
      text.replace(at, secret.size(), hidden_value);
  return text;
}

Json redacted(const Json& value, const std::vector<std::string>& secrets) {
  if (const auto* text = value.text()) return redacted(*text, secrets);
  if (const auto* items = value.array()) {
    Json::Array shown;
    for (const auto& item : *items) shown.push_back(redacted(item, secrets));
    return shown;
  }
  if (const auto* members = value.object()) {
    Json::Object shown;
    for (const auto& [key, member] : *members) shown.emplace_back(redacted(key, secrets), redacted(member, secrets));
    return shown;
  }
  return value;
}

Json shown_options(const Stage& stage, const std::vector<std::string>& secrets) {
  if (!stage.plugin) {
    Json::Object readers;
    for (const auto& [id, options] : stage.reader_options) readers.emplace_back(id, redacted(options, secrets));
    return readers;
  }
  Json shown = redacted(stage.options, secrets);
  for (const auto& option : stage.plugin->manifest.options)
    if (option.secret && shown.find(option.name)) shown.set(option.name, hidden_value);
  return shown;
}

}  // namespace dossier::pipeline
