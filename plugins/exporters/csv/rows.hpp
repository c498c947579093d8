// Records as lines of CSV, without making a tree of them: fields are found where they stand.
#pragma once

#include "columns.hpp"
#include "dossier/exporter.hpp"

namespace dossier_csv {

class Rows {
 public:
  explicit Rows(bool guard) : cells_(guard) {}

  static std::string head_of(std::string_view port);
  void append(std::string& out, const dossier::ExportRecord& record);

 private:
  Cells cells_;
  std::vector<std::string_view> found_;  // by column: the JSON that stands there
  std::string more_;
};

}  // namespace dossier_csv
