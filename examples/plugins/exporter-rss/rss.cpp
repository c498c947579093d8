// exporter.rss: the documents of a run as an RSS 2.0 feed.
#include "dossier/export/single_file.hpp"
#include "dossier/plugin.hpp"
#include "feed_text.hpp"

namespace {

using feed::element;

class Rss {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.rss", .version = "1.0.0", .summary = "Writes documents as an RSS feed."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("path").path().help("The file to write; its folder is created."),
            dossier::option("title").text("Dossier").help("The title of the feed."),
            dossier::option("link").text("https://localhost/").help("The URL of the feed's site.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a complete file, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
  }
  explicit Rss(const dossier::Options& options)
      : file_(options.text("path"), "path"), title_(options.text("title")), link_(options.text("link")) {}

  std::string probe(const dossier::ExportRun&) const { return file_.probe(); }

  void begin(const dossier::ExportRun& run) {
    file_.begin(run);
    rows_ = items_ = 0;
    file_.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n" +
                 element("title", title_) + element("link", link_) + element("description", run.pipeline));
  }
  void write(const dossier::ExportRecord& record) {
    ++rows_;  // every row is accepted, although only documents are written
    if (record.port != "documents") return;
    const auto document = record.as<dossier::Document>();
    std::string item = element("title", document.title.empty() ? document.key : document.title) +
                       element("guid", document.id, " isPermaLink=\"false\"");
    if (!document.url.empty()) item += element("link", document.url);
    if (const auto date = feed::rfc822(document.published); !date.empty()) item += element("pubDate", date);
    for (const auto& block : document.blocks)
      if (block.kind == "paragraph") {
        item += element("description", document.slice(block.span()));
        break;
      }
    file_.append("<item>\n" + item + "</item>\n");
    ++items_;
  }
  void seal(dossier::Sealed& sealed) {
    file_.append("</channel>\n</rss>\n");
    file_.seal(sealed, rows_, items_);
  }
  void commit(const dossier::ExportRun& run) { file_.commit(run); }
  void abort() noexcept { file_.abort(); }

 private:
  dossier::SingleFile file_;
  std::string title_, link_;
  std::uint64_t rows_ = 0;
  std::uint64_t items_ = 0;
};

}  // namespace

DOSSIER_PLUGIN(Rss)
