// Records that an author passes with --records: documents and claims that make the plugin produce something.
#pragma once

#include <filesystem>
#include <vector>

#include "core/conformance/records.hpp"

namespace dossier::conformance {

// Reads JSON Lines: an object with "kind" is a claim, one with "text" a document (as in documents.jsonl). A claim
// belongs to the document named by its "document" (id or key), to the last one above it where it names none, and to a
// document made of its own words where that one is not given. Throws a message with file and line.
std::vector<SampleDocument> read_given_records(const std::vector<std::filesystem::path>& files);

}  // namespace dossier::conformance
