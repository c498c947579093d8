// reader.feed: RSS, Atom and JSON Feed, each entry a document.
#include <algorithm>

#include "dossier/plugin.hpp"
#include "entries_after.hpp"
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
    const xml::Source source(input.bytes);
    const xml::Tree tree(source);
    const auto& fault = tree.parsed().fault;
    if (!tree.root() || !is_feed(tree.root()->name.space, tree.root()->name.local)) {
      if (fault) throw fault->error();
      throw dossier::Error("not_a_feed", "line 1: expected rss, RDF or feed as the outermost element, found <" +
                                             std::string(tree.root()->name.local) + ">");
    }
    const auto visit_entry = [&](Entry&& entry) {
      if (source.charset() != "utf-8") entry.note("charset", source.charset());
      if (source.replaced()) entry.fields.metadata.set("replaced_characters", source.replaced());
      visit(std::move(entry));
    };
    read_xml_feed(tree, visit_entry);
    if (!fault) return;
    const auto root = tree.root()->name.local;
    const auto next = next_entry(source, root, fault->at);
    const auto reject = [&](const std::string& message, std::uint64_t end) {
      sink.reject("byte " + std::to_string(fault->offset), fault->code, message, {fault->offset, end});
    };
    if (!next) return reject(fault->message, input.bytes.size());
    reject(fault->message + "; the entries after it are read one by one", source.bytes_of({*next, *next}).start);
    each_entry_from(source, root, *next,
                    [&](const xml::Tree& feed, const xml::Fault* damage, const dossier::Span& bytes) {
                      if (!feed.root()) return;
                      read_xml_feed(feed, visit_entry);
                      if (!damage) return;
                      const auto place = "byte " + std::to_string(damage->offset);
                      const auto& said = damage->message;  // "line 1, column 2 (byte 3): ...", of lines of the entry
                      sink.reject(place, damage->code, place + said.substr(std::min(said.find("): ") + 1, said.size())),
                                  {std::max(damage->offset, bytes.start), bytes.end});
                    });
  }
};

}  // namespace dossier_feed

DOSSIER_PLUGIN(dossier_feed::Feed)
