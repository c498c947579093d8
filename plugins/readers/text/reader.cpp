// reader.text: plain text, whatever its encoding; one article or several.
#include "article.hpp"
#include "dossier/plugin.hpp"
#include "dossier/plugin/charset.hpp"

namespace dossier_text {

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
    auto decoded = dossier::decode_text(input.bytes, input.offset);
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

// Text has almost no control characters. The score is low, so that every reader that knows the format comes first.
int PlainText::sniff(std::string_view, std::string_view head) {
  constexpr int sure_of_text = 20;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || dossier::looks_like_utf16(head))
    return sure_of_text;
  std::size_t controls = 0;
  for (const char c : head) {
    if (c == 0) return 0;
    controls +=
        static_cast<unsigned char>(c) < 0x20 && std::string_view("\t\n\r\f\x1B").find(c) == std::string_view::npos;
  }
  if (head.starts_with("%PDF-") || controls * 100 > head.size()) return 0;
  const std::size_t last_character = 4;  // may be truncated
  const std::size_t invalid = dossier::find_invalid_utf8(head);
  const bool utf8 = invalid == std::string_view::npos || invalid + last_character > head.size();
  return utf8 ? sure_of_text : sure_of_text / 2;
}

}  // namespace dossier_text

DOSSIER_PLUGIN(dossier_text::PlainText)
