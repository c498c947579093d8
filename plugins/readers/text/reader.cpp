// reader.text: plain text, whatever its encoding; one article or several.
#include <algorithm>

#include "article.hpp"
#include "charset/byte_forms.hpp"
#include "charset/legacy.hpp"
#include "dossier/plugin.hpp"
#include "dossier/text/media_type.hpp"

namespace dossier_text {
namespace {

// Text has almost no control characters.
std::size_t count_controls(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && std::string_view("\t\n\r\f\x1B").find(c) == std::string_view::npos;
  }));
}

// Whatever the name or the pipeline says, binary data is not text. A few control characters are damage.
// bytes: as they are, or decoded where a character has several of them.
void require_text(std::string_view bytes) {
  constexpr std::size_t damage = 16;
  const auto controls = count_controls(bytes);
  if (controls <= damage || controls * 20 <= bytes.size()) return;
  throw dossier::Error("not_text", "expected text, found binary data: " + std::to_string(controls) + " of " +
                                       std::to_string(bytes.size()) + " bytes are control characters");
}

}  // namespace

class PlainText {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.text",
      .version = "1.0.0",
      .summary = "Reads plain text: header block, title, paragraphs, captions, agency marks; one article or several."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("split")
                .choice("auto", {"auto", "headers", "none"})
                .help("How to split a file with several articles: headers at header blocks; auto also at separator "
                      "lines and at headlines with a credited picture; none not at all.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.media_types = {"text/plain"};
    manifest.extensions = {"txt", "text"};
  }
  static int sniff(std::string_view uri, std::string_view head);

  explicit PlainText(const dossier::Options& options)
      : split_(options.text("split") == "none"      ? Split::none
               : options.text("split") == "headers" ? Split::headers
                                                    : Split::automatic) {}

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    const auto unicode = dossier::unicode_encoding(input.bytes);
    const bool coded = (unicode && unicode->unit > 1) || !charset::charset_of_shifts(input.bytes).empty();
    if (!coded) require_text(input.bytes);  // before anything is made of it
    auto decoded = charset::decode(input.bytes, dossier::charset_of_media_type(input.media_type), false);
    if (coded) require_text(decoded.text.text());
    const auto all = dossier::with_line_feeds(std::move(decoded.text));
    const Lines lines(all.text());
    if (lines.next_text(0) == lines.size()) return sink.drop("text", "empty");
    for (const auto& range : split_articles(lines, split_)) {
      sink.checkpoint();
      auto article = read_article(all, lines, range);
      article.document.media_type = "text/plain";
      if (decoded.charset != "utf-8") article.document.metadata.set("charset", decoded.charset);
      if (decoded.replaced) article.document.metadata.set("replaced_characters", decoded.replaced);
      article.document.text = article.text.text();
      sink.emit(article.document, article.text.runs());
    }
  }

 private:
  Split split_;
};

// The score is low, so that every reader that knows the format comes first.
int PlainText::sniff(std::string_view, std::string_view head) {
  constexpr int sure_of_text = 20;
  if (dossier::unicode_encoding(head)) return sure_of_text;
  if (head.starts_with("%PDF-") || count_controls(head) * 100 > head.size()) return 0;
  const std::size_t last_character = 4;  // may be truncated
  const std::size_t invalid = dossier::find_invalid_utf8(head);
  const bool utf8 = invalid == std::string_view::npos || invalid + last_character > head.size();
  return utf8 ? sure_of_text : sure_of_text / 2;
}

}  // namespace dossier_text

DOSSIER_PLUGIN(dossier_text::PlainText)
