// reader.office: documents, presentations and tables of Office programs.
#include <algorithm>

#include "composer.hpp"
#include "dossier/plugin.hpp"
#include "dossier/text/fold.hpp"
#include "kind.hpp"
#include "language/agency_credits.hpp"
#include "package.hpp"
#include "properties.hpp"
#include "rtf.hpp"

namespace dossier_office {

class Office {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.office",
      .version = "1.0.0",
      .summary =
          "Reads documents, presentations and spreadsheets: Word, PowerPoint, Excel, OpenDocument, RTF; and EPUB."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    for (const auto& kind : kinds) {
      manifest.media_types.emplace_back(kind.media_type);
      manifest.extensions.emplace_back(kind.extension);
    }
    manifest.media_types.insert(manifest.media_types.end(), {"application/rtf", "text/rtf"});
    manifest.extensions.emplace_back("rtf");
  }
  static dossier::OptionDeclarations options() {
    return {dossier::option("max_bytes")
                .integer(32 << 20)
                .range(1, 4e9)
                .unit("bytes")
                .help("The maximum size of the text parts of a document, decompressed.")};
  }
  static int sniff(std::string_view uri, std::string_view head);

  explicit Office(const dossier::Options& options)
      : max_bytes_(static_cast<std::uint64_t>(options.integer("max_bytes"))) {}

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    refuse_old(input.bytes);
    dossier::Document document;
    Composer composer;
    if (input.bytes.starts_with(rtf_mark)) {
      document.media_type = "application/rtf";
      read_rtf(input.bytes, composer, document, sink);
    } else {
      read_container(input.bytes, composer, document, sink);
    }
    auto composed = composer.finish();
    composer.left_out().store(document.metadata);
    if (composed.text.size() == 0) return sink.drop("text", "empty");
    settle_title(composed, document);
    document.text = composed.text.text();
    document.blocks = composed.blocks;
    document.credits = language::agency_credits(document.text, document.blocks);
    sink.emit(document, composed.text.runs());
  }

 private:
  static constexpr std::string_view rtf_mark = "{\\rtf";

  void read_container(std::string_view bytes, Composer& composer, dossier::Document& document,
                      dossier::DocumentSink& sink) const {
    Package package(bytes, max_bytes_);
    package.load(is_small_member);
    const auto content = content_of(package);
    document.media_type = content.kind->media_type;
    read_properties(package, content, document);
    content.kind->read(package, content.main, composer, document, sink);
    document.metadata.set("members", package.places());
    composer.left_out().count_in_members();
    package.note_left_out(composer.left_out());
  }

  std::uint64_t max_bytes_;
};

int Office::sniff(std::string_view uri, std::string_view head) {
  if (head.starts_with(rtf_mark)) return 95;
  const std::string lower = dossier::lower_ascii(uri);
  const bool named = std::any_of(std::begin(kinds), std::end(kinds),
                                 [&](const Kind& kind) { return lower.ends_with("." + std::string(kind.extension)); });
  if (is_old_container(head)) return named ? 60 : 0;
  if (!head.starts_with("PK\x03\x04")) return 0;
  for (const std::string_view mark : {"mimetypeapplication/epub+zip", "mimetypeapplication/vnd.oasis.opendocument",
                                      "[Content_Types].xml", "META-INF/container.xml"})
    if (head.find(mark) != std::string_view::npos) return 90;
  return named ? 75 : 0;
}

}  // namespace dossier_office

DOSSIER_PLUGIN(dossier_office::Office)
