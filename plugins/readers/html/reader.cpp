// reader.html: the article of a web page, with its metadata.
#include "chunk_filter.hpp"
#include "depth_guard.hpp"
#include "dossier/plugin.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/media_type.hpp"
#include "encoding.hpp"
#include "evidence.hpp"
#include "language/agency_credits.hpp"
#include "main_content.hpp"
#include "page_authors.hpp"
#include "page_dates.hpp"
#include "page_loss.hpp"
#include "page_title.hpp"
#include "render.hpp"
#include "script_text.hpp"

namespace dossier_html {
namespace {

using dossier::Json;

class Article {
 public:
  Article(const Page& page, const dossier::MappedText& decoded)
      : page_(page),
        facts_(read_facts(page)),
        flat_(flatten(page)),
        marks_(all_name_marks(page)),
        evidence_(page, facts_, decoded),
        decoded_(decoded) {}

  void run() {
    mark_boilerplate(page_, marks_, flat_);
    const TextMass mass(page_, flat_);
    const auto container = find_main_content(page_, marks_, mass);
    find_source();
    const auto title = find_title(page_, flat_, facts_, document_.source, mass.first_chunk(container));
    document_.title = title.text;
    evidence_.add("title", title.evidence, title.candidates, title.disputed);
    auto authors = find_authors(page_, flat_, marks_, facts_, document_.source, mass, container, title.chunk);
    document_.authors = std::move(authors.names);
    evidence_.add("authors", authors.evidence, authors.candidates, authors.disputed);
    const auto dates = find_dates(page_, flat_, marks_, facts_, title.chunk, container);
    document_.published = dates.published.iso;
    evidence_.add("published", dates.published.evidence, dates.published.candidates, dates.published.disputed);
    document_.updated = dates.updated.iso;
    evidence_.add("updated", dates.updated.evidence, dates.updated.candidates, dates.updated.disputed);
    document_.url = facts_.address;
    evidence_.add("url", facts_.address_evidence, {});
    const auto chunks = filter_chunks(page_, marks_, flat_, mass, container, title.chunk, facts_.structured.body,
                                      find_summaries(facts_));
    rendered_ = render(page_, flat_, chunks, title.chunk);
    page_loss(page_, flat_, chunks, title.chunk, decoded_).store(document_.metadata);
    if (rendered_.text.size() < most_title + title.text.size()) take_script_text();
    document_.language = facts_.language;
    if (!facts_.language.empty()) evidence_.add("language", "html lang", {});
    document_.credits = language::agency_credits(rendered_.text.text(), rendered_.blocks);
    evidence_.store(document_.metadata);
  }

  dossier::Document& document() { return document_; }
  const Rendered& rendered() const { return rendered_; }

 private:
  static constexpr std::size_t most_title = 150;  // bytes of a page that has no article: a title and a line or two

  // Only where the markup has next to nothing of what a script has.
  void take_script_text() {
    auto found = read_script_text(page_, document_.title);
    if (found.text.size() < 2 * rendered_.text.size()) return;
    std::erase_if(rendered_.blocks, [](const dossier::Block& block) { return block.kind != "title"; });
    rendered_.text.truncate(rendered_.blocks.empty() ? 0 : rendered_.blocks.back().end);
    if (rendered_.text.size()) rendered_.text.insert("\n\n");
    const auto shift = rendered_.text.size();
    rendered_.text.append(found.text, {0, found.text.size()});
    for (const auto& block : found.blocks)
      rendered_.blocks.push_back({block.kind, block.start + shift, block.end + shift});
    document_.metadata.set("text_from", "script");
  }
  void find_source() {
    const auto found = find_sources(facts_);
    if (found.empty()) return;
    document_.source = found[0].value;
    const bool disputed = std::any_of(found.begin(), found.end(),
                                      [&](const auto& other) { return folded(other.value) != folded(found[0].value); });
    evidence_.add("source", found[0].label, found, disputed);
  }

  const Page& page_;
  PageFacts facts_;
  FlatPage flat_;
  std::vector<std::uint32_t> marks_;
  dossier::Document document_;
  Rendered rendered_;
  Evidence evidence_;
  const dossier::MappedText& decoded_;
};

}  // namespace

class Html {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.html",
      .version = "1.0.0",
      .summary = "Reads web pages: the article without navigation and advertising; title, authors, dates, publisher."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"text/html", "application/xhtml+xml"};
    manifest.extensions = {"html", "htm", "xhtml"};
    manifest.magic = {{0, "<!doctype html"}, {0, "<html"}};
  }
  static dossier::OptionDeclarations options() {
    return {dossier::option("max_bytes")
                .integer(64 << 20)
                .range(1, 1e9)
                .unit("bytes")
                .help("The maximum size of a page: its tree needs about ten times as much memory.")};
  }
  static int sniff(std::string_view uri, std::string_view head);

  explicit Html(const dossier::Options& options) : max_bytes_(options.integer("max_bytes")) {}

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    if (static_cast<std::int64_t>(input.bytes.size()) > max_bytes_)
      throw dossier::Error("too_large", "expected a page of at most " + std::to_string(max_bytes_) + " bytes, found " +
                                            std::to_string(input.bytes.size()) + "; raise the option max_bytes")
          .at_option("max_bytes");
    const auto decoded = decode_page(input.bytes, dossier::charset_of_media_type(input.media_type));
    const auto guarded = guard_depth(decoded.text.text());
    const Page page(guarded.html);
    Article article(page, decoded.text);
    article.run();
    auto& document = article.document();
    document.media_type = "text/html";
    if (decoded.charset != "utf-8") document.metadata.set("charset", decoded.charset);
    if (decoded.replaced) document.metadata.set("replaced_characters", decoded.replaced);
    if (guarded.too_deep) document.metadata.set("tags_too_deep", guarded.too_deep);
    if (guarded.too_many) document.metadata.set("tags_too_many", guarded.too_many);
    document.blocks = article.rendered().blocks;
    const auto text = article.rendered().text.through(decoded.text);
    if (text.size() == 0) return sink.drop("text", "empty");
    document.text = text.text();
    sink.emit(document, text.runs());
  }

 private:
  std::int64_t max_bytes_;
};

int Html::sniff(std::string_view, std::string_view head) {
  const std::string lower = dossier::lower_word(head);
  const std::size_t first = lower.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos || lower[first] != '<') return 0;
  if (lower.compare(first, 14, "<!doctype html") == 0 || lower.compare(first, 5, "<html") == 0) return 95;
  const bool other_xml = lower.find("<rss") != std::string::npos || lower.find("<feed") != std::string::npos ||
                         lower.find("<nitf") != std::string::npos || lower.find("<newsitem") != std::string::npos;
  if (other_xml) return 0;
  if (lower.find("<html") != std::string::npos || lower.find("<!doctype html") != std::string::npos) return 90;
  int tags = 0;
  for (const std::string_view tag :
       {"<head", "<body", "<title", "<meta ", "<div", "<p>", "<p ", "<a ", "<script", "<table", "<h1"})
    tags += lower.find(tag) != std::string::npos;
  return tags >= 2 ? 60 : 0;
}

}  // namespace dossier_html

DOSSIER_PLUGIN(dossier_html::Html)
