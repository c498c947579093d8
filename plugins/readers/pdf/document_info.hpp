// What a PDF file says about itself, as far as it can be believed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf_file.hpp"

namespace dossier_pdf {

struct DocumentInfo {
  std::string title;
  std::vector<std::string> authors;
  std::string created;  // ISO 8601
  std::string modified;
  std::string producer;  // the program that wrote the file
};

DocumentInfo read_info(const poppler::document& document);

// Whether a title was given by a person, and is not the name of a file or what a program sets by itself.
bool is_title(std::string_view title);
// The persons that the entry names; none if it names the account of a computer, an organization or a program.
std::vector<std::string> persons_of(std::string_view author);
// "D:20160422101500+02'00'" as 2016-04-22T10:15:00+02:00; empty if it is not such a date.
std::string iso_date(std::string_view pdf_date);

}  // namespace dossier_pdf
