#include "line_record.hpp"

#include <unordered_map>

#include "dossier/plugin/error.hpp"
#include "dossier/text/dates.hpp"

namespace dossier_jsonl {
namespace {

using dossier::Error;
using dossier::Json;

[[noreturn]] void wrong_type(const std::string& name, std::string_view expected, const Json& found) {
  std::string shown = found.dump();
  if (shown.size() > 60) shown = shown.substr(0, 60) + "...";
  throw Error("bad_record", "the field \"" + name + "\": expected " + std::string(expected) + ", found " + shown);
}

std::string text_of(const std::string& name, const Json& value) {
  if (!value.text()) wrong_type(name, "a text", value);
  return *value.text();
}

std::string id_of(const std::string& name, const Json& value) {
  if (value.number()) return value.number()->digits;
  if (!value.text()) wrong_type(name, "a text or a number", value);
  return *value.text();
}

void add_author(std::vector<std::string>& authors, const std::string& name, const Json& value) {
  const Json* said = value.object() ? value.find("name") : &value;
  if (!said || !said->text()) wrong_type(name, "a text, or a list of texts", value);
  if (!said->text()->empty()) authors.push_back(*said->text());
}

std::vector<std::string> authors_of(const std::string& name, const Json& value) {
  std::vector<std::string> authors;
  if (const auto* list = value.array()) {
    for (const auto& item : *list) add_author(authors, name, item);
  } else {
    add_author(authors, name, value);
  }
  return authors;
}

// Blocks or credits of an earlier run; false if they do not fit this text.
template <class Mark>
bool marks_of(const Json& value, std::string_view text, std::vector<Mark>& marks) {
  std::vector<Mark> read;
  if (!dossier::FieldReader::read(value.dump(), read)) return false;
  for (const auto& mark : read)
    if (mark.start > mark.end || mark.end > text.size() || !dossier::is_utf8_boundary(text, mark.start) ||
        !dossier::is_utf8_boundary(text, mark.end))
      return false;
  marks = std::move(read);
  return true;
}

// Members by name, of which there may be any number; of two with one name the later replaces the earlier.
class Members {
 public:
  void set(const std::string& name, Json value) {
    const auto [place, is_new] = places_.try_emplace(name, members_.size());
    if (is_new)
      members_.emplace_back(name, std::move(value));
    else
      members_[place->second].second = std::move(value);
  }
  Json take() { return members_.empty() ? Json() : Json(std::move(members_)); }

 private:
  Json::Object members_;
  std::unordered_map<std::string, std::size_t> places_;
};

// The names of the fields that are there.
std::string fields_of(const Json& object) {
  constexpr std::size_t most = 12;
  const auto* members = object.object();
  if (!members || members->empty()) return "no fields";
  std::string names;
  for (std::size_t i = 0; i < members->size() && i < most; ++i)
    names += (i ? ", " : "") + Json((*members)[i].first.substr(0, 40)).dump();
  return "the fields " + names + (members->size() > most ? ", ..." : "");
}

}  // namespace

FieldNames::FieldNames(const dossier::Options& options)
    : text(options.text("text_field")),
      id(options.text("id_field")),
      title(options.text("title_field")),
      source(options.text("source_field")),
      url(options.text("url_field")),
      published(options.text("published_field")),
      updated(options.text("updated_field")),
      authors(options.text("authors_field")),
      language(options.text("language_field")) {}

dossier::OptionDeclarations FieldNames::declarations() {
  using dossier::option;
  return {option("text_field").text("text").help("The field that holds the text; each object must have it."),
          option("id_field").text("id").help("The field that holds the document's own id, its key."),
          option("title_field").text("title").help("The field that holds the title."),
          option("source_field").text("source").help("The field that holds the publisher."),
          option("url_field").text("url").help("The field that holds the document's address."),
          option("published_field").text("published").help("The field that holds the date of publication."),
          option("updated_field").text("updated").help("The field that holds the date of the last change."),
          option("authors_field").text("authors").help("The field that holds the authors: a list of texts, or a text."),
          option("language_field").text("language").help("The field that holds the language, as a BCP 47 tag.")};
}

void require_text(const Json& object, const std::string& name) {
  const Json* text = object.find(name);
  if (!text)
    throw Error("bad_record", "expected the field \"" + name + "\" with the text, found " + fields_of(object) +
                                  "; the option text_field names another");
  if (!text->text()) wrong_type(name, "a text", *text);
}

dossier::Document to_document(Json::Object&& members, const FieldNames& names, std::string_view text) {
  dossier::Document document;
  Members metadata;
  const auto date = [&](const std::string& name, Json& value, std::string& to) {
    const std::string written = text_of(name, value);
    if (auto read = dossier::parse_written_date(written)) {
      to = std::move(*read);
    } else if (!written.empty()) {
      metadata.set(name, std::move(value));
    }
  };
  for (auto& [name, value] : members) {
    if (name == names.text || value.is_null()) continue;
    if (name == names.id) {
      document.key = id_of(name, value);
    } else if (name == names.title) {
      document.title = text_of(name, value);
    } else if (name == names.source) {
      document.source = text_of(name, value);
    } else if (name == names.url) {
      document.url = text_of(name, value);
    } else if (name == names.published) {
      date(name, value, document.published);
    } else if (name == names.updated) {
      date(name, value, document.updated);
    } else if (name == names.authors) {
      document.authors = authors_of(name, value);
    } else if (name == names.language) {
      document.language = text_of(name, value);
    } else if (name == "metadata" && value.object()) {
      for (auto& [inner, said] : *value.object()) metadata.set(inner, std::move(said));
    } else if (name == "blocks" && marks_of(value, text, document.blocks)) {
      continue;
    } else if (name == "credits" && marks_of(value, text, document.credits)) {
      continue;
    } else {
      metadata.set(name, std::move(value));
    }
  }
  document.metadata = metadata.take();
  return document;
}

}  // namespace dossier_jsonl
