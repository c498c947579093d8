#include "nitf.hpp"

#include "dossier/text/dates.hpp"
#include "xml/prose.hpp"

namespace dossier_news {
namespace {

using xml::Tree;

class Nitf {
 public:
  Nitf(const Tree& tree, const Tree::Node& nitf, NewsItem& item)
      : tree_(tree),
        nitf_(nitf),
        item_(item),
        to_(item.document),
        head_(nitf.child("head")),
        body_(nitf.child("body")) {}

  void run() {
    item_.set("language", to_.language, language(), "xml:lang");
    if (head_) read_head();
    if (body_) read_body();
    if (head_) {
      item_.set("title", to_.title, words(head_->child("title")), "title");
      if (const auto* data = head_->child("docdata"))
        if (const auto* copyright = data->child("doc.copyright"))
          item_.set("source", to_.source, copyright->attribute("holder"), "doc.copyright");
    }
    item_.set("source", to_.source, distributor_, "distributor");
    if (to_.source != distributor_) item_.credit(distributor_);
  }

 private:
  std::string words(const Tree::Node* node) const { return words_of(tree_, node); }

  std::string_view language() const {
    for (const auto* node : {&nitf_, body_, body_ ? body_->child("body.content") : nullptr}) {
      if (!node) continue;
      if (const auto said = node->attribute("lang", xml::xml_space); !said.empty()) return said;
    }
    return {};
  }

  void read_head() {
    if (const auto* data = head_->child("docdata")) read_docdata(*data);
    for (const auto* data : head_->all("pubdata")) {
      item_.set_date("published", to_.published, data->attribute("date.publication"), "pubdata");
      item_.set("source", to_.source, data->attribute("name"), "pubdata");
      item_.note("edition", data->attribute("edition.name"));
    }
    item_.set_date("published", to_.published, release_, "date.release");
    const auto release = dossier::parse_written_date(release_);
    if (release && release != to_.published) item_.note("embargoed", *release);
    for (const auto* revision : head_->all("revision-history"))
      if (const auto norm = revision->attribute("norm"); !norm.empty()) {
        to_.updated.clear();  // the last one counts
        item_.set_date("updated", to_.updated, norm, "revision-history");
      }
    for (const auto* meta : head_->all("meta")) item_.note(meta->attribute("name"), meta->attribute("content"));
  }

  void read_docdata(const Tree::Node& data) {
    const auto norm = [&](std::string_view name) {
      const auto* node = data.child(name);
      return node ? node->attribute("norm") : std::string_view();
    };
    item_.set_date("published", to_.published, norm("date.issue"), "date.issue");
    if (const auto* node = data.child("date.release")) release_ = node->attribute("norm");
    item_.note("expires", norm("date.expire"));
    item_.note("status", data.attribute("management-status"));
    if (const auto* id = data.child("doc-id")) to_.key = id->attribute("id-string");
    if (const auto* urgency = data.child("urgency")) item_.note("urgency", urgency->attribute("ed-urg"));
    if (const auto* copyright = data.child("doc.copyright")) {
      std::string said(copyright->attribute("year"));
      if (const auto holder = copyright->attribute("holder"); !holder.empty())
        said.append(said.empty() ? "" : " ").append(holder);
      item_.note("copyright", said);
    }
    if (const auto* slug = data.child("du-key")) item_.note("slugline", slug->attribute("key"));
    if (const auto* message = data.child("ed-msg")) item_.note("editor_note", message->attribute("info"));
    if (const auto* correction = data.child("correction")) item_.note("correction", correction->attribute("info"));
    dossier::Json::Array keywords;
    if (const auto* list = data.child("key-list"))
      for (const auto* keyword : list->all("keyword"))
        if (const auto key = keyword->attribute("key"); !key.empty()) keywords.emplace_back(std::string(key));
    if (!keywords.empty()) to_.metadata.set("keywords", std::move(keywords));
  }

  void read_body() {
    if (const auto* head = body_->child("body.head")) read_body_head(*head);
    item_.begin_body();
    if (const auto* content = body_->child("body.content")) xml::write_prose(tree_, *content, item_.prose);
    item_.end_body();
    if (const auto* end = body_->child("body.end")) item_.note("tagline", words(end->child("tagline")));
  }

  void read_body_head(const Tree::Node& head) {
    if (const auto* lines = head.child("hedline")) {
      const auto* main = lines->child("hl1");
      item_.set("title", to_.title, words(main), "hl1");
      write_block(tree_, main, "title", item_);
      for (const auto* line : lines->all("hl2")) write_block(tree_, line, "heading", item_);
    }
    for (const auto* line : head.all("byline")) read_byline(*line);
    distributor_ = words(head.child("distributor"));
    item_.note("distributor", distributor_);
    item_.note("abstract", words(head.child("abstract")));
    item_.note("editor_note", words(head.child("note")));
    item_.note("rights", words(head.child("rights")));
    if (const auto* line = head.child("dateline")) {
      item_.note("dateline", words(line));
      item_.note("location", words(line->child("location")));
      if (const auto* date = line->child("story.date"))
        item_.set_date("published", to_.published, date->attribute("norm"), "story.date");
      write_block(tree_, line, "paragraph", item_);
    }
  }

  // Persons where they are marked as such; the title that follows a name is none.
  void read_byline(const Tree::Node& line) {
    item_.note("byline", words(&line));
    const auto persons = line.all("person");
    for (const auto* person : persons) item_.add_authors(words(person), "byline");
    if (!persons.empty()) return;
    const auto* title = line.child("byttl");
    const dossier::Span names{line.text.start, title ? title->text.start : line.text.end};
    item_.add_authors(names.of(tree_.text().text()), "byline");
  }

  const Tree& tree_;
  const Tree::Node& nitf_;
  NewsItem& item_;
  dossier::Document& to_;
  const Tree::Node* head_;
  const Tree::Node* body_;
  std::string distributor_;
  std::string_view release_;  // from when on it may be published
};

}  // namespace

void read_nitf(const xml::Tree& tree, const xml::Tree::Node& nitf, NewsItem& item) { Nitf(tree, nitf, item).run(); }

}  // namespace dossier_news
