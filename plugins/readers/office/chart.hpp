// The text of a chart in a Word document or on a slide.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/plugin/host.hpp"
#include "package.hpp"

namespace dossier_office {

// Its title as a caption, and the values that it shows as a table: a row for each category, a column for each series. The
// member must be loaded.
void read_chart(Package& package, std::string_view member, Composer& out, const dossier::Host& host);

}  // namespace dossier_office
