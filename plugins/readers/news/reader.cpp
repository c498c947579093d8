// reader.news: news items of the IPTC's formats: NITF, NewsML-G2, NewsML 1 and ninjs.
#include <algorithm>

#include "dossier/plugin.hpp"
#include "dossier/record/json_document.hpp"
#include "dossier/record/left_out.hpp"
#include "dossier/text/unicode_encoding.hpp"
#include "newsml_1.hpp"
#include "newsml_g2.hpp"
#include "ninjs.hpp"
#include "nitf.hpp"

namespace dossier_news {
namespace {

using xml::Tree;

constexpr std::string_view roots[] = {"NewsML",      "conceptItem", "knowledgeItem", "newsItem",
                                      "newsMessage", "nitf",        "packageItem"};

bool is_one_of_ours(std::string_view local) {
  return std::find(std::begin(roots), std::end(roots), local) != std::end(roots);
}

// Elements that describe an item, but for what the text shows of them.
void note_fields(const Tree::Node& node, dossier::LeftOut& left_out, int depth = 0) {
  constexpr std::string_view describing[] = {"AdministrativeMetadata",
                                             "DescriptiveMetadata",
                                             "Identification",
                                             "NewsManagement",
                                             "RightsMetadata",
                                             "contentMeta",
                                             "head",
                                             "itemMeta",
                                             "rightsInfo"};
  constexpr int deepest = 8;
  for (const auto* child : node.children) {
    const auto local = child->name.local;
    if (local == "remoteContent" || local == "media")
      left_out.add(dossier::loss_reason::unsupported, child->source);
    else if (std::ranges::find(describing, local) != std::end(describing))
      left_out.add(dossier::loss_reason::fields, child->source);
    else if (depth < deepest)
      note_fields(*child, left_out, depth + 1);
  }
}

// One message's items, as documents.
class Message {
 public:
  Message(const Tree& tree, dossier::DocumentSink& sink) : tree_(tree), sink_(sink) {}

  // Whether the element is one of ours.
  bool element(const Tree::Node& node) {
    const auto local = node.name.local;
    if (local == "nitf") {
      emit(node, "application/nitf+xml", read_nitf);
    } else if (local == "newsItem") {
      emit(node, "application/vnd.iptc.g2.newsitem+xml", read_newsml_g2);
    } else if (local == "newsMessage") {
      if (const auto* set = node.child("itemSet"))
        for (const auto* item : set->children) element(*item);
    } else if (local == "NewsML") {
      for (const auto* item : node.all("NewsItem")) emit(*item, "text/vnd.iptc.newsml", read_newsml_1);
    } else if (local == "packageItem" || local == "conceptItem" || local == "knowledgeItem") {
      sink_.drop(unit_of(node), "references_only", node.source);
      ++seen_;
    } else {
      return false;
    }
    return true;
  }
  int seen() const { return seen_; }

 private:
  std::string unit_of(const Tree::Node& node) const {
    const auto guid = node.attribute("guid");
    return guid.empty() ? "item " + std::to_string(seen_ + 1) : std::string(guid);
  }

  template <class Read>
  void emit(const Tree::Node& node, std::string_view media_type, Read&& read) {
    sink_.checkpoint();
    NewsItem item;
    read(tree_, node, item);
    if (!item.has_body()) {
      sink_.drop(unit_of(node), "no_text", node.source);
      ++seen_;
      return;
    }
    ++seen_;
    auto document = item.finish();
    document.media_type = media_type;
    if (tree_.parsed().charset != "utf-8") document.metadata.set("charset", tree_.parsed().charset);
    if (tree_.parsed().replaced) document.metadata.set("replaced_characters", tree_.parsed().replaced);
    dossier::LeftOut left_out;
    if (&node != tree_.root()) left_out.set_share(node.source);
    note_fields(node, left_out);
    left_out.store(document.metadata);
    document.text = item.prose.text().text();
    sink_.emit(document, item.prose.text().runs());
  }

