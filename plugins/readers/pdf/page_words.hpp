// The words of a page of a PDF file.
#pragma once

#include <poppler-page.h>

#include <cstdint>

#include "layout/page.hpp"

namespace dossier_pdf {

struct PageWords {
  layout::Page page;
  std::uint64_t characters = 0;
  std::uint64_t unknown = 0;  // characters that the file does not name: U+FFFD
};

PageWords read_words(const poppler::page& page, std::uint32_t number);

}  // namespace dossier_pdf
