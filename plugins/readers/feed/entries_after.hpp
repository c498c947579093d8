// The entries of a feed in XML that follow a damage.
#pragma once

#include <functional>
#include <optional>

#include "xml/tree.hpp"

namespace dossier_feed {

// Where the first entry after a place in the source's text begins; nothing if there is none.
std::optional<std::uint64_t> next_entry(const xml::Source& source, std::string_view root, std::uint64_t from);

// Each entry from `first` on as a feed of its own, with the head of the whole one, so that a damage costs one entry. `damage` is
// inside the entry, null if there is none; bytes: of the entry in the input.
void each_entry_from(
    const xml::Source& source, std::string_view root, std::uint64_t first,
    const std::function<void(const xml::Tree& feed, const xml::Fault* damage, const dossier::Span& bytes)>& visit);

}  // namespace dossier_feed
