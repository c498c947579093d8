// A receiver's results for the items of a batch that it answered with 2xx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier_webhook {

struct Verdict {
  std::vector<std::size_t> again;  // indices of items in the batch to send again
  struct Refusal {
    std::size_t item;
    std::string reason;
  };
  std::vector<Refusal> refused;
};

// body: {"items": [...]} with an entry per item in the order they were sent, or fewer entries that have the "id" of
// their item. An entry has a "status" (or is {"index": {"status": ...}}, as in bulk interfaces) and possibly an "error";
// 2xx and 409 (already there) mean accepted. Any other body accepts all items. Returns nothing, with the reason in
// `why`, if errors are reported without their items.
std::optional<Verdict> read_answer(std::string_view body, const std::vector<std::string_view>& items, std::string& why);

}  // namespace dossier_webhook
