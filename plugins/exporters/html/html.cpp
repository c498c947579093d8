// exporter.html: the dossier as one page that needs nothing else.
//
// Records are spooled to disk; when the run is sealed, the page's data is assembled from them, one document and one
// block at a time, so memory does not grow with the texts. The page's own script reads the data and draws it.
#include "edition.hpp"
#include "frame.hpp"
#include "presentation/page_exporter.hpp"

namespace {

void write_page(const presentation::Heading& heading, dossier_html::Gathered& gathered,
                const presentation::Append& append) {
  gathered.spool.read();
  const auto frame = dossier_html::make_frame(heading.title, heading.run);
  const dossier_html::Edition edition(gathered, heading.run.ports);
  append(frame.head);
  edition.front(append);
  append(frame.script);
  edition.rest(append);
  append(frame.end);
}

class HtmlReport : public presentation::PageExporter<dossier_html::Gathered, write_page> {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.html",
      .version = "1.0.0",
      .summary = "Writes a report as one HTML page: conflicts first, with their sentences side by side."};

  using PageExporter::PageExporter;
};

}  // namespace

DOSSIER_PLUGIN(HtmlReport)
