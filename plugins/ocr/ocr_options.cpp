#include "ocr/ocr_options.hpp"

#include <algorithm>
#include <cmath>

#include "dossier/plugin/error.hpp"
#include "dossier/text/letters.hpp"

namespace ocr {

dossier::OptionDeclarations ocr_options() {
  return {
      dossier::option("language")
          .text("eng")
          .help("The languages of images, by the names of tesseract's data, joined by a plus sign: eng+deu."),
      dossier::option("language_data").path("").help("A folder with other data for tesseract (eng.traineddata)."),
      dossier::option("max_pixels")
          .integer(40'000'000)
          .range(1, 1e9)
          .unit("pixels")
          .help(
              "The maximum size of an image; larger ones are rejected, larger pages are read at a lower resolution.")};
}

OcrOptions read_ocr_options(const dossier::Options& options) {
  OcrOptions read{options.text("language"), options.text("language_data"), options.integer("max_pixels")};
  const auto fits = [](char c) { return dossier::is_ascii_letter(c) || dossier::is_digit(c) || c == '_' || c == '+'; };
  if (read.languages.empty() || !std::all_of(read.languages.begin(), read.languages.end(), fits))
    throw dossier::Error("bad_option", "expected names such as eng or eng+deu, found \"" + read.languages + "\"")
        .at_option("language");
  return read;
}

dossier::Json ocr_json(const OcrOptions& options, const Recognized& all) {
  dossier::Json json;
  json.set("language", options.languages);
  json.set("words", all.words);
  if (all.words > 0) json.set("confidence", std::round(all.confidence / static_cast<double>(all.words) * 10) / 10);
  if (all.specks > 0) json.set("specks", all.specks);
  return json;
}

}  // namespace ocr
