// The columns of each port's file.
#pragma once

#include <span>
#include <string_view>

#include "cells.hpp"

namespace dossier_csv {

struct Column {
  std::string_view name;        // in the header line
  std::string_view field;       // of the record
  std::string_view inner = {};  // of the object in that field; empty: the field itself
  Form form = Form::text;
};

// In the order of the file, which is the order of the record: fields of one object are adjacent. They are followed by
// `more`: the members without a column, as a JSON object. Empty for an unknown port.
std::span<const Column> columns_of(std::string_view port);

}  // namespace dossier_csv
