#include "core/pipeline/overlay.hpp"

#include <algorithm>

namespace dossier::pipeline {
namespace {

// In a map that is new nothing can be removed.
void drop_nulls(Node& node) {
  if (!node.is_map()) return;
  std::erase_if(node.items, [](const Node& item) { return item.is_null(); });
  for (auto& item : node.items) drop_nulls(item);
}

void remove(Node& base, const Node& item, Report& report) {
  const auto gone = std::erase_if(base.items, [&](const Node& present) { return present.key == item.key; });
  if (gone == 0)
    report.warning(Code::nothing_to_remove, item.key_place, "there is no " + in_quotes(item.key) + " here to remove",
                   report.did_you_mean(item.key, base.keys()));
}

void merge(Node& base, Node overlay, std::size_t depth, bool in_stages, Report& report) {
  if (!base.is_map() || !overlay.is_map()) {
    overlay.key = base.key;
    if (!overlay.key_place.source) overlay.key_place = base.key_place;
    drop_nulls(overlay);
    base = std::move(overlay);
    return;
  }
  if (in_stages && depth == 2) {
    const Node* before = base.find("use");
    const Node* after = overlay.find("use");
    if (before && after && before->text != after->text)
      std::erase_if(base.items, [](const Node& item) { return item.key == "with"; });
  }
  for (auto& item : overlay.items) {
    if (item.is_null()) {
      remove(base, item, report);
    } else if (Node* present = base.find(item.key)) {
      merge(*present, std::move(item), depth + 1, depth == 0 ? present->key == "stages" : in_stages, report);
    } else {
      drop_nulls(item);
      base.items.push_back(std::move(item));
    }
  }
}

}  // namespace

void lay_over(Node& base, Node overlay, Report& report) { merge(base, std::move(overlay), 0, false, report); }

}  // namespace dossier::pipeline
