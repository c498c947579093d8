#include "body.hpp"

#include <algorithm>
#include <string_view>

#include "language/line_forms.hpp"

namespace dossier_mail {
namespace {

using dossier::Span;

constexpr std::size_t longest_signature = 2000;  // bytes

struct Line {
  Span text;            // without what marks it as quoted, and without blanks at its end
  std::size_t end = 0;  // where its line feed is
  bool quoted = false;
  bool flows = false;  // the next line continues it
};

class BodyReader {
 public:
  BodyReader(const dossier::MappedText& body, const BodyForm& form, dossier::MappedText& out,
             std::vector<dossier::Block>& blocks)
      : body_(body), all_(body.text()), form_(form), out_(out), blocks_(blocks) {}

  Span run() {
    std::size_t at = 0;
    while (at < all_.size()) {
      const auto end = std::min(all_.find('\n', at), all_.size());
      if (is_signature(at, end)) {
        signature_ = {at, all_.size()};
        break;
      }
      lines_.push_back(line(at, end));
      at = end + 1;
    }
    mark_introductions();
    mark_original_message();
    for (std::size_t i = 0; i < lines_.size();) {
      if (lines_[i].text.size() == 0) {
        ++i;
        continue;
      }
      i = append_block(i);
    }
    return signature_;
  }

 private:
  std::string_view text_of(const Line& line) const { return line.text.of(all_); }

  bool is_signature(std::size_t at, std::size_t end) const {
    const auto line = all_.substr(at, end - at);
    return (line == "-- " || line == "--") && all_.size() - at <= longest_signature &&
           all_.find("\n>", end) == std::string_view::npos;
  }

  Line line(std::size_t at, std::size_t end) const {
    Line line;
    line.flows = form_.flowed && end > at && all_[end - 1] == ' ';
    auto content = all_.substr(at, end - at);
    std::size_t marks = 0;  // bytes of ">" and blanks between them
    for (std::size_t i = 0; i < content.size() && (content[i] == '>' || content[i] == ' '); ++i)
      if (content[i] == '>') marks = i + 1;
    if (form_.in_mailbox && marks > 0 && content.substr(marks).starts_with("From ")) {
      const bool only = content.find('>') + 1 == marks;
      line.quoted = !only;
    } else {
      line.quoted = marks > 0;
    }
    line.end = end;
    at += marks;
    if (line.quoted && at < end && all_[at] == ' ') ++at;
    if (form_.flowed && !line.quoted && at < end && all_[at] == ' ') ++at;  // stuffed
    while (end > at && (all_[end - 1] == ' ' || all_[end - 1] == '\t')) --end;
    line.text = {at, end};
    return line;
  }

  // "On Monday, A. Doe wrote:" before what is quoted belongs to it.
  void mark_introductions() {
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i].quoted || !text_of(lines_[i]).ends_with(':')) continue;
      std::size_t next = i + 1;
      while (next < lines_.size() && lines_[next].text.size() == 0 && !lines_[next].quoted) ++next;
      if (next == lines_.size() || !lines_[next].quoted) continue;
      const bool begins = i == 0 || lines_[i - 1].text.size() == 0;
      lines_[i].quoted = true;
      if (!begins && i >= 1 && text_of(lines_[i - 1]).starts_with("On ")) lines_[i - 1].quoted = true;
    }
  }
  // What some programs put below an answer without marking its lines.
  void mark_original_message() {
    bool original = false;
    for (auto& line : lines_) {
      original = original || text_of(line).starts_with("-----Original Message-----");
      line.quoted = line.quoted || original;
    }
  }

  // Lines up to a blank one, or to one that is quoted otherwise. Returns the line after them.
  std::size_t append_block(std::size_t i) {
    if (out_.size()) out_.insert("\n\n");
    const bool quoted = lines_[i].quoted;
    const auto start = out_.size();
    const auto begin = i;
    for (bool first = true; i < lines_.size() && lines_[i].text.size() && lines_[i].quoted == quoted; ++i) {
      if (!first) {
        const auto& before = lines_[i - 1];
        const auto break_at = before.flows ? before.text.end : before.end;
        out_.append(body_, {break_at, break_at + 1});
      }
      out_.append(body_, lines_[i].text);
      first = false;
    }
    blocks_.push_back({quoted ? "quote" : form_of(begin, i), start, out_.size()});
    return i;
  }
  // Of lines that are not quoted. An item of a list may continue on lines that begin with blanks.
  const char* form_of(std::size_t begin, std::size_t end) const {
    std::vector<std::string_view> lines;
    for (std::size_t i = begin; i < end; ++i) lines.push_back(text_of(lines_[i]));
    if (language::are_table_rows(lines)) return "table";
    const bool items = language::is_list_item(lines[0]) && std::all_of(lines.begin(), lines.end(), [](auto line) {
                         return line.starts_with(' ') || line.starts_with('\t') || language::is_list_item(line);
                       });
    return items && lines.size() > 1 ? "list" : "paragraph";
  }

  const dossier::MappedText& body_;
  std::string_view all_;
  BodyForm form_;
  dossier::MappedText& out_;
  std::vector<dossier::Block>& blocks_;
  std::vector<Line> lines_;
  Span signature_;
};

}  // namespace

Span append_body(const dossier::MappedText& body, const BodyForm& form, dossier::MappedText& out,
                 std::vector<dossier::Block>& blocks) {
  return BodyReader(body, form, out, blocks).run();
}

}  // namespace dossier_mail
