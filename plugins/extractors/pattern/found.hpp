// A match of a pattern in a document.
#pragma once

#include <optional>
#include <vector>

#include "dossier/record/span.hpp"
#include "field.hpp"

namespace pattern_extractor {

struct Found {
  struct Group {
    Field field;
    dossier::Span span;
  };
  dossier::Span whole;
  std::vector<Group> groups;  // those that took part and are not empty

  std::optional<dossier::Span> of(Field field) const {
    for (const auto& group : groups)
      if (group.field == field) return group.span;
    return std::nullopt;
  }
};

}  // namespace pattern_extractor
