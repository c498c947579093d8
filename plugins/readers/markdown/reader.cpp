// reader.markdown: CommonMark with front matter and pipe tables.
#include <algorithm>

#include "charset/legacy.hpp"
#include "dossier/plugin.hpp"
#include "dossier/record/left_out.hpp"
#include "dossier/text/media_type.hpp"
#include "front_matter.hpp"
#include "language/agency_credits.hpp"
#include "render.hpp"

namespace dossier_markdown {
namespace {

// The first level-1 heading is the title, unless the front matter names another, which then comes before the text.
Rendered with_title(const dossier::MappedText& all, const std::optional<FrontMatter>& front, Rendered read,
                    dossier::Document& document) {
  const bool shown = !read.blocks.empty() && read.blocks.front().kind == "title";
  const auto first = shown ? read.blocks.front().span().of(read.text.text()) : std::string_view();
  if (document.title.empty()) document.title = first;
  if (shown && first == document.title) return read;
  if (shown) read.blocks.front().kind = "heading";
  if (!front || front->title.size() == 0) return read;
  Rendered out;
  out.text.append(all, front->title);
  out.blocks.push_back({"title", 0, out.text.size()});
  if (read.text.size() == 0) return out;
  out.text.insert("\n\n");
  const auto shift = out.text.size();
  out.text.append(read.text, {0, read.text.size()});
  for (auto& block : read.blocks) out.blocks.push_back({block.kind, block.start + shift, block.end + shift});
  return out;
}

}  // namespace

class Markdown {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.markdown",
      .version = "1.0.0",
      .summary = "Reads Markdown: headings, lists, quotes, tables; title, authors and dates of the front matter."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"text/markdown", "text/x-markdown"};
    manifest.extensions = {"md", "markdown", "mkd"};
  }
  static int sniff(std::string_view uri, std::string_view head);

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    auto decoded = charset::decode(input.bytes, dossier::charset_of_media_type(input.media_type), false);
    const auto all = dossier::with_line_feeds(std::move(decoded.text));
    dossier::Document document;
    document.media_type = "text/markdown";
    const auto front = read_front_matter(all.text(), document);
    if (front && !front->problem.empty())
      sink.reject("front matter", "bad_front_matter", front->problem + "; its fields are left out",
                  {input.offset, all.source_of({0, front->end}).end});
    dossier::MappedText body;
    body.append(all, {front ? front->end : 0, all.size()});
    auto read = render(body.text(), sink);
    read.text = read.text.through(body);
    const auto rendered = with_title(all, front, std::move(read), document);
    if (rendered.text.size() == 0) return sink.drop("text", "empty");
    document.text = rendered.text.text();
    document.blocks = rendered.blocks;
    if (decoded.charset != "utf-8") document.metadata.set("charset", decoded.charset);
    if (decoded.replaced) document.metadata.set("replaced_characters", decoded.replaced);
    document.credits = language::agency_credits(document.text, document.blocks);
    dossier::LeftOut left_out;
    if (front) left_out.add(dossier::loss_reason::fields, all.source_of({0, front->end}));
    left_out.store(document.metadata);
    sink.emit(document, rendered.text.runs());
  }
};

// A text without the name of a Markdown file is one only if it has what no article has: two headings with marks before
// them, or a fence, or a link with an address, and few lines besides. One of them is not enough.
int Markdown::sniff(std::string_view, std::string_view head) {
  int headings = 0;
  int fences = 0;
  int links = 0;
  for (std::size_t at = 0; at < head.size();) {
    const auto feed = std::min(head.find('\n', at), head.size());
    const auto line = head.substr(at, feed - at);
    const auto marks = std::min(line.find_first_not_of('#'), line.size());
    headings += marks >= 1 && marks <= 6 && line.substr(marks).starts_with(' ') && !line.ends_with('.');
    fences += line.starts_with("```");
    const auto link = line.find("](http");
    links += link != std::string_view::npos && line.substr(0, link).find('[') != std::string_view::npos;
    at = feed + 1;
  }
  const int kinds = (headings >= 2) + (fences >= 2) + (links >= 1);
  return kinds >= 2 ? 60 : 0;
}

}  // namespace dossier_markdown

DOSSIER_PLUGIN(dossier_markdown::Markdown)
