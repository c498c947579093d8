#include "page.hpp"

#include <myhtml/api.h>

#include <algorithm>
#include <array>
#include <functional>

#include "dossier/plugin/error.hpp"

namespace dossier_html {
namespace {

struct TagName {
  std::string_view name;
  Tag tag;
};
constexpr TagName tag_names[] = {{"a", Tag::a},
                                 {"abbr", Tag::abbr},
                                 {"address", Tag::address},
                                 {"article", Tag::article},
                                 {"aside", Tag::aside},
                                 {"audio", Tag::audio},
                                 {"b", Tag::b},
                                 {"blockquote", Tag::blockquote},
                                 {"body", Tag::body},
                                 {"br", Tag::br},
                                 {"button", Tag::button},
                                 {"canvas", Tag::canvas},
                                 {"caption", Tag::caption},
                                 {"center", Tag::center},
                                 {"code", Tag::code},
                                 {"dd", Tag::dd},
                                 {"del", Tag::del},
                                 {"details", Tag::details},
                                 {"div", Tag::div},
                                 {"dl", Tag::dl},
                                 {"dt", Tag::dt},
                                 {"em", Tag::em},
                                 {"embed", Tag::embed},
                                 {"fieldset", Tag::fieldset},
                                 {"figcaption", Tag::figcaption},
                                 {"figure", Tag::figure},
                                 {"font", Tag::font},
                                 {"footer", Tag::footer},
                                 {"form", Tag::form},
                                 {"frameset", Tag::frameset},
                                 {"h1", Tag::h1},
                                 {"h2", Tag::h2},
                                 {"h3", Tag::h3},
                                 {"h4", Tag::h4},
                                 {"h5", Tag::h5},
                                 {"h6", Tag::h6},
                                 {"head", Tag::head},
                                 {"header", Tag::header},
                                 {"hr", Tag::hr},
                                 {"html", Tag::html},
                                 {"i", Tag::i},
                                 {"iframe", Tag::iframe},
                                 {"img", Tag::img},
                                 {"input", Tag::input},
                                 {"ins", Tag::ins},
                                 {"label", Tag::label},
                                 {"legend", Tag::legend},
                                 {"li", Tag::li},
                                 {"link", Tag::link},
                                 {"main", Tag::main},
                                 {"map", Tag::map},
                                 {"math", Tag::math},
                                 {"menu", Tag::menu},
                                 {"meta", Tag::meta},
                                 {"nav", Tag::nav},
                                 {"noscript", Tag::noscript},
                                 {"object", Tag::object},
                                 {"ol", Tag::ol},
                                 {"optgroup", Tag::optgroup},
                                 {"option", Tag::option},
                                 {"p", Tag::p},
                                 {"pre", Tag::pre},
                                 {"q", Tag::q},
                                 {"rp", Tag::rp},
                                 {"rt", Tag::rt},
                                 {"s", Tag::s},
                                 {"script", Tag::script},
                                 {"section", Tag::section},
                                 {"select", Tag::select},
                                 {"small", Tag::small},
                                 {"source", Tag::source},
                                 {"span", Tag::span},
                                 {"strike", Tag::strike},
                                 {"strong", Tag::strong},
                                 {"style", Tag::style},
                                 {"sub", Tag::sub},
                                 {"summary", Tag::summary},
                                 {"sup", Tag::sup},
                                 {"svg", Tag::svg},
                                 {"table", Tag::table},
                                 {"tbody", Tag::tbody},
                                 {"td", Tag::td},
                                 {"template", Tag::template_},
                                 {"textarea", Tag::textarea},
                                 {"tfoot", Tag::tfoot},
                                 {"th", Tag::th},
                                 {"thead", Tag::thead},
                                 {"time", Tag::time},
                                 {"title", Tag::title},
                                 {"tr", Tag::tr},
                                 {"u", Tag::u},
                                 {"ul", Tag::ul},
                                 {"video", Tag::video}};
static_assert(std::ranges::adjacent_find(tag_names, std::ranges::greater_equal{}, &TagName::name) ==
                  std::end(tag_names),
              "searched by bisection: sorted by name, each name once");

Tag tag_of(std::string_view name) {
  const auto* found = std::ranges::lower_bound(tag_names, name, {}, &TagName::name);
  return found != std::end(tag_names) && found->name == name ? found->tag : Tag::other;
}

struct AttributeName {
  std::string_view name;
  Attribute attribute;
};
constexpr AttributeName attribute_names[] = {{"class", Attribute::class_},
                                             {"id", Attribute::id},
                                             {"href", Attribute::href},
                                             {"rel", Attribute::rel},
                                             {"itemprop", Attribute::itemprop},
                                             {"itemtype", Attribute::itemtype},
                                             {"property", Attribute::property},
                                             {"name", Attribute::name},
                                             {"content", Attribute::content},
                                             {"datetime", Attribute::datetime},
                                             {"pubdate", Attribute::pubdate},
                                             {"role", Attribute::role},
                                             {"style", Attribute::style},
                                             {"hidden", Attribute::hidden},
                                             {"aria-hidden", Attribute::aria_hidden},
                                             {"lang", Attribute::lang},
                                             {"type", Attribute::type},
                                             {"charset", Attribute::charset},
                                             {"title", Attribute::title},
                                             {"http-equiv", Attribute::http_equiv},
                                             {"data-time", Attribute::data_time}};

}  // namespace

struct Page::Parser {
  myhtml_t* myhtml = myhtml_create();
  myhtml_tree_t* tree = nullptr;
  ~Parser() {
    if (tree) myhtml_tree_destroy(tree);
    if (myhtml) myhtml_destroy(myhtml);
  }
};

Page::Page(std::string_view html) : html_(html), parser_(std::make_unique<Parser>()) {
  const auto require = [](bool good) {
    if (!good)
      throw dossier::Error(
          "bad_html",
          "the parser ran out of memory for this page; lower the option max_bytes or give the stage more memory");
  };
  auto& parser = *parser_;
  require(parser.myhtml && !myhtml_init(parser.myhtml, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0));
  parser.tree = myhtml_tree_create();
  require(parser.tree && !myhtml_tree_init(parser.tree, parser.myhtml));
  myhtml_tree_parse_flags_set(parser.tree, MyHTML_TREE_PARSE_FLAGS_WITHOUT_DOCTYPE_IN_TREE);
  require(!myhtml_parse(parser.tree, MyENCODING_UTF_8, html.data(), html.size()));
  build();
}

Page::~Page() = default;

void Page::build() {
  auto* tree = parser_->tree;
  std::array<Tag, MyHTML_TAG_LAST_ENTRY> tags{};
  for (std::size_t id = 0; id < tags.size(); ++id) {
    std::size_t size = 0;
    const char* name = myhtml_tag_name_by_id(tree, id, &size);
    tags[id] = name ? tag_of({name, size}) : Tag::other;
  }
  const auto add = [&](myhtml_tree_node_t* from, std::uint32_t parent) {
    Node node;
    node.parent = parent;
    const auto id = myhtml_node_tag_id(from);
    if (id == MyHTML_TAG__TEXT) {
      node.tag = Tag::text;
      std::size_t size = 0;
      if (const char* text = myhtml_node_text(from, &size)) node.text = {text, size};
      const auto raw = myhtml_node_raw_position(from);
      if (raw.length && raw.begin + raw.length <= html_.size()) node.raw = {raw.begin, raw.begin + raw.length};
    } else {
      node.tag = id < tags.size() ? tags[id] : Tag::other;
      const auto name = myhtml_node_raw_position(from);
      std::size_t tag_end = name.begin + name.length;
      if (id == MyHTML_TAG__COMMENT) node.tag = Tag::script;  // contains no text
      node.attributes = static_cast<std::uint32_t>(values_.size());
      for (auto* it = myhtml_node_attribute_first(from); it; it = myhtml_attribute_next(it)) {
        std::size_t key_size = 0;
        std::size_t size = 0;
        const char* key = myhtml_attribute_key(it, &key_size);
        const char* value = myhtml_attribute_value(it, &size);
        const auto raw = size ? myhtml_attribute_value_raw_position(it) : myhtml_attribute_key_raw_position(it);
        tag_end = std::max(tag_end, raw.begin + raw.length);
        for (const auto& known : attribute_names)
          if (key && known.name == std::string_view(key, key_size) && values_.size() - node.attributes < 64)
            values_.push_back({known.attribute, value ? std::string_view(value, size) : std::string_view()});
      }
      if (name.begin && name.length && tag_end <= html_.size())
        node.raw = {name.begin - 1, html_.find('>', tag_end) + 1};
      if (node.raw.end < node.raw.start) node.raw = {};
      node.attribute_count = static_cast<std::uint32_t>(values_.size()) - node.attributes;
    }
    nodes_.push_back(node);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  };
  auto* root = myhtml_tree_get_document(tree);
  std::vector<std::uint32_t> open{add(root, 0)};
  for (auto* at = myhtml_node_child(root); at;) {
    const std::uint32_t index = add(at, open.back());
    if (auto* child = myhtml_node_child(at)) {
      open.push_back(index);
      at = child;
      continue;
    }
    nodes_[index].end = size();
    while (at && !myhtml_node_next(at)) {
      at = myhtml_node_parent(at);
      if (open.size() > 1) nodes_[open.back()].end = size();
      if (open.size() <= 1 || at == root) {
        at = nullptr;
        break;
      }
      open.pop_back();
    }
    if (at) at = myhtml_node_next(at);
  }
  nodes_[0].end = size();
}

std::string_view Page::attribute(std::uint32_t node, Attribute name) const {
  const auto& n = nodes_[node];
  for (std::uint32_t i = n.attributes; i < n.attributes + n.attribute_count; ++i)
    if (values_[i].name == name) return values_[i].value;
  return {};
}

bool Page::has(std::uint32_t node, Attribute name) const {
  const auto& n = nodes_[node];
  for (std::uint32_t i = n.attributes; i < n.attributes + n.attribute_count; ++i)
    if (values_[i].name == name) return true;
  return false;
}

std::string Page::text_of(std::uint32_t node, std::size_t longest) const {
  std::string out;
  const auto inside = [&](std::uint32_t i) { return i < nodes_[node].end && out.size() < longest; };
  for (std::uint32_t i = nodes_[node].tag == Tag::text ? node : node + 1; inside(i);) {
    const auto& n = nodes_[i];
    if (n.tag == Tag::script || n.tag == Tag::style || n.tag == Tag::svg || n.tag == Tag::rp || n.tag == Tag::rt) {
      i = n.end;
      continue;
    }
    if (n.tag == Tag::br && !out.empty() && out.back() != ' ') out += ' ';
    for (std::size_t k = 0; k < n.text.size(); ++k) {
      const char c = n.text[k];
      const bool nbsp = c == '\xC2' && k + 1 < n.text.size() && n.text[k + 1] == '\xA0';
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || nbsp) {
        if (!out.empty() && out.back() != ' ') out += ' ';
        k += nbsp;
      } else {
        out += c;
      }
    }
    ++i;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace dossier_html
