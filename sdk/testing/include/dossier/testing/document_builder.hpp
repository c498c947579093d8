// Documents for tests, built block by block; offsets follow from the text as it grows:
//   const auto article = DocumentBuilder("gazette").source("Gazette").title("Fire").paragraph("It hit 48 vehicles.");
// It can be used wherever a Document or a record of a deduplicator is expected.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/record/document.hpp"
#include "dossier/testing/lent_record.hpp"
#include "dossier/testing/place.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

class DocumentBuilder {
 public:
  // key: also the id and the uri, which in a run the host sets.
  explicit DocumentBuilder(std::string key = "d1") {
    document_.id = document_.uri = key;
    document_.key = std::move(key);
  }

  // The text. Blocks are separated by a blank line.
  DocumentBuilder& title(std::string_view words) {
    document_.title = words;
    return block("title", words);
  }
  DocumentBuilder& heading(std::string_view words) { return block("heading", words); }
  DocumentBuilder& paragraph(std::string_view words) { return block("paragraph", words); }
  DocumentBuilder& caption(std::string_view words) { return block("caption", words); }
  DocumentBuilder& block(std::string kind, std::string_view words) {
    if (!text_.empty()) text_ += "\n\n";
    const auto start = text_.size();
    text_ += words;
    document_.blocks.push_back({std::move(kind), start, text_.size()});
    return *this;
  }
  // Appended to the text as is, without a block and without a blank line.
  DocumentBuilder& text(std::string_view words) {
    text_ += words;
    return *this;
  }

  // A title that is not in the text.
  DocumentBuilder& title_apart(std::string words) { return set(document_.title, std::move(words)); }
  DocumentBuilder& source(std::string publisher) { return set(document_.source, std::move(publisher)); }
  DocumentBuilder& published(std::string iso) { return set(document_.published, std::move(iso)); }
  DocumentBuilder& updated(std::string iso) { return set(document_.updated, std::move(iso)); }
  DocumentBuilder& url(std::string address) { return set(document_.url, std::move(address)); }
  DocumentBuilder& uri(std::string uri) { return set(document_.uri, std::move(uri)); }
  DocumentBuilder& id(std::string id) { return set(document_.id, std::move(id)); }
  DocumentBuilder& media_type(std::string type) { return set(document_.media_type, std::move(type)); }
  DocumentBuilder& language(std::string tag) { return set(document_.language, std::move(tag)); }
  DocumentBuilder& author(std::string name) {
    document_.authors.push_back(std::move(name));
    return *this;
  }
  // The name as it is already in the text: "CNS" of "(CNS)".
  DocumentBuilder& credit(const std::string& name, std::size_t occurrence = 1) {
    const auto place = span(name, occurrence);
    document_.credits.push_back({name, place.start, place.end});
    return *this;
  }
  DocumentBuilder& metadata(std::string_view key, Json value) {
    document_.metadata.set(key, std::move(value));
    return *this;
  }

  // What the host joins to the claims of the document for checkers.
  DocumentBuilder& cluster(std::string id) { return set(cluster_, std::move(id)); }
  const std::string& cluster() const { return cluster_; }

  // The span of words in the text; see place_of.
  Span span(std::string_view words, std::size_t occurrence = 1) const { return place_of(text_, words, occurrence); }
  const std::string& id() const { return document_.id; }
  std::string_view text() const { return text_; }

  // Its text exists as long as the program, so the document may outlive the builder.
  Document document() const {
    Document document = document_;
    document.text = kept(text_);
    return document;
  }
  operator Document() const { return document(); }
  operator LentRecord() const { return {encode(document_), text_}; }

 private:
  DocumentBuilder& set(std::string& field, std::string value) {
    field = std::move(value);
    return *this;
  }
  static std::string_view kept(const std::string& text) {
    static std::mutex mutex;
    static std::set<std::string> texts;
    const std::lock_guard lock(mutex);
    return *texts.insert(text).first;
  }

  Document document_;
  std::string text_;
  std::string cluster_;
};

}  // namespace testing

DOSSIER_NAMESPACE_END
