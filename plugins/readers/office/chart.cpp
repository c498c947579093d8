#include "chart.hpp"

#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "number_format.hpp"
#include "xml/tree.hpp"

namespace dossier_office {
namespace {

using dossier::MappedText;
using xml::Tree;

constexpr std::uint64_t most_points = 10'000;  // of a series

// The first element of a name at any depth; null if there is none.
const Tree::Node* find(const Tree::Node* node, std::string_view local) {
  if (!node) return nullptr;
  for (const auto* child : node->children) {
    if (child->name.local == local) return child;
    if (const auto* found = find(child, local)) return found;
  }
  return nullptr;
}

class Chart {
 public:
  Chart(const Tree& tree, std::uint64_t place, Composer& out) : tree_(tree), place_(place), out_(out) {}

  void read() {
    const auto* chart = tree_.root()->child("chart");
    if (!chart) return;
    if (const auto* title = chart->child("title")) {
      if (const auto* rich = find(title, "rich")) write("caption", text_of(*rich));
    }
    read_series(chart->child("plotArea"));
    if (series_.empty()) return;
    out_.open_table();
    write_row({}, [](const Series& series) -> const MappedText* { return &series.name; });
    for (const auto& [index, category] : categories_)
      write_row(category, [index = index](const Series& series) -> const MappedText* {
        const auto value = series.values.find(index);
        return value == series.values.end() ? nullptr : &value->second;
      });
    out_.close_table();
  }

 private:
  using Points = std::map<std::uint64_t, MappedText>;  // by index
  struct Series {
    MappedText name;
    Points values;
  };

  void read_series(const Tree::Node* area) {
    if (!area) return;
    for (const auto* plot : area->children)
      for (const auto* node : plot->all("ser")) {
        Series series;
        if (const auto* name = find(node->child("tx"), "v")) series.name = text_of(*name);
        const auto* values = node->child("val") ? node->child("val") : node->child("yVal");
        const auto* names = node->child("cat") ? node->child("cat") : node->child("xVal");
        series.values = points_of(values);
        for (auto& [index, name] : points_of(names)) categories_.try_emplace(index, std::move(name));
        for (const auto& [index, value] : series.values) categories_.try_emplace(index);
        if (!series.values.empty()) series_.push_back(std::move(series));
      }
  }
  Points points_of(const Tree::Node* node) const {
    Points points;
    const auto* first = find(node, "pt");
    if (!first) return points;
    NumberFormat format;
    const bool number = first->parent->name.local.starts_with("num");
    if (const auto* code = first->parent->child("formatCode"))
      if (const auto said = tree_.text_of(*code); said != "General") format = NumberFormat(0, said);
    for (const auto* point : first->parent->all("pt")) {
      std::uint64_t index = 0;
      const auto written = point->attribute("idx");
      std::from_chars(written.data(), written.data() + written.size(), index);
      const auto* value = point->child("v");
      if (!value || index >= most_points) continue;
      auto text = text_of(*value);
      if (number)
        if (const auto shown = format.show(text.text(), false); shown != text.text()) {
          const auto source = text.source_of({0, text.size()});
          text = {};
          text.replace(shown, source);
        }
      points.emplace(index, std::move(text));
    }
    return points;
  }
  MappedText text_of(const Tree::Node& node) const {
    MappedText text;
    text.append(tree_.text(), node.text);
    return text;
  }

  template <class Cell>
  void write_row(const MappedText& name, Cell&& cell) {
    out_.open_row();
    write_cell(&name);
    for (const auto& series : series_) write_cell(cell(series));
    out_.close_row();
  }
  void write_cell(const MappedText* text) {
    out_.open_cell();
    if (text && text->size()) write("paragraph", *text);
    out_.close_cell();
  }
  void write(std::string_view kind, const MappedText& text) {
    out_.open_paragraph(kind);
    out_.add(text, place_);
    out_.close_paragraph();
  }

  const Tree& tree_;
  std::uint64_t place_;
  Composer& out_;
  std::vector<Series> series_;
  Points categories_;
};

}  // namespace

void read_chart(Package& package, std::string_view member, Composer& out, const dossier::Host& host) {
  const auto* bytes = package.find(member);
  if (!bytes) return;
  const xml::Tree tree(*bytes);
  if (const auto& fault = tree.parsed().fault)
    host.reject(member, fault->code, std::string(member) + ": " + fault->message + "; the text before it is kept");
  if (tree.root()) Chart(tree, package.place(member), out).read();
}

}  // namespace dossier_office
