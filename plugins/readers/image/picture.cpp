#include "picture.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <memory>

#include "dossier/plugin/error.hpp"

namespace dossier_image {
namespace {

struct Free {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixHolder = std::unique_ptr<Pix, Free>;

const unsigned char* data_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

// Leptonica would print to the standard error.
void be_silent() {
  setMsgSeverity(L_SEVERITY_NONE);
  leptSetStderrHandler([](const char*) {});
}

[[noreturn]] void throw_damaged(std::string_view bytes) {
  throw dossier::Error("damaged", "expected an image, found a damaged " + std::string(format_of(bytes)) +
                                      " file that cannot be decoded");
}

// Checks the size that the header announces.
void check_size(std::string_view bytes, int number, std::int64_t max_pixels) {
  l_int32 width = 0;
  l_int32 height = 0;
  const bool tiff = format_of(bytes) == "TIFF";
  const auto failed =
      tiff ? readHeaderMemTiff(data_of(bytes), bytes.size(), number, &width, &height, nullptr, nullptr, nullptr,
                               nullptr, nullptr)
           : pixReadHeaderMem(data_of(bytes), bytes.size(), nullptr, &width, &height, nullptr, nullptr, nullptr);
  if (failed || width <= 0 || height <= 0) throw_damaged(bytes);
  if (std::int64_t{width} * height <= max_pixels) return;
  throw dossier::Error("too_large", "expected an image of at most " + std::to_string(max_pixels) + " pixels, found " +
                                        std::to_string(width) + " x " + std::to_string(height) +
                                        "; raise the option max_pixels of reader.image")
      .at_option("max_pixels");
}

}  // namespace

std::string_view format_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "PNG";
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "JPEG";
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return "TIFF";
  if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return "GIF";
  if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") return "WebP";
  return {};
}

int count_pictures(std::string_view bytes) {
  be_silent();
  if (format_of(bytes) != "TIFF") return 1;
  constexpr int most = 1000;  // the list of images in a TIFF file may contain itself
  int count = 0;
  l_int32 width = 0;
  l_int32 height = 0;
  while (count < most && readHeaderMemTiff(data_of(bytes), bytes.size(), count, &width, &height, nullptr, nullptr,
                                           nullptr, nullptr, nullptr) == 0)
    ++count;
  return std::max(count, 1);
}

Picture read_picture(std::string_view bytes, int number, std::int64_t max_pixels) {
  be_silent();
  check_size(bytes, number, max_pixels);
  PixHolder pix(format_of(bytes) == "TIFF" ? pixReadMemTiff(data_of(bytes), bytes.size(), number)
                                           : pixReadMem(data_of(bytes), bytes.size()));
  if (pix) pix.reset(pixRemoveAlpha(pix.get()));
  if (pix) pix.reset(pixConvertTo8(pix.get(), 0));
  if (!pix) throw_damaged(bytes);
  Picture picture;
  picture.width = pixGetWidth(pix.get());
  picture.height = pixGetHeight(pix.get());
  picture.dpi = pixGetYRes(pix.get());
  if (picture.dpi < 50 || picture.dpi > 2400) picture.dpi = 0;
  picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    const auto* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    auto* to = picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture.width;
    for (int x = 0; x < picture.width; ++x) to[x] = static_cast<unsigned char>(GET_DATA_BYTE(line, x));
  }
  return picture;
}

}  // namespace dossier_image