  const Tree& tree_;
  dossier::DocumentSink& sink_;
  int seen_ = 0;
};

}  // namespace

class News {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.news", .version = "1.0.0", .summary = "Reads news items in NITF, NewsML-G2, NewsML 1 and ninjs."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"application/nitf+xml", "application/vnd.iptc.g2.newsitem+xml",
                            "application/vnd.iptc.g2.newsmessage+xml", "text/vnd.iptc.newsml", "text/vnd.iptc.nitf"};
    // reader.jsonl has the last two as well: what the bytes show decides.
    manifest.extensions = {"ninjs", "nitf", "json", "jsonl", "ndjson"};
  }
  static int sniff(std::string_view, std::string_view head) {
    if (looks_like_ninjs(head)) return 100;
    const auto root = xml::root_of(head);
    return root && is_one_of_ours(root->local) ? 95 : 0;
  }

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    const auto text =
        input.bytes.substr(std::min(input.bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), input.bytes.size()));
    if (text.starts_with('{') || text.starts_with('[')) return read_json(text, input.bytes.size() - text.size(), sink);
    const Tree tree(input.bytes);
    Message message(tree, sink);
    const auto& fault = tree.parsed().fault;
    if (!tree.root() || !message.element(*tree.root())) {
      if (fault) throw fault->error();
      throw dossier::Error("not_news",
                           "line 1: expected one of nitf, newsItem, newsMessage, packageItem and NewsML as the "
                           "outermost element, found <" +
                               std::string(tree.root()->name.local) + ">");
    }
    if (fault)
      sink.reject("byte " + std::to_string(fault->offset), fault->code, fault->message,
                  {fault->offset, input.bytes.size()});
  }

 private:
  // One item, an array of items, or one on each line.
  static void read_json(std::string_view json, std::uint64_t offset, dossier::DocumentSink& sink) {
    if (!dossier::is_json_document(json) && json.find('\n') != std::string_view::npos)
      return read_lines(json, offset, sink);
    dossier::JsonParser parser(json);
    if (!parser.check())
      throw dossier::Error("bad_json",
                           "byte " + std::to_string(offset + parser.fault().offset) + ": " + parser.fault().message);
    if (json.starts_with('{')) return read_item(json, offset, sink);
    dossier::each_json_item(json, [&](std::string_view item) {
      const auto at = offset + static_cast<std::uint64_t>(item.data() - json.data());
      if (item.starts_with('{'))
        read_item(item, at, sink);
      else
        sink.reject("byte " + std::to_string(at), "bad_json",
                    "byte " + std::to_string(at) + ": expected an object with a news item, found another value",
                    {at, at + item.size()});
    });
  }

  static void read_lines(std::string_view json, std::uint64_t offset, dossier::DocumentSink& sink) {
    int number = 0;
    for (std::size_t at = 0, end = 0; at < json.size(); at = end + 1) {
      end = std::min(json.find('\n', at), json.size());
      const auto line = json.substr(at, end - at);
      const auto unit = "line " + std::to_string(++number);
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      dossier::JsonParser parser(line);
      const bool valid = parser.check();
      if (valid && line.starts_with('{')) {
        read_item(line, offset + at, sink);
        continue;
      }
      const auto column = ", column " + std::to_string(parser.fault().offset + 1) + ": ";
      sink.reject(unit, "bad_json",
                  valid ? unit + ", column 1: expected an object with a news item, found another value"
                        : unit + column + parser.fault().message,
                  {offset + at, offset + end});
    }
  }

  static void read_item(std::string_view json, std::uint64_t offset, dossier::DocumentSink& sink) {
    sink.checkpoint();
    NewsItem item;
    std::string html;
    read_ninjs(json, offset, item, html);
    if (!item.has_body() && html.empty()) return sink.drop("text", "no_text");
    auto document = item.finish();
    document.media_type = "application/ninjs+json";
    if (!item.has_body()) {
      dossier::NestedInput body;
      body.name = "body.html";
      body.media_type = "text/html; charset=utf-8";
      body.bytes = html;
      body.overrides = std::move(document);
      return sink.nested(body);
    }
    dossier::LeftOut left_out(dossier::loss_reason::fields);
    left_out.set_share({offset, offset + json.size() + 1});  // with what ends it: a line feed, a comma
    left_out.store(document.metadata);
    document.text = item.prose.text().text();
    sink.emit(document, item.prose.text().runs());
  }
};

}  // namespace dossier_news

DOSSIER_PLUGIN(dossier_news::News)
