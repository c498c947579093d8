#include "core/cli/page_places.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace dossier::cli {
namespace {

double real(const Json& json) { return json.number() ? double_of(json.number()->digits).value_or(0) : 0; }

}  // namespace

std::string page_places(const Document& document, const Span& span) {
  const auto* layout = document.metadata.find("layout");
  const auto* lines = layout ? layout->find("lines") : nullptr;
  if (!lines || !lines->array()) return {};
  std::map<std::int64_t, std::array<double, 4>> boxes;  // by page
  for (const auto& line : *lines->array()) {
    constexpr std::size_t numbers = 7;  // start, end, page, box
    const auto* place = line.array();
    if (!place || place->size() < numbers) continue;
    const Span text{static_cast<std::uint64_t>((*place)[0].as_integer(0)),
                    static_cast<std::uint64_t>((*place)[1].as_integer(0))};
    if (!text.overlaps(span)) continue;
    const std::array box{real((*place)[3]), real((*place)[4]), real((*place)[5]), real((*place)[6])};
    const auto [found, is_new] = boxes.emplace((*place)[2].as_integer(0), box);
    if (is_new) continue;
    for (std::size_t side = 0; side < 2; ++side) found->second[side] = std::min(found->second[side], box[side]);
    for (std::size_t side = 2; side < 4; ++side) found->second[side] = std::max(found->second[side], box[side]);
  }
  std::string all;
  for (const auto& [page, box] : boxes)
    all += (all.empty() ? "" : "; ") + std::to_string(page) + ", from " + decimal_text(box[0]) + ", " +
           decimal_text(box[1]) + " to " + decimal_text(box[2]) + ", " + decimal_text(box[3]);
  return all.empty() ? all : all + " (" + std::string(layout->text_or("unit")) + ", from the upper left corner)";
}

}  // namespace dossier::cli
