#include "layout/page_places.hpp"

#include <cmath>

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

}  // namespace layout
