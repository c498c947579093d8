// The system calls that a worker may make, as a filter for seccomp. What is not named is unknown to the worker (ENOSYS, as
// in an older kernel); what is refused on purpose fails with EPERM.
#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "core/plugin/sandbox/confinement.hpp"

namespace dossier::plugin {

struct FilterTerms {
  pid_t self = 0;                // signals and limits: of this process only
  int start_descriptor = -1;     // execveat of this descriptor is allowed; -1: none
  bool files_restricted = true;  // by Landlock; otherwise files are not opened for writing either
};

// Whether this system can filter system calls.
bool can_filter_system_calls();
// The filter that suits this processor; empty where there is none.
std::vector<sock_filter> system_call_filter(const Confinement& allowed, const FilterTerms& terms);
// In force from now on, in this thread and what it starts. Needs no_new_privs. Returns why it is not in force, if it is not.
std::optional<std::string> filter_system_calls(const std::vector<sock_filter>& program);

}  // namespace dossier::plugin
