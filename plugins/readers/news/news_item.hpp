// A news item on its way to a document.
#pragma once

#include <string>
#include <string_view>

#include "dossier/record/document.hpp"
#include "xml/block_writer.hpp"
#include "xml/tree.hpp"

namespace dossier_news {

struct NewsItem {
  dossier::Document document;  // without text, blocks and credits
  xml::BlockWriter prose;
  dossier::Json evidence;

  // A field and the element it came from; an empty value, and a second one, change nothing.
  void set(std::string_view field, std::string& to, std::string_view value, std::string_view where);
  // A date as written in any form; one that cannot be parsed is kept in the metadata under the element's name.
  void set_date(std::string_view field, std::string& to, std::string_view written, std::string_view where);
  // The people of a byline.
  void add_authors(std::string_view byline, std::string_view where);
  // Metadata under a name; an empty value, and a second one, change nothing.
  void note(std::string_view name, std::string_view value);
  // A provider that the text need not mention: a credit without a place.
  void credit(std::string_view name);

  // Whether there is a text beyond title and dateline.
  bool has_body() const { return body_; }
  void begin_body() { body_from_ = prose.text().size(); }
  void end_body() { body_ = body_ || prose.text().size() > body_from_; }

  // The document, complete but for its text, which is prose.text().
  dossier::Document finish();

 private:
  std::uint64_t body_from_ = 0;
  bool body_ = false;
};

// The characters of an element, white space collapsed.
std::string words_of(const xml::Tree& tree, const xml::Tree::Node* node);

// The element's characters as a block of the text, if it has any.
void write_block(const xml::Tree& tree, const xml::Tree::Node* node, std::string_view kind, NewsItem& item);

}  // namespace dossier_news
