// reader.srt: SubRip subtitles. The spoken text, without numbers, times and tags; a silence starts a new paragraph.
#include "cue.hpp"
#include "dossier/plugin.hpp"
#include "dossier/plugin/charset.hpp"

namespace {

class Subtitles {
 public:
  static constexpr auto about =
      dossier::About{.id = "reader.srt", .version = "1.0.0", .summary = "Reads SubRip subtitles."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("pause").number(2).range(0, 3600).unit("seconds").help(
        "A silence of at least this length starts a new paragraph.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.media_types = {"application/x-subrip"};
    manifest.extensions = {"srt"};
  }
  explicit Subtitles(const dossier::Options& options) : pause_(static_cast<int>(options.number("pause") * 1000)) {}

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    const auto file = dossier::with_line_feeds(dossier::decode_text(input.bytes, input.offset).text);
    const std::string_view all = file.text();
    dossier::MappedText text;
    std::vector<dossier::Block> blocks;
    int silent_since = 0;
    std::uint64_t number = 0;
    for (std::size_t at = 0; (at = all.find_first_not_of(" \n", at)) != all.npos;) {
      sink.checkpoint();
      const auto blank_line = std::min(all.find("\n\n", at), all.size());
      const dossier::Span cue{at, all.find_last_not_of('\n', blank_line - 1) + 1};
      at = blank_line;
      ++number;
      // The number may be missing, so the times are in the first or the second line.
      std::size_t line_end = std::min(all.find('\n', cue.start), cue.end);
      auto times = srt::times_of(all.substr(cue.start, line_end - cue.start));
      if (!times && line_end < cue.end) {
        const auto second = line_end + 1;
        line_end = std::min(all.find('\n', second), cue.end);
        times = srt::times_of(all.substr(second, line_end - second));
      }
      if (!times) {
        sink.reject("cue " + std::to_string(number), "bad_time",
                    "expected times such as 00:01:02,500 --> 00:01:04,000 in its first or second line, found none",
                    file.source_of(cue));
        continue;
      }
      if (line_end == cue.end) continue;  // no text
      const bool continues = !blocks.empty() && times->from - silent_since < pause_;
      if (!blocks.empty()) text.insert(continues ? "\n" : "\n\n");
      if (!continues) blocks.push_back({"paragraph", text.size(), text.size()});
      srt::append_spoken(text, file, {line_end + 1, cue.end});
      blocks.back().end = text.size();
      silent_since = times->to;
    }
    if (blocks.empty()) return sink.drop("text", "empty");
    dossier::Document document;
    document.media_type = "application/x-subrip";
    document.text = text.text();
    document.blocks = std::move(blocks);
    sink.emit(document, text.runs());
  }

 private:
  int pause_;
};

}  // namespace

DOSSIER_PLUGIN(Subtitles)
