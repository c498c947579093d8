#include "answer.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "dossier/record/json_parse.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier_webhook {
namespace {

using dossier::Json;

// An entry of a bulk interface wraps the result in the name of the operation.
const Json& result_of(const Json& entry) {
  const auto* members = entry.object();
  if (!members || members->size() != 1) return entry;
  const auto& [name, result] = members->front();
  return result.object() && name != "error" ? result : entry;
}

// An HTTP status; 0 if there is none.
std::int64_t status_of(const Json& result) {
  if (result.number()) return result.as_integer();
  const auto* status = result.find("status");
  return status ? status->as_integer() : 0;
}

// A status in words, such as "failed"; empty if there is none.
std::string_view word_of(const Json& result) { return result.text_or("status"); }

bool is_success(std::string_view word) {
  static constexpr std::string_view words[] = {"ok",      "success", "succeeded", "accepted", "created",
                                               "updated", "queued",  "received",  "taken",    "duplicate"};
  return std::find(std::begin(words), std::end(words), dossier::lower_ascii(word)) != std::end(words);
}

std::string reason_of(const Json& result, std::int64_t status) {
  const auto* error = result.find("error");
  if (!error || error->is_null()) error = result.find("message");
  const std::string_view word = word_of(result);
  std::string reason = status          ? "status " + std::to_string(status)
                       : !word.empty() ? "status \"" + std::string(word) + "\""
                                       : "an error";
  if (error && !error->is_null()) reason += ": " + (error->text() ? *error->text() : error->dump());
  std::size_t shown = 220;
  if (reason.size() > shown) {
    while (!dossier::is_utf8_boundary(reason, shown)) --shown;
    reason.resize(shown);
  }
  return reason;
}

bool has_error(const Json& result) {
  if (const auto word = word_of(result); !word.empty() && !is_success(word)) return true;
  const auto* error = result.find("error");
  return error && !error->is_null() && error->boolean() != nullptr ? *error->boolean() : error && !error->is_null();
}

std::string id_of(std::string_view item) {
  const auto record = dossier::parse_json(item);
  return record ? std::string(record->text_or("id")) : std::string();
}

}  // namespace

std::optional<Verdict> read_answer(std::string_view body, const std::vector<std::string_view>& items,
                                   std::string& why) {
  Verdict verdict;
  const auto answer = dossier::parse_json(body);
  if (!answer || !answer->object()) return verdict;
  const auto* entries = answer->find("items");
  const auto* list = entries ? entries->array() : nullptr;
  if (!list || list->empty()) {
    if (!answer->flag_or("errors")) return verdict;
    why = "the receiver reports errors without the items they belong to; expected \"items\" with a status for each";
    return std::nullopt;
  }
  std::map<std::string, std::size_t> by_id;
  if (list->size() != items.size())
    for (std::size_t i = 0; i < items.size(); ++i) by_id.emplace(id_of(items[i]), i);
  for (std::size_t e = 0; e < list->size(); ++e) {
    const Json& result = result_of((*list)[e]);
    const auto status = status_of(result);
    if ((status >= 200 && status < 300) || status == 409 || (status == 0 && !has_error(result))) continue;
    std::size_t item = e;
    if (list->size() != items.size()) {
      std::string id(result.text_or("id"));
      if (id.empty()) id = result.text_or("_id");
      const auto found = by_id.find(id);
      if (found == by_id.end()) {
        why = "expected an entry per item, or failed entries with the id of their item; found " +
              std::to_string(list->size()) + " entries for " + std::to_string(items.size()) +
              " items and a failed entry without a known id";
        return std::nullopt;
      }
      item = found->second;
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500)
      verdict.again.push_back(item);
    else
      verdict.refused.push_back({item, reason_of(result, status)});
  }
  return verdict;
}

}  // namespace dossier_webhook
