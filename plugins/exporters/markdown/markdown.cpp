// exporter.markdown: the dossier as one page of Markdown.
#include "page.hpp"

namespace {

class MarkdownExporter : public presentation::PageExporter<dossier_markdown::Gathered, dossier_markdown::write_page> {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.markdown",
      .version = "1.1.0",
      .summary = "Writes a dossier to read as Markdown: conflicts with both sides, agreements, sources, copies."};

  using PageExporter::PageExporter;
};

}  // namespace

DOSSIER_PLUGIN(MarkdownExporter)
