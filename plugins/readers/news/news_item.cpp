#include "news_item.hpp"

#include <algorithm>
#include <utility>

#include "dossier/text/dates.hpp"
#include "language/agency_credits.hpp"
#include "language/byline.hpp"

namespace dossier_news {

using dossier::Json;

void NewsItem::set(std::string_view field, std::string& to, std::string_view value, std::string_view where) {
  if (value.empty() || !to.empty()) return;
  to = value;
  evidence.set(field, where);
}

void NewsItem::set_date(std::string_view field, std::string& to, std::string_view written, std::string_view where) {
  if (const auto date = dossier::parse_written_date(written))
    set(field, to, *date, where);
  else
    note(where, written);
}

void NewsItem::add_authors(std::string_view byline, std::string_view where) {
  auto& authors = document.authors;
  for (auto& name : language::credited_names(byline))
    if (std::find(authors.begin(), authors.end(), name) == authors.end()) authors.push_back(std::move(name));
  if (!authors.empty() && !evidence.find("authors")) evidence.set("authors", where);
}

void NewsItem::note(std::string_view name, std::string_view value) {
  if (!value.empty() && !document.metadata.find(name)) document.metadata.set(name, std::string(value));
}

void NewsItem::credit(std::string_view name) {
  auto& credits = document.credits;
  const auto same = [&](const dossier::Credit& credit) { return credit.name == name; };
  if (!name.empty() && std::none_of(credits.begin(), credits.end(), same)) credits.push_back({std::string(name), 0, 0});
}

dossier::Document NewsItem::finish() {
  const std::string& text = prose.text().text();
  document.blocks = std::move(prose.blocks());
  auto found = language::agency_credits(text, document.blocks);
  std::erase_if(document.credits, [&](const dossier::Credit& credit) {
    return std::any_of(found.begin(), found.end(), [&](const dossier::Credit& one) { return one.name == credit.name; });
  });
  for (auto& credit : found) document.credits.push_back(std::move(credit));
  if (!evidence.is_null()) document.metadata.set("evidence", std::move(evidence));
  return std::move(document);
}

std::string words_of(const xml::Tree& tree, const xml::Tree::Node* node) {
  if (!node) return {};
  xml::BlockWriter writer;
  writer.add(tree.text(), node->text);
  return writer.text().text();
}

void write_block(const xml::Tree& tree, const xml::Tree::Node* node, std::string_view kind, NewsItem& item) {
  if (!node) return;
  item.prose.begin(kind);
  item.prose.add(tree.text(), node->text);
  item.prose.begin("paragraph");
}

}  // namespace dossier_news
