#include "xml_feed.hpp"

#include <initializer_list>

#include "xml/block_writer.hpp"

namespace dossier_feed {
namespace {

using dossier::MappedText;
using xml::Tree;

constexpr std::string_view atom = "http://www.w3.org/2005/Atom";
constexpr std::string_view content_module = "http://purl.org/rss/1.0/modules/content/";

MappedText mapped(const Tree& tree, const Tree::Node* node) {
  MappedText text;
  if (node) text.append(tree.text(), node->text);
  return text;
}

// The element's characters, white space collapsed.
std::string words(const Tree& tree, const Tree::Node* node) {
  if (!node) return {};
  xml::BlockWriter writer;
  writer.add(tree.text(), node->text);
  return writer.text().text();
}

std::string title_of(const Tree& tree, const Tree::Node* node) { return without_markup(words(tree, node)); }

void note_categories(const Tree& tree, const Tree::Node& item, Entry& entry) {
  dossier::Json::Array categories;
  for (const auto* category : item.all("category")) {
    const auto term = category->attribute("term");
    auto name = term.empty() ? words(tree, category) : std::string(term);
    if (!name.empty()) categories.emplace_back(std::move(name));
  }
  if (!categories.empty()) entry.fields.metadata.set("categories", std::move(categories));
}

// Modules that say nothing else of an entry than feeds do; those of media and podcasts do.
bool is_plain_module(std::string_view space) {
  for (const std::string_view known :
       {atom, content_module, std::string_view("http://purl.org/atom/ns#"),
        std::string_view("http://purl.org/dc/elements/1.1/"), std::string_view("http://purl.org/dc/terms/"),
        std::string_view("content"), std::string_view("dc"), std::string_view("dcterms"), std::string_view("atom")})
    if (space == known) return true;
  return false;
}

// The first of these children that has characters, of the feed's own or a plain module.
const Tree::Node* first_of(const Tree& tree, const Tree::Node& node, std::initializer_list<std::string_view> locals) {
  for (const auto local : locals)
    for (const auto* child : node.all(local))
      if ((child->name.space == node.name.space || is_plain_module(child->name.space)) && !words(tree, child).empty())
        return child;
  return nullptr;
}

// All that is neither title nor body.
void note_left_out(const Tree::Node& item, const Tree::Node* title, const Tree::Node* body, Entry& entry) {
  entry.left_out.set_share(item.source);
  for (const auto* child : item.children)
    if (child != title && child != body) entry.left_out.add(dossier::loss_reason::fields, child->source);
}

class Rss {
 public:
  Rss(const Tree& tree, const Tree::Node& channel)
      : tree_(tree), title_(title_of(tree, first_of(tree, channel, {"title"}))) {
    language_ = words(tree, first_of(tree, channel, {"language"}));
  }

  Entry entry(const Tree::Node& item) const {
    Entry entry;
    auto& to = entry.fields;
    to.media_type = "application/rss+xml";
    to.source = title_;
    to.language = language_;
    const auto* title = first_of(tree_, item, {"title"});
    entry.title = mapped(tree_, title);
    to.title = title_of(tree_, title);
    to.url = words(tree_, first_of(tree_, item, {"link"}));
    if (const auto* guid = item.child("guid")) {
      to.key = words(tree_, guid);
      if (to.url.empty() && guid->attribute("isPermaLink") != "false" && to.key.starts_with("http")) to.url = to.key;
    }
    for (const std::string_view name : {"creator", "author"})
      for (const auto* author : item.all(name)) {
        const auto* named = author->child("name");
        if (to.authors.empty() || name == "creator") entry.add_authors(words(tree_, named ? named : author));
      }
    entry.set_date(to.published, words(tree_, item.child("pubDate")), "pubDate");
    entry.set_date(to.published, words(tree_, first_of(tree_, item, {"issued", "date"})), "date");
    entry.set_date(to.updated, words(tree_, first_of(tree_, item, {"modified", "updated"})), "modified");
    note_categories(tree_, item, entry);
    entry.note("via", words(tree_, item.child("source")));
    const auto* body = first_of(tree_, item, {"encoded", "content", "description", "summary"});
    note_left_out(item, title, body, entry);
    if (!body) return entry;
    if (!body->children.empty()) {  // markup that is not escaped
      entry.tree = &tree_;
      entry.xhtml = body;
    } else {
      entry.body = mapped(tree_, body);
      entry.markup = has_markup(entry.body.text());
    }
    return entry;
  }

