#include "core/conformance/shown.hpp"

#include <stdio.h>

#include <cstdlib>
#include <stdexcept>

#include "core/conformance/exporting.hpp"

namespace dossier::conformance {
namespace {

// Names by which a run may hide what is not finished: begins with a dot, or holds the word.
bool is_hidden(const std::string& name) {
  const std::string file = std::filesystem::path(name).filename();
  return file.starts_with(".") || file.ends_with(".tmp") || file.ends_with(".part") || file.ends_with("-journal") ||
         file.ends_with("-wal") || file.ends_with("-shm");
}

std::string printed_by(const std::string& command, const std::filesystem::path& folder) {
  ::setenv("FOLDER", folder.c_str(), 1);
  ::setenv("NAME", GivenOptions::name_of(folder).c_str(), 1);
  FILE* pipe = ::popen(command.c_str(), "re");
  if (!pipe) throw std::runtime_error("the command `show` of the options file cannot be started");
  std::string text;
  char buffer[4096];
  while (const auto size = ::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, size);
  if (::pclose(pipe) != 0) throw std::runtime_error("the command `show` of the options file failed: " + command);
  return text;
}

}  // namespace

Shown all_at(const Subject& subject, const std::filesystem::path& folder) {
  return {files_in(folder), subject.given().show.empty() ? "" : printed_by(subject.given().show, folder)};
}

Shown shown_at(const Subject& subject, const std::filesystem::path& folder) {
  auto shown = all_at(subject, folder);
  std::erase_if(shown.files, [](const auto& file) { return is_hidden(file.first); });
  return shown;
}

std::string difference(const Shown& expected, const Shown& found) {
  for (const auto& [name, bytes] : expected.files) {
    const auto same = found.files.find(name);
    if (same == found.files.end()) return "the file " + name + " is missing";
    if (same->second != bytes)
      return "the file " + name + " has other bytes (" + std::to_string(bytes.size()) + " expected, " +
             std::to_string(same->second.size()) + " found)";
  }
  for (const auto& [name, bytes] : found.files)
    if (!expected.files.contains(name)) return "the file " + name + " is unexpected";
  if (expected.printed != found.printed) {
    const auto at = static_cast<std::size_t>(
        std::mismatch(expected.printed.begin(), expected.printed.end(), found.printed.begin(), found.printed.end())
            .first -
        expected.printed.begin());
    return "what `show` prints differs at byte " + std::to_string(at) + ": expected " +
           Json(expected.printed.substr(at, 60)).dump() + ", found " +
           Json(at < found.printed.size() ? found.printed.substr(at, 60) : "").dump();
  }
  return {};
}

}  // namespace dossier::conformance
