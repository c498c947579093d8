// Landlock: a process gives up all files but those that it names. Linux 5.13 and newer.
#pragma once

#include <optional>
#include <string>

#include "core/plugin/sandbox/confinement.hpp"

namespace dossier::plugin {

// The version of Landlock that the kernel has; 0: none, and errno says why.
int landlock_version();
// What that error means, and what to do about it.
std::string why_no_landlock(int error);

// From now on this process and what it starts reach only the files of `allowed`; with version 4 also no TCP port unless
// `network`, with version 6 no process outside by signal or abstract socket. Needs no_new_privs. Returns why it is not in
// force, if it is not. Paths that do not exist are left out.
std::optional<std::string> restrict_files(const Confinement& allowed);

}  // namespace dossier::plugin
