#include "payload.hpp"

#include <algorithm>

#include "dossier/text/letters.hpp"

namespace dossier_subtitles {
namespace {

struct Reference {
  std::string_view written, character;
};
constexpr Reference references[] = {{"&amp;", "&"},
                                    {"&lt;", "<"},
                                    {"&gt;", ">"},
                                    {"&nbsp;", "\xC2\xA0"},
                                    {"&lrm;", "\xE2\x80\x8E"},
                                    {"&rlm;", "\xE2\x80\x8F"},
                                    {"&quot;", "\""},
                                    {"&#39;", "'"}};

// The size of the tag at text[at], 0 if there is none: a less-than sign before a blank or a number is one.
std::size_t tag_size(std::string_view text, std::size_t at, bool web) {
  constexpr std::size_t longest = 200;
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (text[at] == '{' && next == '\\') {
    const auto end = text.find('}', at);
    return end == std::string_view::npos || end - at > longest ? 0 : end + 1 - at;
  }
  if (text[at] != '<') return 0;
  const bool time = web && dossier::is_digit(next);
  if (!dossier::is_ascii_letter(next) && next != '/' && !time) return 0;
  const auto end = text.find_first_of("<>\n", at + 1);
  return end == std::string_view::npos || text[end] != '>' || end - at > longest ? 0 : end + 1 - at;
}

class PayloadReading {
 public:
  PayloadReading(const dossier::MappedText& file, const dossier::Span& part, bool web)
      : file_(file), all_(file.text()), at_(part.start), end_(part.end), web_(web) {}

  std::vector<Spoken> run() {
    lines_.emplace_back();
    std::size_t from = at_;
    const auto flush = [&] {
      if (at_ > from) lines_.back().line.append(file_, {from, at_});
    };
    while (at_ < end_) {
      const char c = all_[at_];
      if (c == '\n') {
        flush();
        lines_.emplace_back();
        from = ++at_;
      } else if (const auto tag = c == '<' || c == '{' ? tag_size(all_.substr(0, end_), at_, web_) : 0) {
        flush();
        voice({at_, at_ + tag});
        from = at_ += tag;
      } else if (const auto* reference = web_ && c == '&' ? reference_here() : nullptr) {
        flush();
        const auto size = reference->written.size();
        lines_.back().line.replace(reference->character, file_.source_of({at_, at_ + size}));
        from = at_ += size;
      } else {
        ++at_;
      }
    }
    flush();
    return std::move(lines_);
  }

 private:
  const Reference* reference_here() const {
    for (const auto& reference : references)
      if (all_.substr(at_, reference.written.size()) == reference.written && at_ + reference.written.size() <= end_)
        return &reference;
    return nullptr;
  }
  // <v Anna Orme>, <v.loud Anna Orme>
  void voice(const dossier::Span& tag) {
    const auto inside = tag.of(all_);
    if (!web_ || !(inside.starts_with("<v ") || inside.starts_with("<v."))) return;
    const auto blank = inside.find(' ');
    if (blank == std::string_view::npos || blank + 2 > inside.size() - 1) return;
    if (lines_.back().line.size() > 0) lines_.emplace_back();
    lines_.back().speaker = {};
    lines_.back().speaker.append(file_, {tag.start + blank + 1, tag.end - 1});
  }

  const dossier::MappedText& file_;
  std::string_view all_;
  std::uint64_t at_;
  std::uint64_t end_;
  bool web_;
  std::vector<Spoken> lines_;
};

}  // namespace

std::vector<Spoken> spoken_lines(const dossier::MappedText& file, const dossier::Span& part, bool web) {
  return PayloadReading(file, part, web).run();
}

}  // namespace dossier_subtitles
