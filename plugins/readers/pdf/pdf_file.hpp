// An open PDF file.
#pragma once

#include <poppler-document.h>

#include <memory>
#include <string>
#include <string_view>

namespace dossier_pdf {

class PdfFile {
 public:
  // The bytes must outlive this. Throws dossier::Error: damaged, encrypted.
  PdfFile(std::string_view bytes, const std::string& password);

  const poppler::document& document() const { return *document_; }
  int pages() const { return document_->pages(); }

 private:
  std::unique_ptr<poppler::document> document_;
};

// What poppler complained about on this thread since the last call: how often, and the first complaint.
struct Complaints {
  std::uint64_t count = 0;
  std::string first;
};
Complaints take_complaints();

std::string utf8_of(const poppler::ustring& text);

}  // namespace dossier_pdf
