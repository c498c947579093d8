#include "cues.hpp"

#include <algorithm>

#include "dossier/text/letters.hpp"

namespace dossier_subtitles {
namespace {

using dossier::is_digit;
using dossier::Span;

// 01:02:03,500 or 02:03.500, from `at` on.
std::optional<std::int64_t> read_time(std::string_view text, std::size_t& at) {
  std::int64_t parts = 0;
  std::int64_t total = 0;
  while (true) {
    std::int64_t number = 0;
    std::size_t digits = 0;
    for (; at < text.size() && is_digit(text[at]) && digits < 6; ++at, ++digits)
      number = number * 10 + (text[at] - '0');
    if (digits == 0 || (parts > 0 && number > 59)) return std::nullopt;
    total = total * 60 + number;
    ++parts;
    if (at >= text.size() || text[at] != ':' || parts == 3) break;
    ++at;
  }
  if (parts < 2) return std::nullopt;
  std::int64_t thousandths = 0;
  if (at < text.size() && (text[at] == ',' || text[at] == '.')) {
    ++at;
    for (std::int64_t unit = 100; at < text.size() && is_digit(text[at]); ++at, unit /= 10)
      thousandths += (text[at] - '0') * unit;
  }
  return total * 1000 + thousandths;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

bool is_number(std::string_view line) {
  const auto from = line.find_first_not_of(" \t");
  const auto to = line.find_last_not_of(" \t");
  return from != std::string_view::npos && std::all_of(line.begin() + static_cast<std::ptrdiff_t>(from),
                                                       line.begin() + static_cast<std::ptrdiff_t>(to) + 1, is_digit);
}

class CueReading {
 public:
  explicit CueReading(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      lines_.push_back({at, end});
      at = end + 1;
    }
  }

  SubtitleFile run() {
    std::size_t at = read_signature();
    while (at < lines_.size()) at = file_.web ? web_block(at) : plain_block(at);
    return std::move(file_);
  }

 private:
  std::string_view line(std::size_t at) const { return lines_[at].of(text_); }
  bool blank(std::size_t at) const { return at >= lines_.size() || is_blank(line(at)); }
  bool has_arrow(std::size_t at) const { return at < lines_.size() && line(at).find("-->") != std::string_view::npos; }

  // The header of WebVTT ends at an empty line.
  std::size_t read_signature() {
    if (lines_.empty() || !line(0).starts_with("WEBVTT")) return 0;
    file_.web = true;
    const auto from = line(0).find_first_not_of(" \t-", 6);
    if (from != std::string_view::npos) file_.title = {lines_[0].start + from, lines_[0].end};
    std::size_t at = 1;
    while (!blank(at) && !has_arrow(at)) ++at;
    return at;
  }

  // A cue, a note or a style, up to an empty line.
  std::size_t web_block(std::size_t at) {
    if (blank(at)) return at + 1;
    std::size_t end = at;
    while (!blank(end)) ++end;
    const auto first = line(at);
    if (first.starts_with("NOTE") || first == "STYLE" || first == "REGION") return end;
    const std::size_t times = has_arrow(at) ? at : at + 1;
    if (times < end && has_arrow(times))
      cue(times, end);
    else
      file_.stray.push_back({lines_[at].start, lines_[end - 1].end});
    return end;
  }

  // SubRip: empty lines may be inside a cue, so it ends before the next one's number and times.
  std::size_t plain_block(std::size_t at) {
    if (blank(at)) return at + 1;
    const std::size_t times = has_arrow(at) ? at : at + 1;
    if (!has_arrow(times)) {
      file_.stray.push_back(lines_[at]);
      return at + 1;
    }
    std::size_t end = times + 1;
    while (end < lines_.size() && !has_arrow(end) && !(is_number(line(end)) && has_arrow(end + 1))) ++end;
    cue(times, end);
    return end;
  }

  void cue(std::size_t times, std::size_t end) {
    const auto read = times_of(line(times));
    if (!read) {
      file_.bad.push_back({{lines_[times].start, lines_[end - 1].end}});
      return;
    }
    std::size_t first = times + 1;
    while (first < end && blank(first)) ++first;
    while (end > first && blank(end - 1)) --end;
    if (first < end) file_.cues.push_back({*read, {lines_[first].start, lines_[end - 1].end}});
  }

  std::string_view text_;
  std::vector<Span> lines_;
  SubtitleFile file_;
};

}  // namespace

std::optional<Times> times_of(std::string_view line) {
  const auto skip = [&](std::size_t at) { return std::min(line.find_first_not_of(" \t", at), line.size()); };
  std::size_t at = skip(0);
  const auto from = read_time(line, at);
  at = skip(at);
  if (!from || line.substr(at, 3) != "-->") return std::nullopt;
  at = skip(at + 3);
  const auto to = read_time(line, at);
  if (!to || (at < line.size() && line[at] != ' ' && line[at] != '\t')) return std::nullopt;
  return Times{*from, *to};
}

SubtitleFile read_cues(std::string_view text) { return CueReading(text).run(); }

}  // namespace dossier_subtitles
