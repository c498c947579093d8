// Recognizes the text of an image with tesseract: words with boxes and confidences.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "layout/page.hpp"

namespace ocr {

// Gray pixels, from the upper left corner.
struct Raster {
  const unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  int bytes_per_line = 0;
  int dpi = 0;  // pixels per inch; 0: unknown
};

struct Recognized {
  layout::Page page;  // its unit is the pixel
  std::uint64_t words = 0;
  std::uint64_t specks = 0;  // words left out: without letter or digit, and doubtful
  double confidence = 0;     // the sum of that of all words, each 0 to 100
};

// One thread at a time. Results do not depend on earlier images.
class Recognizer {
 public:
  // languages: names of tesseract's data files, joined by "+". folder: where they are; empty: tesseract's own. Throws
  // dossier::Error if they cannot be loaded.
  Recognizer(const std::string& languages, const std::string& folder);
  ~Recognizer();
  Recognizer(const Recognizer&) = delete;
  Recognizer& operator=(const Recognizer&) = delete;

  Recognized recognize(const Raster& image, std::uint32_t page);

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace ocr
