// reader.pdf: the text of PDF files in the order of reading, with the place of each line on its page.
#include "document_info.hpp"
#include "dossier/plugin.hpp"
#include "dossier/record/left_out.hpp"
#include "dossier/text/valid_utf8.hpp"
#include "layout/page_places.hpp"
#include "ocr/ocr_options.hpp"
#include "page_words.hpp"
#include "pdf_objects.hpp"
#include "scanned_page.hpp"

namespace dossier_pdf {
namespace {

using dossier::Json;

// What the pages of a file give.
struct Contents {
  std::vector<layout::Page> pages;
  std::vector<layout::PageSize> sizes;
  Json::Array without_text;       // numbers of pages
  Json::Array left_out;           // pages, for the loss report
  std::uint64_t too_complex = 0;  // pages
  std::uint64_t characters = 0;
  std::uint64_t unknown = 0;
  Json::Array recognized;  // numbers of pages read by OCR
  ocr::Recognized ocr;     // the sums over them

  void note_without_text(std::uint32_t page) {
    without_text.push_back(Json(std::uint64_t{page}));
    left_out.push_back(layout::left_out_page(dossier::loss_reason::unsupported, page));
  }
};

// Whether the text of a page is missing or useless: a third of its characters have no name.
bool looks_scanned(const PageWords& words) { return words.page.words.empty() || words.unknown * 3 > words.characters; }

Json evidence_of(const DocumentInfo& info, bool title_from_info) {
  Json evidence;
  if (title_from_info) evidence.set("title", "document info");
  if (!info.authors.empty()) evidence.set("authors", "document info");
  if (!info.created.empty()) evidence.set("published", "document info: creation");
  return evidence;
}

}  // namespace

class Pdf {
  enum class Ocr { never, automatic, always };

 public:
  static constexpr auto about = dossier::About{
      .id = "reader.pdf",
      .version = "1.0.0",
      .summary = "Reads PDF files: text in the order of reading, headings, tables, notes; title, authors, dates."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"application/pdf"};
    manifest.extensions = {"pdf"};
    manifest.magic = {{0, "%PDF-"}};
  }
  static dossier::OptionDeclarations options() {
    dossier::OptionDeclarations all = ocr::ocr_options();
    all.insert(all.begin(),
               {dossier::option("ocr")
                    .choice("never", {"never", "auto", "always"})
                    .help("Which pages are read by OCR, from how they look: auto those without text; always all."),
                dossier::option("max_pages")
                    .integer(5000)
                    .range(1, 100000)
                    .help("The number of pages that are read; further ones are rejected."),
                dossier::option("password").text("").secret().help("Opens encrypted files.")});
    return all;
  }
  // The header may follow other bytes.
  static int sniff(std::string_view, std::string_view head) {
    if (head.starts_with("%PDF-")) return 100;
    return head.substr(0, 1024).find("%PDF-") != std::string_view::npos ? 30 : 0;
  }

  explicit Pdf(const dossier::Options& options)
      : max_pages_(options.integer("max_pages")),
        password_(options.text("password")),
        ocr_(options.text("ocr") == "always" ? Ocr::always
             : options.text("ocr") == "auto" ? Ocr::automatic
                                             : Ocr::never),
        ocr_options_(ocr::read_ocr_options(options)) {}

  // An engine for each thread that meets a scanned page: it takes a tenth of a second to make.
  struct Scratch {
    std::unique_ptr<ocr::Recognizer> recognizer;
  };

  void read(const dossier::Input& input, dossier::DocumentSink& sink, Scratch& scratch) const {
    const PdfFile file(input.bytes, password_);
    PdfObjects objects(input.bytes, password_);
    const auto info = read_info(file.document());
    auto contents = read_pages(file, objects, sink, scratch);
    const auto complaints = take_complaints();
    auto laid_out = layout::lay_out(std::move(contents.pages));
    const bool attachments = give_attachments(objects, input.budget, sink);
    if (laid_out.text.empty()) {
      if (attachments) return;
      refuse_empty(contents, complaints);
    }
    dossier::Document document;
    document.media_type = "application/pdf";
    fill(document, info, laid_out);
    if (!contents.without_text.empty())
      document.metadata.set("pages_without_text", Json(std::move(contents.without_text)));
    if (!contents.recognized.empty()) {
      auto json = ocr::ocr_json(ocr_options_, contents.ocr);
      json.set("pages", Json(std::move(contents.recognized)));
      document.metadata.set("ocr", std::move(json));
    }
    if (contents.unknown > 0) document.metadata.set("unknown_characters", contents.unknown);
    if (complaints.count > 0) {
      document.metadata.set("damage", complaints.first);
      document.metadata.set("damaged_parts", complaints.count);
    }
    document.metadata.set("layout", layout::places_json(laid_out, "pt", contents.sizes));
    document.metadata.set(dossier::loss_report_name, layout::left_out_json(laid_out, std::move(contents.left_out)));
    document.blocks = std::move(laid_out.blocks);
    document.text = laid_out.text;
    sink.emit(document);
  }

 private:
  // Whether there are any.
  static bool give_attachments(PdfObjects& objects, std::uint64_t left, dossier::DocumentSink& sink) {
    bool any = false;
    objects.each_attachment(
        [&] { return left; },
        [&](Attachment&& attachment) {
          const auto name = dossier::valid_utf8(attachment.name);
          if (attachment.larger)
            return sink.reject(name, "nested_too_large",
                               "the attachment " + name + " is not read: it has more than the " + std::to_string(left) +
                                   " bytes that are left of what one file may hold; raise --memory");
          if (attachment.bytes.empty()) return sink.drop(name, "empty");
          left -= attachment.bytes.size();
          any = true;
          sink.nested(name, attachment.media_type, attachment.bytes);
        });
    return any;
  }

