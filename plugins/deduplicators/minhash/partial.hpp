// A passage that is in many documents is traced to the earliest of them, not to each.
#pragma once

#include "dossier/deduplicator.hpp"
#include "verdict.hpp"

namespace minhash {

// The third pass: a row for the later document of a pair that only shares passages; a and b are the places
// of the two among the records of the group.
void add_partial(const Comparison& comparison, std::size_t a, std::size_t b, const Settings& settings,
                 dossier::Links& out);

// The last pass, of all such rows of one document: those with text that the earlier ones do not account for.
std::vector<std::size_t> unreported_partials(const dossier::Group<dossier::Document>& group);

}  // namespace minhash
