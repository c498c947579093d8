#include "article.hpp"

#include <algorithm>

#include "blocks.hpp"
#include "dossier/record/left_out.hpp"
#include "dossier/text/dates.hpp"
#include "header_block.hpp"
#include "language/agency_marks.hpp"
#include "language/agency_phrases.hpp"
#include "language/split_names.hpp"
#include "line_kinds.hpp"
#include "photo_credit.hpp"

namespace dossier_text {
namespace {

using dossier::Json;
using dossier::Span;

class ArticleReader {
 public:
  ArticleReader(const dossier::MappedText& all, const Lines& lines, const ArticleRange& range)
      : all_(all), lines_(lines), at_(range.first), end_(range.end) {
    const bool is_whole = range.first == 0 && range.end == lines.size();
    if (!is_whole) left_out_.set_share(all.source_of(lines.span(range.first, range.end)));
  }

  Article run() {
    at_ = std::min(lines_.next_text(at_), end_);
    read_header_block();
    at_ = std::min(lines_.next_text(at_), end_);
    while (end_ > at_ && lines_.blank(end_ - 1)) --end_;
    find_title();
    read_byline();
    build_text();
    read_credits();
    if (!evidence_.is_null()) document().metadata.set("evidence", std::move(evidence_));
    left_out_.store(document().metadata);
    return std::move(article_);
  }

 private:
  dossier::Document& document() { return article_.document; }
  std::string_view text() const { return article_.text.text(); }
  std::string value(const Span& span) const { return std::string(span.of(lines_.all())); }

  void read_header_block() {
    const auto header = read_header(lines_, at_);
    if (!header || header->end > end_) return;
    left_out_.add(dossier::loss_reason::fields, all_.source_of(lines_.span(at_, header->end)));
    at_ = header->end;
    for (const auto& field : header->fields) {
      if (!field.value.size()) continue;
      const std::string said = value(field.value);
      switch (field.name) {
        case HeaderName::title:
          document().title = said;
          title_ = field.value;
          break;
        case HeaderName::source: document().source = said; break;
        case HeaderName::url: document().url = said; break;
        case HeaderName::language: document().language = said; break;
        case HeaderName::authors: document().authors = language::split_names(said); break;
        case HeaderName::published: set_date(field, said, document().published); break;
        case HeaderName::updated: set_date(field, said, document().updated); break;
        case HeaderName::other: document().metadata.set(field.written, said); continue;
      }
      tell(field.name, "header");
    }
  }
  // A date that cannot be parsed is kept as written, in the metadata.
  void set_date(const HeaderField& field, const std::string& said, std::string& to) {
    if (auto date = dossier::parse_written_date(said)) {
      to = std::move(*date);
    } else {
      document().metadata.set(field.written, said);
    }
  }
  void tell(HeaderName name, std::string_view where) {
    static constexpr std::string_view names[] = {"",        "title", "source",  "published",
                                                 "updated", "url",   "authors", "language"};
    evidence_.set(names[static_cast<std::size_t>(name)], where);
  }

  // The headline as the body shows it, or the header's title if the body begins with other words.
  void find_title() {
    if (at_ >= end_) return;
    const auto first = lines_.text(at_);
    if (title_) {
      if (first == document().title) shown_title_ = at_;
      return;
    }
    if (!looks_like_headline(first) || photo_credit(lines_.span(at_, at_ + 1).of(lines_.all()))) return;
    const bool underlined = !lines_.blank(at_ + 1) && at_ + 1 < end_ && is_separator(lines_.text(at_ + 1));
    if (!underlined && !text_follows()) return;
    shown_title_ = at_;
    document().title = std::string(first);
    tell(HeaderName::title, "first line");
  }
  bool text_follows() const {
    const std::size_t size = lines_.text(at_).size();
    if (at_ + 1 >= end_) return false;
    if (!lines_.blank(at_ + 1)) return lines_[at_ + 1].span.size() >= std::max(full_paragraph, size * 2);
    std::size_t i = lines_.next_text(at_ + 1);
    for (int paragraphs = 0; paragraphs < 5 && i < end_; ++paragraphs) {
      const std::size_t stop = std::min(lines_.paragraph_end(i), end_);
      const auto paragraph = lines_.span(i, stop).of(lines_.all());
      if (paragraph.size() >= std::max(full_paragraph, size + size / 2) || ends_sentence(paragraph)) return true;
      i = lines_.next_text(stop);
    }
    return false;
  }

