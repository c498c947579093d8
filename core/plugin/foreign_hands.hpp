// Whether somebody else could replace a plugin: who may write to a plugin folder runs code as its user.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace dossier::plugin {

// A clause such as "/opt/plugins can be written by everybody (mode 777)"; nothing if only root, this user and the owner
// of the running program can write the file or folder and replace the folders and links that lead to it. The group of
// root and a group with nobody but the owner count as them. Counts for root as well.
std::optional<std::string> foreign_hands_on(const std::filesystem::path& path);

}  // namespace dossier::plugin
