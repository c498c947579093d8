#include "core/pipeline/overlay.hpp"

#include <algorithm>
#include <iterator>

#include "core/pipeline/ports.hpp"

namespace dossier::pipeline {
namespace {

// Nothing can be removed from a new map.
void drop_nulls(Node& node) {
  if (!node.is_map()) return;
  std::erase_if(node.items, [](const Node& item) { return item.is_null(); });
  for (auto& item : node.items) drop_nulls(item);
}

// Whether the member existed.
bool take_away(Node& base, std::string_view key) {
  const auto gone = std::ranges::find(base.items, key, &Node::key);
  if (gone == base.items.end()) return false;
  base.removed.push_back(std::move(*gone));
  base.items.erase(gone);
  return true;
}

void replace(Node& base, Node by) {
  by.key = base.key;
  if (!by.key_place.source) by.key_place = base.key_place;
  drop_nulls(by);
  by.replaced = std::move(base.replaced);
  base.replaced.clear();
  by.replaced.push_back(std::move(base));
  base = std::move(by);
}

// Another plugin has other options, so those of the former plugin are dropped. Its kind must be the same, because other
// stages use its output.
void change_plugin(Node& stage, Node& overlay, Report& report) {
  const Node* before = stage.find("use");
  Node* after = overlay.find("use");
  if (!before || !after || before->text == after->text) return;
  const auto was = kind_of(before->text);
  const auto is = kind_of(after->text);
  if (was && is && *was != *is) {
    after->broken = true;
    report.error(
        Code::changed_kind, after->place,
        "the stage " + in_quotes(stage.key) + " is " + with_article(*was) + " (" + before->text + "); " + after->text +
            " is " + with_article(*is),
        "use another " + std::string(kind_name(*was)) + ", or remove the stage (null) and add one with another id",
        {{before->place, "the plugin it replaces"}});
  }
  if (take_away(stage, "with"))  // like null
    std::erase_if(overlay.items, [](const Node& item) { return item.key == "with" && item.is_null(); });
}

void merge(Node& base, Node overlay, std::size_t depth, bool in_stages, Report& report) {
  if (!base.is_map() || !overlay.is_map()) return replace(base, std::move(overlay));
  if (in_stages && depth == 2) change_plugin(base, overlay, report);
  for (auto& item : overlay.items) {
    if (item.is_null()) {
      if (!take_away(base, item.key))
        report.warning(Code::nothing_to_remove, item.key_place, "there is no " + in_quotes(item.key) + " to remove",
                       report.did_you_mean(item.key, base.keys()));
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
