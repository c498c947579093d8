// What a receiver says of the single items of a batch it answered with 2xx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier_webhook {

struct Verdict {
  std::vector<std::size_t> again;  // items that may pass when they are sent again, by their places in the batch
  struct Refusal {
    std::size_t item;
    std::string reason;
  };
  std::vector<Refusal> refused;
};

// body: {"items": [...]}, an entry for each item that was sent, in their order, or fewer that name theirs by "id". An
// entry has a "status" (or is {"index": {"status": ...}}, as bulk interfaces have it) and perhaps an "error"; 2xx and
// 409 (it is there already) are taken. A body that is no such thing takes all. Nothing, with the reason in *why, where
// it says that there were errors and not which.
std::optional<Verdict> read_answer(std::string_view body, const std::vector<std::string_view>& items, std::string& why);

}  // namespace dossier_webhook
