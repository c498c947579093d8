// reader.subtitles: SubRip and WebVTT, as running text in paragraphs with their times.
#include "charset/legacy.hpp"
#include "cues.hpp"
#include "dossier/plugin.hpp"
#include "dossier/record/left_out.hpp"
#include "payload.hpp"

namespace dossier_subtitles {
namespace {

using dossier::Json;
using dossier::MappedText;

// 3723500 is 01:02:03.500.
std::string clock(std::int64_t milliseconds) {
  const auto padded = [](std::int64_t value, std::size_t digits) {
    auto text = std::to_string(value);
    return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
  };
  const auto seconds = milliseconds / 1000;
  return padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2) + "." +
         padded(milliseconds % 1000, 3);
}

std::string_view trimmed_line(std::string_view line) {
  const auto from = line.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return line.substr(from, line.find_last_not_of(" \t") + 1 - from);
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("\u3002");
}

// Cues become paragraphs: a silence or another speaker begins a new one, so does a sentence after a long one.
class Paragraphs {
 public:
  explicit Paragraphs(std::int64_t pause) : pause_(pause) {}

  void add(const Cue& cue, const std::vector<Spoken>& lines) {
    std::vector<std::string> shown;
    silence_ = cue.times.from - silent_since_ >= pause_;
    for (const auto& spoken : lines) {
      const auto words = trimmed_line(spoken.line.text());
      if (words.empty()) continue;
      shown.emplace_back(words);
      // Live captions show a line until the next one is complete.
      const bool again = cue.times.from <= silent_since_ + same_moment &&
                         std::find(before_.begin(), before_.end(), shown.back()) != before_.end();
      if (!again)
        add_line(cue, spoken, words);
      else
        left_out_.add(dossier::loss_reason::repeated, spoken.line.source_of({0, spoken.line.size()}));
    }
    if (!shown.empty()) before_ = std::move(shown);
    silent_since_ = std::max(silent_since_, cue.times.to);
  }

  const MappedText& text() const { return text_; }
  std::vector<dossier::Block>& blocks() { return blocks_; }
  Json::Array& times() { return times_; }
  dossier::LeftOut& left_out() { return left_out_; }
  void close() {
    if (!blocks_.empty()) note_times();
  }

 private:
  static constexpr std::int64_t same_moment = 200;
  static constexpr std::uint64_t long_paragraph = 800;

  void add_line(const Cue& cue, const Spoken& spoken, std::string_view words) {
    const bool other = spoken.speaker.size() > 0 && spoken.speaker.text() != speaker_;
    const bool full =
        !blocks_.empty() && blocks_.back().end - blocks_.back().start >= long_paragraph && ends_sentence(text_.text());
    if (blocks_.empty() || other || silence_ || full) {
      if (!blocks_.empty()) {
        note_times();
        text_.insert("\n\n");
      }
      if (other || silence_) speaker_ = spoken.speaker.text();
      blocks_.push_back({"paragraph", text_.size(), text_.size()});
      from_ = cue.times.from;
      if (other) {
        text_.append(spoken.speaker, {0, spoken.speaker.size()});
        text_.insert(": ");
      }
    } else {
      text_.insert(" ");
    }
    const auto begin = static_cast<std::uint64_t>(words.data() - spoken.line.text().data());
    text_.append(spoken.line, {begin, begin + words.size()});
    blocks_.back().end = text_.size();
    to_ = cue.times.to;
    silence_ = false;
  }
  void note_times() {
    Json one;
    one.set("from", clock(from_));
    one.set("to", clock(to_));
    if (!speaker_.empty()) one.set("speaker", speaker_);
    times_.push_back(std::move(one));
  }

  std::int64_t pause_;
  std::int64_t silent_since_ = 0;
  bool silence_ = false;   // before the line that comes next
  std::int64_t from_ = 0;  // of the paragraph
  std::int64_t to_ = 0;
  std::string speaker_;
  std::vector<std::string> before_;  // the lines of the cue before
  MappedText text_;
  std::vector<dossier::Block> blocks_;
  Json::Array times_;
  dossier::LeftOut left_out_;
};

}  // namespace

class Subtitles {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.subtitles", .version = "1.0.0", .summary = "Reads subtitles: SubRip (SRT) and WebVTT."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("pause").number(2).range(0, 3600).unit("seconds").help(
        "A silence of at least this length starts a new paragraph.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.media_types = {"text/vtt", "application/x-subrip"};
    manifest.extensions = {"srt", "vtt"};
  }
  static int sniff(std::string_view, std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    if (head.starts_with("WEBVTT"))
      return head.size() == 6 || std::string_view(" \t\r\n").find(head[6]) != head.npos ? 98 : 0;
    // The times of the first cue, below its number.
    for (int line = 0; line < 8 && !head.empty(); ++line) {
      const auto end = std::min(head.find_first_of("\r\n"), head.size());
      const auto here = trimmed_line(head.substr(0, end));
      if (times_of(here)) return 95;
      if (here.find_first_not_of("0123456789") != std::string_view::npos) return 0;
      head.remove_prefix(std::min(end + 1, head.size()));
    }
    return 0;
  }

  explicit Subtitles(const dossier::Options& options)
      : pause_(static_cast<std::int64_t>(options.number("pause") * 1000)) {}

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    auto decoded = charset::decode(input.bytes, {}, false);
    const auto text = dossier::with_line_feeds(std::move(decoded.text));
    const auto file = read_cues(text.text());
    Paragraphs paragraphs(pause_);
    std::size_t number = 0;
    for (const auto& cue : file.cues) {
      if (++number % 1024 == 0) sink.checkpoint();
      paragraphs.add(cue, spoken_lines(text, cue.text, file.web));
    }
    paragraphs.close();
    const auto place = [&](const dossier::Span& span) { return "byte " + std::to_string(text.source_of(span).start); };
    for (const auto& [span] : file.bad)
      sink.reject(place(span), "bad_time",
                  place(span) + ": expected times such as 00:01:02,500 --> 00:01:04,000, found \"" +
                      std::string(span.of(text.text()).substr(0, span.of(text.text()).find('\n')).substr(0, 60)) + "\"",
                  text.source_of(span));
    for (const auto& span : file.stray)
      sink.reject(place(span), "no_cue", place(span) + ": expected a cue with its times, found other text",
                  text.source_of(span));
    if (paragraphs.blocks().empty()) {
      if (file.bad.empty() && file.stray.empty()) sink.drop("text", "empty");
      return;
    }
    dossier::Document document;
    document.media_type = file.web ? "text/vtt" : "application/x-subrip";
    document.title = file.title.of(text.text());
    document.blocks = std::move(paragraphs.blocks());
    document.metadata.set("times", std::move(paragraphs.times()));
    if (decoded.charset != "utf-8") document.metadata.set("charset", decoded.charset);
    if (decoded.replaced) document.metadata.set("replaced_characters", decoded.replaced);
    paragraphs.left_out().add(dossier::loss_reason::fields, text.source_of(file.title));
    paragraphs.left_out().store(document.metadata);
    document.text = paragraphs.text().text();
    sink.emit(document, paragraphs.text().runs());
  }

 private:
  std::int64_t pause_;
};

}  // namespace dossier_subtitles

DOSSIER_PLUGIN(dossier_subtitles::Subtitles)
