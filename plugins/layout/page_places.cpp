#include "layout/page_places.hpp"

#include <algorithm>
#include <cmath>

#include "dossier/record/left_out.hpp"

namespace layout {
namespace {

dossier::Json rounded(float value) { return dossier::Json(std::round(static_cast<double>(value) * 10) / 10); }

}  // namespace

dossier::Json places_json(const LaidOut& laid_out, std::string_view unit, const std::vector<PageSize>& pages) {
  using dossier::Json;
  Json::Array sizes;
  for (const auto& page : pages) sizes.push_back(Json(Json::Array{rounded(page.width), rounded(page.height)}));
  Json::Array lines;
  for (const auto& place : laid_out.places) {
    Json::Array line{Json(place.text.start), Json(place.text.end),  Json(std::uint64_t{place.page}),
                     rounded(place.box.x0),  rounded(place.box.y0), rounded(place.box.x1),
                     rounded(place.box.y1)};
    if (place.confidence >= 0) line.push_back(Json(std::int64_t{std::lround(place.confidence)}));
    lines.push_back(Json(std::move(line)));
  }
  Json json;
  json.set("unit", unit);
  json.set("pages", Json(std::move(sizes)));
  json.set("lines", Json(std::move(lines)));
  return json;
}

dossier::Json left_out_page(std::string_view reason, std::uint32_t page) {
  return dossier::Json::Object{{"reason", reason}, {"size", 0}, {"page", std::uint64_t{page}}};
}

dossier::Json left_out_json(const LaidOut& laid_out, dossier::Json::Array parts) {
  using dossier::Json;
  std::uint64_t kept = 0;
  for (const auto& place : laid_out.places) {
    const auto written = place.text.of(laid_out.text);
    kept += static_cast<std::uint64_t>(
        std::ranges::count_if(written, [](char c) { return c != ' ' && c != '\t' && c != '\n'; }));
  }
  for (const auto& part : laid_out.left_out.parts)
    parts.push_back(Json::Object{
        {"reason", dossier::loss_reason::running},
        {"size", part.size},
        {"page", std::uint64_t{part.page}},
        {"box", Json::Array{rounded(part.box.x0), rounded(part.box.y0), rounded(part.box.x1), rounded(part.box.y1)}}});
  return Json::Object{{"unit", "text"}, {"size", laid_out.found}, {"kept", kept}, {"parts", std::move(parts)}};
}

}  // namespace layout
