// What results of steps have in common, as fields of a piece.
#pragma once

#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

#include "core/engine/stage.hpp"
#include "core/plugin/codec/fields.hpp"

namespace dossier::engine::task {

using plugin::codec::FieldReader;
using plugin::codec::FieldWriter;

// Rows as they are in memory: all machines of a run have one byte order, which their build ids tell.
template <class Row>
void write_rows(FieldWriter& out, std::span<const Row> rows) {
  static_assert(std::is_trivially_copyable_v<Row>);
  out.text(std::string_view(reinterpret_cast<const char*>(rows.data()), rows.size_bytes()));
}
template <class Row>
std::vector<Row> read_rows(FieldReader& in) {
  static_assert(std::is_trivially_copyable_v<Row>);
  const auto bytes = in.text();
  std::vector<Row> rows(bytes.size() / sizeof(Row));
  if (!rows.empty()) std::memcpy(rows.data(), bytes.data(), rows.size() * sizeof(Row));
  return rows;
}
template <class Row>
void write_row(FieldWriter& out, const Row& row) {
  write_rows(out, std::span<const Row>(&row, 1));
}
template <class Row>
Row read_row(FieldReader& in) {
  const auto rows = read_rows<Row>(in);
  if (rows.size() != 1) throw plugin::codec::BadPayload("a row has another size");
  return rows.front();
}

void write_losses(FieldWriter& out, const std::vector<Loss>& losses);
std::vector<Loss> read_losses(FieldReader& in);

}  // namespace dossier::engine::task
