// reader.srt: SubRip subtitles. What is said, without numbers, times and tags; a silence begins a new paragraph.
#include <cstdio>

#include "dossier/plugin.hpp"
#include "dossier/plugin/charset.hpp"

namespace {

class Subtitles {
 public:
  static constexpr auto about =
      dossier::About{.id = "reader.srt", .version = "1.0.0", .summary = "Reads SubRip subtitles."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("pause").number(2).range(0, 3600).unit("seconds").help(
        "A silence as long as this begins a new paragraph.")};
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
      // The number may be missing, so the times stand in the first or the second line.
      std::size_t line_end = std::min(all.find('\n', cue.start), cue.end);
      auto times = times_of(all.substr(cue.start, line_end - cue.start));
      if (!times && line_end < cue.end) {
        const auto second = line_end + 1;
        line_end = std::min(all.find('\n', second), cue.end);
        times = times_of(all.substr(second, line_end - second));
      }
      if (!times) {
        sink.reject("cue " + std::to_string(number), "bad_time",
                    "expected times such as 00:01:02,500 --> 00:01:04,000 in its first or second line, found none",
                    file.source_of(cue));
        continue;
      }
      if (line_end == cue.end) continue;  // nothing is said
      const bool goes_on = !blocks.empty() && times->from - silent_since < pause_;
      if (!blocks.empty()) text.insert(goes_on ? "\n" : "\n\n");
      if (!goes_on) blocks.push_back({"paragraph", text.size(), text.size()});
      append_spoken(text, file, {line_end + 1, cue.end});
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
  struct Times {
    int from, to;  // milliseconds
  };
  static std::optional<Times> times_of(std::string_view line) {
    int n[8];
    if (std::sscanf(std::string(line).c_str(), "%3d:%2d:%2d%*1[,.]%3d --> %3d:%2d:%2d%*1[,.]%3d", &n[0], &n[1], &n[2],
                    &n[3], &n[4], &n[5], &n[6], &n[7]) != 8)
      return std::nullopt;
    return Times{((n[0] * 60 + n[1]) * 60 + n[2]) * 1000 + n[3], ((n[4] * 60 + n[5]) * 60 + n[6]) * 1000 + n[7]};
  }
  // Without <i>, </font> and {\an8}.
  static void append_spoken(dossier::MappedText& text, const dossier::MappedText& file, dossier::Span spoken) {
    const std::string_view all = file.text();
    for (std::size_t at = spoken.start; at < spoken.end;) {
      const auto tag = std::min(all.find_first_of("<{", at), spoken.end);
      const auto close = tag < spoken.end ? all.find(all[tag] == '<' ? '>' : '}', tag) : all.npos;
      const bool is_tag =
          close < spoken.end && (all[tag + 1] == '/' || all[tag + 1] == '\\' || std::isalpha(all[tag + 1]));
      text.append(file, {at, is_tag ? tag : std::min(tag + 1, spoken.end)});
      at = is_tag ? close + 1 : tag + 1;
    }
  }

  int pause_;
};

}  // namespace

DOSSIER_PLUGIN(Subtitles)
