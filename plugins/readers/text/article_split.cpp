#include "article_split.hpp"

#include "header_block.hpp"
#include "line_kinds.hpp"
#include "photo_credit.hpp"

namespace dossier_text {
namespace {

constexpr std::size_t enough_text = 400;   // bytes of an article before the next may begin without a mark
constexpr std::size_t headline_words = 5;  // headings inside an article are rarely as long

class Splitter {
 public:
  Splitter(const Lines& lines, Split split) : lines_(lines), split_(split) {}

  std::vector<ArticleRange> run() {
    std::size_t first = 0;
    for (std::size_t i = 0; i < lines_.size();) {
      const std::size_t start = i > first ? article_at(i, first) : lines_.size();
      if (start < lines_.size()) {
        close(first, i);
        first = start;
        text_before_ = 0;
        // The header of the article that begins here must not start another one.
        const auto header = read_header(lines_, first);
        i = header ? std::max(header->end, first + 1) : first + 1;
        continue;
      }
      const auto size = lines_[i].span.size();
      if (size >= full_paragraph) text_before_ += size;
      ++i;
    }
    close(first, lines_.size());
    return std::move(ranges_);
  }

 private:
  void close(std::size_t first, std::size_t end) {
    if (lines_.next_text(first) < end) ranges_.push_back({first, end});
  }

  // The first line of an article that begins at line i, or after it if i is a separator; otherwise size().
  std::size_t article_at(std::size_t i, std::size_t first) const {
    const std::size_t none = lines_.size();
    if (lines_[i].page_before || separates(i)) {
      const std::size_t next = lines_.next_text(separates(i) ? i + 1 : i);
      if (next >= none) return none;
      const auto header = read_header(lines_, next);
      if (header && (header->known() >= 2 || header->find(HeaderName::title))) return next;
      return split_ == Split::automatic && text_before_ > 0 && is_set_off_headline(next) ? next : none;
    }
    if (lines_.blank(i) || !lines_.blank(i - 1)) return none;
    const auto header = read_header(lines_, i);
    if (header && header->known() >= 2 && header->find(HeaderName::title)) return i;
    return split_ == Split::automatic && i > first && is_headline_of_picture(i) ? i : none;
  }

  // A separator line; directly below a line of text it is an underline instead.
  bool separates(std::size_t i) const {
    return !lines_.blank(i) && is_separator(lines_.text(i)) && (i == 0 || lines_.blank(i - 1));
  }

  bool is_headline_paragraph(std::size_t i) const {
    return lines_.paragraph_end(i) == i + 1 && looks_like_headline(lines_.text(i)) &&
           (count_words(lines_.text(i)) >= headline_words || static_cast<unsigned char>(lines_.text(i)[0]) >= 0xE0);
  }
  bool is_set_off_headline(std::size_t i) const {
    const std::size_t next = lines_.next_text(i + 1);
    return is_headline_paragraph(i) && next < lines_.size() &&
           lines_.span(next, lines_.paragraph_end(next)).size() >= full_paragraph;
  }
  // A headline, one or more captions that end with a credit, then text.
  bool is_headline_of_picture(std::size_t i) const {
    if (text_before_ < enough_text || !is_headline_paragraph(i)) return false;
    int captions = 0;
    int short_paragraphs = 0;  // "Editor's note:"
    for (std::size_t next = lines_.next_text(i + 1); next < lines_.size();) {
      const std::size_t end = lines_.paragraph_end(next);
      const auto paragraph = lines_.span(next, end);
      if (photo_credit(paragraph.of(lines_.all()))) {
        ++captions;
      } else if (captions == 0 || ++short_paragraphs > 2) {
        return false;
      } else if (paragraph.size() >= full_paragraph) {
        return true;
      }
      next = lines_.next_text(end);
    }
    return false;
  }

  const Lines& lines_;
  Split split_;
  std::size_t text_before_ = 0;  // bytes in full paragraphs of the current article
  std::vector<ArticleRange> ranges_;
};

}  // namespace

std::vector<ArticleRange> split_articles(const Lines& lines, Split split) {
  if (split == Split::none) return {{0, lines.size()}};
  return Splitter(lines, split).run();
}

}  // namespace dossier_text
