#include "composer.hpp"

#include <algorithm>
#include <iterator>

namespace dossier_office {
namespace {

using dossier::MappedText;
using dossier::Span;

constexpr std::string_view blanks = " \t\n\r";

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }

// The size of a soft hyphen, zero-width space or byte order mark here; 0 if there is none.
std::uint64_t hidden_at(std::string_view text, std::uint64_t at) {
  for (const std::string_view hidden : {"\xC2\xAD", "\xE2\x80\x8B", "\xEF\xBB\xBF"})
    if (text.substr(at).starts_with(hidden)) return hidden.size();
  return 0;
}

// Without white space after them, also such that does not break (U+00A0); 0 if there are none.
std::uint64_t end_of_words(std::string_view text) {
  while (!text.empty()) {
    if (is_blank(text.back()))
      text.remove_suffix(1);
    else if (text.ends_with("\xC2\xA0"))
      text.remove_suffix(2);
    else
      break;
  }
  return text.size();
}

}  // namespace

void Composer::open_paragraph(std::string_view kind, std::uint64_t group) {
  close_paragraph();
  flows_.back().open.emplace(Paragraph{kind, group, {}});
}

void Composer::set_kind(std::string_view kind, std::uint64_t group) {
  auto& open = flows_.back().open;
  if (!open) return;
  open->kind = kind;
  open->group = group;
}

void Composer::close_paragraph() {
  auto& flow = flows_.back();
  if (flow.open) {
    const std::string_view text = flow.open->text.text();
    const auto end = end_of_words(text);
    if (end > 0) {
      flow.open->text.truncate(end);
      put(flow, std::move(*flow.open));
    }
    flow.open.reset();
  }
  put_all(flow, flow.asides);
  flow.asides.clear();
}

void Composer::append_visible(MappedText& to, const MappedText& from, Span part, std::uint64_t place) {
  const auto all = std::string_view(from.text()).substr(0, part.end);
  for (auto at = part.start; part.start < part.end;) {
    at = std::min<std::uint64_t>(all.find_first_of("\xC2\xE2\xEF", at), part.end);
    const auto hidden = hidden_at(all, at);
    if (at < part.end && !hidden) {
      ++at;
      continue;
    }
    to.append(from, {part.start, at}, place);
    at += hidden;
    part.start = at < part.end ? at : part.end;
  }
}

void Composer::add(const MappedText& text, std::uint64_t place) {
  if (flows_.back().open) append_visible(flows_.back().open->text, text, {0, text.size()}, place);
}

void Composer::add_collapsed(const MappedText& text, std::uint64_t place) {
  if (!flows_.back().open) return;
  auto& to = flows_.back().open->text;
  const std::string_view all = text.text();
  for (std::uint64_t at = 0; at < all.size();) {
    const auto word = std::min<std::uint64_t>(all.find_first_not_of(blanks, at), all.size());
    if (word > at) {
      const auto source = text.source_of({at, word});
      if (to.size() && !is_blank(to.text().back())) to.replace(" ", {source.start + place, source.end + place});
      at = word;
      continue;
    }
    const auto end = std::min<std::uint64_t>(all.find_first_of(blanks, at), all.size());
    append_visible(to, text, {at, end}, place);
    at = end;
  }
}

void Composer::replace(std::string_view text, const Span& source) {
  if (flows_.back().open) flows_.back().open->text.replace(text, source);
}

void Composer::insert(std::string_view text) {
  if (flows_.back().open) flows_.back().open->text.insert(text);
}

void Composer::close_flow() {
  if (flows_.size() == 1) return;
  close_paragraph();
  auto flow = std::move(flows_.back());
  flows_.pop_back();
  if (flow.kind == Flow::Kind::cell) return;
  auto& outer = flows_.back();
  if (flow.kind == Flow::Kind::note)
    std::move(flow.done.begin(), flow.done.end(), std::back_inserter(notes_));
  else if (outer.open)
    std::move(flow.done.begin(), flow.done.end(), std::back_inserter(outer.asides));
  else
    put_all(outer, flow.done);
}

void Composer::open_table() {
  if (flows_.back().open && flows_.back().open->text.size() == 0 && flows_.back().asides.empty())
    flows_.back().open.reset();
  close_paragraph();
  tables_.emplace_back();
}

