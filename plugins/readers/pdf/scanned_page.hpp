// Pages that are pictures, read by OCR.
#pragma once

#include <poppler-page.h>

#include <cstdint>

#include "ocr/recognizer.hpp"

namespace dossier_pdf {

// The words of the page as it is printed; boxes in points, as read_words has them. Pages that would have more pixels are
// printed at a lower resolution. Throws dossier::Error if the page cannot be printed.
ocr::Recognized recognize_page(const poppler::page& page, const layout::Page& size, ocr::Recognizer& recognizer,
                               std::int64_t max_pixels);

}  // namespace dossier_pdf
