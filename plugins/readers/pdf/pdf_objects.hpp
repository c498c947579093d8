// What poppler has no function for, from the objects of a file, by qpdf: the files attached to it, and pages that draw forms
// inside forms so often that printing them would take hours. Without qpdf nothing is known of either.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dossier_pdf {

struct Attachment {
  std::string name;
  std::string media_type;  // empty if the file does not tell
  std::string bytes;
  bool larger = false;  // than was asked for: `bytes` is not whole
};

class PdfObjects {
 public:
  // The bytes must outlive this. A file that qpdf cannot open has neither attachments nor such pages.
  PdfObjects(std::string_view bytes, const std::string& password);
  ~PdfObjects();

  // Whether to leave out a page, from 0: the forms that it draws are far more than its operators that draw one, and those
  // of all pages asked about exceed what can be printed in a second.
  bool draws_too_much(int page);
  // In the order of the file. Of an attachment at most as many bytes are decompressed as `most` returns then.
  void each_attachment(const std::function<std::uint64_t()>& most, const std::function<void(Attachment&&)>& visit);

 private:
  struct File;
  std::unique_ptr<File> file_;
};

}  // namespace dossier_pdf