 private:
  const Tree& tree_;
  std::string title_;
  std::string language_;
};

class Atom {
 public:
  Atom(const Tree& tree, const Tree::Node& feed)
      : tree_(tree), feed_(feed), title_(title_of(tree, feed.child("title"))) {}

  Entry entry(const Tree::Node& item) const {
    Entry entry;
    auto& to = entry.fields;
    to.media_type = "application/atom+xml";
    to.source = title_;
    to.key = words(tree_, item.child("id"));
    if (const auto* title = item.child("title")) {
      entry.title = mapped(tree_, title);
      to.title = title_of(tree_, title);
    }
    for (const auto* link : item.all("link"))
      if (const auto rel = link->attribute("rel"); to.url.empty() && (rel.empty() || rel == "alternate"))
        to.url = link->attribute("href");
    for (const auto* author : item.all("author")) entry.add_authors(words(tree_, author->child("name")));
    if (to.authors.empty())
      for (const auto* author : feed_.all("author")) entry.add_authors(words(tree_, author->child("name")));
    entry.set_date(to.published, words(tree_, first_of(tree_, item, {"published", "issued", "created"})), "published");
    entry.set_date(to.updated, words(tree_, first_of(tree_, item, {"updated", "modified"})), "updated");
    if (to.published.empty()) std::swap(to.published, to.updated);
    if (to.updated == to.published) to.updated.clear();
    note_categories(tree_, item, entry);
    if (const auto* source = item.child("source")) entry.note("via", title_of(tree_, source->child("title")));
    const auto* body = first_of(tree_, item, {"content", "summary"});
    for (const auto* node : {body, &item, &feed_})
      if (node && to.language.empty()) to.language = node->attribute("lang", xml::xml_space);
    note_left_out(item, item.child("title"), body, entry);
    if (body) set_body(*body, entry);
    return entry;
  }

 private:
  void set_body(const Tree::Node& body, Entry& entry) const {
    const auto type = body.attribute("type");
    if (type == "xhtml" || !body.children.empty()) {
      entry.tree = &tree_;
      entry.xhtml = &body;
      return;
    }
    entry.body = mapped(tree_, &body);
    entry.markup = type.find("html") != std::string_view::npos;
  }

  const Tree& tree_;
  const Tree::Node& feed_;
  std::string title_;
};

}  // namespace

bool is_feed(std::string_view space, std::string_view local) {
  if (local == "rss") return true;
  if (local == "feed") return space.empty() || space == atom || space == "http://purl.org/atom/ns#";
  return local == "RDF" && (space == "http://www.w3.org/1999/02/22-rdf-syntax-ns#" || space == "rdf");
}

void read_xml_feed(const Tree& tree, const std::function<void(Entry&&)>& visit) {
  const auto& root = *tree.root();
  if (root.name.local == "feed") {
    const Atom reader(tree, root);
    for (const auto* item : root.all("entry")) visit(reader.entry(*item));
    return;
  }
  const auto* channel = root.child("channel");
  const Rss reader(tree, channel ? *channel : root);
  if (channel)
    for (const auto* item : channel->all("item")) visit(reader.entry(*item));
  for (const auto* item : root.all("item")) visit(reader.entry(*item));  // RSS 0.90 and 1.0
}

}  // namespace dossier_feed