  // "By A. Doe" and a line with the date, before the text.
  void read_byline() {
    std::size_t i = shown_title_ ? at_ + 1 : at_;
    for (int seen = 0; seen < 5 && (i = lines_.next_text(i)) < end_; ++seen, ++i) {
      const auto line = lines_.text(i);
      if (line.size() > 160) return;
      if (document().authors.empty() && !(document().authors = byline_names(line)).empty())
        tell(HeaderName::authors, "byline");
      if (!document().published.empty() || line.size() > 60) continue;
      if (auto date = dossier::parse_written_date(line); date && date->size() >= 10) {
        document().published = std::move(*date);
        tell(HeaderName::published, "date line");
      }
    }
  }

  void build_text() {
    auto& out = article_.text;
    if (title_ && !shown_title_) {
      out.append(all_, *title_);
      document().blocks.push_back({"title", 0, out.size()});
    }
    if (at_ >= end_) return;
    if (out.size()) out.insert("\n\n");
    const Span body = lines_.span(at_, end_);
    shift_ = static_cast<std::int64_t>(out.size()) - static_cast<std::int64_t>(body.start);
    out.append(all_, body);
    if (shown_title_) document().blocks.push_back(moved({"title", lines_[at_].span.start, lines_[at_].span.end}));
    auto read = read_blocks(lines_, shown_title_ ? at_ + 1 : at_, end_);
    for (auto& block : read.blocks) document().blocks.push_back(moved(std::move(block)));
    if (read.picture_credits.empty()) return;
    Json::Array credits;
    for (auto& name : read.picture_credits) credits.emplace_back(std::move(name));
    document().metadata.set("picture_credits", std::move(credits));
  }
  dossier::Block moved(dossier::Block block) const {
    block.start = static_cast<std::uint64_t>(static_cast<std::int64_t>(block.start) + shift_);
    block.end = static_cast<std::uint64_t>(static_cast<std::int64_t>(block.end) + shift_);
    return block;
  }

  void read_credits() {
    auto& credits = document().credits;
    for (const auto& block : document().blocks) {
      if (block.kind != "paragraph") continue;
      if (auto line = language::read_dateline(text(), block.span())) {
        date_from(*line);
        credits = std::move(line->agencies);
        break;
      }
      if (block.end - block.start >= 160) break;  // the text has started
    }
    for (auto& credit : language::find_agency_phrases(text())) credits.push_back(std::move(credit));
    for (auto& credit : language::read_end_mark(text())) credits.push_back(std::move(credit));
    std::stable_sort(credits.begin(), credits.end(),
                     [](const dossier::Credit& a, const dossier::Credit& b) { return a.start < b.start; });
    const auto same = [](const dossier::Credit& a, const dossier::Credit& b) { return a.start == b.start; };
    credits.erase(std::unique(credits.begin(), credits.end(), same), credits.end());
  }
  void date_from(const language::Dateline& line) {
    auto& published = document().published;
    if (published.empty() && !line.published.empty()) {
      published = line.published;
    } else if (published.size() == 4 && line.month) {
      const dossier::Date date{std::stoi(published), line.month, line.day};
      if (!dossier::is_valid(date)) return;
      published = dossier::iso_text(date);
    } else {
      return;
    }
    tell(HeaderName::published, "dateline");
  }

  const dossier::MappedText& all_;
  const Lines& lines_;
  std::size_t at_;
  std::size_t end_;
  std::optional<Span> title_;  // the header's, in the lines' text
  std::optional<std::size_t> shown_title_;
  std::int64_t shift_ = 0;  // from the lines' text to the article's
  Json evidence_;
  dossier::LeftOut left_out_;
  Article article_;
};

}  // namespace

Article read_article(const dossier::MappedText& all, const Lines& lines, const ArticleRange& range) {
  return ArticleReader(all, lines, range).run();
}

}  // namespace dossier_text
