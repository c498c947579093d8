// What the worker of a plugin may reach: the plugin itself, what it needs to run, and what the pipeline grants.
#pragma once

#include <string>
#include <vector>

#include "core/plugin/catalog.hpp"
#include "core/plugin/sandbox/confinement.hpp"
#include "dossier/record/json.hpp"

namespace dossier::plugin {

// The files and folders that options name in the pipeline are granted with them: for reading, and those of type `path` to
// an exporter for writing.
Grants with_option_paths(Grants grants, const PluginManifest& manifest, const Json& options);

// The orders for workers of the plugin, with `grants` as with_option_paths returns them. Looks at the file system. The
// executable of a program that is not found is empty, with `command` set.
Confinement confinement_of(const InstalledPlugin& installed, SandboxMode mode, const Grants& grants);

// The environment of a sandboxed worker: "NAME=VALUE" of this process's variables that programs need to run, of those
// granted, and `more`, which replaces others.
std::vector<std::string> worker_environment(const Grants& grants, const std::vector<std::string>& more);

}  // namespace dossier::plugin
