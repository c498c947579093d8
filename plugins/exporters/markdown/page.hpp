// The page: what is disputed first, then what is agreed, then who says so and what was rejected.
#pragma once

#include "gathered.hpp"
#include "presentation/page_exporter.hpp"

namespace dossier_markdown {

void write_page(const presentation::Heading& heading, Gathered& gathered, const presentation::Append& append);

}  // namespace dossier_markdown
