// RSS 0.9 to 2.0 and Atom.
#pragma once

#include <functional>
#include <string_view>

#include "entry.hpp"

namespace dossier_feed {

// Whether an outermost element of that name is a feed's.
bool is_feed(std::string_view space, std::string_view local);

// Calls visit for each entry, in the order of the feed.
void read_xml_feed(const xml::Tree& tree, const std::function<void(Entry&&)>& visit);

}  // namespace dossier_feed
