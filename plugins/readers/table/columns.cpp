#include "columns.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "dossier/text/fold.hpp"

namespace dossier_table {
namespace {

struct Known {
  FieldName field;
  std::string_view option;
  std::string_view headers;  // the first that a table has is the column
};
constexpr std::array<Known, named_fields> known{{
    {FieldName::text, "text_column",
     " text body content fulltext full_text article_text article_body articlebody maintext main_text body_text "
     "content_text "
     "article story message plain_text "},
    {FieldName::id, "id_column", " id article_id doc_id document_id articleid docid guid uuid key "},
    {FieldName::title, "title_column", " title headline heading article_title subject "},
    {FieldName::source, "source_column",
     " source publisher publication outlet newspaper source_name source_title sourcename site media medium "},
    {FieldName::url, "url_column", " url link uri permalink address article_url canonical_url source_url web_url "},
    {FieldName::published, "published_column",
     " published date published_at publish_date publication_date published_date date_published pubdate pub_date "
     "publishedat datepublished created_at created date_publish datetime timestamp time "},
    {FieldName::updated, "updated_column",
     " updated updated_at modified last_modified modified_at date_modified datemodified date_modify last_updated "},
    {FieldName::authors, "authors_column", " authors author byline by creator writer author_name "},
    {FieldName::language, "language_column", " language lang locale "},
}};

// "Author(s)" and "Pub. Date" are written in many ways.
std::string folded_header(std::string_view header) {
  std::string out;
  for (const char c : dossier::lower_ascii(header)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (word) {
      out += c;
    } else if (!out.empty() && out.back() != '_' && c != '(' && c != ')') {
      out += '_';
    }
  }
  while (out.ends_with('_')) out.pop_back();
  return out;
}

// The place of a header in the list of a field, where smaller is better; npos: not in it.
std::size_t rank_of(const Known& field, std::string_view folded) {
  if (folded.empty()) return std::string_view::npos;
  return field.headers.find(" " + std::string(folded) + " ");
}

}  // namespace

dossier::OptionDeclarations column_options() {
  using dossier::option;
  const auto column = [](const char* name, const std::string& what) {
    return option(name).text("").help("The column that holds " + what +
                                      ": its header, or its number from 1. Default: by the usual headers.");
  };
  return {column("text_column", "the text"),
          column("id_column", "the row's own id, the document's key"),
          column("title_column", "the title"),
          column("source_column", "the publisher"),
          column("url_column", "the address"),
          column("published_column", "the date of publication"),
          column("updated_column", "the date of the last change"),
          column("authors_column", "the authors"),
          column("language_column", "the language, as a BCP 47 tag")};
}

FieldName field_of_header(std::string_view header) {
  const auto folded = folded_header(header);
  for (const auto& field : known)
    if (rank_of(field, folded) != std::string_view::npos) return field.field;
  return FieldName::other;
}

Columns::Columns(std::vector<std::string> names, const dossier::Options& options)
    : names_(std::move(names)), fields_(names_.size(), FieldName::other) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < names_.size(); ++i)
    while (!seen.insert(names_[i]).second) names_[i] += " (" + std::to_string(i + 1) + ")";
  for (const auto& field : known) {
    const auto wanted = options.text(field.option);
    if (wanted.empty()) continue;
    auto at = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), wanted) - names_.begin());
    if (at == names_.size()) {
      std::size_t number = 0;
      const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
      if (error == std::errc() && end == wanted.data() + wanted.size() && number >= 1) at = number - 1;
    }
    if (at >= names_.size()) {
      std::string found;
      for (const auto& name : names_) found += (found.empty() ? "" : ", ") + name;
      throw dossier::Error("no_column", "expected the column \"" + wanted + "\" of the option " +
                                            std::string(field.option) + ", found the columns " + found.substr(0, 400))
          .at_option(std::string(field.option));
    }
    fields_[at] = field.field;
  }
  for (const auto& field : known) {
    if (has(field.field)) continue;
    std::size_t best = names_.size();
    std::size_t best_rank = std::string_view::npos;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto rank =
          fields_[i] == FieldName::other ? rank_of(field, folded_header(names_[i])) : std::string_view::npos;
      if (rank < best_rank) {
        best = i;
        best_rank = rank;
      }
    }
    if (best < names_.size()) fields_[best] = field.field;
  }
}

bool Columns::has(FieldName field) const { return std::find(fields_.begin(), fields_.end(), field) != fields_.end(); }

}  // namespace dossier_table
