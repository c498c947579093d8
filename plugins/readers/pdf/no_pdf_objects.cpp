// Without qpdf.
#include "pdf_objects.hpp"

namespace dossier_pdf {

struct PdfObjects::File {};

PdfObjects::PdfObjects(std::string_view, const std::string&) {}
PdfObjects::~PdfObjects() = default;
bool PdfObjects::draws_too_much(int) { return false; }
void PdfObjects::each_attachment(const std::function<std::uint64_t()>&, const std::function<void(Attachment&&)>&) {}

}  // namespace dossier_pdf
