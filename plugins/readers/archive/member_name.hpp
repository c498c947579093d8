// The name of a member as it is passed on: a path below the archive, whatever the archive says.
#pragma once

#include <string>
#include <string_view>

namespace dossier_archive {

// Without a drive, "." and "..", empty parts and control characters; the last part of what is longer than 400 bytes. May
// be empty, and may have bytes that are not UTF-8. from_dos: backslashes separate folders where no slash does.
std::string clean_name(std::string_view name, bool from_dos);

// Files that a file manager left behind: "__MACOSX/._a.txt", ".DS_Store".
bool is_system_file(std::string_view clean_name);

// The name of what a compressed file holds: "a.txt" for "folder/a.txt.xz".
std::string name_inside(std::string_view uri);

}  // namespace dossier_archive
