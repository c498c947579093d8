#include "raw_html.hpp"

#include <algorithm>
#include <array>

#include "character_reference.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"

namespace dossier_markdown {
namespace {

// Elements within a line; all others begin and end one.
constexpr std::array<std::string_view, 24> within_lines{"a",    "abbr",  "b",    "bdi",    "cite", "code", "del",  "em",
                                                        "font", "i",     "img",  "ins",    "kbd",  "mark", "q",    "s",
                                                        "samp", "small", "span", "strong", "sub",  "sup",  "time", "u"};
static_assert(std::ranges::is_sorted(within_lines));

class Stripper {
 public:
  explicit Stripper(const dossier::MappedText& html) : html_(html), all_(html.text()) {}

  dossier::MappedText run() {
    while (at_ < all_.size()) {
      const char c = all_[at_];
      if (c == '<' && skip_markup()) continue;
      if (c == '&' && add_reference()) continue;
      if (c == ' ' || c == '\t' || c == '\n') {
        space_ = true;
        ++at_;
        continue;
      }
      const auto end = std::min(all_.find_first_of("<& \t\n", at_ + 1), all_.size());
      begin_word();
      out_.append(html_, {at_, end});
      at_ = end;
    }
    return std::move(out_);
  }

 private:
  void begin_word() {
    if (out_.size() && line_)
      out_.insert("\n");
    else if (out_.size() && space_)
      out_.insert(" ");
    line_ = space_ = false;
  }
  bool add_reference() {
    const auto reference = reference_at(all_, at_);
    if (!reference) return false;
    begin_word();
    out_.replace(reference->character, html_.source_of({at_, at_ + reference->size}));
    at_ += reference->size;
    return true;
  }
  bool skip_to(std::string_view end) {
    const auto found = all_.find(end, at_);
    at_ = found == std::string_view::npos ? all_.size() : found + end.size();
    return true;
  }
  // A tag to its end, which is not inside a quoted value.
  void skip_tag() {
    while (at_ < all_.size() && all_[at_] != '>') {
      const auto mark = all_.find_first_of("\"'>", at_);
      if (mark == std::string_view::npos) break;
      at_ = mark;
      if (all_[mark] == '>') break;
      const auto close = all_.find(all_[mark], mark + 1);
      at_ = (close == std::string_view::npos ? mark : close) + 1;
      if (close == std::string_view::npos) break;
    }
    skip_to(">");
  }
  bool skip_markup() {
    const auto rest = all_.substr(at_);
    if (rest.starts_with("<!--")) return skip_to("-->");
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_to(">");
    const bool closes = rest.starts_with("</");
    const auto name_at = at_ + (closes ? 2 : 1);
    auto name_end = name_at;
    while (name_end < all_.size() && (dossier::is_ascii_letter(all_[name_end]) ||
                                      (name_end > name_at && all_[name_end] >= '0' && all_[name_end] <= '9')))
      ++name_end;
    if (name_end == name_at) return false;
    const std::string name = dossier::lower_ascii(all_.substr(name_at, name_end - name_at));
    at_ = name_end;
    skip_tag();
    if (!std::ranges::binary_search(within_lines, name)) line_ = true;
    if (!closes && (name == "script" || name == "style")) {
      const std::string end = "</" + name;
      if (skip_to(end) && at_ < all_.size()) skip_to(">");
    }
    return true;
  }

  const dossier::MappedText& html_;
  std::string_view all_;
  std::size_t at_ = 0;
  bool line_ = false;
  bool space_ = false;
  dossier::MappedText out_;
};

}  // namespace

dossier::MappedText visible_text(const dossier::MappedText& html) { return Stripper(html).run(); }

}  // namespace dossier_markdown
