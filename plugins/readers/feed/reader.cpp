// reader.feed: RSS, Atom and JSON Feed, each entry a document.
#include <algorithm>

#include "dossier/plugin.hpp"
#include "entry.hpp"
#include "json_feed.hpp"
#include "xml_feed.hpp"

namespace dossier_feed {

class Feed {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.feed", .version = "1.0.0", .summary = "Reads feeds (RSS, Atom, JSON Feed): each entry a document."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"application/atom+xml", "application/feed+json", "application/rss+xml"};
    manifest.extensions = {"atom", "rss"};
  }
  static int sniff(std::string_view, std::string_view head) {
    if (is_json_feed(head)) return 100;
    const auto root = xml::root_of(head);
    if (!root || !is_feed(root->space, root->local)) return 0;
    return root->local != "RDF" || head.find("rss") != std::string_view::npos ? 95 : 0;
  }

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    std::size_t number = 0;
    const auto visit = [&](Entry&& entry) {
      sink.checkpoint();
      emit(std::move(entry), ++number, sink);
    };
    const auto at = std::min(input.bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), input.bytes.size());
    if (const auto json = input.bytes.substr(at); json.starts_with('{')) {
      dossier::JsonParser parser(json);
      if (!parser.check())
        throw dossier::Error("bad_json",
                             "byte " + std::to_string(at + parser.fault().offset) + ": " + parser.fault().message);
      read_json_feed(json, at, visit);
    } else {
      read_xml(input, sink, visit);
    }
    if (number == 0) sink.drop("feed", "no_entries");
  }

 private:
  static void read_xml(const dossier::Input& input, dossier::DocumentSink& sink,
                       const std::function<void(Entry&&)>& visit) {
    const xml::Tree tree(input.bytes);
    const auto& fault = tree.parsed().fault;
    if (!tree.root() || !is_feed(tree.root()->name.space, tree.root()->name.local)) {
      if (fault) throw fault->error();
      throw dossier::Error("not_a_feed", "line 1: expected rss, RDF or feed as the outermost element, found <" +
                                             std::string(tree.root()->name.local) + ">");
    }
    read_xml_feed(tree, [&](Entry&& entry) {
      if (tree.parsed().charset != "utf-8") entry.note("charset", tree.parsed().charset);
      if (tree.parsed().replaced) entry.fields.metadata.set("replaced_characters", tree.parsed().replaced);
      visit(std::move(entry));
    });
    if (fault)
      sink.reject("byte " + std::to_string(fault->offset), fault->code, fault->message,
                  {fault->offset, input.bytes.size()});
  }
};

}  // namespace dossier_feed

DOSSIER_PLUGIN(dossier_feed::Feed)
