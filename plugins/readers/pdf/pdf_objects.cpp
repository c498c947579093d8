#include "pdf_objects.hpp"

#include <exception>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <set>
#include <vector>

#include "drawn_forms.hpp"
#include "limited_stream.hpp"

namespace dossier_pdf {
namespace {

constexpr std::uint64_t most_forms = 20'000;
constexpr std::uint64_t most_repeated = 16;  // forms drawn for each operator that draws one

}  // namespace

struct PdfObjects::File {
  QPDF pdf;
  std::vector<QPDFObjectHandle> pages;
  DrawnForms forms;
  std::uint64_t drawn = 0;

  // A file specification, of the list of the document or of a note on a page.
  void read_file(const QPDFObjectHandle& specification, std::string name, std::set<QPDFObjGen>& seen,
                 const std::function<std::uint64_t()>& most, const std::function<void(Attachment&&)>& visit) {
    QPDFFileSpecObjectHelper file(specification);
    QPDFEFStreamObjectHelper stream(file.getEmbeddedFileStream());
    auto handle = stream.getObjectHandle();
    if (!handle.isStream() || !seen.insert(handle.getObjGen()).second) return;
    if (const auto said = file.getFilename(); !said.empty()) name = said;
    auto content = read_stream(handle, most());
    auto type = stream.getSubtype();
    if (!type.empty() && type.front() == '/') type.erase(0, 1);
    visit({std::move(name), std::move(type), std::move(content.bytes), content.larger});
  }
};

PdfObjects::PdfObjects(std::string_view bytes, const std::string& password) {
  auto file = std::make_unique<File>();
  try {
    file->pdf.setSuppressWarnings(true);
    file->pdf.processMemoryFile("input", bytes.data(), bytes.size(), password.c_str());
    file->pages = file->pdf.getAllPages();
    file_ = std::move(file);
  } catch (const std::exception&) {
  }
}
PdfObjects::~PdfObjects() = default;

bool PdfObjects::draws_too_much(int page) {
  if (!file_ || static_cast<std::size_t>(page) >= file_->pages.size()) return false;
  try {
    const auto count = file_->forms.of_page(file_->pages[static_cast<std::size_t>(page)]);
    if (count.drawn / most_repeated <= count.written) return false;
    const bool too_much = count.drawn > most_forms - file_->drawn;
    if (!too_much) file_->drawn += count.drawn;
    return too_much;
  } catch (const std::exception&) {
    return false;
  }
}

void PdfObjects::each_attachment(const std::function<std::uint64_t()>& most,
                                 const std::function<void(Attachment&&)>& visit) {
  if (!file_) return;
  std::set<QPDFObjGen> seen;
  std::vector<std::pair<std::string, QPDFObjectHandle>> files;
  try {
    for (const auto& [name, file] : QPDFEmbeddedFileDocumentHelper(file_->pdf).getEmbeddedFiles())
      files.emplace_back(name, file->getObjectHandle());
    for (auto& page : file_->pages) {
      auto notes = page.getKey("/Annots");
      for (int i = 0; notes.isArray() && i < notes.getArrayNItems(); ++i) {
        auto note = notes.getArrayItem(i);
        if (!note.isDictionary()) continue;
        auto specification = note.getKey("/FS");
        if (specification.isDictionary()) files.emplace_back("attachment", specification);
      }
    }
  } catch (const std::exception&) {
  }
  for (auto& [name, file] : files) {
    std::optional<Attachment> found;
    try {
      file_->read_file(file, name, seen, most, [&](Attachment&& attachment) { found = std::move(attachment); });
    } catch (const std::exception&) {
    }
    if (found) visit(std::move(*found));
  }
}

}  // namespace dossier_pdf
