#include "core/engine/kept_content.hpp"

#include "dossier/record/json_parse.hpp"

namespace dossier::engine {
namespace {

Json counts_json(const std::map<std::string, std::uint64_t>& counts) {
  Json::Object json;
  for (const auto& [name, count] : counts) json.emplace_back(name, count);
  return json;
}

std::map<std::string, std::uint64_t> counts_of(const Json* json) {
  std::map<std::string, std::uint64_t> counts;
  if (json && json->object())
    for (const auto& [name, count] : *json->object()) counts[name] = static_cast<std::uint64_t>(count.as_integer());
  return counts;
}

StageLedger ledger_of(const Json& json) {
  const auto number = [&](const char* name) { return static_cast<std::uint64_t>(json.integer_or(name)); };
  StageLedger ledger;
  ledger.stage = json.text_or("stage");
  ledger.plugin = json.text_or("plugin");
  ledger.in = number("in");
  ledger.done = number("done");
  ledger.rejected = number("rejected");
  ledger.out = number("out");
  ledger.cut = number("cut");
  ledger.dropped = counts_of(json.find("dropped"));
  ledger.readers = counts_of(json.find("readers"));
  ledger.reused = true;
  return ledger;
}

}  // namespace

std::string KeptContent::encode() const {
  Json::Object sums;
  for (const auto& [name, sum] : files) sums.emplace_back(name, sum);
  return Json(Json::Object{{"ledger", Json::Object{{"stage", ledger.stage},
                                                   {"plugin", ledger.plugin},
                                                   {"in", ledger.in},
                                                   {"done", ledger.done},
                                                   {"rejected", ledger.rejected},
                                                   {"dropped", counts_json(ledger.dropped)},
                                                   {"out", ledger.out},
                                                   {"cut", ledger.cut},
                                                   {"readers", counts_json(ledger.readers)}}},
                           {"received", received},
                           {"files", std::move(sums)}})
      .dump();
}

std::optional<KeptContent> KeptContent::decode(std::string_view text) {
  const auto json = parse_json(text);
  const auto* ledger = json ? json->find("ledger") : nullptr;
  const auto* files = json ? json->find("files") : nullptr;
  if (!ledger || !ledger->object() || !files || !files->object()) return std::nullopt;
  KeptContent content{ledger_of(*ledger), static_cast<std::uint64_t>(json->integer_or("received")), {}};
  for (const auto& [name, sum] : *files->object()) {
    if (!sum.text() || name.find('/') != std::string::npos) return std::nullopt;
    content.files.emplace(name, *sum.text());
  }
  return content;
}

}  // namespace dossier::engine
