#include "front_matter.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

#include "dossier/text/dates.hpp"
#include "dossier/text/fold.hpp"
#include "language/split_names.hpp"

namespace dossier_markdown {
namespace {

using dossier::Json;

constexpr std::size_t longest_front_matter = 64 << 10;
constexpr std::size_t most_items = 1000;

enum class Field { title, authors, published, updated, language, url, source };
struct Known {
  std::string_view name;
  Field field;
};
constexpr auto known = std::to_array<Known>({
    {"author", Field::authors},
    {"authors", Field::authors},
    {"byline", Field::authors},
    {"canonical", Field::url},
    {"canonical_url", Field::url},
    {"date", Field::published},
    {"headline", Field::title},
    {"lang", Field::language},
    {"language", Field::language},
    {"last_modified", Field::updated},
    {"last_modified_at", Field::updated},
    {"lastmod", Field::updated},
    {"link", Field::url},
    {"modified", Field::updated},
    {"pubdate", Field::published},
    {"published", Field::published},
    {"publisher", Field::source},
    {"source", Field::source},
    {"title", Field::title},
    {"updated", Field::updated},
    {"url", Field::url},
});
static_assert(std::ranges::is_sorted(known, {}, &Known::name));

std::string scalar(const YAML::Node& node) { return node.IsScalar() ? node.Scalar() : std::string(); }

void add_authors(const YAML::Node& node, std::vector<std::string>& authors) {
  if (node.IsScalar())
    for (auto& name : language::split_names(node.Scalar())) authors.push_back(std::move(name));
  if (node.IsMap() && node["name"]) authors.push_back(scalar(node["name"]));
  if (!node.IsSequence()) return;
  for (const auto& item : node) {
    if (authors.size() >= most_items) return;
    const auto name = item.IsMap() && item["name"] ? scalar(item["name"]) : scalar(item);
    if (!name.empty()) authors.push_back(name);
  }
}

Json json_of(const YAML::Node& node) {
  if (node.IsScalar()) return node.Scalar();
  Json::Array items;
  if (node.IsSequence())
    for (const auto& item : node)
      if (item.IsScalar() && items.size() < most_items) items.emplace_back(item.Scalar());
  return items.empty() ? Json() : Json(std::move(items));
}

class Fields {
 public:
  Fields(std::string_view yaml, std::uint64_t offset, dossier::Document& document)
      : yaml_(yaml), offset_(offset), document_(document) {}

  dossier::Span run() {
    const auto root = YAML::Load(std::string(yaml_));
    if (root.IsNull()) return {};
    if (!root.IsMap()) throw YAML::Exception(root.Mark(), "expected names with values");
    for (const auto& member : root)
      if (member.first.IsScalar()) set(member.first.Scalar(), member.second);
    return title_;
  }

 private:
  void set(const std::string& name, const YAML::Node& value) {
    const std::string lower = dossier::lower_ascii(name);
    const auto entry = std::ranges::lower_bound(known, lower, {}, &Known::name);
    if (entry == known.end() || entry->name != lower) return keep(name, value);
    switch (entry->field) {
      case Field::title: document_.title = scalar(value); return find_title(value);
      case Field::authors: return add_authors(value, document_.authors);
      case Field::published: return set_date(name, value, document_.published);
      case Field::updated: return set_date(name, value, document_.updated);
      case Field::language: document_.language = scalar(value); return;
      case Field::url: document_.url = scalar(value); return;
      case Field::source: document_.source = scalar(value); return;
    }
  }
  void keep(const std::string& name, const YAML::Node& value) {
    auto json = json_of(value);
    if (!json.is_null()) document_.metadata.set(name, std::move(json));
  }
  void set_date(const std::string& name, const YAML::Node& value, std::string& to) {
    if (auto date = dossier::parse_written_date(scalar(value)))
      to = std::move(*date);
    else
      keep(name, value);
  }
  void find_title(const YAML::Node& value) {
    if (document_.title.empty()) return;
    const auto mark = static_cast<std::size_t>(std::max(value.Mark().pos, 0));
    const auto found = yaml_.find(document_.title, std::min(mark, yaml_.size()));
    if (found != std::string_view::npos) title_ = {offset_ + found, offset_ + found + document_.title.size()};
  }

  std::string_view yaml_;
  std::uint64_t offset_;
  dossier::Document& document_;
  dossier::Span title_;
};

}  // namespace

std::optional<FrontMatter> read_front_matter(std::string_view text, dossier::Document& document) {
  if (!text.starts_with("---\n")) return std::nullopt;
  const auto searched = text.substr(0, longest_front_matter);
  for (std::size_t line = 4; line < searched.size();) {
    const auto feed = std::min(searched.find('\n', line), searched.size());
    const auto words = searched.substr(line, feed - line);
    if (words == "---" || words == "...") {
      if (line == 4 || text.substr(4, line - 4).find(':') == std::string_view::npos) return std::nullopt;
      FrontMatter found{std::min(feed + 1, text.size()), {}, {}};
      try {
        found.title = Fields(text.substr(4, line - 4), 4, document).run();
      } catch (const YAML::Exception& error) {
        const int row = error.mark.is_null() ? 1 : error.mark.line + 2;
        found.problem = "line " + std::to_string(row) + ": expected YAML between the two \"---\", found: " + error.msg;
      }
      return found;
    }
    line = feed + 1;
  }
  return std::nullopt;
}

}  // namespace dossier_markdown
