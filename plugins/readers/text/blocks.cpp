#include "blocks.hpp"

#include <algorithm>

#include "language/line_forms.hpp"
#include "line_kinds.hpp"
#include "photo_credit.hpp"

namespace dossier_text {
namespace {

constexpr std::size_t widest_wrapped_line = 100;  // bytes: longer lines are paragraphs
constexpr std::size_t longest_heading = 90;

class BlockReader {
 public:
  BlockReader(const Lines& lines, std::size_t end) : lines_(lines), end_(end) {}

  Body run(std::size_t first) {
    for (std::size_t i = next_text(first); i < end_; i = next_text(i)) {
      const std::size_t stop = std::min(lines_.paragraph_end(i), end_);
      read_group(i, stop);
      i = stop;
    }
    return std::move(body_);
  }

 private:
  std::size_t next_text(std::size_t i) const { return std::min(lines_.next_text(i), end_); }

  void read_group(std::size_t i, std::size_t stop) {
    if (const auto credit = photo_credit(lines_.span(i, stop).of(lines_.all()))) return add_caption(i, stop, *credit);
    if (all_lines(i, stop, [](std::string_view line) { return line.starts_with(">"); })) return add("quote", i, stop);
    if (is_table(i, stop)) return add("table", i, stop);
    if (is_wrapped(i, stop)) return add("paragraph", i, stop);
    while (i < stop) {
      std::size_t next = i + 1;
      if (is_separator(lines_.text(i))) {
        i = next;
        continue;
      }
      if (language::is_list_item(lines_.text(i))) {
        while (next < stop && language::is_list_item(lines_.text(next))) ++next;
        if (next > i + 1 || goes_on_as_list(i, next)) {
          add("list", i, next);
          i = next;
          continue;
        }
      }
      const auto credit = photo_credit(lines_.text(i));
      if (credit) {
        add_caption(i, next, *credit);
      } else {
        add(is_heading(i, next, stop) ? "heading" : "paragraph", i, next);
      }
      i = next;
    }
  }

  // Items separated by blank lines.
  bool goes_on_as_list(std::size_t i, std::size_t next) const {
    const bool after = !body_.blocks.empty() && body_.blocks.back().kind == "list";
    const std::size_t following = next_text(next);
    return after || (following < end_ && following != i && language::is_list_item(lines_.text(following)));
  }

  bool is_heading(std::size_t i, std::size_t next, std::size_t stop) const {
    const auto line = lines_.text(i);
    if (line.size() > longest_heading || !looks_like_headline(line)) return false;
    if (lines_.all().substr(lines_[i].span.end).starts_with("\"")) return false;
    if (next < stop && is_separator(lines_.text(next))) return true;  // underlined
    const std::size_t following = next < stop ? next : next_text(next);
    if (following >= end_) return false;
    const auto size = lines_[following].span.size();
    return size >= full_paragraph && size >= line.size() * 2;
  }

  // Several lines that form one paragraph: narrow ones, most of which do not end a sentence.
  bool is_wrapped(std::size_t i, std::size_t stop) const {
    if (stop - i < 2) return false;
    std::size_t open_ends = 0;
    std::size_t widest = 0;
    std::size_t narrowest = SIZE_MAX;
    for (std::size_t k = i; k < stop; ++k) {
      const auto line = lines_.text(k);
      if (language::is_list_item(line) || is_separator(line)) return false;
      widest = std::max(widest, line.size());
      if (k + 1 < stop) {
        narrowest = std::min(narrowest, line.size());
        open_ends += !ends_sentence(line);
      }
    }
    return widest <= widest_wrapped_line && narrowest * 2 >= widest && open_ends * 2 >= stop - i - 1;
  }

  template <class Test>
  bool all_lines(std::size_t i, std::size_t stop, Test test) const {
    for (; i < stop; ++i)
      if (!test(lines_.text(i))) return false;
    return true;
  }
  bool is_table(std::size_t i, std::size_t stop) const {
    std::vector<std::string_view> rows;
    for (; i < stop; ++i) rows.push_back(lines_.text(i));
    return language::are_table_rows(rows);
  }

  // A line with only a credit belongs to the preceding line if that reads like a caption.
  void add_caption(std::size_t i, std::size_t stop, const dossier::Span& credit) {
    const auto name = credit.of(lines_.span(i, stop).of(lines_.all()));
    if (std::find(body_.picture_credits.begin(), body_.picture_credits.end(), name) == body_.picture_credits.end())
      body_.picture_credits.emplace_back(name);
    const bool credit_alone = lines_.span(i, stop).size() < credit.size() + 20;
    if (credit_alone && !body_.blocks.empty()) {
      auto& before = body_.blocks.back();
      const bool headed = body_.blocks.size() > 1 && (body_.blocks.end() - 2)->kind == "heading" &&
                          lines_.all().substr((body_.blocks.end() - 2)->end, 2).find("\n\n") != 0;
      if (before.kind == "paragraph" && describes_picture(before.span().of(lines_.all()))) {
        before.kind = "caption";
        if (headed) (body_.blocks.end() - 2)->kind = "caption";
      }
    }
    add("caption", i, stop);
  }

  void add(const char* kind, std::size_t i, std::size_t stop) {
    const auto span = lines_.span(i, stop);
    body_.blocks.push_back({kind, span.start, span.end});
  }

  const Lines& lines_;
  std::size_t end_;
  Body body_;
};

}  // namespace

Body read_blocks(const Lines& lines, std::size_t first, std::size_t end) { return BlockReader(lines, end).run(first); }

}  // namespace dossier_text
