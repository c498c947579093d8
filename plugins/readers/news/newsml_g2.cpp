#include "newsml_g2.hpp"

#include "dossier/text/dates.hpp"
#include "language/agency_names.hpp"
#include "nitf.hpp"
#include "xml/prose.hpp"

namespace dossier_news {
namespace {

using xml::Tree;

class NewsmlG2 {
 public:
  NewsmlG2(const Tree& tree, const Tree::Node& item, NewsItem& out)
      : tree_(tree), item_(item), out_(out), to_(out.document) {}

  void run() {
    read_item();
    if (const auto* meta = item_.child("itemMeta")) read_item_meta(*meta);
    if (const auto* meta = item_.child("contentMeta")) read_content_meta(*meta);
    if (const auto* rights = item_.child("rightsInfo")) read_rights(*rights);
    if (const auto* set = item_.child("contentSet")) read_content(*set);
    out_.set("title", to_.title, item_title_, "itemMeta title");
  }

 private:
  std::string words(const Tree::Node* node) const { return words_of(tree_, node); }

  // The name of a party: spelt out, else its literal, else its code without the scheme.
  std::string party(const Tree::Node* node) const {
    if (!node) return {};
    if (auto name = words(node->child("name")); !name.empty()) return name;
    if (const auto literal = node->attribute("literal"); !literal.empty()) return std::string(literal);
    return code(*node, "qcode");
  }
  static std::string code(const Tree::Node& node, std::string_view attribute) {
    const auto value = node.attribute(attribute);
    return std::string(value.substr(value.find(':') + 1));
  }

  void read_item() {
    const auto guid = item_.attribute("guid");
    to_.key = guid;
    if (guid.starts_with("http")) out_.set("url", to_.url, guid, "guid");
    out_.note("version", item_.attribute("version"));
  }

  void read_item_meta(const Tree::Node& meta) {
    out_.set_date("published", to_.published, words(meta.child("firstCreated")), "firstCreated");
    const auto version = words(meta.child("versionCreated"));
    out_.set_date("published", to_.published, version, "versionCreated");
    if (dossier::parse_written_date(version) != to_.published)
      out_.set_date("updated", to_.updated, version, "versionCreated");
    out_.set("source", to_.source, party(meta.child("provider")), "provider");
    out_.note("embargoed", words(meta.child("embargoed")));
    out_.note("editor_note", words(meta.child("edNote")));
    if (const auto* status = meta.child("pubStatus")) out_.note("status", code(*status, "qcode"));
    item_title_ = words(meta.child("title"));
  }

  void read_content_meta(const Tree::Node& meta) {
    for (const auto* language : meta.all("language"))
      out_.set("language", to_.language, language->attribute("tag"), "language");
    const auto* headline = meta.child("headline");
    out_.set("title", to_.title, words(headline), "headline");
    headline_ = headline;
    for (const auto* by : meta.all("by")) {
      out_.note("byline", words(by));
      out_.add_authors(words(by), "by");
    }
    if (to_.authors.empty())
      for (const auto* creator : meta.all("creator")) out_.add_authors(party(creator), "creator");
    out_.note("slugline", words(meta.child("slugline")));
    dateline_ = meta.child("dateline");
    out_.note("dateline", words(dateline_));
    out_.note("location", party(meta.child("located")));
    out_.note("urgency", words(meta.child("urgency")));
    out_.note("abstract", words(meta.child("description")));
    const auto credit = words(meta.child("creditline"));
    out_.note("creditline", credit);
    for (const auto& agency : language::agency_names(credit, 0, credit.size())) out_.credit(agency.name);
    for (const auto* source : meta.all("infoSource"))
      if (const auto name = party(source); name != to_.source) out_.credit(name);
    dossier::Json::Array subjects;
    for (const auto* subject : meta.all("subject"))
      if (auto name = party(subject); !name.empty()) subjects.emplace_back(std::move(name));
    if (!subjects.empty()) to_.metadata.set("subjects", std::move(subjects));
  }

  void read_rights(const Tree::Node& rights) {
    const auto holder = party(rights.child("copyrightHolder"));
    out_.set("source", to_.source, holder, "copyrightHolder");
    const auto notice = words(rights.child("copyrightNotice"));
    out_.note("copyright", notice.empty() ? holder : notice);
    out_.note("usage_terms", words(rights.child("usageTerms")));
  }

  // One of several renditions: the first that is text.
  void read_content(const Tree::Node& set) {
    for (const auto* content : set.children) {
      if (out_.has_body()) return;
      if (content->name.local == "inlineXML") read_inline(*content);
      if (content->name.local == "inlineData" && content->attribute("encoding").empty()) {
        write_head();
        out_.begin_body();
        xml::write_plain(tree_.text(), content->text, out_.prose);
        out_.end_body();
      }
    }
  }
  void read_inline(const Tree::Node& content) {
    for (const auto* root : content.children) {
      out_.set("language", to_.language, root->attribute("lang", xml::xml_space), "content xml:lang");
      if (root->name.local == "nitf") {
        if (!root->path({"body", "body.head", "hedline", "hl1"})) write_title();
        if (!root->path({"body", "body.head", "dateline"})) write_dateline();
        read_nitf(tree_, *root, out_);
      } else {
        const auto* body = root->child("body");
        write_page(body ? *body : *root);
      }
    }
  }
  // A page may show the headline itself.
  void write_page(const Tree::Node& body) {
    const bool shown = !to_.title.empty() && words(&body).starts_with(to_.title);
    if (shown)
      write_dateline();
    else
      write_head();
    const auto first = out_.prose.blocks().size();
    out_.begin_body();
    xml::write_prose(tree_, body, out_.prose);
    out_.end_body();
    auto& blocks = out_.prose.blocks();
    if (shown && blocks.size() > first && blocks[first].span().of(out_.prose.text().text()) == to_.title)
      blocks[first].kind = "title";
  }
  void write_head() {
    write_title();
    write_dateline();
  }
  void write_title() { write_block(tree_, headline_, "title", out_); }
  void write_dateline() { write_block(tree_, dateline_, "paragraph", out_); }

  const Tree& tree_;
  const Tree::Node& item_;
  NewsItem& out_;
  dossier::Document& to_;
  const Tree::Node* headline_ = nullptr;
  const Tree::Node* dateline_ = nullptr;
  std::string item_title_;
};

}  // namespace

void read_newsml_g2(const xml::Tree& tree, const xml::Tree::Node& item, NewsItem& out) {
  NewsmlG2(tree, item, out).run();
}

}  // namespace dossier_news
