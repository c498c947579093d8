// The options of readers that recognize text.
#pragma once

#include <string>

#include "dossier/plugin/options.hpp"
#include "ocr/recognizer.hpp"

namespace ocr {

struct OcrOptions {
  std::string languages;
  std::string folder;
  std::int64_t max_pixels = 0;
};

// language, language_data, max_pixels.
dossier::OptionDeclarations ocr_options();
// Throws dossier::Error for a language that cannot be one.
OcrOptions read_ocr_options(const dossier::Options& options);
// The member `ocr` of a document's metadata: language, words, confidence (the mean), specks. all: the sums over its pages.
dossier::Json ocr_json(const OcrOptions& options, const Recognized& all);

}  // namespace ocr
