#include "xml/block_writer.hpp"

namespace xml {
namespace {

constexpr std::string_view blanks = " \t\n\r";

}  // namespace

void BlockWriter::begin(std::string_view kind) {
  if (groups_ > 0) return join(in_cell_ ? " " : "\n");
  open_ = false;
  kind_ = kind;
}

void BlockWriter::begin_group(std::string_view kind) {
  if (groups_++ == 0) {
    open_ = false;
    kind_ = kind;
  } else {
    join(in_cell_ ? " " : "\n");
  }
}

void BlockWriter::end_group() {
  if (--groups_ > 0) return join(in_cell_ ? " " : "\n");
  open_ = in_cell_ = false;
  kind_ = "paragraph";
}

void BlockWriter::row() {
  join_ = "\n";
  in_cell_ = false;
  first_cell_ = true;
}

void BlockWriter::cell() {
  if (!first_cell_) join_ += '\t';
  first_cell_ = false;
  in_cell_ = true;
}

void BlockWriter::join(std::string_view by) {
  if (join_.empty()) join_ = by;
  space_.truncate(0);
}

void BlockWriter::line_break() {
  if (after_break_ && groups_ == 0) open_ = false;
  after_break_ = true;
  join(in_cell_ ? " " : "\n");
}

void BlockWriter::open() {
  if (!open_) {
    if (text_.size() > 0) text_.insert("\n\n");
    blocks_.push_back({kind_, text_.size(), text_.size()});
    open_ = true;
  } else if (!join_.empty()) {
    text_.insert(join_);
  } else if (space_.size() > 0) {
    text_.append(space_, {0, space_.size()});
  }
  join_.clear();
  space_.truncate(0);
  after_break_ = false;
}

void BlockWriter::add(const dossier::MappedText& from, const dossier::Span& part) {
  const std::string_view all = std::string_view(from.text()).substr(0, part.end);  // nothing is looked for beyond it
  for (std::uint64_t at = part.start; at < part.end;) {
    const std::uint64_t begin = std::min(all.find_first_not_of(blanks, at), all.size());
    if (begin > at && open_ && join_.empty() && space_.size() == 0) {
      if (begin == at + 1 && all[at] == ' ')
        space_.append(from, {at, begin});
      else
        space_.replace(" ", from.source_of({at, begin}));
    }
    if (begin == part.end) return;
    const std::uint64_t end = std::min(all.find_first_of(blanks, begin), all.size());
    open();
    text_.append(from, {begin, end});
    blocks_.back().end = text_.size();
    at = end;
  }
}

void BlockWriter::insert(std::string_view text) {
  open();
  text_.insert(text);
  blocks_.back().end = text_.size();
}

}  // namespace xml
