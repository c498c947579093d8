// An entry of a feed on its way to a document.
#pragma once

#include <string>
#include <string_view>

#include "dossier/reader.hpp"
#include "dossier/record/left_out.hpp"
#include "xml/tree.hpp"

namespace dossier_feed {

struct Entry {
  dossier::Document fields;   // without text and blocks
  dossier::MappedText title;  // as the feed writes it
  dossier::MappedText body;   // plain text, or markup where `markup` says so
  bool markup = false;
  const xml::Tree* tree = nullptr;  // of an XHTML body,
  const xml::Tree::Node* xhtml = nullptr;
  dossier::LeftOut left_out;

  bool has_body() const { return xhtml || body.size() > 0; }
  void set_date(std::string& to, std::string_view written, std::string_view name);
  void add_authors(std::string_view written);
  // Metadata under a name; an empty value changes nothing.
  void note(std::string_view name, std::string_view value);
};

// Characters of an element or member that feeds often escape twice: "AT&amp;T" and "<b>Ferry</b>" as text.
std::string without_markup(const std::string& text);

// Whether a text has tags or character references.
bool has_markup(std::string_view text);

// Emits the entry. A body whose markup is not well-formed XML becomes an inner input that inherits the fields.
void emit(Entry&& entry, std::size_t number, dossier::DocumentSink& sink);

}  // namespace dossier_feed
