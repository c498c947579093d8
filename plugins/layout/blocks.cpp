#include "layout/blocks.hpp"

#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/utf8.hpp"
#include "layout/table_lines.hpp"

namespace layout {
namespace {

// The measures of running text in a region.
struct Flow {
  float left = 0;
  float right = 0;
  float leading = 0;  // the usual distance of lines; 0: unknown
};

Flow flow_of(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
  Flow flow{lines[from].box.x0, lines[from].box.x1, 0};
  std::vector<float> steps;
  for (std::size_t at = from; at < to; ++at) {
    flow.left = std::min(flow.left, lines[at].box.x0);
    flow.right = std::max(flow.right, lines[at].box.x1);
    if (at == from) continue;
    const float step = lines[at].baseline - lines[at - 1].baseline;
    if (step > lines[at].size * 0.5F && step < lines[at].size * 2.5F) steps.push_back(step);
  }
  if (steps.empty()) return flow;
  std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
  flow.leading = steps[steps.size() / 2];
  return flow;
}

bool starts_item(const Line& line) {
  return line.words.size() > 1 && (is_bullet(line.words[0].text) || is_item_number(line.words[0].text));
}

// Whether the first word of `next` would have fitted on the line.
bool has_room(const Line& line, const Line& next, const Flow& flow) {
  const float first = next.words.front().box.width();
  return line.box.x1 + first + line.size * 0.8F < flow.right - line.size * 0.5F;
}

enum class Joint { same, line_break, block_break };

// How two lines of running text meet. before: the line before `line` in its block, if any; after: the one after `next`.
Joint joint_of(const Line* before, const Line& line, const Line& next, const Line* after, const Flow& flow) {
  const float size = std::max(line.size, next.size);
  if (std::min(line.size, next.size) < size * 0.88F) return Joint::block_break;
  const float step = next.baseline - line.baseline;
  const float usual = flow.leading > 0 ? flow.leading : size * 1.3F;
  if (step < -size * 0.3F || step > std::max(usual * 1.3F, size * 1.15F)) return Joint::block_break;
  if (line.bold != next.bold && (line.words.size() < 15 || next.words.size() < 15) &&
      (!starts_lower(next.words.front().text) || line.box.x0 > next.box.x0 + size))
    return Joint::block_break;
  if (line.in_cells() || next.in_cells()) return Joint::block_break;
  if (is_note_mark(next.words.front().text) && next.words.size() > 1) return Joint::block_break;
  if (line.fixed && next.fixed) return Joint::line_break;
  if (line.fixed != next.fixed && (has_room(line, next, flow) || line.words.size() < 4)) return Joint::block_break;
  if (starts_item(next)) {
    const bool ended = ends_sentence(line.words.back().text) || has_room(line, next, flow) ||
                       (before ? starts_item(*before) || next.box.x0 < line.box.x0 - size * 0.5F : starts_item(line)) ||
                       is_bullet(next.words.front().text);
    if (ended) return Joint::block_break;
  }
  const float indent = next.box.x0 - line.box.x0;
  const bool ended = ends_sentence(line.words.back().text);
  const bool lower = starts_lower(next.words.front().text);
  if (indent > size * 0.8F && !starts_item(line)) {
    const bool alone = after && after->box.x0 < next.box.x0 - size * 0.5F;
    if (alone && !lower) return Joint::block_break;
    if (ended && !lower && has_room(line, next, flow)) return Joint::block_break;
  }
  if (indent < -size * 0.8F && before && !lower) {
    const bool first_is_indented = before->box.x0 < line.box.x0 - size * 0.5F;
    if (!first_is_indented) return Joint::block_break;
  }
  if (has_room(line, next, flow)) return ended && !lower ? Joint::block_break : lower ? Joint::same : Joint::line_break;
  return Joint::same;
}

void add_running_text(std::vector<TextBlock>& blocks, std::vector<Line>& lines, std::size_t from, std::size_t to) {
  if (from == to) return;
  const auto flow = flow_of(lines, from, to);
  std::vector<Joint> joints(to - from, Joint::block_break);  // before each line
  for (std::size_t at = from + 1; at < to; ++at) {
    const bool begun = joints[at - 1 - from] == Joint::block_break;
    joints[at - from] = joint_of(begun ? nullptr : &lines[at - 2], lines[at - 1], lines[at],
                                 at + 1 < to ? &lines[at + 1] : nullptr, flow);
  }
  for (std::size_t at = from; at < to; ++at) {
    if (joints[at - from] == Joint::block_break) {
      TextBlock block;
      if (starts_item(lines[at])) block.kind = "list";
      blocks.push_back(std::move(block));
    }
    auto& block = blocks.back();
    if (joints[at - from] == Joint::line_break) block.breaks.back() = true;
    block.lines.push_back(std::move(lines[at]));
    block.breaks.push_back(false);
  }
}

}  // namespace

bool starts_lower(std::string_view text) {
  const auto point = text.empty() ? dossier::CodePoint{} : dossier::decode_utf8(text, 0);
  return point.valid && (point.value < 0x80 ? point.value >= 'a' && point.value <= 'z'
                                            : dossier::letter_size(text, 0) > 0 && !dossier::is_upper(point.value));
}

bool is_note_mark(std::string_view word) {
  for (const std::string_view mark : {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "*", "†", "‡", "§", "∗"})
    if (word.starts_with(mark)) return true;
  return false;
}

bool ends_sentence(std::string_view text) {
  static constexpr std::string_view closing[] = {"\"", "'", ")", "]", "”", "’", "»"};
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const auto mark : closing)
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        stripped = true;
      }
  }
  for (const std::string_view mark : {".", "!", "?", ":", "…", "。", "！", "？"})
    if (text.ends_with(mark)) return true;
  return false;
}

std::vector<TextBlock> make_blocks(std::vector<Line> lines) {
  std::vector<TextBlock> blocks;
  std::size_t done = 0;
  for (const auto& [first, end] : find_tables(lines)) {
    add_running_text(blocks, lines, done, first);
    TextBlock table;
    table.kind = "table";
    for (auto at = first; at < end; ++at) table.lines.push_back(std::move(lines[at]));
    table.breaks.assign(table.lines.size(), true);
    blocks.push_back(std::move(table));
    done = end;
  }
  add_running_text(blocks, lines, done, lines.size());
  return blocks;
}

}  // namespace layout
