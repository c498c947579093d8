// Options that a plugin requires and that a check cannot make up: an address, a connection.
#pragma once

#include "core/conformance/given_options.hpp"
#include "dossier/manifest/manifest.hpp"

namespace dossier::conformance {

// Those that are required and not given. A path is made up inside the test's folder, and so is the text of a plugin
// that only computes; the text of an exporter names a place outside, where a check must not write without being asked to.
OptionDeclarations missing_options(const PluginManifest& manifest, const GivenOptions& given);

// "the option "url"", "the options "url" and "topic"".
std::string names_of(const OptionDeclarations& options);

// An options file with them: it can be read as it is, and its values are to be filled in. Every line has a line end.
std::string example_file(const PluginManifest& manifest, const OptionDeclarations& options);

}  // namespace dossier::conformance