  Contents read_pages(const PdfFile& file, PdfObjects& objects, dossier::DocumentSink& sink, Scratch& scratch) const {
    Contents contents;
    const auto pages = file.pages();
    const auto read = static_cast<int>(std::min<std::int64_t>(pages, max_pages_));
    for (int at = 0; at < read; ++at) {
      sink.checkpoint();
      sink.progress(static_cast<std::uint64_t>(at), static_cast<std::uint64_t>(read));
      const auto number = static_cast<std::uint32_t>(at + 1);
      const std::unique_ptr<poppler::page> page(file.document().create_page(at));
      if (!page) {
        contents.left_out.push_back(layout::left_out_page(dossier::loss_reason::rejected, number));
        sink.reject(
            "page " + std::to_string(number), "bad_page",
            "page " + std::to_string(number) + ": expected a page, found none that can be read; the others are read");
        continue;
      }
      if (objects.draws_too_much(at)) {
        ++contents.too_complex;
        contents.left_out.push_back(layout::left_out_page(dossier::loss_reason::limit, number));
        sink.reject("page " + std::to_string(number), "too_complex",
                    "page " + std::to_string(number) +
                        " draws forms inside forms more than 20,000 times; it is left out, and the others are read");
        continue;
      }
      auto words = read_words(*page, number);
      contents.sizes.push_back({words.page.width, words.page.height});
      if (ocr_ == Ocr::always || (ocr_ == Ocr::automatic && looks_scanned(words))) {
        if (recognize(*page, words.page, contents, scratch, sink)) continue;
      }
      contents.characters += words.characters;
      contents.unknown += words.unknown;
      if (words.page.words.empty()) contents.note_without_text(number);
      contents.pages.push_back(std::move(words.page));
    }
    if (pages > read) {
      contents.left_out.push_back(
          layout::left_out_page(dossier::loss_reason::limit, static_cast<std::uint32_t>(read + 1)));
      sink.reject("pages " + std::to_string(read + 1) + " to " + std::to_string(pages), "too_many_pages",
                  "expected at most " + std::to_string(read) + " pages, found " + std::to_string(pages) +
                      "; the first ones are read; raise the option max_pages");
    }
    return contents;
  }

  // Returns false if the page cannot be printed, which is reported.
  bool recognize(const poppler::page& page, const layout::Page& size, Contents& contents, Scratch& scratch,
                 const dossier::DocumentSink& sink) const {
    if (!scratch.recognizer)
      scratch.recognizer = std::make_unique<ocr::Recognizer>(ocr_options_.languages, ocr_options_.folder);
    try {
      auto found = recognize_page(page, size, *scratch.recognizer, ocr_options_.max_pixels);
      if (found.page.words.empty()) contents.note_without_text(size.number);
      contents.ocr.words += found.words;
      contents.ocr.specks += found.specks;
      contents.ocr.confidence += found.confidence;
      contents.recognized.push_back(Json(std::uint64_t{size.number}));
      contents.pages.push_back(std::move(found.page));
      return true;
    } catch (const dossier::Error& error) {
      sink.reject("page " + std::to_string(size.number), error.code(), error.what());
      return false;
    }
  }

  [[noreturn]] void refuse_empty(const Contents& contents, const Complaints& complaints) const {
    if (contents.sizes.empty() && contents.too_complex > 0)
      throw dossier::Error("too_complex",
                           "each page draws forms inside forms more than 20,000 times, as files do that "
                           "are made to stop a reader; none is read");
    if (contents.sizes.empty())
      throw dossier::Error("no_pages", "expected a PDF file with pages, found one of which no page can be read" +
                                           (complaints.first.empty() ? std::string() : ": " + complaints.first));
    const auto found = "expected text, found " + std::to_string(contents.sizes.size()) + " pages without any";
    if (ocr_ != Ocr::never) throw dossier::Error("no_text", found + ", also by OCR");
    throw dossier::Error("no_text",
                         found +
                             ", as in scanned documents; the option ocr: auto of reader.pdf reads them by OCR, "
                             "with the package tesseract-ocr")
        .at_option("ocr");
  }

  static void fill(dossier::Document& document, const DocumentInfo& info, const layout::LaidOut& laid_out) {
    document.title = info.title.empty() ? laid_out.title : info.title;
    document.authors = info.authors;
    document.published = info.created;
    if (info.modified.substr(0, 10) > info.created.substr(0, 10)) document.updated = info.modified;
    if (!info.producer.empty()) document.metadata.set("producer", info.producer);
    auto evidence = evidence_of(info, !info.title.empty());
    if (info.title.empty() && !laid_out.title.empty()) evidence.set("title", "largest writing on page 1");
    if (!evidence.is_null()) document.metadata.set("evidence", std::move(evidence));
    const auto& left_out = laid_out.left_out;
    if (left_out.characters == 0) return;
    Json json;
    json.set("running_lines", left_out.running_lines);
    json.set("page_numbers", left_out.page_numbers);
    json.set("line_numbers", left_out.line_numbers);
    json.set("bytes", left_out.characters);
    document.metadata.set("left_out", std::move(json));
  }

  std::int64_t max_pages_;
  std::string password_;
  Ocr ocr_;
  ocr::OcrOptions ocr_options_;
};

}  // namespace dossier_pdf

DOSSIER_PLUGIN(dossier_pdf::Pdf)
