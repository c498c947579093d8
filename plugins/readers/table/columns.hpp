// Which column of a table is which field of a document.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/plugin/options.hpp"

namespace dossier_table {

enum class FieldName { text, id, title, source, url, published, updated, authors, language, other };
constexpr std::size_t named_fields = 9;  // all but other

// The options that name a column for a field: text_column, id_column, ...; by its header, or by its number from 1.
dossier::OptionDeclarations column_options();

// Whether a header is one that tables use for a field ("headline", "pub_date", "Author(s)").
FieldName field_of_header(std::string_view header);

class Columns {
 public:
  // names: of all columns; without headers "1", "2", ... One that is there twice gets its number: "date (7)". Throws Error if an option names a column that is not there.
  Columns(std::vector<std::string> names, const dossier::Options& options);

  std::size_t size() const { return names_.size(); }
  const std::string& name(std::size_t column) const { return names_[column]; }
  FieldName field(std::size_t column) const { return fields_[column]; }
  bool has(FieldName field) const;
  void set(std::size_t column, FieldName field) { fields_[column] = field; }

 private:
  std::vector<std::string> names_;
  std::vector<FieldName> fields_;
};

}  // namespace dossier_table
