#include "pdf_file.hpp"

#include <climits>
#include <mutex>
#include <utility>

#include "dossier/plugin/error.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier_pdf {
namespace {

thread_local Complaints complaints;

// Poppler has one such function for the process; it would print to the standard error otherwise.
void complain(const std::string& message, void*) {
  if (complaints.count++ == 0) complaints.first = message.substr(0, 200);
}

void listen() {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function(complain, nullptr); });
}

}  // namespace

Complaints take_complaints() { return std::exchange(complaints, {}); }

PdfFile::PdfFile(std::string_view bytes, const std::string& password) {
  listen();
  take_complaints();
  if (bytes.size() > INT_MAX)
    throw dossier::Error("too_large",
                         "expected a PDF file below 2 GiB, found " + std::to_string(bytes.size()) + " bytes");
  document_.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
  if (!document_) {
    const auto found = take_complaints();
    throw dossier::Error("damaged",
                         "expected a PDF file, found one that cannot be opened, even after a search for its objects" +
                             (found.first.empty() ? std::string() : ": " + found.first));
  }
  if (!document_->is_locked()) return;
  if (password.empty())
    throw dossier::Error(
        "encrypted",
        "the file is encrypted and opens only with a password; set the option password of reader.pdf, or "
        "save the file without encryption")
        .at_option("password");
  throw dossier::Error("encrypted", "the file is encrypted, and the option password of reader.pdf does not open it")
      .at_option("password");
}

std::string utf8_of(const poppler::ustring& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char32_t c = text[at];
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && at + 1 < text.size() && text[at + 1] >= 0xDC00 && text[at + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++at] - 0xDC00U);
    dossier::append_utf8(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return out;
}

}  // namespace dossier_pdf
