#include "field.hpp"

#include "language/word_list.hpp"

namespace pattern_extractor {

namespace {

constexpr FieldRow rows[] = {
    {"claim", Field::claim, "", true},
    {"subject", Field::subject, "quantity time entity statement", true},
    {"role", Field::role, "quantity time quote statement", true, true},
    {"predicate", Field::predicate, "", false, true},
    {"property", Field::property, "", true, true},
    {"scope", Field::scope, "", true, true},
    {"source", Field::source, "", true},
    {"modality", Field::modality, "", false, true, false, "asserted hedged denied expected conditional asked"},
    {"negated", Field::negated, "", false, true, false, "true false"},
    {"value", Field::value, "quantity time", true, false, true},
    {"unit", Field::unit, "quantity", true, true},
    {"code", Field::code, "quantity", false, true},
    {"noun", Field::noun, "quantity", true, true},
    {"per", Field::per, "quantity", true, true},
    {"of", Field::of, "quantity", true, true},
    {"content", Field::content, "quote", true, false, true},
    {"speaker", Field::speaker, "quote", true},
    {"cue", Field::cue, "quote", true},
    {"form", Field::form, "quote", false, true, false, "direct indirect mixed"},
    {"polarity", Field::polarity, "quote", false, true, false, "affirm deny"},
    {"name", Field::name, "entity", true, false, true},
    {"type", Field::type, "entity", false, true, true},
    {"rel", Field::rel, "statement", true, true, true},
    {"object", Field::object, "statement", true},
};

std::vector<std::string> names(Kind kind, bool FieldRow::*may) {
  std::vector<std::string> found;
  for (const auto& row : rows)
    if (row.*may && belongs(row, kind)) found.emplace_back(row.name);
  return found;
}

}  // namespace

std::span<const FieldRow> field_rows() { return rows; }

const FieldRow* field_named(std::string_view name) {
  for (const auto& row : rows)
    if (row.name == name) return &row;
  return nullptr;
}

bool belongs(const FieldRow& row, Kind kind) {
  return row.kinds.empty() || language::one_of(kind_names[static_cast<std::size_t>(kind)], row.kinds);
}

std::vector<std::string> group_names(Kind kind) { return names(kind, &FieldRow::group); }
std::vector<std::string> constant_names(Kind kind) { return names(kind, &FieldRow::constant); }

}  // namespace pattern_extractor
