// reader.image: the text of images, by OCR.
#include "dossier/plugin.hpp"
#include "dossier/record/left_out.hpp"
#include "layout/page_places.hpp"
#include "ocr/ocr_options.hpp"
#include "picture.hpp"

namespace dossier_image {

using dossier::Json;

class Image {
 public:
  static constexpr auto about =
      dossier::About{.id = "reader.image",
                     .version = "1.0.0",
                     .summary = "Reads the text of images (PNG, JPEG, TIFF, GIF, WebP) by OCR."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"image/gif", "image/jpeg", "image/png", "image/tiff", "image/webp"};
    manifest.extensions = {"gif", "jpeg", "jpg", "png", "tif", "tiff", "webp"};
  }
  static dossier::OptionDeclarations options() { return ocr::ocr_options(); }
  static int sniff(std::string_view, std::string_view head) { return format_of(head).empty() ? 0 : 100; }

  explicit Image(const dossier::Options& options) : options_(ocr::read_ocr_options(options)) {}

  // An engine for each thread: it takes a tenth of a second to make.
  struct Scratch {
    std::unique_ptr<ocr::Recognizer> recognizer;
  };

  void read(const dossier::Input& input, dossier::DocumentSink& sink, Scratch& scratch) const {
    if (format_of(input.bytes).empty())
      throw dossier::Error("not_an_image", "expected a PNG, JPEG, TIFF, GIF or WebP image, found other bytes");
    std::vector<layout::Page> pages;
    std::vector<layout::PageSize> sizes;
    ocr::Recognized all;
    const int count = count_pictures(input.bytes);
    for (int number = 0; number < count; ++number) {
      sink.checkpoint();
      const auto picture = read_picture(input.bytes, number, options_.max_pixels);
      if (!scratch.recognizer)
        scratch.recognizer = std::make_unique<ocr::Recognizer>(options_.languages, options_.folder);
      auto found = scratch.recognizer->recognize(picture.raster(), static_cast<std::uint32_t>(number + 1));
      sizes.push_back({found.page.width, found.page.height});
      pages.push_back(std::move(found.page));
      all.words += found.words;
      all.specks += found.specks;
      all.confidence += found.confidence;
    }
    const auto laid_out = layout::lay_out(std::move(pages));
    if (laid_out.text.empty()) return sink.drop("text", "empty");
    dossier::Document document;
    document.media_type = media_type(input.bytes);
    document.title = laid_out.title;
    document.metadata.set("ocr", ocr::ocr_json(options_, all));
    document.metadata.set("layout", layout::places_json(laid_out, "px", sizes));
    document.metadata.set(dossier::loss_report_name, layout::left_out_json(laid_out, {}));
    document.blocks = laid_out.blocks;
    document.text = laid_out.text;
    sink.emit(document);
  }

 private:
  static std::string media_type(std::string_view bytes) {
    std::string name(format_of(bytes));
    for (auto& c : name) c = static_cast<char>(c | 32);
    return "image/" + name;
  }

  ocr::OcrOptions options_;
};

}  // namespace dossier_image

DOSSIER_PLUGIN(dossier_image::Image)
