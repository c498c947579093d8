// An image, decoded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/recognizer.hpp"

namespace dossier_image {

struct Picture {
  std::vector<unsigned char> pixels;  // gray, without gaps between lines
  int width = 0;
  int height = 0;
  int dpi = 0;  // 0: the file does not say

  ocr::Raster raster() const { return {pixels.data(), width, height, width, dpi}; }
};

// "PNG", "JPEG", "TIFF", "GIF" or "WebP"; empty: none of them.
std::string_view format_of(std::string_view bytes);
// The number of images in a file: more than one only in TIFF files.
int count_pictures(std::string_view bytes);
// The image of this number, from 0. Throws dossier::Error: damaged, or too_large before anything is decoded.
Picture read_picture(std::string_view bytes, int number, std::int64_t max_pixels);

}  // namespace dossier_image
