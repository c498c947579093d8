#include "layout/white_space.hpp"

#include <cmath>

namespace layout {
namespace {

constexpr std::size_t most_cells = 400;   // in one direction
constexpr std::size_t most_gutters = 6;   // that are worth a closer look
constexpr std::size_t least_columns = 3;  // white cells side by side: half an em
constexpr std::size_t least_rows = 6;     // with writing: two lines and a half
constexpr std::size_t tall = 24;          // rows: ten lines, which may have a single label next to them

// Which cells of a raster have writing.
class Grid {
 public:
  Grid(const Sheet& sheet, const WordNumbers& words) : bounds_(bounds_of(sheet, words)) {
    const float most = most_cells;
    cell_width_ = std::max(sheet.em / 6, bounds_.width() / most);
    cell_height_ = std::max(sheet.em / 3, bounds_.height() / most);
    columns_ = cell(bounds_.width(), cell_width_, most_cells) + 1;
    rows_ = cell(bounds_.height(), cell_height_, most_cells) + 1;
    written_.assign(columns_ * rows_, false);
    first_.assign(rows_, columns_);
    last_.assign(rows_, 0);
    for (std::size_t at = 0; at < words.size(); ++at) {
      auto box = sheet.words[words[at]].core();
      if (at + 1 < words.size())
        box.x1 = std::max(box.x1, end_of_blank(sheet.words[words[at]], sheet.words[words[at + 1]]));
      mark(box, sheet.em);
    }
  }

  std::size_t columns() const { return columns_; }
  std::size_t rows() const { return rows_; }
  bool written(std::size_t row, std::size_t column) const { return written_[row * columns_ + column]; }
  bool written_left(std::size_t row, std::size_t column) const { return first_[row] < column; }
  bool written_right(std::size_t row, std::size_t column) const { return last_[row] > column; }
  Box box(std::size_t left, std::size_t right, std::size_t top, std::size_t bottom) const {
    const auto at = [](float from, std::size_t count, float size) { return from + static_cast<float>(count) * size; };
    return {at(bounds_.x0, left, cell_width_), at(bounds_.y0, top, cell_height_),
            at(bounds_.x0, right + 1, cell_width_), at(bounds_.y0, bottom + 1, cell_height_)};
  }

 private:
  static std::size_t cell(float distance, float size, std::size_t most) {
    return std::min(most, static_cast<std::size_t>(std::max(0.0F, distance / size)));
  }
  // The blank between two words of a line is not white space: it parts nothing.
  static float end_of_blank(const Word& word, const Word& next) {
    const float blank = next.box.x0 - word.box.x1;
    const bool same_line = std::abs(next.box.y1 - word.box.y1) < word.size * 0.3F;
    const float widest = word.size * (word.fixed ? 0.75F : 0.45F);  // a typewriter's blank is as wide as its letters
    return same_line && blank > 0 && blank < widest ? next.box.x0 : word.box.x1;
  }
  void mark(const Box& box, float em) {
    const float edge = std::min(em * 0.05F, box.width() / 4);
    const auto left = cell(box.x0 + edge - bounds_.x0, cell_width_, columns_ - 1);
    const auto right = cell(box.x1 - edge - bounds_.x0, cell_width_, columns_ - 1);
    const auto top = cell(box.y0 - bounds_.y0, cell_height_, rows_ - 1);
    const auto bottom = cell(box.y1 - bounds_.y0, cell_height_, rows_ - 1);
    for (auto row = top; row <= bottom; ++row) {
      for (auto column = left; column <= right; ++column) written_[row * columns_ + column] = true;
      first_[row] = std::min(first_[row], left);
      last_[row] = std::max(last_[row], right);
    }
  }

  Box bounds_;
  float cell_width_ = 1;
  float cell_height_ = 1;
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::vector<bool> written_;
  std::vector<std::size_t> first_;  // written column of each row
  std::vector<std::size_t> last_;
};

struct Strip {
  std::size_t rows = 0;  // with writing, on the side that has less
  std::size_t left = 0, right = 0, top = 0, bottom = 0;

  bool overlaps(const Strip& other) const {
    return left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom;
  }
};

// The best strips so far. Of strips that overlap, the best alone.
class Strips {
 public:
  std::size_t least() const {
    return best_.size() < most_gutters ? least_rows : std::max(least_rows, best_.back().rows + 1);
  }
  void add(const Strip& strip) {
    for (const auto& other : best_)
      if (other.overlaps(strip) && !better(strip, other)) return;
    std::erase_if(best_, [&](const Strip& other) { return other.overlaps(strip); });
    best_.insert(std::upper_bound(best_.begin(), best_.end(), strip, better), strip);
    if (best_.size() > most_gutters) best_.pop_back();
  }
  const std::vector<Strip>& best() const { return best_; }

 private:
  static bool better(const Strip& a, const Strip& b) {
    if (a.rows != b.rows) return a.rows > b.rows;
    return a.right - a.left > b.right - b.left;
  }
  std::vector<Strip> best_;
};

// A white rectangle that cannot grow: counted by its rows with writing next to it.
void consider(const Grid& grid, Strip strip, Strips& strips) {
  std::size_t left = 0;
  std::size_t right = 0;
  std::size_t first = strip.bottom;
  std::size_t last = strip.top;
  for (auto row = strip.top; row <= strip.bottom; ++row) {
    const bool on_left = grid.written_left(row, strip.left);
    const bool on_right = grid.written_right(row, strip.right);
    left += on_left;
    right += on_right;
    if (!on_left && !on_right) continue;
    first = std::min(first, row);
    last = row;
  }
  strip.rows = std::min(left, right);
  if (strip.rows > 0 && std::max(left, right) >= tall) strip.rows = std::max(strip.rows, least_rows);
  if (strip.rows < strips.least()) return;
  strip.top = first;
  strip.bottom = last;
  strips.add(strip);
}

}  // namespace

Box bounds_of(const Sheet& sheet, const WordNumbers& words) {
  if (words.empty()) return {};
  Box all = sheet.words[words.front()].box;
  for (const auto number : words) all.include(sheet.words[number].box);
  return all;
}

std::vector<Box> find_gutters(const Sheet& sheet, const WordNumbers& words) {
  const Grid grid(sheet, words);
  Strips strips;
  std::vector<std::size_t> white(grid.columns(), 0);  // cells above, this row included
  struct Open {
    std::size_t left;
    std::size_t height;
  };
  std::vector<Open> open;
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    open.clear();
    for (std::size_t column = 0; column <= grid.columns(); ++column) {
      const bool inside = column < grid.columns();
      if (inside) white[column] = grid.written(row, column) ? 0 : white[column] + 1;
      const auto height = inside ? white[column] : 0;
      auto left = column;
      while (!open.empty() && open.back().height >= height) {
        const auto [from, tall] = open.back();
        open.pop_back();
        left = from;
        if (tall > height && tall >= strips.least() && column - from >= least_columns) {
          bool ends = row + 1 == grid.rows();
          for (auto at = from; at < column && !ends; ++at) ends = grid.written(row + 1, at);
          if (ends) consider(grid, {0, from, column - 1, row + 1 - tall, row}, strips);
        }
      }
      open.push_back({left, height});
    }
  }
  std::vector<Box> gutters;
  for (const auto& strip : strips.best()) gutters.push_back(grid.box(strip.left, strip.right, strip.top, strip.bottom));
  return gutters;
}

}  // namespace layout
