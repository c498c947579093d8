// The columns of each port's file.
#pragma once

#include <span>
#include <string_view>

#include "cells.hpp"

namespace dossier_csv {

struct Column {
  std::string_view name;        // in the first line of the file
  std::string_view field;       // of the record
  std::string_view inner = {};  // of the object in that field; empty: the field itself
  Form form = Form::text;
};

// In the order of the file, which is that of the record: fields of one object stand together. After them comes `more`:
// what no column shows, as a JSON object. Empty for a port that is not known.
std::span<const Column> columns_of(std::string_view port);

}  // namespace dossier_csv