void Composer::open_row() {
  if (!tables_.empty()) tables_.back().rows.emplace_back();
}

void Composer::open_cell() { flows_.push_back({Flow::Kind::cell, {}, {}, {}}); }

void Composer::close_cell() {
  if (flows_.size() == 1 || flows_.back().kind != Flow::Kind::cell) return;
  close_paragraph();
  auto cell = std::move(flows_.back().done);
  flows_.pop_back();
  if (tables_.empty()) return;
  if (tables_.back().rows.empty()) tables_.back().rows.emplace_back();
  tables_.back().rows.back().push_back(std::move(cell));
}

void Composer::close_row(bool keep) {
  if (tables_.empty() || tables_.back().rows.empty()) return;
  auto& row = tables_.back().rows.back();
  while (!row.empty() && row.back().empty()) row.pop_back();
  if (!keep || row.empty()) tables_.back().rows.pop_back();
}

void Composer::append_line(MappedText& to, const MappedText& from, std::uint64_t place) {
  const std::string_view all = from.text();
  for (std::uint64_t at = 0; at < all.size();) {
    const auto end = std::min<std::uint64_t>(all.find_first_of("\n\t", at), all.size());
    append_visible(to, from, {at, end}, place);
    if (end < all.size()) {
      const auto source = from.source_of({end, end + 1});
      to.replace(" ", {source.start + place, source.end + place});
    }
    at = end + 1;
  }
}

void Composer::add_block(std::string_view kind, MappedText text) {
  close_paragraph();
  if (text.text().find_first_not_of(blanks) != std::string::npos) put(flows_.back(), {kind, 0, std::move(text)});
}

MappedText Composer::joined(const std::vector<std::vector<Cell>>& rows) {
  MappedText text;
  for (const auto& row : rows) {
    if (text.size()) text.insert("\n");
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c) text.insert("\t");
      for (std::size_t p = 0; p < row[c].size(); ++p) {
        if (p) text.insert(" ");
        append_line(text, row[c][p].text, 0);
      }
    }
  }
  return text;
}

void Composer::close_table() {
  if (tables_.empty()) return;
  auto rows = std::move(tables_.back().rows);
  tables_.pop_back();
  auto& flow = flows_.back();
  const bool inside = flow.kind == Flow::Kind::cell;
  const bool columns = std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.size() > 1; });
  if (columns && !inside) {
    put(flow, {"table", 0, joined(rows)});
    return;
  }
  for (auto& row : rows)
    for (auto& cell : row) put_all(flow, cell);
}

Composed Composer::finish() {
  while (flows_.size() > 1 || !tables_.empty()) {
    if (flows_.back().kind == Flow::Kind::cell) {
      close_cell();
      close_row();
      close_table();
    } else if (flows_.size() > 1) {
      close_flow();
    } else {
      close_row();
      close_table();
    }
  }
  close_paragraph();
  for (auto& note : notes_) {
    note.kind = "note";
    put(flows_.front(), std::move(note));
  }
  return std::move(out_);
}

void Composer::put_all(Flow& flow, std::vector<Paragraph>& paragraphs) {
  for (auto& paragraph : paragraphs) put(flow, std::move(paragraph));
}

// What is of the text itself is composed at once; the rest waits for what it belongs to.
void Composer::put(Flow& flow, Paragraph paragraph) {
  if (&flow != &flows_.front()) return flow.done.push_back(std::move(paragraph));
  const std::string_view text = paragraph.text.text();
  // The first cell of a table may be empty.
  const auto first =
      paragraph.kind == "table" ? 0 : std::min<std::uint64_t>(text.find_first_not_of(blanks), text.size());
  const bool grouped = paragraph.kind == "list" || paragraph.kind == "quote";
  const bool joined =
      grouped && !out_.blocks.empty() && out_.blocks.back().kind == paragraph.kind && group_ == paragraph.group;
  if (out_.text.size()) out_.text.insert(joined ? "\n" : "\n\n");
  const auto start = out_.text.size();
  out_.text.append(paragraph.text, {first, text.size()});
  if (joined)
    out_.blocks.back().end = out_.text.size();
  else
    out_.blocks.push_back({std::string(paragraph.kind), start, out_.text.size()});
  group_ = paragraph.group;
}

}  // namespace dossier_office
