#include "scanned_page.hpp"

#include <poppler-page-renderer.h>

#include <algorithm>
#include <cmath>

#include "dossier/plugin/error.hpp"

namespace dossier_pdf {
namespace {

constexpr double points_per_inch = 72;
constexpr double good_dpi = 300;
constexpr double least_dpi = 20;

void scale(layout::Box& box, float factor) {
  box = {box.x0 * factor, box.y0 * factor, box.x1 * factor, box.y1 * factor};
}

}  // namespace

ocr::Recognized recognize_page(const poppler::page& page, const layout::Page& size, ocr::Recognizer& recognizer,
                               std::int64_t max_pixels) {
  const double inches =
      static_cast<double>(size.width) * static_cast<double>(size.height) / points_per_inch / points_per_inch;
  const double dpi =
      std::min(good_dpi, std::floor(std::sqrt(static_cast<double>(max_pixels) / std::max(inches, 1e-6))));
  const auto refuse = [&](const std::string& why) {
    throw dossier::Error("bad_page",
                         "page " + std::to_string(size.number) + ": expected a page that can be printed, " + why);
  };
  if (dpi < least_dpi) refuse("found one of " + std::to_string(static_cast<std::int64_t>(inches)) + " square inches");
  poppler::page_renderer renderer;
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_gray8);
  const auto image = renderer.render_page(&page, dpi, dpi);
  if (!image.is_valid()) refuse("but poppler prints nothing");
  auto found = recognizer.recognize({reinterpret_cast<const unsigned char*>(image.const_data()), image.width(),
                                     image.height(), image.bytes_per_row(), static_cast<int>(dpi)},
                                    size.number);
  found.page.width = size.width;
  found.page.height = size.height;
  const auto factor = static_cast<float>(points_per_inch / dpi);
  for (auto& word : found.page.words) {
    scale(word.place, factor);
    scale(word.box, factor);
    word.size *= factor;
  }
  return found;
}

}  // namespace dossier_pdf
