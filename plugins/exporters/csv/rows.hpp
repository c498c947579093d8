// Records as lines of CSV, without parsing them into trees: fields are copied from the JSON.
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
  std::vector<std::string_view> found_;  // by column: its JSON
  std::string more_;
};

}  // namespace dossier_csv
