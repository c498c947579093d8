// The fields of a claim that a pattern may fill: from a group of the match, or with a constant.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pattern_extractor {

enum class Kind : std::uint8_t { quantity, time, quote, entity, statement };
inline constexpr std::string_view kind_names[] = {"quantity", "time", "quote", "entity", "statement"};

enum class Field : std::uint8_t {
  claim,
  subject,
  role,
  predicate,
  property,
  scope,
  source,
  modality,
  negated,
  value,
  unit,
  code,
  noun,
  per,
  of,
  content,
  speaker,
  cue,
  form,
  polarity,
  name,
  type,
  rel,
  object
};

struct FieldRow {
  std::string_view name;
  Field field;
  std::string_view kinds;        // separated by blanks; empty: all
  bool group = false;            // may be a group of the match
  bool constant = false;         // may be set
  bool required = false;         // as a group, or set where that is allowed
  std::string_view values = {};  // of a constant, separated by blanks; empty: any text
};

std::span<const FieldRow> field_rows();
const FieldRow* field_named(std::string_view name);
// Whether claims of this kind have the field.
bool belongs(const FieldRow& row, Kind kind);
// The names of the fields that may be groups, or constants, of this kind.
std::vector<std::string> group_names(Kind kind);
std::vector<std::string> constant_names(Kind kind);

}  // namespace pattern_extractor
