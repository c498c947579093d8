// exporter.rss: the documents of a run as an RSS 2.0 feed.
#include "dossier/export/staged_file.hpp"
#include "dossier/plugin.hpp"
#include "dossier/text/moment.hpp"

namespace {

std::string element(const std::string& name, std::string_view content, const std::string& attributes = {}) {
  std::string out = "<" + name + attributes + ">";
  for (const char c : content) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '>')
      out += "&gt;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
      out += c;  // XML knows no others
  }
  return out + "</" + name + ">\n";
}

// "Tue, 09 Sep 2025 20:40:00 +0000"; empty where the text has no date. Without the C library, which asks the locale.
std::string rfc822(const std::string& iso) {
  const auto moment = dossier::parse_moment(iso);
  if (!moment) return {};
  // A time without a zone is 26 hours wide, and is taken for UTC.
  const auto seconds = moment->to - moment->from > 86400 ? moment->from + 14 * 3600 : moment->from;
  const auto days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
  const auto date = dossier::from_days(days);
  const auto rest = static_cast<int>(seconds - days * 86400);
  static constexpr const char* weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d +0000", weekdays[dossier::iso_weekday(date) - 1],
                date.day, months[date.month - 1], date.year, rest / 3600, rest / 60 % 60, rest % 60);
  return text;
}

class Rss {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.rss", .version = "1.0.0", .summary = "Writes documents as an RSS feed."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("path").path().help("The file to write; its folder is created."),
            dossier::option("title").text("Dossier").help("The title of the feed."),
            dossier::option("link").text("https://localhost/").help("The address of the feed's site.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a whole file, renamed into place)";
  }
  explicit Rss(const dossier::Options& options)
      : path_(options.text("path")), title_(options.text("title")), link_(options.text("link")) {
    if (path_.empty()) throw dossier::Error("bad_option", "expected the path of a file").at_option("path");
  }

  void begin(const dossier::ExportRun& run) {
    abort();
    dossier::StagedFile::create_folder(path_.parent_path(), "path");
    file_.emplace(path_, run.run, "path").open();
    rows_ = items_ = 0;
    file_->append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n" +
                  element("title", title_) + element("link", link_) + element("description", run.pipeline));
  }
  void write(const dossier::ExportRecord& record) {
    ++rows_;  // every row is taken, though only documents are shown
    if (record.port != "documents") return;
    const auto document = record.as<dossier::Document>();
    std::string item = element("title", document.title.empty() ? document.key : document.title) +
                       element("guid", document.id, " isPermaLink=\"false\"");
    if (!document.url.empty()) item += element("link", document.url);
    if (const auto date = rfc822(document.published); !date.empty()) item += element("pubDate", date);
    for (const auto& block : document.blocks)
      if (block.kind == "paragraph") {
        item += element("description", document.slice(block.span()));
        break;
      }
    file_->append("<item>\n" + item + "</item>\n");
    ++items_;
  }
  void seal(dossier::Sealed& sealed) {
    file_->append("</channel>\n</rss>\n");
    file_->seal();
    sealed.output(path_.string(), items_);
    sealed.rows(rows_);
  }
  void commit(const dossier::ExportRun& run) {
    if (!file_) file_.emplace(path_, run.run, "path");  // a fresh process, after a crash
    file_->commit();
  }
  void abort() noexcept {
    if (file_) file_->discard();
    file_.reset();
  }

 private:
  std::filesystem::path path_;
  std::string title_, link_;
  std::optional<dossier::StagedFile> file_;
  std::uint64_t rows_ = 0;
  std::uint64_t items_ = 0;
};

}  // namespace

DOSSIER_PLUGIN(Rss)
