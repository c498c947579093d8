// In place of recognizer.cpp where tesseract is not installed.
#include "dossier/plugin/error.hpp"
#include "ocr/recognizer.hpp"

namespace ocr {

class Recognizer::Engine {};

Recognizer::Recognizer(const std::string&, const std::string&) {
  throw dossier::Error(
      "no_ocr",
      "this build of Dossier cannot read images: install libtesseract-dev and tesseract-ocr, and build it again")
      .at_option("ocr");
}
Recognizer::~Recognizer() = default;
Recognized Recognizer::recognize(const Raster&, std::uint32_t) { return {}; }

}  // namespace ocr
