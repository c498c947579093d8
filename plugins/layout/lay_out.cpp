#include "layout/lay_out.hpp"

#include "dossier/text/utf8.hpp"
#include "layout/hyphens.hpp"
#include "layout/kinds.hpp"
#include "layout/regions.hpp"

namespace layout {
namespace {

// Each note of the margin before the block that has its line.
void place_margin(std::vector<TextBlock>& blocks, std::vector<TextBlock> margin) {
  std::vector<TextBlock> all;
  auto next = margin.begin();
  for (auto& block : blocks) {
    for (; next != margin.end() && next->lines.front().box.middle_y() < block.lines.back().box.y1; ++next)
      all.push_back(std::move(*next));
    all.push_back(std::move(block));
  }
  std::move(next, margin.end(), std::back_inserter(all));
  blocks = std::move(all);
}

std::vector<TextBlock> find_blocks(std::vector<Sheet>& sheets, LeftOut& left_out) {
  std::vector<TextBlock> all;
  std::uint32_t region_number = 0;
  for (std::uint32_t number = 0; number < sheets.size(); ++number) {
    auto& sheet = sheets[number];
    const auto regions = find_regions(sheet);
    left_out.line_numbers += regions.line_numbers.size();
    left_out.add(sheet, regions.line_numbers);
    for (const auto& region : regions.all) {
      auto blocks = make_blocks(read_lines(sheet, region.words));
      if (!region.margin.empty()) {
        auto margin = make_blocks(read_lines(sheet, region.margin));
        for (auto& block : margin) block.in_margin = true;
        place_margin(blocks, std::move(margin));
      }
      for (auto& block : blocks) {
        block.sheet = number;
        block.region = region_number;
        all.push_back(std::move(block));
      }
      ++region_number;
    }
    sheet.words = {};
  }
  return all;
}

// Whether a paragraph that begins a column or page continues the last one before it.
bool continues(const TextBlock& block, const TextBlock& next, const std::vector<Sheet>& sheets) {
  if (block.region == next.region || sheets[next.sheet].page > sheets[block.sheet].page + 1) return false;
  const float size = block.size();
  if (next.size() < size * 0.95F || next.size() > size * 1.05F || next.bold() != block.bold()) return false;
  const auto& last = block.lines.back().words.back().text;
  return !ends_sentence(last) && starts_lower(next.lines.front().words.front().text);
}

// Joins paragraphs that continue in the next column or on the next page; what stands between follows them.
void join_paragraphs(std::vector<TextBlock>& blocks, const std::vector<Sheet>& sheets) {
  std::vector<TextBlock> joined;
  std::size_t open = SIZE_MAX;  // the last paragraph
  std::uint32_t region = UINT32_MAX;
  for (auto& block : blocks) {
    if (sheets[block.sheet].side || block.in_margin) {
      joined.push_back(std::move(block));
      continue;
    }
    const bool is_text = block.kind == "paragraph" || block.kind == "list";
    const bool first = block.region != region;
    if (is_text && first && block.kind == "paragraph" && open != SIZE_MAX && continues(joined[open], block, sheets)) {
      auto& whole = joined[open];
      std::move(block.lines.begin(), block.lines.end(), std::back_inserter(whole.lines));
      whole.breaks.insert(whole.breaks.end(), block.breaks.begin(), block.breaks.end());
      whole.region = block.region;
      whole.sheet = block.sheet;
      region = block.region;
      continue;
    }
    if (is_text) {
      open = joined.size();
      region = block.region;
    } else if (block.kind == "heading" || block.kind == "title") {
      open = SIZE_MAX;
      region = block.region;
    }
    joined.push_back(std::move(block));
  }
  blocks = std::move(joined);
}

// Writing without blanks between words.
bool is_ideograph(char32_t c) {
  return (c >= 0x2E80 && c < 0xAC00) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFFF0) ||
         (c >= 0x20000 && c < 0x30000);
}

bool needs_blank(std::string_view before, std::string_view next) {
  std::size_t at = before.size();
  while (at > 0 && !dossier::is_utf8_boundary(before, --at)) {
  }
  return before.empty() || !is_ideograph(dossier::decode_utf8(before, at).value) ||
         !is_ideograph(dossier::decode_utf8(next, 0).value);
}

class Writer {
 public:
  void learn(const std::vector<TextBlock>& blocks) {
    for (const auto& block : blocks)
      for (const auto& line : block.lines)
        for (const auto& word : line.words)
          if (&word != &line.words.back() || hyphen_size(word.text) == 0) known_.add(word.text);
  }

  void write(const TextBlock& block) {
    if (!out.text.empty()) out.text += "\n\n";
    const auto start = out.text.size();
    for (std::size_t number = 0; number < block.lines.size(); ++number) {
      const auto& line = block.lines[number];
      if (number > 0) join(block.lines[number - 1], line, block.breaks[number - 1]);
      write(line);
    }
    out.blocks.push_back({std::string(block.kind), start, out.text.size()});
    if (block.kind == "title" && out.title.empty()) {
      out.title = out.text.substr(start);
      std::replace(out.title.begin(), out.title.end(), '\n', ' ');
      std::replace(out.title.begin(), out.title.end(), '\t', ' ');
    }
  }

  LaidOut out;

 private:
  void join(const Line& line, const Line& next, bool line_break) {
    const auto& last = line.words.back();
    const auto& first = next.words.front().text;
    const auto division = division_of(last.text, first, last.soft_end, known_);
    if (division == Division::divided) {
      const auto hyphen = hyphen_size(out.text);
      out.text.resize(out.text.size() - hyphen);
      out.places.back().text.end -= hyphen;
    } else if (division == Division::none && (line_break || needs_blank(last.text, first))) {
      out.text += line_break ? '\n' : ' ';
    }
  }

  void write(const Line& line) {
    std::size_t cell = 1;
    const Word* before = nullptr;
    Place place;
    float sum = 0;
    int counted = 0;
    for (std::uint32_t at = 0; at < line.words.size(); ++at) {
      const auto& word = line.words[at];
      if (cell < line.cells.size() && line.cells[cell] == at) {
        out.text += '\t';
        ++cell;
      } else if (before && (before->space_after || word.box.x0 - before->box.x1 > line.size * 0.15F)) {
        out.text += ' ';
      }
      if (!before) {
        place.text.start = out.text.size();
        place.box = word.place;
      }
      place.box.include(word.place);
      out.text += word.text;
      if (word.confidence >= 0) {
        sum += word.confidence;
        ++counted;
      }
      before = &word;
    }
    place.text.end = out.text.size();
    place.page = line.page;
    if (counted > 0) place.confidence = sum / static_cast<float>(counted);
    out.places.push_back(place);
  }

  Vocabulary known_;
};

}  // namespace

LaidOut lay_out(std::vector<Page> pages) {
  auto sheets = make_sheets(std::move(pages));
  std::uint64_t found = 0;
  for (const auto& sheet : sheets)
    for (const auto& word : sheet.words) found += word.text.size();
  auto left_out = remove_furniture(sheets);
  auto blocks = find_blocks(sheets, left_out);
  find_kinds(blocks, sheets);
  join_paragraphs(blocks, sheets);
  Writer writer;
  writer.learn(blocks);
  for (const auto& block : blocks) writer.write(block);
  writer.out.found = found;
  writer.out.left_out = std::move(left_out);
  return std::move(writer.out);
}

}  // namespace layout
