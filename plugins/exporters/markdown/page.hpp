// The page: what is disputed first, then what is agreed, then who says it and what was lost.
#pragma once

#include <functional>

#include "gathered.hpp"

namespace dossier_markdown {

struct Heading {
  std::string title;
  std::string pipeline;
  std::vector<std::string> ports;  // that are part of the export
};

// Gives the page piece by piece to `put`.
void write_page(const Heading& heading, Gathered& gathered, const std::function<void(std::string_view)>& put);

}  // namespace dossier_markdown
